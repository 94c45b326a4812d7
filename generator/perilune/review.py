"""A briefing beside its article, for the editor who reviews it: never part of the site.

One HTML file without script: the article with every quotation of the briefing marked, and beside it the
fields that rest on each, with their line in the YAML file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path

from perilune.errors import SourceError
from perilune.kept import ALIKE, article_of, cleaned, fold
from perilune.model import Briefing, Status
from perilune.persist import Loaded, briefing_paths, load_with_places
from perilune.storage import write_atomically
from perilune.workspace import Workspace
from perilune.yamltext import Path as Place


@dataclass(frozen=True, slots=True)
class Row:
    """A field of the briefing as the reviewer sees it."""

    key: str
    """`p3`, `d1`, `x2`: also its anchor."""
    kind: str
    """`position`, `date` or `dispute`."""
    line: int
    """In the YAML file."""
    head: str
    text: str
    quotations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    row: Row


def write_reviews(workspace: Workspace, ids: Iterable[str]) -> Iterator[Path]:
    """Write `.perilune/review/ID.html` for the named briefings, else for every draft whose article is kept; the paths.

    Raises SourceError for an id without briefing or article, FaultsError for a faulty briefing.
    """
    wanted = list(ids)
    known = {path.stem: path for path in briefing_paths(workspace.briefings)}
    for name in wanted:
        if name not in known:
            raise SourceError(name, "there is no such briefing", "name one by its file without .yml")
    for name in wanted or known:
        one = load_with_places(known[name], f"{workspace.briefings.name}/{name}.yml")
        if not wanted and one.briefing.status is not Status.DRAFT:
            continue
        article = article_of(one, workspace)
        if article is not None:
            path = workspace.cache / "review" / f"{name}.html"
            write_atomically(path, page(one, cleaned(article)))
            yield path
        elif wanted:
            raise SourceError(name, "its article is not kept here", f"put it into {workspace.articles.name}/")


def page(one: Loaded, text: str) -> str:
    """The review page of a briefing beside its article's cleaned text."""
    rows = tuple(_rows(one))
    marks = tuple(mark for row in rows for mark in _marks(row, text))
    found = {mark.row.key for mark in marks}
    title = escape(one.briefing.title)
    fields = "".join(_field(row, is_found=row.key in found or not row.quotations) for row in rows)
    return _PAGE.format(
        title=title, style=_STYLE, name=escape(one.path.name), head=_head(one.briefing), article=_article(text, marks),
        fields=fields,
    )  # fmt: skip


def _rows(one: Loaded) -> Iterator[Row]:
    briefing = one.briefing
    names = {actor.id: actor.name for actor in briefing.actors}

    def line(*place: str | int) -> int:
        found: Place = place
        return one.tree.place(found).line

    for i, p in enumerate(briefing.positions):
        head = f"{names[p.actor]} {p.stance.value} {p.target}"
        yield Row(f"p{i + 1}", "position", line("positions", i), head, f"{p.statement} ({p.kind.value})", p.evidence)
    for i, d in enumerate(briefing.dates):
        yield Row(
            f"d{i + 1}", "date", line("dates", i), f"{d.value} ({d.kind.value})", f"{d.what}: {d.text}", d.evidence
        )
    for i, x in enumerate(briefing.disputes):
        parties = ", ".join(names[party] for party in x.parties)
        said = " / ".join(side.says for side in x.sides)
        evidence = (*x.evidence, *(quotation for side in x.sides for quotation in side.evidence))
        yield Row(
            f"x{i + 1}", "dispute", line("disputes", i), f"{x.issue} ({x.kind.value})", f"{parties}. {said}", evidence
        )


def _marks(row: Row, text: str) -> Iterator[_Mark]:
    for quotation in dict.fromkeys(row.quotations):
        words = ("".join(map(_any_form_of, word)) for word in fold(quotation).split())
        if found := re.search(r"\s+".join(words), text):
            yield _Mark(found.start(), found.end(), row)


def _any_form_of(sign: str) -> str:
    return f"[{re.escape(sign + ALIKE[sign])}]" if sign in ALIKE else re.escape(sign)


def _article(text: str, marks: Iterable[_Mark]) -> str:
    """The text cut at the ends of the marks, each piece with the marks that cover it."""
    spans = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.row.key))
    cuts = sorted({0, len(text), *(m.start for m in spans), *(m.end for m in spans)})
    pieces: list[str] = []
    named: set[str] = set()
    for start, end in pairwise(cuts):
        over = [mark.row for mark in spans if mark.start <= start and end <= mark.end]
        pieces.append(_piece(text[start:end], over, named))
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", "".join(pieces)) if part.strip())


def _piece(text: str, over: list[Row], named: set[str]) -> str:
    """A piece of text, its marks named where each begins."""
    if not over:
        return escape(text)
    new = [row for row in over if row.key not in named]
    named.update(row.key for row in new)
    labels = "".join(f'<a class="label {row.kind}" id="in-{row.key}" href="#{row.key}">{row.key}</a>' for row in new)
    # A mark may run over a paragraph's end: it is closed there and opened again.
    kinds = " ".join(dict.fromkeys(row.kind for row in over))
    marked = re.sub(r"\n\s*\n", rf'</mark>\n\n<mark class="{kinds}">', escape(text))
    return f'{labels}<mark class="{kinds}">{marked}</mark>'


def _field(row: Row, *, is_found: bool) -> str:
    lost = "" if is_found else '<p class="lost">Its evidence is not in the article.</p>'
    link = f'<a href="#in-{row.key}">{row.key}</a>' if is_found else row.key
    return (
        f'<li id="{row.key}" class="{row.kind}"><b>{link}</b> {escape(row.head)}'
        f'<p>{escape(row.text)}</p>{lost}<p class="line">line {row.line}</p></li>'
    )


def _head(briefing: Briefing) -> str:
    parts = [f"<p>{escape(briefing.bottom_line)}</p>" if briefing.bottom_line else ""]
    parts.append(f"<p>{escape(briefing.summary)}</p>" if briefing.summary else "")
    actors = ", ".join(f"{actor.name} ({actor.type.value}, {actor.salience.value})" for actor in briefing.actors)
    parts.append(f"<p><b>Actors</b> {escape(actors)}</p>" if actors else "")
    return "".join(parts)


_STYLE = """
:root { color-scheme: light dark; --position: #2f7fd033; --date: #2c9a5f33; --dispute: #d0562f33; }
body { margin: 0 auto; max-width: 84rem; padding: 1rem; font: 1rem/1.55 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0; }
main { display: grid; gap: 2rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
article { font-family: Georgia, serif; max-width: 40rem; }
mark { color: inherit; background: none; }
mark.position, li.position { background: var(--position); }
mark.date, li.date { background: var(--date); }
mark.dispute, li.dispute { background: var(--dispute); }
.label { font: 0.7rem system-ui, sans-serif; margin-inline-end: 0.15rem; vertical-align: super; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 0.6rem; padding: 0.5rem 0.7rem; border-radius: 4px; }
li p { margin: 0.2rem 0 0; }
li:target, .label:target + mark { outline: 2px solid; }
.line, .name { font-size: 0.8rem; opacity: 0.8; }
.lost { font-weight: bold; }
@media (min-width: 60rem) { aside { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; } }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
"""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Review: {title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
<p class="name">{name}, as it stands. Marked in the article: positions (p), dates (d), disputes (x).</p>
{head}
<main>
<article>{article}</article>
<aside tabindex="0" aria-label="The briefing's fields"><ul>{fields}</ul></aside>
</main>
</body>
</html>
"""
