"""Rules for expressions that carry their own year, month or day: `May 5, 2020`, `the second quarter`, `the 1990s`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from perilune.extract.when import words
from perilune.extract.when.periods import Period, Unit, containing
from perilune.extract.when.rule import Direction, Match, Meaning, Rule, Setting, dated
from perilune.extract.when.words import DAY_OF_MONTH, EDGE, LONE_MONTH, MONTH, SEASON, WEEKDAY, YEAR
from perilune.findings import TimexType

NEAR_DAYS = 92
"""A day without a year that lies so close to publication is that one, whatever the tense seems to be."""

_YEAR_WORDS = r"(?:of |, |)(?P<shift>last|this|next|the same|that|the current|the following|the previous) year"
_SHARED_YEAR = rf"(?=(?: (?:to|and|or|until|through) | ?[-–—] ?)(?:{DAY_OF_MONTH} )?{MONTH}(?: {DAY_OF_MONTH},?)? (?P<shared>{YEAR}))"
"""`April and June 2023`: the year that a later month of the range gives."""
_OWN_YEAR = rf"(?:,? (?:of )?(?P<year>{YEAR})(?!\d)|,? {_YEAR_WORDS}\b)"


def _year_of(match: Match, setting: Setting) -> int | None:
    """The year that the expression itself gives: `2019`, `of last year`, `that year`; None where it gives none."""
    groups = match.groups
    if own := groups.get("year") or groups.get("dashed") or groups.get("shared"):
        return int(own)
    shift = (groups.get("shift") or "").lower()
    if shift in {"last", "this", "next", "the current"}:
        return setting.published.year + {"last": -1, "next": 1}.get(shift, 0)
    if shift:
        steps = {"the following": 1, "the previous": -1}.get(shift, 0)
        return setting.narrated(Unit.YEAR).first.year + steps
    return None


def _the_right_year(candidates: list[Period], setting: Setting) -> Period | None:
    """The one of several years' periods that the tense means: the nearest on that side of publication.

    Where the tense is present, a day lies ahead ('the crew returns on July 3'), and of others the nearest is meant.
    """
    if not candidates:
        return None
    if setting.direction() is Direction.PRESENT and candidates[0].unit is not Unit.DAY:
        return min(candidates, key=lambda period: abs((period.first - setting.published).days))
    if setting.direction() is not Direction.PAST:
        return next((period for period in candidates if period.last >= setting.published), candidates[-1])
    return next((period for period in reversed(candidates) if period.first <= setting.published), candidates[0])


def _in_years_around(first: tuple[int, int], unit: Unit, setting: Setting) -> list[Period]:
    """That month and day in the year of publication, the one before and the one after, where it exists."""
    month, day = first
    years = range(setting.published.year - 1, setting.published.year + 2)
    return [containing(date(year, month, day), unit) for year in years if day <= calendar.monthrange(year, month)[1]]


def _read_iso(match: Match, _: Setting) -> Meaning | None:
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


def _day(year: int, month: int, day: int) -> Meaning | None:
    try:
        return dated(Period(Unit.DAY, date(year, month, day)))
    except ValueError:
        return None


def _read_numeric(match: Match, setting: Setting) -> Meaning | None:
    """`5/21/2024` is American; with points, or where the first number is no month, the day comes first."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    day_first = match["mark"] == "." or first > 12
    day, month = (first, second) if day_first else (second, first)
    return _day(year if year > 99 else _full_year(year, setting), month, day)


def _day_number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _read_day(match: Match, setting: Setting) -> Meaning | None:
    month, day = words.month_number(match["month"]), _day_number(match["day"])
    if (year := _year_of(match, setting)) is not None:
        return _day(year, month, day)
    candidates = _in_years_around((month, day), Unit.DAY, setting)
    near = [p for p in candidates if abs((p.first - setting.published).days) <= NEAR_DAYS]
    chosen = near[0] if near else _the_right_year(candidates, setting)
    return dated(chosen) if chosen else None


