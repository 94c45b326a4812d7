"""What the extractors find in one article: plain values, with places instead of spaCy objects.

All places are half-open ranges of characters of the cleaned text. What an extractor needs from
another arrives as one of these; what becomes of them in the YAML is `gather`'s business.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from perilune.model import (
    ActorType,
    DateKind,
    DisputeKind,
    DisputeStatus,
    PositionKind,
    Salience,
    Stance,
)


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` of the cleaned text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Whether this lies wholly inside `other`."""
        return other.start <= self.start and self.end <= other.end


class TimexType(StrEnum):
    """The four types of TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class FoundActor:
    """An actor and every place that speaks of it, in order of appearance."""

    id: str
    name: str
    type: ActorType
    salience: Salience
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    """Other forms found in this article, in order of appearance, without pronouns."""
    wikidata: str | None = None
    role: str | None = None
    spoken_for: str | None = None
    """Id of the state or organisation that a person speaks for, where the article says so."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as TIMEX3 has it."""

    span: Span
    text: str
    type: TimexType
    value: str
    """TIMEX3 value: 2020-05-05, 2020-W19, 2020-Q3, P2W, PRESENT_REF..."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time expression that tells when something happened, happens or is due."""

    span: Span
    text: str
    value: str
    """EDTF, or PAST_REF, PRESENT_REF, FUTURE_REF (these never with `key`)."""
    what: str
    kind: DateKind
    key: bool
    """Whether a timeline wants it."""
    evidence: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attributed statement: who (source), by which words (cue), what (content)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    actor: str | None
    """Id of the holder, where it could be told."""
    stance: Stance
    kind: PositionKind
    via: str | None = None


@dataclass(frozen=True, slots=True)
class FoundPosition:
    """A position as the briefing has it, with places for its evidence."""

    actor: str
    stance: Stance
    target: str
    statement: str
    kind: PositionKind
    evidence: tuple[Span, ...]
    via: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class FoundSide:
    """One side of a dispute."""

    parties: tuple[str, ...]
    says: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FoundDispute:
    """A clash as the briefing has it, with places for its evidence."""

    id: str
    issue: str
    kind: DisputeKind
    parties: tuple[str, ...]
    evidence: tuple[Span, ...]
    sides: tuple[FoundSide, ...] = ()
    status: DisputeStatus = DisputeStatus.OPEN


@dataclass(frozen=True, slots=True)
class Gist:
    """The answer first."""

    bottom_line: str | None = None
    summary: str | None = None
    topics: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one article."""

    sentences: tuple[Span, ...] = ()
    actors: tuple[FoundActor, ...] = ()
    timexes: tuple[Timex, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    positions: tuple[FoundPosition, ...] = ()
    disputes: tuple[FoundDispute, ...] = ()
    gist: Gist = field(default_factory=Gist)
