"""All briefings -> one line of time, cut at the newest day of publication."""

from __future__ import annotations

from collections.abc import Iterable

from perilune.digest.days import day_of, first_day, when, when_due, when_expected
from perilune.digest.views import BriefingPage, Card, DateRow, Day, Month


def ahead(pages: Iterable[BriefingPage]) -> tuple[DateRow, ...]:
    """What is planned or due, soonest first."""
    return tuple(sorted(_once(row for page in pages for row in page.ahead), key=when_due))


def past(pages: Iterable[BriefingPage]) -> tuple[DateRow, ...]:
    """What happened, newest first."""
    return tuple(sorted(_once(row for page in pages for row in page.past), key=when, reverse=True))


def months(rows: Iterable[DateRow]) -> tuple[Month, ...]:
    """Dates ahead by the month in which they fall due, in their order; what spans several months stands by its year."""
    found: dict[str, list[DateRow]] = {}
    for row in rows:
        found.setdefault(_month(row), []).append(row)
    return tuple(Month(_heading(name), f"month-{name}", dates=tuple(due)) for name, due in found.items())


def _month(row: DateRow) -> str:
    first, last = first_day(row.day.value), when_expected(row.day.value)
    return last.isoformat()[: 7 if (first.year, first.month) == (last.year, last.month) else 4]


def _heading(name: str) -> Day:
    day = day_of(name)
    return day if "-" in name else Day(name, f"{day.words}, no month given")


def archive(cards: Iterable[Card]) -> tuple[Month, ...]:
    """Briefings by the month of their publication, in their order."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.published.value[:7], []).append(card)
    return tuple(Month(day_of(name), f"month-{name}", cards=tuple(of_month)) for name, of_month in found.items())


def _once(rows: Iterable[DateRow]) -> list[DateRow]:
    """Each event of a day once, from the briefing that comes first."""
    found: dict[tuple[str, str], DateRow] = {}
    for row in rows:
        found.setdefault((row.day.value, row.what.casefold()), row)
    return list(found.values())
