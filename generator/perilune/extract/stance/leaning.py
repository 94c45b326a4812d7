"""For or against: the stance that a statement's own words show."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from perilune.lexicon.words import polarity
from perilune.model import Stance

_TURNED = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.SUPPORTS, Stance.NEUTRAL: Stance.NEUTRAL}


def turned(stance: Stance) -> Stance:
    """The opposite stance; neutral stays neutral."""
    return _TURNED[stance]


def leaning(words: Iterable[Token]) -> Stance:
    """The stance of what is said, by a count of its telling words; neutral where none tells."""
    table, balance = polarity(), 0
    for word in words:
        lemma = word.lemma_.lower()
        if lemma in table.negations or word.lower_ in table.negations:
            balance -= 1
        elif lemma in table.opposes or word.lower_ in table.opposes:
            balance -= 1
        elif lemma in table.supports or word.lower_ in table.supports:
            balance += 1
    if balance == 0:
        return Stance.NEUTRAL
    return Stance.SUPPORTS if balance > 0 else Stance.OPPOSES
