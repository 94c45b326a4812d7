"""One pass over a text: where a rule matches, and what it means there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from perilune.extract.text import text_of
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

_BEGINNING = re.compile(r"(?<![\w$€£#])(?:\w+|['’])")
_OPENING = re.compile(rf"\d.*|['’]|{words.one_of(words.OPENERS)}", re.IGNORECASE)


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
    text = text_of(doc)
    told: list[Period] = []
    end = 0
    for word in _BEGINNING.finditer(text):
        if word.start() < end or not _opens(word[0]):
            continue
        if (match := _first_match(text, word.start())) is None:
            continue
        if (reading := _read(doc, *match, published, told)) is None:
            continue
        end = reading.end
        if reading.meaning.period:
            told.append(reading.meaning.period)
        yield reading


@lru_cache(maxsize=4096)
def _opens(word: str) -> bool:
    """Whether a time expression may begin with the word."""
    return _OPENING.fullmatch(word) is not None


def _first_match(text: str, start: int) -> tuple[Rule, re.Match[str]] | None:
    """The first rule that matches at a place; one by one, which is faster than one alternation with the groups of all."""
    for rule in RULES:
        if found := rule.compiled.match(text, start):
            return rule, found
    return None


def _read(doc: Doc, rule: Rule, found: re.Match[str], published: date, told: list[Period]) -> Reading | None:
    span = doc.char_span(found.start(), found.end(), alignment_mode="expand")
    if span is None or is_namesake(span, rule.name):
        return None
    match = Match(found.string, found.start(), found.end(), found.groupdict())
    try:
        meaning = rule.read(match, _Place(published, span, told))
    except (ValueError, OverflowError):  # beyond the calendar
        return None
    return Reading(match.start, match.end, rule.name, meaning) if meaning else None
