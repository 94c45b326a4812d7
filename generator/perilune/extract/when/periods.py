"""Stretches of the calendar - a day, a week, the third quarter of a year - and moving among them."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import IntEnum


class Unit(IntEnum):
    """The kinds of stretch, from the shortest to the longest."""

    DAY = 1
    WEEKEND = 2
    WEEK = 3
    MONTH = 4
    SEASON = 5
    QUARTER = 6
    HALF = 7
    YEAR = 8
    FISCAL_YEAR = 9
    DECADE = 10
    CENTURY = 11


_MONTHS_LONG = {Unit.MONTH: 1, Unit.SEASON: 3, Unit.QUARTER: 3, Unit.HALF: 6}
_YEARS_LONG = {Unit.YEAR: 1, Unit.FISCAL_YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}
_DAYS_LONG = {Unit.DAY: 1, Unit.WEEKEND: 2, Unit.WEEK: 7}
_SEASON_OF_FIRST_MONTH = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the calendar. Build it with `containing`, which finds the first day."""

    unit: Unit
    first: date
    """The first day: a week's Monday, a weekend's Saturday, a winter's first of December."""

    @property
    def last(self) -> date:
        """The last day."""
        if days := _DAYS_LONG.get(self.unit):
            return self.first + timedelta(days - 1)
        if years := _YEARS_LONG.get(self.unit):
            return date(min(self.first.year + years - 1, MAXYEAR), 12, 31)
        year, month = _add_months(self.first, _MONTHS_LONG[self.unit] - 1)
        return date(year, month, calendar.monthrange(year, month)[1])

    def shifted(self, count: int) -> Period:
        """The period that lies `count` of its own lengths later (earlier, where negative).

        Raises ValueError or OverflowError beyond the years 1 to 9999.
        """
        if self.unit in (Unit.WEEK, Unit.WEEKEND):
            return Period(self.unit, self.first + timedelta(7 * count))
        if self.unit is Unit.DAY:
            return Period(self.unit, self.first + timedelta(count))
        if years := _YEARS_LONG.get(self.unit):
            return Period(self.unit, date(_checked_year(self.first.year + years * count), 1, 1))
        year, month = _add_months(self.first, _MONTHS_LONG[self.unit] * count)
        return Period(self.unit, date(year, month, 1))

    @property
    def value(self) -> str:
        """The TIMEX3 value: 2020-05-05, 2020-W19, 2020-W19-WE, 2020-05, 2020-SP, 2020-Q3, 2020-H1, FY2020, 202, 20."""
        return _WRITE[self.unit](self.first)


def containing(day: date, unit: Unit) -> Period:
    """The period of that kind in which `day` lies; for a weekday, WEEKEND gives the one that ends its week."""
    return Period(unit, _FIRST_DAY[unit](day))


def _add_months(day: date, count: int) -> tuple[int, int]:
    """Year and month `count` months after that of `day`."""
    years, month0 = divmod(day.month - 1 + count, 12)
    return _checked_year(day.year + years), month0 + 1


def _checked_year(year: int) -> int:
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"there is no calendar for the year {year}")
    return year


def _iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _first_of_season(day: date) -> date:
    if day.month <= 2:
        return date(_checked_year(day.year - 1), 12, 1)
    return date(day.year, day.month // 3 * 3, 1)


_FIRST_DAY: dict[Unit, Callable[[date], date]] = {
    Unit.DAY: lambda d: d,
    Unit.WEEKEND: lambda d: d + timedelta(5 - d.weekday()),
    Unit.WEEK: lambda d: d - timedelta(d.weekday()),
    Unit.MONTH: lambda d: d.replace(day=1),
    Unit.SEASON: _first_of_season,
    Unit.QUARTER: lambda d: date(d.year, (d.month - 1) // 3 * 3 + 1, 1),
    Unit.HALF: lambda d: date(d.year, (d.month - 1) // 6 * 6 + 1, 1),
    Unit.YEAR: lambda d: date(d.year, 1, 1),
    Unit.FISCAL_YEAR: lambda d: date(d.year, 1, 1),
    Unit.DECADE: lambda d: date(max(d.year // 10 * 10, MINYEAR), 1, 1),
    Unit.CENTURY: lambda d: date(max(d.year // 100 * 100, MINYEAR), 1, 1),
}

_WRITE: dict[Unit, Callable[[date], str]] = {
    Unit.DAY: lambda d: d.isoformat(),
    Unit.WEEKEND: lambda d: _iso_week(d) + "-WE",
    Unit.WEEK: _iso_week,
    Unit.MONTH: lambda d: f"{d:%Y-%m}",
    Unit.SEASON: lambda d: f"{d.year:04d}-{_SEASON_OF_FIRST_MONTH[d.month]}",
    Unit.QUARTER: lambda d: f"{d.year:04d}-Q{d.month // 3 + 1}",
    Unit.HALF: lambda d: f"{d.year:04d}-H{d.month // 6 + 1}",
    Unit.YEAR: lambda d: f"{d.year:04d}",
    Unit.FISCAL_YEAR: lambda d: f"FY{d.year:04d}",
    Unit.DECADE: lambda d: f"{d.year // 10:03d}",
    Unit.CENTURY: lambda d: f"{d.year // 100:02d}",
}
