"""One pass over a text: where a rule matches, and what it means there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from perilune.extract.when import absolute, clock, deictic, lengths, narrative, vague, words
from perilune.extract.when.namesakes import is_namesake
from perilune.extract.when.periods import Period, Unit, containing
from perilune.extract.when.rule import Direction, Match, Meaning, Rule
from perilune.extract.when.tense import direction

RULES: tuple[Rule, ...] = (
    *clock.RULES,
    *absolute.RULES[:-1],
    *deictic.RULES,
    *narrative.RULES,
    *lengths.RULES,
    *vague.RULES,
    absolute.RULES[-1],
)
"""In order: where several match at one place, the first wins. A bare year comes last."""

_BORDER_LEFT = rf"(?<![\w$€£#])(?=\d|['’]|{words.one_of(words.OPENERS)}\b)"
_BORDER_RIGHT = r"(?!\w)"


@cache
def _scanner() -> re.Pattern[str]:
    """All rules as one alternation, compiled at first use."""
    parts = (rule.source(index) for index, rule in enumerate(RULES))
    return re.compile(f"{_BORDER_LEFT}(?:{'|'.join(parts)}){_BORDER_RIGHT}", re.IGNORECASE)


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

    def narrated(self, unit: Unit, until: date | None = None) -> Period:
        """The last period told so far that is no longer than `unit` and begins by `until`; else the day of publication."""
        for period in reversed(self._told):
            if period.unit <= unit and (until is None or period.first <= until):
                return period
        return containing(self.published, Unit.DAY)


def readings(doc: Doc, published: date) -> Iterator[Reading]:
    """Every time expression of the document, in order, without overlaps."""
    text = doc.text  # spaCy joins it anew at each access
    told: list[Period] = []
    position = 0
    while found := _scanner().search(text, position):
        reading = _read(doc, found, published, told)
        if reading is None:
            position = _next_word(text, found.start())
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
    rule = RULES[index]
    span = doc.char_span(found.start(), found.end(), alignment_mode="expand")
    if span is None or is_namesake(span, rule.name):
        return None
    match = Match(
        found.string, found.start(), found.end(), {name: found[f"{name}_{index}"] for name in rule.group_names}
    )
    try:
        meaning = rule.read(match, _Place(published, span, told))
    except (ValueError, OverflowError):  # beyond the calendar
        return None
    return Reading(match.start, match.end, rule.name, meaning) if meaning else None
