"""Dates as the Extended Date/Time Format writes them (ISO 8601-2: level 1, and the parts of level 2 below).

Accepted: `2020`, `2020-05`, `2020-05-06`; unspecified digits (`202X`, `20XX`, `2020-XX`, `2020-05-XX`);
seasons `2020-21` to `-24` and quarters `-33` to `-36`, halves `-40`, `-41`; a qualifier `~`, `?` or `%`
at the end; intervals of two such dates, either of which may be `..` (open) but not both.

Specification: https://www.loc.gov/standards/datetime/ (Library of Congress, 2019).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[~?%]?)", re.ASCII
)

# First and last month, counted from January of the year; a winter ends in February of the next year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_HALVES = {40: (1, 6), 41: (7, 12)}
_PARTS = _SEASONS | _QUARTERS | _HALVES
_PART_NAMES = {
    21: "spring {}", 22: "summer {}", 23: "autumn {}", 24: "winter {}",
    33: "first quarter of {}", 34: "second quarter of {}",
    35: "third quarter of {}", 36: "fourth quarter of {}",
    40: "first half of {}", 41: "second half of {}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date value with the days that it covers."""

    value: str
    """As written, for example `2020-05~`."""
    first: date | None
    """The first day covered; None for an interval with an open start."""
    last: date | None
    """The last day covered; None for an interval with an open end."""
    approximate: bool
    """Whether a qualifier (`~`, `?`, `%`) stands on any part."""

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Orders values on a timeline: by first day, then the shorter first."""
        first = self.first or date.min
        return first, self.last or date.max, self.value


def parse(value: str) -> Edtf:
    """Read an EDTF value.

    Raises ValueError with a sentence for people when it is none, or names days that don't exist,
    or an interval that runs backwards.
    """
    ends = value.split("/")
    if len(ends) == 1:
        first, last, approximate = _point(value, value)
        return Edtf(value, first, last, approximate)
    if len(ends) != 2 or set(ends) == {".."}:
        raise ValueError(f"{value!r} is no EDTF interval; write START/END, for example 2020-05-06/2020-05-27")
    start = None if ends[0] == ".." else _point(ends[0], value)
    end = None if ends[1] == ".." else _point(ends[1], value)
    if start and end and start[0] > end[1]:
        raise ValueError(f"{value!r} runs backwards: its end lies before its start")
    return Edtf(value, start and start[0], end and end[1], any(p and p[2] for p in (start, end)))


def _point(text: str, whole: str) -> tuple[date, date, bool]:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(
            f"{whole!r} is no EDTF date; write for example 2020-05-06, 2020-05, 2020, 202X, 2020-21 (spring), 2020-05~"
        )
    year, month, day = match["year"], match["month"], match["day"]
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if low == 0:
        raise ValueError(f"{whole!r}: there is no year 0")
    approximate = bool(match["mark"])
    if month is None or month == "XX":
        return date(low, 1, 1), date(high, 12, 31), approximate
    if "X" in year:
        raise ValueError(f"{whole!r}: a month needs a full year")
    return *_days(low, int(month), day, whole), approximate


def _days(year: int, month: int, day: str | None, whole: str) -> tuple[date, date]:
    if month in _PARTS and day is None:
        first, last = _PARTS[month]
        end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
        if end_year > date.max.year:
            raise ValueError(f"{whole!r} ends after the year {date.max.year}")
        return date(year, first, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    if not 1 <= month <= 12:
        raise ValueError(f"{whole!r}: there is no month {month:02d}")
    if day is None or day == "XX":
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    try:
        exact = date(year, month, int(day))
    except ValueError:
        raise ValueError(f"{whole!r}: there is no day {day} in {MONTHS[month - 1]} {year}") from None
    return exact, exact


def in_words(value: str) -> str:
    """The value as an English reader expects it: `6 May 2020`, `about May 2020`, `spring 2024`, `the 2020s`."""
    ends = value.split("/")
    if len(ends) == 1:
        return _point_in_words(value)
    if ends[0] == "..":
        return f"until {_point_in_words(ends[1])}"
    if ends[1] == "..":
        return f"since {_point_in_words(ends[0])}"
    return f"{_point_in_words(ends[0])} to {_point_in_words(ends[1])}"


def _point_in_words(text: str) -> str:
    match = _POINT.fullmatch(text)
    if not match:
        return text
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    said = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}[mark]
    if year.endswith("XX"):
        return f"{said}{_ordinal(int(year[:2]) + 1)} century"
    if year.endswith("X"):
        return f"{said}the {year[:3]}0s"
    if month is None or month == "XX":
        return said + year
    if int(month) in _PART_NAMES:
        return said + _PART_NAMES[int(month)].format(year)
    name = MONTHS[int(month) - 1]
    return f"{said}{name} {year}" if day is None or day == "XX" else f"{said}{int(day)} {name} {year}"


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
