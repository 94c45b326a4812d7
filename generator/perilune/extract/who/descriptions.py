"""Descriptions that stand for somebody named before: `the agency`, `the Russian side`, `the minister`, `the government`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perilune.extract.who.cast import Cast, Member
from perilune.extract.who.grammar import Part, part_of
from perilune.extract.who.people import is_title
from perilune.extract.who.sighting import How, Sighting, Who
from perilune.extract.who.states import home_state, states_named
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

GENERAL_NOUNS = {
    ActorType.COMPANY: frozenset({"company", "firm"}),
    ActorType.GROUP: frozenset({"group", "organization", "organisation"}),
    ActorType.MEDIA: frozenset({"newspaper", "paper"}),
}
_GOVERNMENT = frozenset({"government", "administration"})
_PRESIDENTS = {
    "donald-trump": "trump-administration",
    "joe-biden": "biden-administration",
    "barack-obama": "obama-administration",
}


def add_descriptions(doc: Doc, cast: Cast, named: list[Sighting]) -> None:
    """Count descriptions with `the` for the fitting actor that was named last."""
    states = list(states_named(named, cast.lexicon))
    nouns = {member.who.id: _nouns(doc, member) for member in cast.members.values()}
    for token in doc:
        if token.i in cast.owner or token.pos_ not in {"NOUN", "PROPN"} or not _is_definite(doc, token):
            continue
        noun = token.text.lower()
        who = _fitting(cast, nouns, noun, token)
        if who is None and noun in _GOVERNMENT:
            who = _government(cast, noun, token, states)
        by_title = who is not None and who.type is ActorType.PERSON
        if who is not None and not (by_title and _article(doc, token) is token):
            cast.add(Sighting(_article(doc, token).idx, token.idx + len(token), who, How.NOUN))


def _is_definite(doc: Doc, token: Token) -> bool:
    """`the agency`, `the space agency`; not `the agency of ...` or `the agency chief`."""
    if token.i + 1 < len(doc) and doc[token.i + 1].text == "of":
        return False
    if token.text[0].isupper() and (not token.is_sent_start or token.dep_ == "compound"):
        return True
    if token.dep_ == "compound" and token.head.i > token.i:
        return False
    if token.i > 0 and doc[token.i - 1].text.lower() == "the":
        return True
    return (
        token.i > 1
        and doc[token.i - 1].text.lower() in {"space", "budget", "inspector", "appeals", "federal", "news"}
        and doc[token.i - 2].text.lower() == "the"
    )


def _article(doc: Doc, token: Token) -> Token:
    """The `the` before a description, or the description itself."""
    return next((doc[i] for i in (token.i - 1, token.i - 2) if i >= 0 and doc[i].text.lower() == "the"), token)


def _nouns(doc: Doc, member: Member) -> frozenset[str]:
    """Common nouns that may stand for a member."""
    if member.who.type is ActorType.PERSON:
        return _titles(doc, member)
    known = set(member.entry.nouns) if member.entry and member.entry.nouns else {_head_noun(member.who.name)}
    general = GENERAL_NOUNS.get(member.who.type, frozenset()) if member.who.type else frozenset()
    return frozenset(known | general)


def _head_noun(name: str) -> str:
    """`council` of `Council on Lunar Affairs`, `institute` of `Meridian Institute`."""
    words = name.lower().split()
    cut = next((i for i, word in enumerate(words) if word in {"of", "for", "on", "in", "to"}), len(words))
    return words[max(cut - 1, 0)] if len(words) > 1 else ""


def _titles(doc: Doc, member: Member) -> frozenset[str]:
    """Titles that stand before a person's name: `minister` of `Defence Minister Florence Parly`."""
    found = set()
    for sighting in member.sightings:
        span = sighting.tokens(doc)
        if span.start > 0 and is_title(doc[span.start - 1]):
            found.add(doc[span.start - 1].text.lower())
    return frozenset(found - load_vocabulary().kept_titles - {"mr", "mrs", "ms", "dr", "mr.", "ms.", "dr."})


def _fitting(cast: Cast, nouns: dict[str, frozenset[str]], noun: str, token: Token) -> Who | None:
    best, nearest = None, -1
    for member in cast.members.values():
        if noun in nouns.get(member.who.id, ()) and (place := member.last_before(token.idx)) > nearest:
            best, nearest = member.who, place
    return best


def _government(cast: Cast, noun: str, token: Token, states: list[tuple[int, str]]) -> Who | None:
    """The president's administration, the state of the same paragraph, or else the state the article is about.

    Only where the government does something.
    """
    if part_of(token.doc[token.i : token.i + 1]) < Part.PATIENT:
        return None
    if noun == "administration":
        for person, administration in _PRESIDENTS.items():
            if person in cast.members:
                return _known(cast, administration)
    paragraph = cast.text.rfind("\n\n", 0, token.idx)
    near = [state for place, state in states if paragraph < place < token.idx]
    home = near[-1] if near else home_state(states)
    return _known(cast, home) if home else None


def _known(cast: Cast, entry_id: str) -> Who:
    entry = cast.lexicon.by_id[entry_id]
    return Who(entry.id, entry.name, entry.type)
