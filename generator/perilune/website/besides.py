"""What is published beside the pages, as files that MkDocs copies, and what a page's head tells machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from perilune import cards
from perilune.digest import places
from perilune.digest.views import Digest
from perilune.escape import shown
from perilune.model import url_fault
from perilune.outputs import CC_BY, Licence, Material, Output, Site
from perilune.register import Named


def material(digest: Digest, briefings: tuple[Named, ...], folder: Path, config: MkDocsConfig) -> Material:
    """What the files are made from; `folder` has the briefings' own files."""
    yaml = {name: (folder / f"{name}.yml").read_bytes() for name, _ in briefings}
    return Material(digest, briefings, yaml, _site(config))


def _site(config: MkDocsConfig) -> Site:
    return Site(
        name=config.site_name,
        description=config.site_description,
        url=f"{config.site_url.rstrip('/')}/" if config.site_url else None,
        directory_urls=config.use_directory_urls,
        licence=_licence(config.extra.get("data_licence")),
    )


def _licence(given: object) -> Licence:
    """The licence under `extra: data_licence`: its name alone, or `name`, `title` and `url`."""
    if given is None:
        return CC_BY
    if isinstance(given, str) and given.strip():
        return Licence(given, given)
    if isinstance(given, dict) and given.keys() <= {"name", "title", "url"} and isinstance(given.get("name"), str):
        title, url = given.get("title", given["name"]), given.get("url")
        if isinstance(title, str) and (url is None or (isinstance(url, str) and not url_fault(url))):
            return Licence(given["name"], title, url)
    raise PluginError("`data_licence` under `extra` is a licence's name, or has `name`, and at will `title` and `url`")


def cards_of(material: Material, folder: Path) -> Iterator[Output]:
    """The social card of each briefing, kept in `folder`; none for a site without an address, to which none could lead."""
    for page in material.digest.briefings if material.site.url else ():
        card = page.card
        meta = " \N{MIDDLE DOT} ".join(filter(None, (card.published.words, card.publisher, card.status.word)))
        drawn = cards.kept(cards.Card(shown(card.title), shown(meta), shown(material.site.name)), folder)
        yield Output(places.card_of(card.place), drawn)


def add(outputs: Iterable[Output], files: Files, config: MkDocsConfig) -> None:
    """Publish the files, those aside that the workspace has itself."""
    taken = {file.dest_uri for file in files}
    for output in outputs:
        if output.path not in taken:
            files.append(File.generated(config, output.path, content=output.content))
