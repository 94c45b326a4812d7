"""What an encounter is, and how a statement shows that it goes against somebody."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from perilune.extract.stance.hearing import hear
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.statements import Statement
from perilune.findings import FoundActor, Span
from perilune.lexicon.words import clashes, polarity
from perilune.model import PositionKind, Stance

_HOSTILE = frozenset({"accusation", "criticism", "rejection", "resistance", "warning", "phrase"})


@dataclass(frozen=True, slots=True)
class Encounter:
    """One actor against another, at one place."""

    attacker: FoundActor
    target: FoundActor
    place: Span
    rule: str
    """The form that showed it; how far each form tells is in `clashes.yml`."""

    @property
    def is_direct(self) -> bool:
        """Whether the one goes for the other by name."""
        return self.rule in {"at once", "its doing", "by name"}


def hostility(reading: Reading) -> int:
    """How many statements and deeds of the article go against somebody or something outright."""
    return sum(bool(one.holders) and is_hostile(one.statement) for one in hear(reading))


def is_hostile(statement: Statement) -> bool:
    """Whether a statement or deed goes against somebody or something by its verb."""
    if statement.frame not in _HOSTILE or statement.stance is not Stance.OPPOSES or statement.negated:
        return False
    named_so = statement.cue.lemma_.lower() in clashes().deeds or statement.frame == "phrase"
    return statement.kind is not PositionKind.ACTED or named_so


def is_blaming(words: list[Token]) -> bool:
    """Whether one of the words blames."""
    return any({word.lower_, word.lemma_.lower()} & polarity().opposes for word in words)


def place_of(word: Token, reading: Reading) -> Span:
    """The sentence of a word."""
    return reading.span(word.sent.start, word.sent.end)
