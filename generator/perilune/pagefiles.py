"""Rendered pages as Markdown files in a folder, next to pages that people wrote there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from perilune.digest import Period, Plan
from perilune.register import load_collection
from perilune.render import Page, render_pages
from perilune.storage import write_atomically
from perilune.workspace import Workspace

MARK = 'generator: "perilune"\n'
"""The front matter line by which our own pages are told from those written by hand."""
_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Result:
    """What `write_pages` did."""

    total: int
    written: int
    removed: int
    kept: tuple[Path, ...]
    """Files written by hand that stand where a page of ours would."""


def is_generated(path: Path) -> bool:
    """Whether a file is a page of ours, which may be written over or removed."""
    with path.open("rb") as file:
        return MARK.encode() in file.read(_HEAD_BYTES)


def marked(page: Page) -> str:
    """The page's Markdown with our mark in its front matter."""
    return page.markdown.replace("---\n", f"---\n{MARK}", 1)


def write_pages(workspace: Workspace, folder: Path) -> Result:
    """Render all briefings and write their pages below `folder`.

    Writes what changed and removes pages of ours whose briefing is gone; pages written by hand stay as they
    are. Raises FaultsError for faulty briefings or templates, with nothing written.
    """
    collection = load_collection(workspace.briefings)
    plan = Plan(Period(workspace.issues), collection.disputes)
    pages = render_pages(collection.briefings, workspace.templates, plan)
    kept = tuple(path for path in (folder / p.place for p in pages) if path.is_file() and not is_generated(path))
    written = sum(
        write_atomically(folder / page.place, marked(page)) for page in pages if folder / page.place not in kept
    )
    removed = _remove_stale(folder, {folder / page.place for page in pages})
    return Result(len(pages), written, removed, kept)


def _remove_stale(folder: Path, current: Iterable[Path]) -> int:
    wanted = set(current)
    stale = [
        path for path in sorted(folder.rglob("*.md")) if path not in wanted and path.is_file() and is_generated(path)
    ]
    for path in stale:
        path.unlink()
    return len(stale)
