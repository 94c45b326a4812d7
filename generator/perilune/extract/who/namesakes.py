"""Bodies of other states that share an American body's name: `South Korea's Joint Chiefs of Staff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perilune.extract.who.organs import attribute
from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from perilune.lexicon import Entry, Lexicon

AMERICA = "united-states"
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
    where it does not speak of America at all.
    """
    abroad = home not in {None, AMERICA} and not any(_is_american(s, lexicon) for s in named)
    states = {s.tokens(doc).end: s.who.id for s in named if s.who.type is ActorType.STATE}
    return [_own(doc, s, states, home if abroad else None, lexicon) for s in named]


def _is_american(sighting: Sighting, lexicon: Lexicon) -> bool:
    entry = lexicon.by_id.get(sighting.who.id)
    return sighting.who.id == AMERICA or (
        entry is not None and entry.state == AMERICA and entry.id not in load_vocabulary().common_bodies
    )


def _own(doc: Doc, sighting: Sighting, states: dict[int, str], home: str | None, lexicon: Lexicon) -> Sighting:
    entry = lexicon.by_id.get(sighting.who.id)
    if entry is None or entry.id not in load_vocabulary().common_bodies or sighting.how is not How.NAME:
        return sighting
    owner = _owner_before(doc, sighting, states) or home
    if owner is None or owner == entry.state:
        return sighting
    return Sighting(sighting.start, sighting.end, _namesake(entry, owner, lexicon), How.NAME)


def _owner_before(doc: Doc, sighting: Sighting, states: dict[int, str]) -> str | None:
    at = sighting.tokens(doc).start
    return states.get(at) or (states.get(at - 1) if at > 0 and doc[at - 1].text in {"'s", "\u2019s", "'"} else None)


def _namesake(entry: Entry, owner: str, lexicon: Lexicon) -> Who:
    own = lexicon.by_id.get(_OWN_NAMES.get((entry.id, owner), ""))
    if own is not None:
        return Who(own.id, own.name, own.type)
    name = f"{attribute(owner, lexicon)} {entry.name.removeprefix('U.S. ')}"
    return Who(slug(name), name, entry.type)
