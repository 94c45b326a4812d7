"""Rules for durations (`two weeks`, `the past few years`) and sets of times (`every year`, `weekly`)."""

from __future__ import annotations

import re

from perilune.extract.when import words
from perilune.extract.when.rule import Match, Meaning, Rule, Setting
from perilune.extract.when.words import ABOUT, DAY_PART, NUMBER, UNIT, UNITS_PLURAL, VAGUE_COUNT, WEEKDAY
from perilune.findings import TimexType

_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "quarterly": "P1Q", "annually": "P1Y", "annual": "P1Y", "yearly": "P1Y", "biennial": "P2Y",
    "twice-yearly": "P6M", "semi-annual": "P6M", "semiannual": "P6M",
}  # fmt: skip


_HALVES = {
    "second": "PT0.5S", "minute": "PT30S", "hour": "PT30M", "day": "PT12H", "night": "PT12H", "weekend": "P1D", "week": "P0.5W",
    "fortnight": "P1W", "month": "P0.5M", "quarter": "P0.5Q", "year": "P6M", "decade": "P5Y", "century": "P50Y",
}  # fmt: skip
"""What half of each unit is."""

_IN_YEARS = {"decade": 10, "century": 100}


def length(count: str, unit: str) -> str:
    """A TIMEX3 duration: `P2W`, `PT6H`, `PXY`; a fortnight counts two weeks, and a decade ten years.

    Durations are ISO 8601's, which has no letter for decades and centuries; only where none is counted
    (`for decades`) stands TIMEX3's own `PXDE`.
    """
    if unit in _IN_YEARS and count != "X":
        return f"P{float(count) * _IN_YEARS[unit]:g}Y"
    code = words.LENGTH_CODES[unit]
    if unit == "fortnight" and count != "X":
        count = str(2 * int(count))
    return f"{'PT' if unit in words.CLOCK_UNITS else 'P'}{count}{code}"


def _written(count: str | None) -> str:
    """`two` -> `2`, `2.5` -> `2.5`, `several` or nothing -> `X`."""
    value = words.number(count) if count else None
    return "X" if value is None else f"{value:g}"


def _read_length(match: Match, _: Setting) -> Meaning:
    unit = words.singular(match["unit"])
    last = length(_written(match["count"]), unit)
    if match["least"]:
        return Meaning(TimexType.DURATION, f"{length(_written(match['least']), unit)}/{last}")
    return Meaning(TimexType.DURATION, last)


def _read_one(match: Match, _: Setting) -> Meaning:
    """`a year`: a set of times behind a count of times or money (`$2 billion a year`), else a duration."""
    before = match.text[max(0, match.start - 24) : match.start]
    often = re.search(
        r"(?:times|once|twice|percent|%|\d|million|billion|dollars|euros|tons|tonnes|launches|flights) $", before
    )
    value = _HALVES[match["unit"].lower()] if match["half"] else length("1", words.singular(match["unit"]))
    return Meaning(TimexType.SET if often else TimexType.DURATION, value)


def _read_past(match: Match, _: Setting) -> Meaning:
    """`the past year`, `the last year and a half`: so long a time up to now."""
    one, longer = match["unit"].lower(), match["longer"].lower()
    return Meaning(TimexType.DURATION, length("1", one) if one else length("1.5", longer))


def _read_plural(match: Match, _: Setting) -> Meaning:
    return Meaning(TimexType.DURATION, length("X", words.singular(match["unit"])))


def _read_every(match: Match, _: Setting) -> Meaning:
    unit = match["unit"].lower()
    if match["weekday"]:
        return _weekly(match["weekday"])
    if unit in words.DAY_PARTS:
        return Meaning(TimexType.SET, f"XXXX-XX-XXT{words.DAY_PARTS[unit]}")
    count = "2" if match["count"].lower() == "other" else _written(match["count"] or "one")
    return Meaning(TimexType.SET, length(count, words.singular(unit)))


def _weekly(weekday: str) -> Meaning:
    return Meaning(TimexType.SET, f"XXXX-WXX-{words.weekday_number(weekday) + 1}")


def _read_adverb(match: Match, _: Setting) -> Meaning:
    return Meaning(TimexType.SET, _ADVERBS[match["adverb"].lower()])


def _read_weekdays(match: Match, _: Setting) -> Meaning:
    return _weekly(match["weekday"])


_COUNT = rf"(?:{NUMBER}|{VAGUE_COUNT}|an? couple of|couple of|a pair of)"
_FRAME = r"(?:(?:the |its |their )?(?:entire |whole )?(?:past|last|next|first|final|previous|coming|following|preceding|remaining) )"
_STRAIGHT = (
    r"(?:full|straight|consecutive|more|additional|further|whole|long|entire|solid|calendar|business|working|trading)"
)
_ONE = rf"(?:an?|per|an entire|a whole|a full|(?P<half>half an?))(?: {_STRAIGHT})?"

RULES = (
    Rule(
        "length",
        rf"(?:{_FRAME}|the |{ABOUT})?(?:(?P<least>{NUMBER})(?: to | or | and |-|–))?(?P<count>{_COUNT})(?:(?: |-)|(?: {_STRAIGHT}) )"
        rf"(?P<unit>{UNITS_PLURAL}|{UNIT})(?!-old| old| ago|-ago| of age|s)(?:-long)?",
        _read_length,
    ),
    Rule("one", rf"(?:{ABOUT})?{_ONE} (?!second )(?P<unit>{UNIT})(?! ago|s|-old| old|-| of\b)", _read_one),
    Rule(
        "past year",
        rf"(?:the |this )?(?:entire |whole )?(?:past (?P<unit>{UNIT})(?!s)|(?:last|next|coming) (?P<longer>{UNIT}) and a half)",
        _read_past,
    ),
    Rule(
        "every",
        rf"(?:every|each) (?:single )?(?:(?P<count>other|{NUMBER}) )?(?P<unit>(?P<weekday>{WEEKDAY})|{UNITS_PLURAL}|{UNIT}|{DAY_PART})",
        _read_every,
    ),
    Rule("adverb", rf"(?P<adverb>{words.one_of(_ADVERBS)})", _read_adverb),
    Rule("weekdays", rf"(?P<weekday>(?-i:{words.one_of(words.WEEKDAYS)}))s", _read_weekdays),
    Rule("units", rf"(?:(?:many|the) )?(?P<unit>{UNITS_PLURAL})(?! old| of age| \d)", _read_plural),
)
