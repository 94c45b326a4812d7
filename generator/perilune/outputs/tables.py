"""The briefings as tables: which there are, what their columns mean, and their rows.

One description of each table makes the CSV file's head, the data package, the database and what it tells of itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from perilune.digest import places
from perilune.digest.days import day_of
from perilune.edtf import parse
from perilune.model import Briefing, DateMention, Dispute, Position
from perilune.outputs.nouns import Site
from perilune.schema import field_reference

Named = tuple[str, Briefing]
Row = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    meaning: str
    """In words, or the path of the field that it holds (`positions[].stance`)."""
    type: str = "string"
    """A type of the Table Schema: string, integer, date."""

    @property
    def description(self) -> str:
        """In words."""
        return _fields().get(self.meaning, self.meaning).replace("`", "")


@cache
def _fields() -> dict[str, str]:
    return {field.path: field.description for field in field_reference()}


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that name a row of another table."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]
    may_be_empty: bool = False
    """Whether a row may name none: SQL can say so of two columns together, the Table Schema can't."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, with how its rows come from a briefing."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[str, Briefing, Site], Iterable[Row]]
    references: tuple[Reference, ...] = ()
    searched_by: tuple[str, ...] = ()
    """Columns by which the database finds rows fast."""
    as_csv: bool = True
    """Whether it is also a file for spreadsheets, or only a table of the database."""


def _lines(texts: Iterable[str]) -> str | None:
    return "\n".join(texts) or None


def _briefings(name: str, b: Briefing, site: Site) -> Iterator[Row]:
    source, topics = b.source, " ".join(dict.fromkeys(b.topics)) or None
    head = (name, site.address(places.briefing(name)), b.title, b.published.isoformat(), b.status.value)
    yield *head, source.publisher, source.url, source.author, source.language, b.bottom_line, b.summary, topics


def _actors(name: str, b: Briefing, _: Site) -> Iterator[Row]:
    for one in b.actors:
        kind, salience = one.type.value, one.salience.value
        yield name, one.id, one.name, kind, salience, one.role, one.wikidata, _lines(one.aliases)


def _positions(name: str, b: Briefing, _: Site) -> Iterator[Row]:
    for n, one in enumerate(b.positions, 1):
        said = (one.stance.value, one.target, one.statement, one.kind.value)
        yield name, n, one.actor, *said, one.via, one.date, _lines(one.evidence)


def _dates(name: str, b: Briefing, _: Site) -> Iterator[Row]:
    for n, one in enumerate(b.dates, 1):
        span = parse(one.value)
        days = [day.isoformat() if day else None for day in (span.first, span.last)]
        yield (
            name,
            n,
            one.value,
            *days,
            day_of(one.value).words,
            one.text,
            one.what,
            one.kind.value,
            _lines(one.evidence),
        )


def _disputes(name: str, b: Briefing, _: Site) -> Iterator[Row]:
    for one in b.disputes:
        sides = _lines(f"{', '.join(side.parties)}: {side.says}" for side in one.sides)
        head = (name, one.id, one.issue, one.kind.value, one.status.value)
        yield *head, " ".join(one.parties), sides, _lines(one.evidence)


def _topics(name: str, b: Briefing, _: Site) -> Iterator[Row]:
    yield from ((name, topic) for topic in dict.fromkeys(b.topics))


def _parties(name: str, b: Briefing, _: Site) -> Iterator[Row]:
    for dispute in b.disputes:
        said = _said(dispute)
        yield from ((name, dispute.id, party, said.get(party)) for party in dispute.parties)


def _said(dispute: Dispute) -> dict[str, str]:
    found: dict[str, str] = {}
    for side in dispute.sides:
        for party in side.parties:
            found.setdefault(party, side.says)
    return found


def _evidence(name: str, b: Briefing, _: Site) -> Iterator[Row]:
    sections: dict[str, Sequence[Position | DateMention | Dispute]]
    sections = {"positions": b.positions, "dates": b.dates, "disputes": b.disputes}
    for section, entries in sections.items():
        for n, entry in enumerate(entries, 1):
            for number, quotation in enumerate(entry.evidence, 1):
                yield name, section, n, number, quotation


_ID = Column("briefing_id", "The briefing's id.")
_N = Column("n", "Its place in the briefing, counted from 1.", "integer")
_QUOTED = "Quotations, word for word from the article, one a line; they stay their publisher's."
_OF_BRIEFING = Reference(("briefing_id",), "briefings", ("id",))


