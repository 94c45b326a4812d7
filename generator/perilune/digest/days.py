"""How dates are shown and put in order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from perilune import edtf
from perilune.digest.views import DateRow, Day

LONGEST_DAYS = 100
"""A season, a quarter; nobody wants a whole year marked."""


def day_of(value: str) -> Day:
    """An EDTF value for people and machines."""
    return Day(value, edtf.in_words(value))


def first_day(value: str) -> date:
    """The first day that the value covers; the last where its start is open."""
    span = edtf.parse(value)
    return span.first or span.last or date.min


def last_day(value: str) -> date:
    """The last day that the value covers; the end of time where its end is open."""
    return edtf.parse(value).last or date.max


def span_on_calendar(row: DateRow) -> tuple[date, date] | None:
    """First and last day of a date that is exact enough for a calendar."""
    value = edtf.parse(row.day.value)
    if value.first is None or value.last is None or value.last == date.max:
        return None
    return (value.first, value.last) if (value.last - value.first).days < LONGEST_DAYS else None


def has_events(rows: Iterable[DateRow]) -> bool:
    """Whether a calendar of these dates would hold any."""
    return any(span_on_calendar(row) for row in rows)


def when_expected(value: str) -> date:
    """The last day that the value covers; the first where its end is open."""
    return edtf.parse(value).last or first_day(value)


def year_of(value: str) -> str:
    """The year in which the value begins."""
    return f"{first_day(value).year:04d}"


def when(row: DateRow) -> tuple[date, date, str, str]:
    """Orders what happened: by the first day, then the shorter first."""
    return first_day(row.day.value), last_day(row.day.value), row.briefing.id, row.what


def when_due(row: DateRow) -> tuple[date, date, str, str]:
    """Orders what lies ahead: by the last day that still fits, so that `12 May` stands before the whole year."""
    return last_day(row.day.value), first_day(row.day.value), row.briefing.id, row.what
