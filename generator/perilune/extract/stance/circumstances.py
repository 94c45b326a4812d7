"""Through whom something reached the article, and when it was said or done."""

from __future__ import annotations

from spacy.tokens import Token

from perilune.extract.stance.hearing import Heard, hear
from perilune.extract.stance.reading import Reading
from perilune.findings import Attribution, FoundDate
from perilune.model import ActorType

_STEPS = 3
_REACH = 80
_SAYING = frozenset({"statement", "according", "view", "measure", "accusation", "criticism", "rejection"})


def relay(one: Heard, holder: str, reading: Reading) -> str | None:
    """Who relays it: the outlet that was told, or whoever's statement it stands in."""
    cue = one.statement.cue
    for outlet in reading.mentions:
        if outlet.actor.type is ActorType.MEDIA and abs(outlet.start - cue.i) < _REACH:
            name = reading.doc[outlet.start : outlet.end].root
            if _hangs_on(name, cue):
                return outlet.actor.id
    for other in hear(reading):
        outer = other.statement
        if (
            abs(outer.cue.i - cue.i) > _REACH
            or outer.frame not in _SAYING
            or not any(start <= cue.i < end for start, end in outer.content)
        ):
            continue
        speakers = [a.id for a in other.holders if a.id != holder and a.type is not ActorType.PROGRAMME]
        if speakers:
            return speakers[0]
    return None


def when(attribution: Attribution, dates: tuple[FoundDate, ...], reading: Reading) -> str | None:
    """The EDTF value of a date that modifies the cue."""
    if not attribution.cue:
        return None
    cue = reading.tokens(attribution.cue[0]).root
    sentence = reading.span(cue.sent.start, cue.sent.end)
    for date in dates:
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
