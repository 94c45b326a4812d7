"""Interviews printed as questions and answers: who the 'I' of the answers is."""

from __future__ import annotations

from functools import lru_cache

from perilune.extract.stance.reading import Reading
from perilune.findings import FoundActor
from perilune.model import ActorType

FIRST_PERSON = frozenset({"i", "my", "me", "mine"})
_LONGEST = 30
_LEAST = 2


@lru_cache(maxsize=1)
def interviewed(reading: Reading) -> FoundActor | None:
    """The person named last before the first of several questions, each a paragraph; None in any other article."""
    asked = _questions(reading)
    if len(asked) < _LEAST:
        return None
    persons = [m for m in reading.mentions if m.actor.type is ActorType.PERSON and m.end <= asked[0]]
    return persons[-1].actor if persons else None


def _questions(reading: Reading) -> list[int]:
    """Where paragraphs begin that are one short question outside quotation marks."""
    starts: list[int] = []
    paragraphs: dict[int, list[int]] = {}
    for word in reading.words:
        if not word.is_space:
            paragraphs.setdefault(reading.paragraph_at[word.i], []).append(word.i)
    for places in paragraphs.values():
        last = reading.words[places[-1]]
        if last.text == "?" and len(places) <= _LONGEST and not reading.is_quoted(last):
            starts.append(places[0])
    return starts
