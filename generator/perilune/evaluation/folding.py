"""What the measure takes for equal: names, values, places in an article."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_ABBREVIATION = re.compile(
    r"[\"'(]*(?:[a-z]\.)+[\"']?|(?:mr|mrs|ms|dr|gen|lt|col|sen|rep|gov|st|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct"
    r"|nov|dec|no|inc|corp|co|u\.s)\."
)
_SENTENCE_BORDER = re.compile(r"[.!?][\"')]*\s+(?=[\"'(]*[a-z0-9])")
_FEWEST_WORDS_OF_A_CUT_QUOTATION = 5


class Range(NamedTuple):
    """Characters `start` up to, not including, `end` of the folded text."""

    start: int
    end: int

    def overlap(self, other: Range) -> int:
        """How many characters the two share; negative where there is a gap."""
        return min(self.end, other.end) - max(self.start, other.start)


def fold(value: object) -> str:
    """Lower case, typed quotation marks and hyphens, white space as one blank."""
    text = str(value or "").lower().translate(str.maketrans("’‘“”", "''\"\""))
    return re.sub(r"\s+", " ", re.sub(r"[-‐‑–—]\s*", "-", text)).strip()


def name_key(value: object) -> str:
    """A name without article, possessive, dots and signs, so that its spellings compare equal."""
    text = re.sub(r"'s$|\.(?=\w|$|\s)", "", fold(value).removeprefix("the "))
    return re.sub(r"[^a-z0-9à-ÿ ]+", " ", text).strip()


class ArticleText:
    """An article folded to one line, with its sentences' borders."""

    def __init__(self, raw: str) -> None:
        """`raw` is the article's text as it was found, noise included."""
        self.text = fold(re.sub(r"(\w)[-‐]\n\s*(\w)", r"\1-\2", raw))
        ends = [m.end() for m in _SENTENCE_BORDER.finditer(self.text)]
        real = [end for end in ends if not _ABBREVIATION.fullmatch(self.text[:end].rstrip().rpartition(" ")[2])]
        self._borders = [0, *real, len(self.text)]

    def find_all(self, words: object) -> list[Range]:
        """Every place of the words; if none, the place of their longest head or tail (a page break may cut them)."""
        wanted = fold(words).strip(" \"'.,;:…")
        if not wanted:
            return []
        found = [Range(*m.span()) for m in re.finditer(f"(?=({re.escape(wanted)}))", self.text)]
        if found:
            return [Range(r.start, r.start + len(wanted)) for r in found]
        return self._find_part(re.findall(r"[a-z0-9à-ÿ$%]+", wanted))

    def _find_part(self, words: list[str]) -> list[Range]:
        for number in (len(words), *range(len(words) - 1, _FEWEST_WORDS_OF_A_CUT_QUOTATION - 1, -1)):
            for part in (words[:number], words[-number:]) if words else ():
                found = re.search(r"[^a-z0-9]{1,4}".join(map(re.escape, part)), self.text)
                if found:
                    return [Range(*found.span())]
        return []

    def sentence(self, place: Range) -> Range:
        """The sentence or sentences around a place."""
        start = max(border for border in self._borders if border <= place.start)
        end = min(border for border in self._borders if border >= place.end)
        return Range(start, end)


_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


def same_value(gold: object, predicted: object) -> bool:
    """Whether two EDTF values say the same: equal text, or days that overlap by half of their union."""
    one, other = (re.sub(r"[~?%\s]", "", str(v or "")).upper() for v in (gold, predicted))
    if one == other:
        return bool(one)
    a, b = _days(one), _days(other)
    if a is None or b is None:
        return False
    shared = min(a.end, b.end) - max(a.start, b.start) + 1
    return 2 * shared >= max(a.end, b.end) - min(a.start, b.start) + 1


def _days(value: str) -> Range | None:
    """First and last day as ordinals; None for PAST_REF and the like."""
    if "/" in value:
        first, last = (_days(part) for part in value.split("/", 1))
        return Range(first.start, last.end) if first and last else first or last
    found = re.fullmatch(r"(\d{2}[\dX]{2})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T.*)?", value)
    if not found:
        return None
    try:
        return _days_of(found[1], _number(found[2]), _number(found[3]))
    except ValueError:
        return None


def _number(digits: str | None) -> int | None:
    return None if digits in (None, "XX") else int(str(digits))


def _days_of(year: str, month: int | None, day: int | None) -> Range:
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is None:
        return Range(date(low, 1, 1).toordinal(), date(high, 12, 31).toordinal())
    if day is not None:
        exact = date(low, month, day).toordinal()
        return Range(exact, exact)
    quarter = (3 * month - 98, 3 * month - 96) if 33 <= month <= 36 else (month, month)
    first, last = _SEASONS.get(month, quarter)
    after = date(low + last // 12, last % 12 + 1, 1)
    return Range(date(low, first, 1).toordinal(), after.toordinal() - 1)
