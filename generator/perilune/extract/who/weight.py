"""Who takes part, how much, and what else the article tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perilune.extract.who.grammar import Part, part_of
from perilune.extract.who.places import span_of
from perilune.extract.who.sighting import How
from perilune.findings import FoundActor, Span
from perilune.model import ActorType, Salience

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from perilune.extract.who.cast import Member


def weigh(doc: Doc, cast: list[Member]) -> tuple[FoundActor, ...]:
    """Those of the cast that take part, as findings."""
    return tuple(_found(doc, member) for member in cast if _takes_part(doc, member))


def _takes_part(doc: Doc, member: Member) -> bool:
    parts = [_part(doc, s.start, s.end) for s in member.sightings if s.how is not How.DEMONYM]
    if member.who.type is ActorType.STATE:
        return any(part is not Part.PLACE for part in parts)
    if member.who.type is ActorType.PROGRAMME:
        return len(member.sightings) > 1 or any(part is not Part.ATTRIBUTE for part in parts)
    return True


def _part(doc: Doc, start: int, end: int) -> Part:
    span = doc.char_span(start, end, alignment_mode="expand")
    return Part.PLACE if span is None else part_of(span)


def _found(doc: Doc, member: Member) -> FoundActor:
    ordered = sorted(member.sightings, key=lambda s: s.start)
    name = member.who.name
    aliases = dict.fromkeys(" ".join(doc.text[s.start : s.end].split()) for s in ordered if s.how is not How.PRONOUN)
    aliases.pop(name, None)
    return FoundActor(
        id=member.who.id,
        name=name,
        type=member.who.type or ActorType.GROUP,
        salience=_salience(doc, member),
        mentions=tuple(Span(s.start, s.end) for s in ordered),
        aliases=tuple(aliases),
        wikidata=member.entry.wikidata if member.entry else None,
        role=member.entry.role if member.entry else None,
    )


def _salience(doc: Doc, member: Member) -> Salience:
    return Salience.MAJOR if len(member.sightings) > 2 else Salience.MINOR
