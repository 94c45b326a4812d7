"""From TIMEX3 to EDTF: the value that a timeline wants, by the conventions of Perilune's briefings."""

from __future__ import annotations

import re
from datetime import date, timedelta

from perilune.extract.when import words
from perilune.extract.when.periods import Period, Unit, containing
from perilune.findings import Timex, TimexType

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_QUARTERS = {"Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36"}
_ABOUT = re.compile(
    rf"{words.ABOUT}|(?:the |its )?(?:very )?(?:early|mid|middle|late|beginning|start|midpoint|end|close|turn|latter|(?:first|last|final) (?:days|weeks))\b"
    r"|.*\bend$",
    re.IGNORECASE,
)
_WEEKS_AGO = re.compile(r"(?:.* )?([\w-]+) weeks? ago", re.IGNORECASE)
_FORTNIGHT_AGO = re.compile(r".*\bfortnights? ago", re.IGNORECASE)
_COMING = re.compile(r"the (?:coming|next few) (days|weeks|months)", re.IGNORECASE)
_NEXT_DECADE = re.compile(r"(?:the )?(?:next|coming) decade", re.IGNORECASE)
_PART_OF_DECADE = re.compile(
    r".*(?P<part>later|late|end|close|middle|mid|early|beginning|start)\b.*[ -]decade", re.IGNORECASE
)
_NEXT_UNITS = re.compile(r"(?:the |its |their )?(?:next|coming|following) .*", re.IGNORECASE)
_BEHIND = re.compile(r"(?:the |its |their )?(?:past|last|previous|first|final|preceding|remaining)\b", re.IGNORECASE)
_LENGTH = re.compile(r"(?:P(?P<least>\d+)(?:[DWMY]|DE)/)?P(?P<count>\d+|X)(?P<unit>DE|[DWMY])")


def edtf_value(timex: Timex, published: date) -> str | None:
    """The EDTF value of a DATE or TIME, or its *_REF; None where it has neither (a duration, a set)."""
    if special := _by_words(timex.text, timex.value, published):
        return special
    if timex.type in (TimexType.SET, TimexType.DURATION):
        return None
    value = _plain(timex.value.split("T")[0] if timex.type is TimexType.TIME else timex.value)
    if value is None or "/" in value or value.endswith("_REF"):
        return value
    return value + "~" if _is_about(timex) or _FORTNIGHT_AGO.fullmatch(timex.text) else value


def _is_about(timex: Timex) -> bool:
    return timex.type is TimexType.DATE and len(timex.value) <= 8 and bool(_ABOUT.match(timex.text))


def _by_words(text: str, value: str, published: date) -> str | None:
    """Phrases whose TIMEX3 value says less, or something else, than a timeline needs."""
    if match := _COMING.fullmatch(text):
        return {"days": _month_about(published), "weeks": _month_about(published + timedelta(21)),
                "months": f"{published.year}~"}[match[1].lower()]  # fmt: skip
    if match := _WEEKS_AGO.fullmatch(text):
        count = words.number(match[1])
        return f"{published - timedelta(7 * int(count))}~" if count else None
    if _NEXT_DECADE.fullmatch(text):
        return f"{published.year}/{published.year + 10}"
    if match := _PART_OF_DECADE.fullmatch(text):
        return _part_of_decade(match["part"].lower(), value, published)
    return None


def _part_of_decade(part: str, value: str, published: date) -> str | None:
    if not re.fullmatch(r"\d{3}", value):
        return None
    if part == "later":
        return f"{published.year}/{value}9"
    return value + {"late": "9", "end": "9", "close": "9", "middle": "5", "mid": "5"}.get(part, "1") + "~"


def _month_about(day: date) -> str:
    return f"{day:%Y-%m}~"


def _plain(value: str) -> str | None:
    """A TIMEX3 point or interval as EDTF: 2020-W19 is its Monday/Sunday, 202 the decade 202X."""
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return _interval(containing(monday, Unit.WEEKEND if match[3] else Unit.WEEK))
    if match := re.fullmatch(r"(\d{4})-(H[12])", value):
        return f"{match[1]}-01/{match[1]}-06" if match[2] == "H1" else f"{match[1]}-07/{match[1]}-12"
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q[1-4])", value):
        return f"{match[1]}-{(_SEASONS | _QUARTERS)[match[2]]}"
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    if value.startswith("FY"):
        return value[2:]
    return None if "XXXX" in value else value


def _interval(period: Period) -> str:
    return f"{period.first}/{period.last}"


def ahead(timex: Timex, published: date) -> str | None:
    """What a duration says behind `in` or `within`: the time that lies so far ahead of publication.

    `in six to eight weeks` is the month of the seventh week, `in about three years` the year, `in ten days` the
    day, each with `~`; `the next three years` is the interval of years that begins with the present one.
    """
    match = _LENGTH.fullmatch(timex.value)
    if timex.type is not TimexType.DURATION or match is None or _BEHIND.match(timex.text):
        return None
    if match["count"] == "X":
        return _by_words(f"the coming {timex.text.split()[-1]}", "", published)
    least, most = int(match["least"] or match["count"]), int(match["count"])
    years = {"Y": 1, "DE": 10}.get(match["unit"], 0)
    if years and _NEXT_UNITS.fullmatch(timex.text):
        return f"{published.year}/{published.year + most * years - (match['unit'] == 'Y')}"
    return _so_far_ahead((least + most) // 2, match["unit"], published)


def _so_far_ahead(count: int, unit: str, published: date) -> str | None:
    try:
        if unit == "D":
            return f"{published + timedelta(count)}~"
        if unit == "W":
            return _month_about(published + timedelta(7 * count))
        if unit == "M":
            return containing(published, Unit.MONTH).shifted(count).value + "~"
        return containing(published, Unit.YEAR).shifted(count * (10 if unit == "DE" else 1)).value + "~"
    except (ValueError, OverflowError):
        return None
