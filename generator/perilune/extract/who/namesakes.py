"""Bodies of other states that share an American or British body's name: `South Korea's Joint Chiefs of Staff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perilune.extract.who.organs import attribute
from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from perilune.lexicon import Entry, Lexicon

_BRITISH = frozenset({"UK", "British", "Britain", "MoD", "FCDO"})
_OWN_NAMES = {
    ("us-house-of-representatives", "united-kingdom"): "house-of-commons",
    ("us-house-of-representatives", "canada"): "house-of-commons",
    ("congress", "india"): "indian-national-congress",
    ("us-air-force", "united-kingdom"): "royal-air-force",
}
"""What the same words name in another state, where that has a name of its own."""


def told_apart(doc: Doc, named: list[Sighting], home: str | None, lexicon: Lexicon) -> list[Sighting]:
    """The same places, with bodies under common names given to the state that they belong to here.

    That is the state whose name or adjective stands right before, or else the one the article is about
    where it does not speak at all of the state whose body is best known by that name.
    """
    states = {s.tokens(doc).end: s.who.id for s in named if s.who.type is ActorType.STATE}
    spoken_of = {state for s in named if (state := _state_of(s, lexicon)) is not None}
    return [_own(doc, s, states, home, spoken_of, lexicon) for s in named]


def _state_of(sighting: Sighting, lexicon: Lexicon) -> str | None:
    """The state that a place names by itself or by a body whose name is no other state's as well."""
    if sighting.who.type is ActorType.STATE:
        return sighting.who.id
    entry = lexicon.by_id.get(sighting.who.id)
    return entry.state if entry is not None and entry.id not in load_vocabulary().common_bodies else None


def _own(  # noqa: PLR0917 -- what is known of the whole article, and one place of it
    doc: Doc, sighting: Sighting, states: dict[int, str], home: str | None, spoken_of: set[str], lexicon: Lexicon
) -> Sighting:
    entry = lexicon.by_id.get(sighting.who.id)
    if entry is None or entry.id not in load_vocabulary().common_bodies or sighting.how is not How.NAME:
        return sighting
    owner = _owner_before(doc, sighting, states) or (home if entry.state not in spoken_of else None)
    if owner is None or owner == entry.state or sighting.tokens(doc)[0].text in _BRITISH:
        return sighting
    return Sighting(sighting.start, sighting.end, _namesake(entry, owner, lexicon), How.NAME)


def _owner_before(doc: Doc, sighting: Sighting, states: dict[int, str]) -> str | None:
    at = sighting.tokens(doc).start
    return states.get(at) or (states.get(at - 1) if at > 0 and doc[at - 1].text in {"'s", "\u2019s", "'"} else None)


def _namesake(entry: Entry, owner: str, lexicon: Lexicon) -> Who:
    own = lexicon.by_id.get(_OWN_NAMES.get((entry.id, owner), ""))
    if own is not None:
        return Who(own.id, own.name, own.type)
    name = f"{attribute(owner, lexicon)} {entry.name.removeprefix('U.S. ').removeprefix('British ')}"
    return Who(slug(name), name, entry.type)
