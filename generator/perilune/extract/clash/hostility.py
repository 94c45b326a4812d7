"""How a statement shows that it goes against somebody."""

from __future__ import annotations

from spacy.tokens import Token

from perilune.extract.stance.hearing import Heard
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.statements import Statement
from perilune.lexicon.words import clashes, polarity
from perilune.model import PositionKind, Stance

_HOSTILE = frozenset({"accusation", "criticism", "rejection", "resistance", "warning", "phrase"})


def is_hostile(statement: Statement) -> bool:
    """Whether a statement or deed goes against somebody or something by its verb."""
    if statement.frame not in _HOSTILE or statement.stance is not Stance.OPPOSES or statement.negated:
        return False
    named_so = statement.cue.lemma_.lower() in clashes().deeds or statement.frame == "phrase"
    return statement.kind is not PositionKind.ACTED or named_so


def is_blaming(words: list[Token]) -> bool:
    """Whether one of the words blames."""
    hard = polarity().opposes
    return any(word.lower_ in hard or word.lemma_.lower() in hard for word in words)


def answers(one: Heard, reading: Reading) -> bool:
    """'... countered', 'Not so, said...', '... sees it differently'."""
    cue = one.statement.cue
    if cue.lemma_.lower() in clashes().replies:
        return not one.statement.negated
    opening = {
        reading.words[i].lower_
        for start, _ in one.statement.content[:1]
        for i in range(start, min(start + 2, len(reading.doc)))
    }
    after = {word.lower_ for word in cue.children}
    return bool(opening & clashes().denials) or (cue.lemma_ == "see" and bool(after & {"differently", "otherwise"}))
