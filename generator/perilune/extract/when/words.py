"""The vocabulary of time in English, and the pattern fragments made of it. No rules here.

A blank in a fragment stands for one blank of any kind; `rule.Rule` sees to it. Fragments are matched without
regard to case, save the names of months and weekdays, which English writes with a capital.
"""

from __future__ import annotations

from collections.abc import Iterable

from perilune.extract.when.periods import Unit

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH_ABBREVIATIONS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

UNITS = {
    "day": Unit.DAY, "weekend": Unit.WEEKEND, "week": Unit.WEEK, "month": Unit.MONTH, "season": Unit.SEASON,
    "quarter": Unit.QUARTER, "year": Unit.YEAR, "fiscal year": Unit.FISCAL_YEAR, "financial year": Unit.FISCAL_YEAR,
    "budget year": Unit.FISCAL_YEAR, "decade": Unit.DECADE, "century": Unit.CENTURY,
}  # fmt: skip
"""Units that have a place in the calendar."""

LENGTH_CODES = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "weekend": "WE", "week": "W", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
"""What TIMEX3 writes for each unit of length (hours, minutes and seconds stand behind a T)."""
CLOCK_UNITS = frozenset({"second", "minute", "hour"})

SEASON_MONTHS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
"""The month in which each season begins in the north, as EDTF and TIMEX3 have it."""

DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI"}

SMALL_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "dozen": 12,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
HUNDRED = {"hundred": 100}
VAGUE_COUNTS = (
    "dozens of",
    "scores of",
    "hundreds of",
    "thousands of",
    "a few",
    "few",
    "several",
    "many",
    "some",
    "a number of",
    "a handful of",
    "countless",
)

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
}  # fmt: skip
CENTURY_ORDINALS = {
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
    "twenty-second": 22,
}  # fmt: skip
DECADE_WORDS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
                "eighties": 80, "nineties": 90}  # fmt: skip

HOLIDAYS = {
    "New Year's Day": (1, 1), "New Year’s Day": (1, 1), "New Year's Eve": (12, 31), "New Year’s Eve": (12, 31),
    "New Year": (1, 1), "Christmas Eve": (12, 24), "Christmas Day": (12, 25), "Christmas": (12, 25),
    "Independence Day": (7, 4), "the Fourth of July": (7, 4), "Halloween": (10, 31), "May Day": (5, 1),
}  # fmt: skip
"""Feasts with a fixed day, as (month, day)."""

