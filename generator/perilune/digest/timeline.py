"""All briefings -> one line of time, cut at the newest day of publication."""

from __future__ import annotations

from collections.abc import Iterable

from perilune.digest.days import when, when_due
from perilune.digest.views import BriefingPage, DateRow


def ahead(pages: Iterable[BriefingPage]) -> tuple[DateRow, ...]:
    """What is planned or due, soonest first."""
    return tuple(sorted(_once(row for page in pages for row in page.ahead), key=when_due))


def past(pages: Iterable[BriefingPage]) -> tuple[DateRow, ...]:
    """What happened, newest first."""
    return tuple(sorted(_once(row for page in pages for row in page.past), key=when, reverse=True))


def _once(rows: Iterable[DateRow]) -> list[DateRow]:
    """Each event of a day once, from the briefing that comes first."""
    found: dict[tuple[str, str], DateRow] = {}
    for row in rows:
        found.setdefault((row.day.value, row.what.casefold()), row)
    return list(found.values())
