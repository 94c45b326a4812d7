"""One pass over a text: where a rule matches, and what it means there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from perilune.extract.when import absolute, clock, deictic, lengths, narrative, vague
from perilune.extract.when.namesakes import is_namesake
from perilune.extract.when.periods import Period, Unit, containing
from perilune.extract.when.rule import Direction, Meaning, Rule
from perilune.extract.when.tense import direction

RULES: tuple[Rule, ...] = (
    *clock.RULES,
    *absolute.RULES[:-1],
    *deictic.RULES,
    *narrative.RULES,
    *vague.RULES,
    *lengths.RULES,
    absolute.RULES[-1],
)
"""In order: where several match at one place, the first wins. A bare year comes last."""

_BORDER_LEFT = r"(?<![\w$€£#])(?=[\w'’])"
_BORDER_RIGHT = r"(?!\w)"


@cache
def _scanner() -> re.Pattern[str]:
    """All rules as one alternation of named groups, `r0` for the first rule."""
    parts = (f"(?P<r{i}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', rule.source)})" for i, rule in enumerate(RULES))
    return re.compile(f"{_BORDER_LEFT}(?:{'|'.join(parts)}){_BORDER_RIGHT}", re.IGNORECASE)


@cache
def _pattern(index: int) -> re.Pattern[str]:
    return re.compile(f"{_BORDER_LEFT}(?:{RULES[index].source}){_BORDER_RIGHT}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression and what it means."""

    start: int
    end: int
    rule: str
    meaning: Meaning


class _Place:
    """The `Setting` of one match: looks at the parse only when a rule asks."""

    __slots__ = ("_told", "_words", "published")

    def __init__(self, published: date, words: Words, told: list[Period]) -> None:
        self.published = published
        self._words = words
        self._told = told

    def direction(self) -> Direction:
        return direction(self._words)

    def narrated(self, unit: Unit) -> Period:
        """The last period told so far that is no longer than `unit`; else the day of publication."""
        for period in reversed(self._told):
            if period.unit <= unit:
                return period
        return containing(self.published, Unit.DAY)


def readings(doc: Doc, published: date) -> Iterator[Reading]:
    """Every time expression of the document, in order, without overlaps."""
    told: list[Period] = []
    position = 0
    while found := _scanner().search(doc.text, position):
        reading = _read(doc, found, published, told)
        if reading is None:
            position = _next_word(doc.text, found.start())
            continue
        position = reading.end
        if reading.meaning.period:
            told.append(reading.meaning.period)
        yield reading


def _next_word(text: str, position: int) -> int:
    after = re.compile(r"\w+|.", re.DOTALL).match(text, position)
    return after.end() if after else position + 1


def _read(doc: Doc, found: re.Match[str], published: date, told: list[Period]) -> Reading | None:
    index = int((found.lastgroup or "r0")[1:])
    match = _pattern(index).match(doc.text, found.start())
    words = doc.char_span(found.start(), found.end(), alignment_mode="expand")
    if match is None or words is None or is_namesake(words, RULES[index].name):
        return None
    try:
        meaning = RULES[index].read(match, _Place(published, words, told))
    except (ValueError, OverflowError):  # beyond the calendar
        return None
    return Reading(match.start(), match.end(), RULES[index].name, meaning) if meaning else None