def _read_days(match: Match, setting: Setting) -> Meaning | None:
    """`16-17 March`, `Sept. 5 or 7`: an interval of days, as ISO 8601 writes it."""
    last = _read_day(match, setting)
    if last is None or last.period is None:
        return None
    try:
        first = last.period.first.replace(day=_day_number(match["from"]))
    except ValueError:
        return None
    if first >= last.period.first:
        return None
    return Meaning(TimexType.DATE, f"{first}/{last.period.first}", last.period)


def _read_week_of(match: Match, setting: Setting) -> Meaning | None:
    """`the week beginning 5 December`, `the week of May 6`."""
    day = _read_day(match, setting)
    return dated(containing(day.period.first, Unit.WEEK)) if day is not None and day.period is not None else None


def _read_month(match: Match, setting: Setting) -> Meaning | None:
    month = words.month_number(match["month"])
    if (year := _year_of(match, setting)) is not None:
        return dated(containing(date(year, month, 1), Unit.MONTH))
    chosen = _the_right_year(_in_years_around((month, 1), Unit.MONTH, setting), setting)
    return dated(chosen) if chosen else None


def _read_season(match: Match, setting: Setting) -> Meaning | None:
    month = words.SEASON_MONTHS[match["season"].lower()]
    if (year := _year_of(match, setting)) is not None:
        return dated(Period(Unit.SEASON, date(year, month, 1)))
    chosen = _the_right_year(_in_years_around((month, 1), Unit.SEASON, setting), setting)
    return dated(chosen) if chosen else None


def _read_year(match: Match, _: Setting) -> Meaning:
    return dated(Period(Unit.YEAR, date(int(match["year"]), 1, 1)))


def _read_short_year(match: Match, setting: Setting) -> Meaning:
    return dated(Period(Unit.YEAR, date(_full_year(int(match["short"]), setting), 1, 1)))


def _full_year(short: int, setting: Setting) -> int:
    """`'82`, `7/8/07`: of this century unless that lies more than ten years ahead."""
    year = setting.published.year // 100 * 100 + short
    return year if year <= setting.published.year + 10 else year - 100


def _read_years(match: Match, _: Setting) -> Meaning | None:
    """`2033-2035`, `2024-25`, `2025/26`: an interval of years, as ISO 8601 writes it."""
    first, end = match["year"], match["to"]
    last = end if len(end) == 4 else first[:2] + end
    if not 0 < int(last) - int(first) <= 50:
        return None
    return Meaning(TimexType.DATE, f"{first}/{last}", Period(Unit.YEAR, date(int(last), 1, 1)))


def _read_fiscal_year(match: Match, _: Setting) -> Meaning:
    year = int(match["year"])
    full = year if year > 99 else 2000 + year
    return dated(Period(Unit.FISCAL_YEAR, date(full, 1, 1)))


def _read_decade(match: Match, _: Setting) -> Meaning:
    if match["century"]:
        return dated(Period(Unit.DECADE, date(int(match["century"] + match["digit"] + "0"), 1, 1)))
    tens = int(match["short"]) * 10 if match["short"] else words.DECADE_WORDS[match["word"].lower()]
    return dated(Period(Unit.DECADE, date((2000 if tens == 20 else 1900) + tens, 1, 1)))


def _read_century(match: Match, _: Setting) -> Meaning:
    number = int(match["number"]) if match["number"] else words.CENTURY_ORDINALS[match["word"].lower()]
    return dated(Period(Unit.CENTURY, date((number - 1) * 100, 1, 1)))


def _read_quarter(match: Match, setting: Setting) -> Meaning | None:
    number = 4 if match["final"] else int(match["digit"] or match["digit2"] or words.ORDINALS[match["ordinal"].lower()])
    return _part_of_year(match, Unit.QUARTER, 3 * number - 2, setting)


def _read_half(match: Match, setting: Setting) -> Meaning | None:
    number = int(match["digit"] or words.ORDINALS[match["ordinal"].lower()])
    return _part_of_year(match, Unit.HALF, 6 * number - 5, setting)


