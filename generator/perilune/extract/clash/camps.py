"""On whose side an actor stands: the organs of a state with their state, the chambers of a parliament together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from perilune.extract.clash.parties import Affiliations
from perilune.extract.stance.reading import Reading
from perilune.findings import FoundActor
from perilune.lexicon import Lexicon
from perilune.lexicon.words import clashes
from perilune.model import ActorType

_OWNERSHIPS = ({ActorType.PERSON, ActorType.COMPANY}, {ActorType.PERSON, ActorType.PROGRAMME})
_OFFICIALS = frozenset(
    {"official", "officials", "diplomat", "diplomats", "authorities", "bailiffs", "troops", "police"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Camps:
    """Who belongs to whom in one article."""

    states: dict[str, str]
    """For states and their executive organs, the id of the state."""
    houses: dict[str, str]
    """For parliaments, chambers and committees, the id of the parliament where it is named, or else their own."""
    speaking: Affiliations
    owned: frozenset[frozenset[str]]
    """Pairs of a person and the firm that the article calls his or hers."""

    @classmethod
    def of(cls, reading: Reading, speaking: Affiliations, lexicon: Lexicon) -> Camps:
        """The camps of an article."""
        houses = [actor for actor in reading.actors.values() if is_house(actor)]
        whole = next((actor.id for actor in houses if _words(actor) & clashes().parliaments), None)
        found = ((actor.id, state_of(actor, reading, speaking, lexicon)) for actor in reading.actors.values())
        states = {key: state for key, state in found if state}
        return cls(states, {actor.id: whole or actor.id for actor in houses}, speaking, frozenset(_owned(reading)))

    def is_own(self, one: str, other: str) -> bool:
        """Whether the two never clash but in so many words.

        These are an agency and its state, a chamber and its parliament, a person and whom it speaks for.
        """
        state = self.states.get(one)
        organs = state is not None and state == self.states.get(other) and state in {one, other}
        houses = self.houses.get(one), self.houses.get(other)
        organs |= houses[0] is not None and houses[0] == houses[1] and houses[0] in {one, other}
        owned = frozenset((one, other)) in self.owned
        return organs or owned or self.speaking.get(one) == other or self.speaking.get(other) == one

    def are_of_one(self, one: str, other: str) -> bool:
        """Whether both stand under one roof: two agencies of a state, two chambers."""
        states = self.states.get(one), self.states.get(other)
        houses = self.houses.get(one), self.houses.get(other)
        return (states[0] is not None and states[0] == states[1]) or (houses[0] is not None and houses[0] == houses[1])

    def roofs(self, one: str) -> frozenset[str]:
        """An actor with its state and its parliament."""
        return frozenset({one, self.states.get(one, one), self.houses.get(one, one)})

    def sides(self, one: FoundActor, other: FoundActor) -> tuple[str, str]:
        """The ids under which a quarrel of the two is counted, the lesser first.

        Against another state or an international organisation an agency stands with its state, against anybody
        outside parliament a chamber with its parliament; else everybody stands for itself.
        """
        first, second = self._side(one, other), self._side(other, one)
        return min(first, second), max(first, second)

    def _side(self, one: FoundActor, other: FoundActor) -> str:
        own, theirs = self.states.get(one.id), self.states.get(other.id)
        if own is not None and (other.type is ActorType.IGO or theirs not in {None, own}):
            return own
        return self.houses.get(one.id, one.id) if other.id not in self.houses else one.id


def _owned(reading: Reading) -> Iterator[frozenset[str]]:
    """'Elon Musk's SpaceX', 'SpaceX's Elon Musk', 'SpaceX chief Elon Musk'."""
    for mention in reading.mentions:
        owner = reading.doc[mention.start : mention.end].root
        owned = reading.named(owner.head) if owner.dep_ in {"poss", "compound", "nmod"} else None
        if owned is not None and {mention.actor.type, owned.type} in _OWNERSHIPS:
            yield frozenset((mention.actor.id, owned.id))


def state_of(actor: FoundActor, reading: Reading, speaking: Affiliations, lexicon: Lexicon) -> str | None:
    """The state that an actor is or is an executive organ of; None for parliaments, courts and lands of a union."""
    if actor.type is ActorType.STATE:
        return actor.id
    if actor.type is ActorType.GROUP:
        return _by_name(actor, lexicon) if _words(actor) & _OFFICIALS else None
    if actor.type is not ActorType.BODY or is_house(actor) or _words(actor) & clashes().judging:
        return None
    entry = lexicon.by_id.get(actor.id)
    if entry is not None and (entry.state or entry.seats):
        return entry.state if not entry.seats else None
    above = lexicon.by_id.get(speaking.get(actor.id, ""))
    if above is not None and above.type is ActorType.STATE:
        return above.id
    return _by_name(actor, lexicon) or _by_apposition(actor, reading)


def is_house(actor: FoundActor) -> bool:
    """Whether it is a parliament, a chamber or a committee of one."""
    return actor.type is ActorType.BODY and bool(_words(actor) & (clashes().parliaments | clashes().houses))


def _words(actor: FoundActor) -> set[str]:
    return set(actor.name.lower().split())


def _by_name(actor: FoundActor, lexicon: Lexicon) -> str | None:
    """'Russian Defense Ministry' is Russia's."""
    name = f" {actor.name} "
    return next((state for word, state in _demonyms(lexicon).items() if f" {word} " in name), None)


def _by_apposition(actor: FoundActor, reading: Reading) -> str | None:
    """'the Office, the US desk that...', 'the Council, a body in Moscow' belong to that state."""
    for mention in reading.mentions:
        if mention.actor.id != actor.id:
            continue
        head = reading.doc[mention.start : mention.end].root
        for child in head.children:
            named = (reading.named(word) for word in child.subtree) if child.dep_ == "appos" else ()
            found = next((one.id for one in named if one is not None and one.type is ActorType.STATE), None)
            if found is not None:
                return found
    return None


@lru_cache(maxsize=2)
def _demonyms(lexicon: Lexicon) -> dict[str, str]:
    """State ids by their names, adjectives and seats."""
    states = [entry for entry in lexicon.by_id.values() if entry.type is ActorType.STATE]
    return {word: state.id for state in states for word in (state.name, *state.aliases, *state.demonyms)}
