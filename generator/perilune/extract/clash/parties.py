"""Who stands as a party: the state or organisation that a person speaks for, except in a quarrel of persons."""

from __future__ import annotations

from perilune.extract.stance.reading import Reading
from perilune.findings import FoundActor
from perilune.model import ActorType


def party(actor: FoundActor, opponent: FoundActor | None, reading: Reading) -> FoundActor:
    """The actor that stands for `actor` in a dispute with `opponent`."""
    if actor.type is not ActorType.PERSON or (opponent is not None and opponent.type is ActorType.PERSON):
        return actor
    return reading.actors.get(actor.spoken_for or "", actor)