def _part_of_year(match: Match, unit: Unit, month: int, setting: Setting) -> Meaning | None:
    if (year := _year_of(match, setting)) is not None:
        return dated(Period(unit, date(year, month, 1)))
    candidates = _in_years_around((month, 1), unit, setting)
    this_year = candidates[1]
    if setting.direction() is Direction.PAST and this_year.first > setting.published:
        return dated(candidates[0])
    if setting.direction() is Direction.FUTURE and this_year.last < setting.published:
        return dated(candidates[2])
    return dated(this_year)


def _read_nth(match: Match, setting: Setting) -> Meaning | None:
    """`the first Monday in February`, `the last week of March`, `the second weekend of May`."""
    month = _read_month(match, setting)
    if month is None or month.period is None:
        return None
    nth = words.ORDINALS[match["ordinal"].lower()]
    unit = match["unit"].lower()
    if unit in {"week", "weekend"}:
        return dated(_nth_week(month.period, nth, words.UNITS[unit]))
    day = _nth_weekday(month.period, nth, words.weekday_number(match["unit"]))
    return dated(Period(Unit.DAY, day)) if day else None


def _nth_week(month: Period, nth: int, unit: Unit) -> Period:
    """A week belongs to the month in which its Thursday lies, as ISO 8601 has it for years."""
    if nth < 0:
        return containing(month.last - timedelta((month.last.weekday() - 3) % 7), unit)
    return containing(month.first + timedelta((3 - month.first.weekday()) % 7 + 7 * (nth - 1)), unit)


def _nth_weekday(month: Period, nth: int, weekday: int) -> date | None:
    if nth < 0:
        return month.last - timedelta((month.last.weekday() - weekday) % 7)
    day = month.first + timedelta((weekday - month.first.weekday()) % 7 + 7 * (nth - 1))
    return day if day <= month.last else None


def _read_holiday(match: Match, setting: Setting) -> Meaning | None:
    first = next(day for name, day in words.HOLIDAYS.items() if name.lower() == match["holiday"].lower())
    if (year := _year_of(match, setting)) is not None:
        return _day(year, *first)
    chosen = _the_right_year(_in_years_around(first, Unit.DAY, setting), setting)
    return dated(chosen) if chosen else None


_WEEKDAY_BEFORE = rf"(?:{WEEKDAY},? (?:the )?)?"
_JOIN = r"(?: ?[-–—] ?| to | and | or |, )"
_ORDINAL = words.one_of(["first", "second", "third", "fourth"])
_ANY_ORDINAL = words.one_of(words.ORDINALS)

