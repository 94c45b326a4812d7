"""Rendered pages -> files that MkDocs builds, and a navigation where a workspace has none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from perilune import schema
from perilune.digest import places
from perilune.pagefiles import is_generated, marked
from perilune.render import Page
from perilune.storage import write_atomically


def add(
    rendered: Iterable[Page], files: Files, config: MkDocsConfig, *, folder: Path, briefings: Path
) -> frozenset[str]:
    """Add the pages to `files`, those aside that somebody wrote by hand; the paths added.

    Their Markdown goes to `folder`, where only what changed is written, and pages of ours that are no more are removed.
    A briefing's page is edited at its YAML file in the folder `briefings`.
    """
    _forget_rendered(files)
    wanted = [page for page in rendered if page.place not in files.src_uris]
    for page in wanted:
        write_atomically(folder / page.place, marked(page))
        file = File.generated(
            config,
            page.place,
            abs_src_path=str(folder / page.place),
            inclusion=InclusionLevel.INCLUDED if page.nav_title else InclusionLevel.NOT_IN_NAV,
        )
        file.edit_uri = _edit_uri(page, briefings, Path(config.docs_dir))
        files.append(file)
    added = frozenset(str(page.place) for page in wanted)
    _remove_others(folder, added)
    return added


def _forget_rendered(files: Files) -> None:
    """Leave out what `perilune render` has written among the docs: the briefings may have changed since."""
    for file in list(files.documentation_pages()):
        if file.abs_src_path and is_generated(Path(file.abs_src_path)):
            files.remove(file)


def add_schemas(files: Files, config: MkDocsConfig) -> None:
    """Publish the JSON Schemas, which the first line of each YAML file names, unless the workspace has its own."""
    schemas = {
        schema.SCHEMA_PATH: schema.json_schema_text(),
        schema.DISPUTES_SCHEMA_PATH: schema.disputes_schema_text(),
    }
    for path, text in schemas.items():
        if path not in files.src_uris:
            files.append(File.generated(config, path, content=text))


def _edit_uri(page: Page, briefings: Path, docs: Path) -> str | None:
    if not page.source:
        return None
    return Path(os.path.relpath(briefings / f"{page.source}.yml", docs)).as_posix()


def _remove_others(folder: Path, current: frozenset[str]) -> None:
    for path in sorted(folder.rglob("*.md")):
        if path.relative_to(folder).as_posix() not in current and is_generated(path):
            path.unlink()


def make_navigation(rendered: Sequence[Page], files: Files, config: MkDocsConfig) -> None:
    """Name the index pages and what was written by hand, where mkdocs.yml names nothing.

    A navigation that named every page would make each page, and so the build, larger with every briefing.
    """
    if config.nav is not None:
        return
    lists: list[Any] = [{page.nav_title: str(page.place)} for page in rendered if page.nav_title]
    generated = {str(page.place) for page in rendered}
    by_hand = [file.src_uri for file in files.documentation_pages() if file.src_uri not in generated]
    config.nav = [*lists, {"About": [*sorted(by_hand, key=_reading_order), {"Fields": str(places.FIELDS)}]}]


def _reading_order(path: str) -> tuple[bool, str]:
    """The page that says what the site is, `about.md`, comes before all others."""
    return path != "about.md", path
