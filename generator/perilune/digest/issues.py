"""All briefings -> the issues of the digest: what one week or month brought, and what is due in the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from perilune import edtf
from perilune.digest import places
from perilune.digest.days import day_of, last_day
from perilune.digest.marks import mark
from perilune.digest.views import (
    ActorPage,
    BriefingPage,
    CorrectionRow,
    DateRow,
    DisputePage,
    IssuePage,
    Link,
    Mark,
    PositionRow,
    TopicCards,
)
from perilune.model import DateKind, DisputeStatus

_Row = TypeVar("_Row")
_AHEAD = 12
_CHANGES = 12


class Period(StrEnum):
    """What one issue covers."""

    WEEK = "week"
    """Monday to Sunday, by ISO 8601."""
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class _Span:
    """One week or month."""

    period: Period
    first: date

    @classmethod
    def around(cls, day: date, period: Period) -> _Span:
        if period is Period.MONTH:
            return cls(period, day.replace(day=1))
        return cls(period, day - timedelta(days=min(day.weekday(), day.toordinal() - 1)))

    @property
    def next(self) -> date:
        """The first day of the span that follows."""
        if (date.max - self.first).days < 31:
            return date.max
        if self.period is Period.MONTH:
            return (self.first + timedelta(days=31)).replace(day=1)
        return self.first + timedelta(days=7)

    @property
    def last(self) -> date:
        return self.next - timedelta(days=1)

    @property
    def name(self) -> str:
        if self.period is Period.MONTH:
            return self.first.isoformat()[:7]
        year, week, _ = self.first.isocalendar()
        return f"{year:04d}-W{week:02d}"

    @property
    def title(self) -> str:
        if self.period is Period.MONTH:
            return edtf.in_words(self.name)
        year, week, _ = self.first.isocalendar()
        return f"Week {week} of {year}"

    @property
    def days(self) -> str:
        first, last = (edtf.in_words(day.isoformat()) for day in (self.first, self.last))
        same = first.split()[1:] == last.split()[1:]
        return f"{first.split()[0] if same else first} to {last}"


@dataclass(frozen=True, slots=True)
class _Known:
    """What the issues draw from, each thing by the name of its issue."""

    opened: Mapping[str, list[DisputePage]]
    settled: Mapping[str, list[DisputePage]]
    changed: Mapping[str, list[PositionRow]]
    corrections: Mapping[str, list[CorrectionRow]]
    due: Sequence[DateRow]
    """What was planned or due, soonest first."""


def pages_of(
    pages: Sequence[BriefingPage],
    actors: Iterable[ActorPage],
    disputes: Iterable[DisputePage],
    corrections: Iterable[CorrectionRow],
    period: Period,
) -> tuple[IssuePage, ...]:
    """The issues, newest first, from briefing pages that come newest first."""
    groups: dict[_Span, list[BriefingPage]] = {}
    for page in pages:
        groups.setdefault(_span(page.card.published.value, period), []).append(page)
    known = _known(pages, actors, tuple(disputes), corrections, period)
    links = [Link(span.title, places.issue(span.name)) for span in groups]
    return tuple(
        _page(span, group, known, newer=links[i - 1] if i else None, older=links[i + 1] if i + 1 < len(links) else None)
        for i, (span, group) in enumerate(groups.items())
    )


def _span(day: str, period: Period) -> _Span:
    return _Span.around(date.fromisoformat(day), period)


def _known(
    pages: Iterable[BriefingPage],
    actors: Iterable[ActorPage],
    disputes: Sequence[DisputePage],
    corrections: Iterable[CorrectionRow],
    period: Period,
) -> _Known:
    def by_issue(rows: Iterable[tuple[str, _Row]]) -> dict[str, list[_Row]]:
        found: dict[str, list[_Row]] = {}
        for day, row in rows:
            found.setdefault(_span(day, period).name, []).append(row)
        return found

    resolved = (d for d in disputes if d.status.key == DisputeStatus.RESOLVED)
    changes = (row for actor in actors for row in actor.ledger if row.was)
    due = (row for page in pages for row in (*page.ahead, *page.past) if row.due)
    published = sorted({_span(page.card.published.value, period).first for page in pages})
    return _Known(
        opened=by_issue((d.since.value, d) for d in disputes if d.status.key == DisputeStatus.OPEN),
        settled=by_issue((d.latest.published.value, d) for d in resolved),
        changed=by_issue((row.briefing.published.value, row) for row in changes),
        corrections=by_issue((_told(row, published, period), row) for row in corrections),
        due=sorted(due, key=lambda row: (last_day(row.day.value), row.briefing.id, row.what)),
    )


def _told(row: CorrectionRow, published: Sequence[date], period: Period) -> str:
    """The first day of the issue that tells of a correction: of its own week or month, else the next one there is."""
    first = _span(row.day.value, period).first
    at = bisect_left(published, first)
    return (published[at] if at < len(published) else first).isoformat()


def _page(
    span: _Span, group: Sequence[BriefingPage], known: _Known, *, newer: Link | None, older: Link | None
) -> IssuePage:
    ranked = sorted(group, key=_weight, reverse=True)
    return IssuePage(
        link=Link(span.title, places.issue(span.name)),
        name=span.name,
        period=span.period.value,
        days=span.days,
        last=day_of(span.last.isoformat()),
        lead=ranked[0].card,
        others=tuple(page.card for page in ranked[1:]),
        topics=_topics(ranked),
        opened=tuple(known.opened.get(span.name, ())),
        settled=tuple(known.settled.get(span.name, ())),
        changed=tuple(known.changed.get(span.name, ())[:_CHANGES]),
        ahead=_ahead(span, known.due),
        corrections=tuple(known.corrections.get(span.name, ())),
        newer=newer,
        older=older,
    )


def _weight(page: BriefingPage) -> tuple[int, str]:
    """What a reader must know first: where most is fought over and most is said."""
    return 3 * len(page.disputes) + len(page.positions) + len(page.ahead), page.card.id


def _topics(pages: Iterable[BriefingPage]) -> tuple[TopicCards, ...]:
    found: dict[Link, list[BriefingPage]] = {}
    for page in pages:
        for topic in page.card.topics:
            found.setdefault(topic, []).append(page)
    return tuple(
        TopicCards(topic, tuple(page.card for page in found[topic]))
        for topic in sorted(found, key=lambda link: (-len(found[link]), link.name))
    )


def _ahead(span: _Span, due: Sequence[DateRow]) -> tuple[DateRow, ...]:
    """What falls due in the span that follows, as the briefings of the span's last day knew it."""
    after = _Span.around(span.next, span.period)
    start = bisect_left(due, after.first, key=lambda row: last_day(row.day.value))
    end = bisect_right(due, after.last, key=lambda row: last_day(row.day.value))
    known = (row for row in due[start:end] if row.briefing.published.value <= span.last.isoformat())
    once = {(row.day.value, row.what.casefold()): replace(row, due=_expected(row)) for row in known}
    return tuple(once.values())[:_AHEAD]


def _expected(row: DateRow) -> Mark | None:
    """What was expected of it then, though it may have gone by since."""
    return mark(DateKind(row.due.key)) if row.due else None