RULES = (
    Rule("iso", r"(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)", _read_iso),
    Rule(
        "numeric",
        r"(?P<first>\d\d?)(?P<mark>[./-])(?P<second>\d\d?)[./-](?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?!\d|/)",
        _read_numeric,
    ),
    Rule(
        "days of a month",
        rf"(?P<from>{DAY_OF_MONTH}){_JOIN}(?P<day>{DAY_OF_MONTH}) (?:of )?(?P<month>{MONTH}){_OWN_YEAR}?",
        _read_days,
    ),
    Rule(
        "month and days",
        rf"(?P<month>{MONTH}) (?P<from>{DAY_OF_MONTH}){_JOIN}(?P<day>{DAY_OF_MONTH})(?![\w%])(?!,\d|\.\d| (?:{MONTH})\b){_OWN_YEAR}?",
        _read_days,
    ),
    Rule(
        "week of a day",
        rf"the week (?:beginning|starting|commencing|of)(?: on)? {_WEEKDAY_BEFORE}(?P<day>{DAY_OF_MONTH}) (?P<month>{MONTH}){_OWN_YEAR}?",
        _read_week_of,
    ),
    Rule(
        "week of a month's day",
        rf"the week (?:beginning|starting|commencing|of)(?: on)? {_WEEKDAY_BEFORE}(?P<month>{MONTH}) (?P<day>{DAY_OF_MONTH})(?![\w%]){_OWN_YEAR}?",
        _read_week_of,
    ),
    Rule(
        "day and month",
        rf"{_WEEKDAY_BEFORE}(?:the (?=\d\d?[a-z]))?(?P<day>{DAY_OF_MONTH})(?: (?:of )?|-)(?P<month>{MONTH})(?:{_OWN_YEAR}|-(?P<dashed>{YEAR})|{_SHARED_YEAR})?",
        _read_day,
    ),
    Rule(
        "month and day",
        rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH}) (?:the )?(?P<day>{DAY_OF_MONTH})(?![\w%])(?!,\d|\.\d)(?:{_OWN_YEAR}|{_SHARED_YEAR})?",
        _read_day,
    ),
    Rule(
        "nth day or week",
        rf"the (?:very )?(?P<ordinal>{_ANY_ORDINAL}) (?P<unit>{WEEKDAY}|week|weekend) (?:of|in) (?P<month>{LONE_MONTH}){_OWN_YEAR}?",
        _read_nth,
    ),
    Rule("month of a year", rf"(?:{EDGE})?(?P<month>{MONTH}){_OWN_YEAR}", _read_month),
    Rule("month", rf"(?:{EDGE})?(?P<month>{LONE_MONTH})(?:{_SHARED_YEAR})?", _read_month),
    Rule("season of a year", rf"(?:{EDGE})?(?:the )?(?P<season>{SEASON}){_OWN_YEAR}", _read_season),
    Rule(
        "season",
        rf"(?:(?<=in )|(?<=by )|(?<=until )|(?<=before )|(?<=during )|(?<=since )|(?<=of )|(?<=till ))(?:{EDGE})?(?:the )?(?P<season>{SEASON})",
        _read_season,
    ),
    Rule(
        "quarter",
        rf"(?:{EDGE})?(?:(?:the )?(?:(?P<ordinal>{_ORDINAL})(?: |-)|(?P<final>final ))quarter|Q(?P<digit>[1-4])|(?P<digit2>[1-4])Q)(?:(?: of| in|,)?(?: (?:fiscal|FY|the year))? ?(?P<year>{YEAR})|,? {_YEAR_WORDS})?",
        _read_quarter,
    ),
    Rule(
        "half",
        rf"(?:the )?(?:(?P<ordinal>first|second) half (?:of )?|H(?P<digit>[12]) )(?:(?:of )?(?P<year>{YEAR})|{_YEAR_WORDS})",
        _read_half,
    ),
    Rule(
        "fiscal year",
        rf"(?:{EDGE})?(?:(?:fiscal|financial|budget) (?:year )?|FY ?)(?P<year>{YEAR}|(?<=FY)\d\d|(?<=FY )\d\d)(?!\d)",
        _read_fiscal_year,
    ),
    Rule("years", rf"(?P<year>{YEAR}) ?[-–—/] ?(?P<to>{YEAR}|\d\d)(?![\w-])", _read_years),
    Rule(
        "decade",
        rf"(?:{EDGE})?(?:the )?(?:{EDGE}|mid)?(?:(?P<century>1[5-9]|20)(?P<digit>\d)0['’]?s|(?:(?<=the )|(?<=0s and )|['’])(?P<short>[2-9])0['’]?s"
        rf"|(?<=the )(?P<word>{words.one_of(words.DECADE_WORDS)}))",
        _read_decade,
    ),
    Rule(
        "century",
        rf"(?:{EDGE})?(?:the )?(?:{EDGE})?(?:(?P<number>1[5-9]|2[0-2])(?:th|st|nd)|(?P<word>{words.one_of(words.CENTURY_ORDINALS)}))(?: |-)century",
        _read_century,
    ),
    Rule("holiday", rf"(?P<holiday>(?-i:{words.one_of(words.HOLIDAYS)})){_OWN_YEAR}?", _read_holiday),
    Rule("short year", r"['’](?P<short>\d\d)(?!s|\d|['’])(?<!'\d\d')", _read_short_year),
    Rule("year", rf"(?:{EDGE})?(?:the year )?(?P<year>{YEAR})", _read_year),
)
