"""Whether two statements of one holder in one sentence are two positions or one told twice."""

from __future__ import annotations

from spacy.tokens import Token

from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.findings import Attribution
from perilune.lexicon.words import polarity
from perilune.model import PositionKind

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def is_another(later: Attribution, earlier: Attribution, reading: Reading) -> bool:
    """Whether the later statement tells something beside the earlier one.

    So it does in another clause: 'X, who wants a study, complained...', 'X rejected the charge and called
    for...', 'X said..., maintaining that...'. What stands inside the other's content adds nothing.
    """
    if not later.cue or not earlier.cue:
        return False
    one, other = reading.tokens(earlier.cue[0])[0], reading.tokens(later.cue[0])[0]
    if other.dep_ == "conj" and other.tag_ in _FINITE and later.source == earlier.source:
        return True
    if _holds(earlier, later) or _holds(later, earlier):
        return False
    if earlier.kind is PositionKind.ACTED and _goes_on(other, one):
        return later.kind is not PositionKind.ACTED and later.source == earlier.source
    return (
        (one.dep_ == "relcl") != (other.dep_ == "relcl")
        or _is_joined(other, one)
        or (lemma_of(one) in polarity().cues["telling"] and _goes_on(other, one))
    )


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(inner.cue[0].within(place) for place in outer.content)


def _is_joined(later: Token, earlier: Token) -> bool:
    return later.dep_ == "conj" and later.head == earlier


def _goes_on(later: Token, earlier: Token) -> bool:
    return later.dep_ == "advcl" and later.tag_ == "VBG" and later.head == earlier
