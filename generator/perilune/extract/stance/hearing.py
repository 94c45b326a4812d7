"""The statements of an article with those who made them, read in order so that 'he' and 'the agency' can be told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from perilune.extract.stance.finding import find_statements
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.speakers import Said, holders
from perilune.extract.stance.statements import Statement
from perilune.findings import FoundActor


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement and its holders; none where nobody could be told."""

    statement: Statement
    holders: tuple[FoundActor, ...]

    @property
    def said(self) -> tuple[Said, ...]:
        """The holders as those who have spoken, by the word that the article has for them here."""
        source, at = self.statement.source, self.statement.cue.i
        return tuple(Said(actor, lemma_of(source), at) for actor in self.holders) if source is not None else ()


@lru_cache(maxsize=1)
def hear(reading: Reading) -> tuple[Heard, ...]:
    """All statements of the article, in order; remembered for the next who asks."""
    heard: list[Said] = []
    found: list[Heard] = []
    for statement in find_statements(reading):
        source = statement.source
        one = Heard(statement, holders(source, reading, heard) if source is not None else ())
        heard += one.said
        found.append(one)
    return tuple(found)
