"""Who is who: one member for each actor, with every place that speaks of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perilune.extract.text import text_of
from perilune.extract.who.grammar import Part, part_of, stands_for_government
from perilune.extract.who.sighting import Sighting, Who
from perilune.model import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from perilune.lexicon import Entry, Lexicon


@dataclass(slots=True)
class Member:
    """An actor in the making."""

    who: Who
    entry: Entry | None
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The character where it appears first."""
        return min(s.start for s in self.sightings)

    def last_before(self, place: int) -> int:
        """The end of its last appearance before a character; -1 if there is none."""
        return max((s.end for s in self.sightings if s.end <= place), default=-1)


class Cast:
    """All members so far, by id, and the tokens that are spoken for."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.lexicon = lexicon
        self.members: dict[str, Member] = {}
        self.owner: dict[int, Who] = {}
        """For each token that a sighting has taken, whom it means."""

    def add(self, sighting: Sighting) -> None:
        """Count a place for its actor; the words are taken even if it is none."""
        for token in sighting.tokens(self.doc):
            self.owner[token.i] = sighting.who
        if sighting.who.type is None:
            return
        member = self.members.get(sighting.who.id)
        if member is None:
            member = self.members[sighting.who.id] = Member(sighting.who, self.lexicon.by_id.get(sighting.who.id))
        member.sightings.append(sighting)

    def introduces(self, sighting: Sighting) -> bool:
        """Whether a group's name only tells what the persons named next are: `two Democrats, A and B`."""
        if sighting.who.type is not ActorType.GROUP:
            return False
        children = sighting.tokens(self.doc).root.children
        beside = (word for child in children if child.dep_ == "appos" for word in (child, *child.conjuncts))
        return any(word.ent_type_ == "PERSON" for word in beside)

    def governs(self, sighting: Sighting) -> bool:
        """Whether a place means its government here; of a part of a state only where it does something."""
        span = sighting.tokens(self.doc)
        if self.text[sighting.start - 1 : sighting.start] == "-":  # a party's mark: (R-Texas)
            return False
        return (
            stands_for_government(span)
            if sighting.who.type in {ActorType.STATE, ActorType.IGO}
            else part_of(span) is Part.AGENT
        )

    def in_order(self) -> list[Member]:
        """The members in order of appearance."""
        return sorted(self.members.values(), key=lambda member: (member.first, member.who.id))
