"""What a clash is about, what it is fought with, and whether it is over."""

from __future__ import annotations

from collections import Counter

from perilune.extract.stance.naming import called, listed
from perilune.extract.stance.reading import Reading
from perilune.findings import FoundActor, FoundPosition, Span
from perilune.lexicon.words import clashes
from perilune.model import DisputeKind, DisputeStatus, Stance


def issue_of(
    places: tuple[Span, ...], parties: tuple[str, ...], positions: tuple[FoundPosition, ...], reading: Reading
) -> str:
    """Three to twelve words: the parties' most opposed target, with the names of the parties where it is short."""
    near = [p for p in positions if any(p.evidence[0].overlaps(place) for place in places)]
    against = [p.target for p in near if p.stance is Stance.OPPOSES] or [p.target for p in near]
    names = listed([called(reading.actors[one]) for one in parties[:2]])
    own = {name.lower().removeprefix("the ") for one in parties for name in names_of(reading.actors[one])}
    telling = [target for target in against if target and target.lower().removeprefix("the ") not in own]
    if not telling:
        return f"quarrel of {names}"
    target = max(Counter(telling).items(), key=lambda item: (len(item[0].split()) > 1, item[1]))[0]
    return target if len(target.split()) > 2 else f"{names} over {target}"


def names_of(actor: FoundActor) -> tuple[str, ...]:
    """Every name of an actor."""
    return (actor.name, *actor.aliases)


def kind_of(places: tuple[Span, ...], reading: Reading) -> DisputeKind:
    """The kind whose words the evidence holds most of; political where none."""
    words = Counter(token.lemma_.lower() for place in places for token in reading.tokens(place))
    scores = {kind: sum(words[word] for word in table) for kind, table in clashes().kinds.items()}
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] else DisputeKind.POLITICAL


def status_of(places: tuple[Span, ...], reading: Reading) -> DisputeStatus:
    """Resolved only where the evidence says so outright."""
    words = {token.lower_ for place in places for token in reading.tokens(place)}
    return DisputeStatus.RESOLVED if words & clashes().closing else DisputeStatus.OPEN
