"""Rules for expressions that are counted from what the article told before: `a week later`, `that month`, `by then`."""

from __future__ import annotations

from datetime import date, timedelta

from perilune.extract.when import words
from perilune.extract.when.periods import Period, Unit, containing
from perilune.extract.when.rule import FUTURE_REF, PAST_REF, Direction, Match, Meaning, Rule, Setting, dated, vague
from perilune.extract.when.words import (
    ABOUT,
    CALENDAR_UNIT,
    EDGE,
    LONE_MONTH,
    NUMBER,
    UNIT,
    UNITS_PLURAL,
    VAGUE_COUNT,
    WEEKDAY,
)

_STEPS = {"that": 0, "the same": 0, "the very same": 0, "the very": 0, "the following": 1, "the next": 1, "the previous": -1,
          "the preceding": -1, "the": 0}  # fmt: skip
_FORWARD = {"later", "after", "afterward", "afterwards", "on"}


def _read_unit(match: Match, setting: Setting) -> Meaning:
    """`that month`, `the next day`, `the year before`: a step from the last period told that is no longer."""
    unit = words.UNITS[match["unit"].lower()]
    told = containing(setting.narrated(unit).first, unit)
    return dated(told.shifted(_STEPS[match["which"].lower()] + _after(match["way"])))


def _after(way: str) -> int:
    if not way:
        return 0
    return 1 if way.lower() in _FORWARD else -1


def _read_count(match: Match, setting: Setting) -> Meaning | None:
    """`two years later`, `five days earlier`; `months later` points nowhere in particular."""
    forward = match["way"].lower() in _FORWARD
    unit_word = words.singular(match["unit"])
    count = words.number(match["count"]) if match["count"] else None
    if count is None or unit_word in words.CLOCK_UNITS or count != int(count):
        return vague(FUTURE_REF if forward and setting.direction() is not Direction.PAST else PAST_REF)
    steps = int(count) if forward else -int(count)
    period = _counted(setting, steps, unit_word)
    ahead = period.first - setting.published
    if ahead.days > 0 and setting.direction() is Direction.PAST:  # what is over was not counted from so late a day
        period = _counted(setting, steps, unit_word, until=setting.published - ahead)
    return dated(period)


def _counted(setting: Setting, count: int, unit_word: str, until: date | None = None) -> Period:
    """A day counted in weeks stays a day; a day counted in months or years becomes a month or year."""
    if unit_word in {"week", "fortnight"}:
        told = setting.narrated(Unit.WEEK, until)
        weeks = count * (2 if unit_word == "fortnight" else 1)
        return told.shifted(7 * weeks) if told.unit is Unit.DAY else containing(told.first, Unit.WEEK).shifted(weeks)
    unit = words.UNITS.get(unit_word, Unit.DAY)
    return containing(setting.narrated(unit, until).first, unit).shifted(count)


def _read_named(match: Match, setting: Setting) -> Meaning | None:
    """`that December`, `the following Monday`, `the previous May`: by its name, seen from the last period told."""
    unit = Unit.MONTH if match["month"] else Unit.DAY
    told = setting.narrated(Unit.YEAR if match["month"] else Unit.DAY)
    step = _STEPS[match["which"].lower()]
    if match["month"]:
        return dated(_month_from(told, words.month_number(match["month"]), step))
    days = (words.weekday_number(match["weekday"]) - told.first.weekday()) % 7
    if step > 0:
        days = days or 7
    elif step < 0 or days > 3:  # 'that Friday' is the nearer one
        days -= 7
    return dated(Period(unit, told.first + timedelta(days)))


def _month_from(told: Period, month: int, step: int) -> Period:
    """The month of that number in the year told, or the nearest one behind or before the period told."""
    own = Period(Unit.MONTH, date(told.first.year, month, 1))
    if step > 0 and own.first <= told.last:
        return own.shifted(12)
    return own.shifted(-12) if step < 0 and own.last >= told.first else own


def _read_day_of(match: Match, setting: Setting) -> Meaning | None:
    """`the 7th of that month`, `on the 21st`: a day of the month told or of publication."""
    which, day = match["which"].lower().removesuffix(" month"), int(match["day"][:-2])
    steps = {"last": -1, "next": 1}.get(which, 0)
    told = setting.narrated(Unit.MONTH).first if which in {"that", "the same", "the"} else setting.published
    month = containing(told, Unit.MONTH).shifted(steps)
    if not which and day > setting.published.day and setting.direction() is Direction.PAST:
        month = month.shifted(-1)
    return dated(Period(Unit.DAY, month.first.replace(day=day)))


def _read_then(_: Match, setting: Setting) -> Meaning:
    """`at the time`, `by then`: the last period told, whatever its length."""
    return dated(setting.narrated(Unit.YEAR))


def _read_definite(match: Match, setting: Setting) -> Meaning:
    """`for the entire year`, `ended the day lower`: the unit in which the last period told lies."""
    unit = words.UNITS[match["unit"].lower()]
    return dated(containing(setting.narrated(unit).first, unit))


def _read_same_period(_: Match, setting: Setting) -> Meaning:
    """`the same period last year`: the last period told, a year before."""
    told = setting.narrated(Unit.HALF)
    return dated(containing(told.first - timedelta(365), told.unit))


_YEAR_BEFORE = r"(?:last year|(?:a|one) year (?:earlier|ago|before)|(?:of |in )?the (?:last|previous|preceding|prior) year|the year before)"

RULES = (
    Rule(
        "same period",
        rf"(?:the|its) same (?:period|time|month|quarter|week)(?:,? of| in|,)? {_YEAR_BEFORE}",
        _read_same_period,
    ),
    Rule(
        "told name",
        rf"(?P<which>that|the following|the next|the previous|the preceding) (?:(?P<month>{LONE_MONTH})|(?P<weekday>{WEEKDAY}))",
        _read_named,
    ),
    Rule(
        "day of a month told",
        r"(?:(?<=on )|(?=the \d\d?[a-z]+ of ))the (?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))"
        r"(?: of (?P<which>(?:that|the same|the|this|last|next) month)|(?=[,.;:)]))",
        _read_day_of,
    ),
    Rule(
        "told unit",
        rf"(?:{EDGE})?(?P<which>{words.one_of(_STEPS.keys() - {'the'})}) (?P<unit>{CALENDAR_UNIT})(?!s|-)(?P<way>(?!))?",
        _read_unit,
    ),
    Rule(
        "unit before or after",
        rf"(?P<which>the) (?P<unit>{CALENDAR_UNIT}) (?P<way>before|after|earlier|afterwards?)(?! the| that)",
        _read_unit,
    ),
    Rule(
        "definite unit",
        r"the (?:entire |whole |full )?"
        r"(?P<unit>day|week|month|year|quarter)(?!s|-|['’]| of| that| when| before| after| ahead| \d)",
        _read_definite,
    ),
    Rule(
        "count later",
        rf"(?:{ABOUT}|(?:only|just|barely|exactly) )?(?:(?P<vague>{VAGUE_COUNT}) )?(?:(?P<count>{NUMBER}|an?) )?(?P<unit>{UNITS_PLURAL}|{UNIT})"
        r" (?P<way>later|earlier|afterwards?|before(?=[.,;]))",
        _read_count,
    ),
    Rule(
        "then",
        r"(?:(?<=by )|(?<=since )|(?<=until ))then(?! [a-z]+ed)|(?:(?<=at )|(?<=by ))(?:that|the) time(?! of)",
        _read_then,
    ),
)
