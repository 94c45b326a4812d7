"""The statements of an article with those who made them, read in order so that 'he' and 'the agency' can be told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from perilune.extract.stance.antecedents import Memory
from perilune.extract.stance.candidates import Said
from perilune.extract.stance.finding import find_statements
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.speakers import holders
from perilune.extract.stance.statements import Statement
from perilune.findings import FoundActor
from perilune.model import PositionKind


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement and its holders; none where nobody could be told."""

    statement: Statement
    holders: tuple[FoundActor, ...]

    @property
    def said(self) -> tuple[Said, ...]:
        """The holders as those who have spoken, by the word that the article has for them here."""
        source, at, content = self.statement.source, self.statement.cue.i, self.statement.content
        return tuple(Said(actor, lemma_of(source), at, content) for actor in self.holders) if source is not None else ()

    @property
    def is_strange(self) -> bool:
        """Whether somebody says it whom the article does not name: 'two analysts'."""
        source = self.statement.source
        by_noun = source is not None and source.pos_ == "NOUN"
        return by_noun and not self.holders and self.statement.kind is not PositionKind.ACTED


@lru_cache(maxsize=1)
def hear(reading: Reading) -> tuple[Heard, ...]:
    """All statements of the article, in order; remembered for the next who asks."""
    return listen(Memory(reading))


def listen(memory: Memory) -> tuple[Heard, ...]:
    """All statements of the article, in order, with what the memory makes of their sources."""
    found: list[Heard] = []
    for statement in find_statements(memory.reading):
        source, memory.content = statement.source, statement.content
        one = Heard(statement, holders(source, memory.reading, memory, statement.cue) if source is not None else ())
        memory.heard += one.said
        if one.is_strange:
            memory.stranger = statement.cue.i
        found.append(one)
    return tuple(found)