DIRECTIONS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "present": 0, "the current": 0,
    "this coming": 1, "next": 1, "coming": 1, "following": 1, "upcoming": 1,
}  # fmt: skip


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longer before the shorter."""
    return "(?:" + "|".join(sorted(words, key=lambda w: (-len(w), w))) + ")"


def _with_capitals(words: tuple[str, ...]) -> tuple[str, ...]:
    return words + tuple(word.upper() for word in words)


_FULL_MONTH = one_of(_with_capitals(MONTHS))
_SHORT_MONTH = one_of(_with_capitals(MONTH_ABBREVIATIONS))
MONTH = rf"(?-i:(?:{_FULL_MONTH}|{_SHORT_MONTH}\b\.?))"
"""A month beside a day or a year, where abbreviations are safe."""
LONE_MONTH = rf"(?-i:(?:{_FULL_MONTH}|{_SHORT_MONTH}\.))"
"""A month by itself: an abbreviation needs its point (`Jan` is a name)."""
WEEKDAY = rf"(?-i:{one_of(_with_capitals(WEEKDAYS))}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.)"
DAY_OF_MONTH = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[4-9]\d\d|20\d\d|21\d\d)"
SEASON = one_of(SEASON_MONTHS)
DAY_PART = one_of(DAY_PARTS)
CALENDAR_UNIT = one_of(UNITS)
UNIT = one_of(LENGTH_CODES)
UNITS_PLURAL = one_of([*(word + "s" for word in LENGTH_CODES if word != "century"), "centuries"])
_TENS = one_of(TENS)
_SMALL = one_of(SMALL_NUMBERS)
NUMBER = rf"(?:\d{{1,4}}(?:,\d{{3}})*(?:\.\d+)?|{_TENS}(?:-{_SMALL})?|{_SMALL}(?: hundred)?|(?:a|one) (?:hundred|dozen)|half a dozen)(?: and a half)?"
VAGUE_COUNT = one_of(VAGUE_COUNTS)
ABOUT = (
    r"(?:(?:only |just )?(?:about|around|roughly|approximately|nearly|almost|more than|less than|fewer than|well over|"
    r"over|under|at least|at most|up to|close to)) "
)
EDGE = (
    r"(?:(?:the |its )?(?:very )?(?:beginning|start|middle|midpoint|end|close|turn|latter part|latter half|early part|"
    r"first days|last days|final days|first weeks|last weeks|final weeks) of |(?:(?:very )?(?:early|late|later|earlier|"
    r"mid|sometime)(?: in| on)?(?: |-)))"
)
"""Which part of a period is meant: `early`, `mid-`, `the end of`."""


REPORTING = frozenset({
    "say", "tell", "report", "write", "state", "note", "add", "announce", "argue", "warn", "declare", "insist", "claim",
    "confirm", "disclose",
})  # fmt: skip
"""Verbs of telling."""

OPENERS = tuple(sorted({
    *(name.lower() for name in (*MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS)), "mon", "tue", "tues", "wed", "thu", "thur", "thurs",
    "fri", "sat", "sun", *(day.lower() + "s" for day in WEEKDAYS), *SEASON_MONTHS, *SMALL_NUMBERS, *TENS, *CENTURY_ORDINALS,
    *DECADE_WORDS, *ORDINALS, *LENGTH_CODES, *(unit + "s" for unit in LENGTH_CODES), "centuries", "fiscal", "financial", "budget",
    "the", "a", "an", "its", "their", "this", "that", "last", "next", "past", "previous", "preceding", "following", "coming",
    "remaining", "entire", "whole", "current", "currently", "recent", "recently", "present", "early", "late", "later", "earlier",
    "mid", "sometime", "very", "only", "just", "barely", "exactly", "about", "around", "roughly", "approximately", "nearly",
    "almost", "more", "less", "fewer", "well", "over", "under", "at", "up", "close", "few", "several", "many", "some",
    "countless", "half", "couple", "dozens", "scores", "hundreds", "thousands", "every", "each", "per", "today", "tonight", "yesterday", "tomorrow", "now",
    "right", "back", "then", "nowadays", "these", "lately", "long", "soon", "shortly",
    "before", "someday", "one", "noon", "midnight", "hourly", "daily", "nightly", "weekly", "fortnightly", "biweekly",
    "monthly", "quarterly", "annually", "annual", "yearly", "biennial", "twice", "semi", "semiannual", "q1", "q2", "q3", "q4",
    "1q", "2q", "3q", "4q", "h1", "h2", r"fy\d*", "new", "christmas", "independence", "halloween", "may", "ongoing",
}))  # fmt: skip
"""Every word that may begin an expression (beside numerals): the scanner looks no further where none of them stands."""


def number(text: str) -> float | None:
    """What a number word or numeral says: 'eighteen' is 18, '2.5' is 2.5, 'twenty-one' 21; None where it says none."""
    words = text.strip().lower().replace(",", "")
    if words.endswith(" and a half"):
        whole = number(words.removesuffix(" and a half"))
        return None if whole is None else whole + 0.5
    if words.replace(".", "", 1).isdigit():
        return float(words)
    if words in {"a", "an", "the"}:
        return 1
    if words in {"a couple of", "couple of", "a pair of"}:
        return 2
    if words == "half a dozen":
        return 6
    known = SMALL_NUMBERS | TENS | HUNDRED
    parts = [known[part] for part in words.replace("-", " ").split() if part in known]
    if not parts:
        return None
    return parts[0] * 100 if len(parts) == 2 and parts[1] == 100 else sum(parts)


def month_number(text: str) -> int:
    """1 for `January`, `Jan.`, `JAN`."""
    return next(i for i, name in enumerate(MONTHS, 1) if name[:3].lower() == text[:3].lower())


def weekday_number(text: str) -> int:
    """0 for `Monday`, `Mon.`, as `date.weekday` counts."""
    return next(i for i, name in enumerate(WEEKDAYS) if name[:3].lower() == text[:3].lower())


def singular(unit: str) -> str:
    """`years` -> `year`, `centuries` -> `century`."""
    unit = unit.lower()
    return "century" if unit == "centuries" else unit.removesuffix("s")
