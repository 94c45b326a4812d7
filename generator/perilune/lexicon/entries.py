"""What the base knows of a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from perilune.model import ActorType


@dataclass(frozen=True, slots=True)
class Entry:
    """One name that articles use, and what it stands for."""

    id: str
    """`slug(name)`, the actor's id in every briefing."""
    name: str
    """Canonical English name."""
    type: ActorType | None
    """None: known, but no actor (a treaty, vehicle, mission, place, exercise...)."""
    aliases: tuple[str, ...] = ()
    """Other forms that always mean it. Capital letters count: `ESA`, not `esa`."""
    demonyms: tuple[str, ...] = ()
    """Of a state: adjectives and nouns of people (`Russian`, `Russians`)."""
    seats: tuple[str, ...] = ()
    """Places that stand for it where grammar says so (`Moscow`)."""
    nouns: tuple[str, ...] = ()
    """Common nouns by which a text speaks of it after naming it (`agency` of NASA)."""
    state: str | None = None
    """Id of the state or organisation that it belongs to."""
    role: str | None = None
    """Of a person: who it is, where that is stable."""
    wikidata: str | None = None
    """Wikidata id, where verified."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All entries by id, in the order of the files. Compares and hashes by identity, so it can key a cache."""

    by_id: Mapping[str, Entry]

    def __len__(self) -> int:
        """The number of entries."""
        return len(self.by_id)
