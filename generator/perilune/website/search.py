"""The search: which pages it knows and by what they can be narrowed; Pagefind makes the index out of that.

A browser loads of the index only the pieces that a query needs, so a site of thousands of pages stays light.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from pagefind.service import get_executable

from perilune.digest import places
from perilune.digest.views import ActorPage, BriefingPage, Card, Day, Digest, DisputePage, Link, Place
from perilune.escape import shown
from perilune.website.steady import put_in_order

PAGE = Place("search.md")
FOLDER = "pagefind"
"""Where the index lies in the site."""
KINDS = ("Briefing", "Actor", "Dispute", "Topic", "Page")

_UNSEARCHED = ".headerlink, .pl-cited, .pl-neighbours, .pl-parts, .pl-more, svg, figcaption"
_REPEATING = re.compile(r'<h2 id="(?:briefings|related)".*', re.DOTALL)
"""Where a page begins to repeat what the pages of other things say."""
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
_LUNR = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
_INTRODUCTION = f"""
Every briefing, actor and dispute can also be found by browsing:

- [briefings]({places.BRIEFINGS}), the newest first, and [by month]({places.ARCHIVE})
- [actors]({places.ACTORS}): states, companies, people
- [disputes]({places.DISPUTES}): who clashes with whom
- [topics]({places.TOPICS})
- [what has happened]({places.TIMELINE}) and [what is due]({places.CALENDAR})
"""


@dataclass(frozen=True, slots=True)
class Labels:
    """What a result says of its page, and by what a reader can narrow the results."""

    kind: str
    day: Day | None = None
    """By which results are sorted."""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def labels_of(digest: Digest) -> dict[Place, Labels]:
    """The labels of every page of a thing."""
    labels = {page.card.place: _of_briefing(page) for page in digest.briefings}
    labels |= {actor.link.place: _of_actor(actor) for actor in digest.actors}
    labels |= {dispute.link.place: _of_dispute(dispute) for dispute in digest.disputes}
    labels |= {topic.link.place: Labels("Topic", filters={"topic": (topic.link.name,)}) for topic in digest.topics}
    return labels


def _of_briefing(page: BriefingPage) -> Labels:
    named = [*(who.link for who in page.who), *page.mentioned]
    filters = {
        "actor": _names(named),
        "topic": _names(page.card.topics),
        "stance": _once(row.stance.word for row in page.positions),
        "status": (page.card.status.word,),
    }
    return Labels("Briefing", page.card.published, filters | _years([page.card.published]))


def _of_actor(actor: ActorPage) -> Labels:
    days = [card.published for card in actor.briefings]
    filters = {
        "actor": _names([actor.link]),
        "topic": _names(link for card in actor.briefings for link in card.topics),
        "stance": _once(row.stance.word for row in actor.ledger),
    }
    return Labels("Actor", _newest(actor.briefings), filters | _years(days))


def _of_dispute(dispute: DisputePage) -> Labels:
    cards = [box.briefing for box in dispute.history]
    filters = {
        "actor": _names(dispute.parties),
        "topic": _names(link for card in cards for link in card.topics),
        "status": (dispute.status.word,),
    }
    return Labels("Dispute", dispute.latest.published, filters | _years(card.published for card in cards))


def _newest(cards: Iterable[Card]) -> Day | None:
    return max((card.published for card in cards), key=lambda day: day.value, default=None)


def _names(links: Iterable[Link]) -> tuple[str, ...]:
    # Pagefind finds no value of a filter that has a straight quotation mark.
    return _once(shown(link.name).replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}") for link in links)


def _years(days: Iterable[Day]) -> dict[str, tuple[str, ...]]:
    return {"year": _once(day.value[:4] for day in days)}


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def take_over(config: MkDocsConfig) -> None:
    """Switch off the search that Material brings, should the workspace ask for it: one search is enough."""
    for name in ("material/search", "search"):
        if (plugin := config.plugins.get(name)) and "enabled" in plugin.config:
            plugin.config["enabled"] = False


class Search:
    """Gathers the pages of one build and makes their index."""

    def __init__(self, digest: Digest) -> None:
        """A search of the pages of this digest, and of those written by hand."""
        self._labels = labels_of(digest)
        self._gathered = TemporaryDirectory(prefix="perilune-search-")
        self._any = False

    def add_page(self, files: Files, config: MkDocsConfig) -> None:
        """Add the page on which one searches, unless the workspace has its own; leave out what only lunr needs."""
        for file in list(files):
            if file.src_uri.startswith(_LUNR):
                files.remove(file)
        if PAGE not in files.src_uris:
            text = self._front_matter() + _INTRODUCTION
            files.append(File.generated(config, PAGE, content=text, inclusion=InclusionLevel.NOT_IN_NAV))

    def _front_matter(self) -> str:
        known = self._labels.values()
        choices = {
            "kind": KINDS,
            "topic": _values(known, "topic"),
            "stance": _values(known, "stance"),
            "year": _values(known, "year")[::-1],
            "status": _values(known, "status"),
        }
        meta = {"title": "Search", "template": "search.html", "hide": ["navigation", "toc"], "choices": choices}
        return f"---\n{json.dumps({**meta, 'search': {'exclude': True}}, indent=1)}\n---\n"

    def gather(self, page: Page) -> None:
        """Note a finished page, unless its front matter says `search: exclude`, as that of lists and issues does."""
        if (page.meta.get("search") or {}).get("exclude"):
            return
        labels = self._labels.get(Place(page.file.src_uri), Labels("Page"))
        path = Path(self._gathered.name) / page.file.dest_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_document(page, labels), "utf-8")
        self._any = True

    def write(self, site: Path, language: str) -> None:
        """Make the index of the gathered pages, in the folder of the built site."""
        folder = site / FOLDER
        if self._any:
            _run(Path(self._gathered.name), folder, language)
            put_in_order(folder)
        for path in [path for pattern in _UNUSED for path in folder.glob(pattern)]:
            path.unlink()
        self.give_up()

    def give_up(self) -> None:
        """Forget the gathered pages."""
        self._gathered.cleanup()


def _values(known: Iterable[Labels], name: str) -> list[str]:
    """The values of a filter that occur."""
    return sorted({value for labels in known for value in labels.filters.get(name, ())})


_FIRST_LINE = re.compile(r'(?<=</h1>)\s*<p class="pl-meta">.*?</p>', re.DOTALL)
"""A briefing's date and publisher, which are told beside a result anyway."""


