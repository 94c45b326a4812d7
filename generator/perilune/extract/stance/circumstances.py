"""Through whom something reached the article, and when it was said or done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TypeVar

from spacy.tokens import Token

from perilune.extract.stance.hearing import Heard, hear
from perilune.extract.stance.reading import Reading
from perilune.findings import Attribution, FoundDate
from perilune.model import ActorType

_T = TypeVar("_T")

_STEPS = 3
_REACH = 80
_SAYING = frozenset({"statement", "according", "view", "measure", "accusation", "criticism", "rejection"})


def relay(one: Heard, holder: str, reading: Reading) -> str | None:
    """Who relays it: the outlet that was told, or whoever's statement it stands in."""
    cue = one.statement.cue
    for outlet in _around(reading.mentions, cue.i, lambda mention: mention.start):
        if outlet.actor.type is ActorType.MEDIA:
            name = reading.doc[outlet.start : outlet.end].root
            if _hangs_on(name, cue):
                return outlet.actor.id
    for other in _around(hear(reading), cue.i, lambda told: told.statement.cue.i):
        outer = other.statement
        if outer.frame not in _SAYING or not any(start <= cue.i < end for start, end in outer.content):
            continue
        speakers = [a.id for a in other.holders if a.id != holder and a.type is not ActorType.PROGRAMME]
        if speakers:
            return speakers[0]
    return None


def _around(things: tuple[_T, ...], at: int, place: Callable[[_T], int]) -> tuple[_T, ...]:
    """Those of an ordered many that stand within reach of a token."""
    return things[bisect_left(things, at - _REACH, key=place) : bisect_left(things, at + _REACH, key=place)]


def when(attribution: Attribution, dates: tuple[FoundDate, ...], reading: Reading) -> str | None:
    """The EDTF value of a date that modifies the cue."""
    if not attribution.cue:
        return None
    cue = reading.tokens(attribution.cue[0]).root
    sentence = reading.span(cue.sent.start, cue.sent.end)
    first = bisect_left(dates, sentence.start, key=lambda date: date.span.start)
    for date in dates[first:]:
        if date.span.start > sentence.end:
            break
        if date.key and date.span.within(sentence) and _hangs_on(reading.tokens(date.span).root, cue):
            return date.value
    return None


def _hangs_on(word: Token, cue: Token) -> bool:
    """Whether a word modifies the cue by way of prepositions alone."""
    for _ in range(_STEPS):
        if word.head == cue:
            return word.dep_ not in {"nsubj", "nsubjpass", "ccomp"}
        if word.head.dep_ not in {"prep", "pobj", "npadvmod", "agent"} and word.head.pos_ != "ADP":
            return False
        word = word.head
    return False
