"""Who takes part, how much, and how the briefing shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perilune.extract.who.grammar import Part, part_of
from perilune.extract.who.roles import role_of
from perilune.extract.who.sighting import How, Sighting
from perilune.findings import FoundActor, Span
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, Salience

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from perilune.extract.who.cast import Cast, Member

LEAD_CHARACTERS = 300
MAJOR_SCORE = 3.0
MOST_MENTIONS = 6
_NO_ALIAS_NOUNS = frozenset({ActorType.COMPANY, ActorType.PERSON, ActorType.MEDIA})


def weigh(doc: Doc, cast: Cast) -> tuple[FoundActor, ...]:
    """Those of the cast that take part, as findings in order of appearance."""
    present = [member for member in cast.in_order() if _takes_part(doc, member)]
    ids = {member.who.id for member in present}
    return tuple(_found(doc, cast, member, ids) for member in present)


def _takes_part(doc: Doc, member: Member) -> bool:
    """Whether the actor does more than to lend its name: a state not only as a place, a programme not only as an attribute."""
    parts = [_part(doc, s) for s in member.sightings if s.how is not How.DEMONYM]
    if member.who.type is ActorType.STATE:
        return any(part is not Part.PLACE for part in parts)
    if member.who.type is ActorType.PROGRAMME:
        return len(member.sightings) > 1 or any(part is not Part.ATTRIBUTE for part in parts)
    if member.who.type is ActorType.GROUP and len(parts) == 1:
        return parts[0] is not Part.ATTRIBUTE
    return True


def _part(doc: Doc, sighting: Sighting) -> Part:
    """What part a place plays; of `the Five Eyes alliance` that of the noun which says what it is."""
    span = sighting.tokens(doc)
    nouns = load_vocabulary().societies | load_vocabulary().outlets | load_vocabulary().firms
    told = span.end < len(doc) and span.root.head.i == span.end and doc[span.end].text in nouns
    return part_of(doc[span.end : span.end + 1] if told else span)


def _found(doc: Doc, cast: Cast, member: Member, ids: set[str]) -> FoundActor:
    role = role_of(doc, cast, member)
    return FoundActor(
        id=member.who.id,
        name=member.who.name,
        type=member.who.type or ActorType.GROUP,
        salience=_salience(doc, cast, member),
        mentions=tuple(sorted({Span(s.start, s.end) for s in member.sightings})),
        aliases=_aliases(cast, member),
        wikidata=member.entry.wikidata if member.entry else None,
        role=role.text or (member.entry.role if member.entry else None),
        spoken_for=role.spoken_for if role.spoken_for in ids else None,
    )


def _aliases(cast: Cast, member: Member) -> tuple[str, ...]:
    """The other forms in the text, each once; no bare `the company`, no `the minister`."""
    forms: dict[str, None] = {}
    for sighting in sorted(member.sightings, key=lambda s: s.start):
        text = " ".join(cast.text[sighting.start : sighting.end].split())
        if sighting.how is How.NOUN and member.who.type in _NO_ALIAS_NOUNS:
            continue
        if text.removeprefix("The ").removeprefix("the ") != member.who.name:
            forms.setdefault(text[0].lower() + text[1:] if text.startswith("The ") else text)
    return tuple(forms)


def _salience(doc: Doc, cast: Cast, member: Member) -> Salience:
    """Major by mentions, by deeds (subject of a verb counts half more) and by standing in the lead.

    The weights are those that agree best with the gold annotators' choices.
    """
    lead = max(cast.text.find("\n\n"), LEAD_CHARACTERS)
    deeds = sum(part_of(s.tokens(doc)) is Part.AGENT for s in member.sightings)
    score = min(len(member.sightings), MOST_MENTIONS) + 0.5 * deeds + (member.first < lead)
    return Salience.MAJOR if score >= MAJOR_SCORE else Salience.MINOR
