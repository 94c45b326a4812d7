"""Files that tell visitors, machines above all, where things are: llms.txt, robots.txt, pages that have moved."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from perilune.digest import places
from perilune.digest.views import Link, Place
from perilune.escape import shown
from perilune.outputs.nouns import Material, Output, Site

_MOST_BRIEFINGS = 100
_MOST_LINKS = 50
_SIGNS = re.compile(r"[\\`*_\[\]<>&~|@#]|:(?=/)|(?<=[wW])\.")
"""What Markdown might obey within a line, and what makes a link of bare words."""


def signposts_of(material: Material) -> Iterator[Output]:
    """All of them."""
    yield Output("llms.txt", _for_language_models(material).encode())
    yield Output("robots.txt", _for_robots(material.site).encode())
    yield from _moved(material)


def _for_language_models(material: Material) -> str:
    digest, site = material.digest, material.site
    about = site.description or "Briefings on articles: who wants what, when, and where they clash."
    newest = [page.card for page in digest.briefings[:_MOST_BRIEFINGS]]
    sections = {
        "Newest briefings": [_line(Link(card.title, card.place), site, card.bottom_line) for card in newest],
        "Open and past disputes": [_line(d.link, site, d.status.word) for d in digest.disputes[:_MOST_LINKS]],
        "Actors": [_line(a.link, site, a.role or a.type.word) for a in digest.actors[:_MOST_LINKS]],
        "Topics": [_line(topic.link, site, topic.definition) for topic in digest.topics],
        "Data": [_line(link, site, told) for link, told in _DATA],
        "Optional": [_line(link, site, None) for link in _LISTS],
    }
    blocks = [f"# {_plain(site.name)}", f"> {_plain(about)}", _HOW]
    blocks += ["\n".join([f"## {title}", "", *lines]) for title, lines in sections.items() if lines]
    return "\n\n".join(blocks) + "\n"


_HOW = (
    "Every statement of a briefing rests on words of its article, which it quotes. A briefing that stands at "
    "`briefings/ID/` is at `briefings/ID.yml` and `briefings/ID.json` as data."
)
_DATA = (
    (Link("All briefings as JSON", Place("data/briefings.json")), "described by data/schema.json"),
    (Link("All briefings as tables", Place("data/datapackage.json")), "CSV files and what their columns mean"),
    (Link("All briefings as a database", Place("data/perilune.sqlite")), "SQLite"),
    (Link("Coming dates", places.ICS), "iCalendar"),
    (Link("Newest briefings", places.FEED), "Atom feed"),
)
_LISTS = (
    Link("Timeline", places.TIMELINE), Link("Calendar", places.CALENDAR), Link("Archive", places.ARCHIVE),
    Link("Fields of a briefing", places.FIELDS),
)  # fmt: skip


def _line(link: Link, site: Site, told: str | None) -> str:
    note = f": {_plain(told)}" if told else ""
    return f"- [{_plain(link.name)}]({site.address(link.place)}){note}"


def _plain(text: str) -> str:
    """One line of Markdown that shows these characters, and that is easy to read as it stands."""
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", shown(text))


def _for_robots(site: Site) -> str:
    lines = ["User-agent: *", "Disallow:"]
    return "\n".join([*lines, *([f"Sitemap: {site.url}sitemap.xml"] if site.url else []), ""])


def _moved(material: Material) -> Iterator[Output]:
    """A page at each old address that leads to the new one, unless a page stands there."""
    site = material.site
    taken = {page.card.place for page in material.digest.briefings}
    for old, new in _moves(material):
        if old not in taken:
            taken.add(old)
            path = site.file(old)
            yield Output(
                path, _forwarding(new.name, site.address(new.place), _relative(site, new.place, path)).encode()
            )


def _moves(material: Material) -> Iterable[tuple[Place, Link]]:
    for name, briefing in material.briefings:
        link = Link(briefing.title, places.briefing(name))
        yield from ((places.briefing(old), link) for old in briefing.redirect_from)
    yield from ((moved.old, moved.new) for moved in material.digest.moved)


def _relative(site: Site, place: Place, start: str) -> str:
    return Site(site.name, directory_urls=site.directory_urls).address(place, start)


def _forwarding(name: str, canonical: str, target: str) -> str:
    """A page without scripts that sends its reader on."""
    title = html.escape(shown(name))
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<title>{title}</title>\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{html.escape(canonical)}">\n'
        f'<meta http-equiv="refresh" content="0; url={html.escape(target)}">\n'
        f'<p>This page stands elsewhere now: <a href="{html.escape(target)}">{title}</a></p>\n</html>\n'
    )