def _document(page: Page, labels: Labels) -> str:
    """What Pagefind reads of a page: its content, between labels that nobody sees."""
    told = [
        ("meta", "title", shown(unescape(str(page.meta.get("title") or page.title or "")))),
        ("meta", "kind", labels.kind),
    ]
    told += [("filter", "kind", labels.kind)]
    told += [("filter", name, value) for name, values in labels.filters.items() for value in values]
    if labels.day:
        told += [("meta", "date", labels.day.words), ("sort", "date", labels.day.value)]
    marks = "".join(f'<i data-pagefind-{use}="{name}[title]" title="{escape(value)}"></i>' for use, name, value in told)
    content = _REPEATING.sub("", page.content or "")
    content = _FIRST_LINE.sub("", content) if labels.kind == "Briefing" else content
    return f"<!doctype html><html><body data-pagefind-body>{marks}{content}</body></html>\n"


def _run(source: Path, folder: Path, language: str) -> None:
    program = get_executable()
    if not program:
        raise PluginError("Pagefind has no program for this machine: pip install 'pagefind[bin]'")
    command = [str(program), "--site", str(source), "--output-path", str(folder), "--silent"]
    command += ["--force-language", language, "--exclude-selectors", _UNSEARCHED]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PluginError(f"the search could not be made: {(done.stderr or done.stdout).strip()}")