def _of_actor(column: str, *, may_be_empty: bool = False) -> Reference:
    return Reference(("briefing_id", column), "actors", ("briefing_id", "actor_id"), may_be_empty)


TABLES = (
    Table(
        "briefings", "One row for each briefing.",
        (
            Column("id", "The briefing's id."),
            Column("url", "Its page; below the site's root where the site does not know its own address."),
            Column("title", "title"), Column("published", "published", "date"), Column("status", "status"),
            Column("publisher", "source.publisher"), Column("source_url", "source.url"),
            Column("author", "source.author"), Column("language", "source.language"),
            Column("bottom_line", "bottom_line"), Column("summary", "summary"),
            Column("topics", "Topic ids with a blank between two."),
        ),
        ("id",), _briefings, searched_by=("published",),
    ),
    Table(
        "actors", "One row for each actor of each briefing; the same actor has the same id in all of them.",
        (
            _ID, Column("actor_id", "actors[].id"), Column("name", "actors[].name"), Column("type", "actors[].type"),
            Column("salience", "actors[].salience"), Column("role", "actors[].role"),
            Column("wikidata", "actors[].wikidata"),
            Column("aliases", "Other names for the actor in this article, one a line."),
        ),
        ("briefing_id", "actor_id"), _actors, (_OF_BRIEFING,), ("actor_id",),
    ),
    Table(
        "positions", "One row for each position: who holds, says, does, demands or rejects what.",
        (
            _ID, _N, Column("actor_id", "positions[].actor"), Column("stance", "positions[].stance"),
            Column("target", "positions[].target"), Column("statement", "positions[].statement"),
            Column("kind", "positions[].kind"), Column("via", "positions[].via"), Column("date", "positions[].date"),
            Column("evidence", _QUOTED),
        ),
        ("briefing_id", "n"), _positions, (_of_actor("actor_id"), _of_actor("via", may_be_empty=True)), ("actor_id", "target"),
    ),
    Table(
        "dates", "One row for each date.",
        (
            _ID, _N, Column("value", "dates[].value"),
            Column("first_day", "The first day that the value covers; empty where its start is open.", "date"),
            Column("last_day", "The last day that the value covers; empty where its end is open.", "date"),
            Column("words", "The value in words."), Column("text", "dates[].text"), Column("what", "dates[].what"),
            Column("kind", "dates[].kind"), Column("evidence", _QUOTED),
        ),
        ("briefing_id", "n"), _dates, (_OF_BRIEFING,), ("first_day",),
    ),
    Table(
        "disputes", "One row for each dispute of each briefing; the same quarrel has the same id in all of them.",
        (
            _ID, Column("dispute_id", "disputes[].id"), Column("issue", "disputes[].issue"),
            Column("kind", "disputes[].kind"), Column("status", "disputes[].status"),
            Column("parties", "Ids of the parties with a blank between two."),
            Column("sides", "Each side in its own words, one a line."), Column("evidence", _QUOTED),
        ),
        ("briefing_id", "dispute_id"), _disputes, (_OF_BRIEFING,), ("dispute_id",),
    ),
    Table(
        "topics", "One row for each topic of each briefing.", (_ID, Column("topic", "Topic id.")),
        ("briefing_id", "topic"), _topics, (_OF_BRIEFING,), ("topic",), as_csv=False,
    ),
    Table(
        "parties", "One row for each party of each dispute.",
        (
            _ID, Column("dispute_id", "disputes[].id"), Column("actor_id", "actors[].id"),
            Column("says", "disputes[].sides[].says"),
        ),
        ("briefing_id", "dispute_id", "actor_id"), _parties,
        (Reference(("briefing_id", "dispute_id"), "disputes", ("briefing_id", "dispute_id")), _of_actor("actor_id")),
        ("actor_id",), as_csv=False,
    ),
    Table(
        "evidence", "One row for each quotation.",
        (
            _ID, Column("section", "positions, dates or disputes."), Column("n", "The entry, counted from 1.", "integer"),
            Column("number", "The quotation among the entry's, counted from 1.", "integer"),
            Column("quotation", "Word for word from the article; it stays its publisher's."),
        ),
        ("briefing_id", "section", "n", "number"), _evidence, (_OF_BRIEFING,), as_csv=False,
    ),
)  # fmt: skip


def rows_of(table: Table, named: Sequence[Named], site: Site) -> Iterator[Row]:
    """The rows of a table, in the order of the briefings."""
    for name, briefing in named:
        yield from table.rows(name, briefing, site)
