"""One place of the text that speaks of somebody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from perilune.model import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


class How(IntEnum):
    """How a place speaks of its actor; the lower, the surer."""

    NAME = 0
    """A name or alias that always means the actor."""
    RUN = 1
    """Capitalised words with the head of an institution (`Institute`, `Council`)."""
    MODEL = 2
    """A name that only the language model or grammar vouches for."""
    SHORT = 3
    """Part of a name given before: a surname, an acronym, a first word."""
    SEAT = 4
    """A place that may stand for a government."""
    DEMONYM = 5
    """An adjective or noun of people."""
    NOUN = 6
    """A description (`the agency`)."""
    PRONOUN = 7


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a name means."""

    id: str
    name: str
    type: ActorType | None
    """None: no actor, but the words are taken."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Characters `start` up to `end` speak of `who`."""

    start: int
    end: int
    who: Who
    how: How

    def tokens(self, doc: Doc) -> Span:
        """The tokens that the place touches."""
        span = doc.char_span(self.start, self.end, alignment_mode="expand")
        if span is None:
            raise ValueError(f"no tokens at {self.start} to {self.end}")
        return span
