"""All briefings -> one line of time, cut at the newest day of publication."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from perilune import edtf
from perilune.digest import places
from perilune.digest.actors import when_due
from perilune.digest.views import BriefingPage, Card, DateRow, Year


def ahead(pages: Iterable[BriefingPage]) -> tuple[DateRow, ...]:
    """What is planned or due, soonest first."""
    return tuple(sorted(_once(row for page in pages for row in page.ahead), key=when_due))


def past(pages: Iterable[BriefingPage]) -> tuple[DateRow, ...]:
    """What happened, newest first."""
    return tuple(sorted(_once(row for page in pages for row in page.past), key=_when, reverse=True))


def years(rows: Iterable[DateRow], cards: Iterable[Card]) -> tuple[Year, ...]:
    """The dates and briefings of each year that has any, newest year first."""
    dates: dict[str, list[DateRow]] = {}
    briefings: dict[str, list[Card]] = {}
    for row in rows:
        dates.setdefault(str(_when(row)[0].year), []).append(row)
    for card in cards:
        briefings.setdefault(card.published.value[:4], []).append(card)
    return tuple(
        Year(
            name=year,
            timeline=places.timeline_of(year),
            briefings=places.briefings_of(year),
            cards=tuple(briefings.get(year, ())),
            dates=tuple(dates.get(year, ())),
        )
        for year in sorted({*dates, *briefings}, reverse=True)
    )


def _once(rows: Iterable[DateRow]) -> list[DateRow]:
    """Each event of a day once, from the briefing that comes first."""
    found: dict[tuple[str, str], DateRow] = {}
    for row in rows:
        found.setdefault((row.day.value, row.what.casefold()), row)
    return list(found.values())


def _when(row: DateRow) -> tuple[date, date, str, str]:
    span = edtf.parse(row.day.value)
    first = span.first or span.last or date.min
    return first, span.last or date.max, row.briefing.id, row.what
