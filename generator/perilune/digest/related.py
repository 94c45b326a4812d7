"""Which briefings a reader of one may want next: the same quarrel first, then the same people on the same topics."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from perilune.model import Briefing, Salience

MOST = 3
_NEAR = 4
"""How many briefings before and after count for each thing shared: the work stays linear in their number."""
_OF_DISPUTE = 6
_OF_ACTOR = 2
_OF_TOPIC = 1


def related(briefings: Sequence[tuple[str, Briefing]]) -> tuple[tuple[int, ...], ...]:
    """For each briefing the places of at most three others in the same sequence, closest first."""
    where: dict[Hashable, list[int]] = {}
    for at, (_, briefing) in enumerate(briefings):
        for thing, _ in _things(briefing):
            where.setdefault(thing, []).append(at)
    return tuple(_closest(at, briefing, where) for at, (_, briefing) in enumerate(briefings))


def _things(briefing: Briefing) -> Iterator[tuple[Hashable, int]]:
    """What a briefing can share with others, and how much that says."""
    yield from ((("dispute", dispute.id), _OF_DISPUTE) for dispute in briefing.disputes)
    yield from ((("topic", topic), _OF_TOPIC) for topic in briefing.topics)
    for actor in briefing.actors:
        if actor.salience is Salience.MAJOR:
            yield ("actor", actor.id), _OF_ACTOR


def _closest(at: int, briefing: Briefing, where: dict[Hashable, list[int]]) -> tuple[int, ...]:
    shared: Counter[int] = Counter()
    for thing, worth in _things(briefing):
        places = where[thing]
        middle = bisect_left(places, at)
        for other in places[max(0, middle - _NEAR) : middle + _NEAR + 1]:
            shared[other] += worth
    del shared[at]
    ranked = sorted(shared, key=lambda other: (-shared[other], abs(other - at), other))
    return tuple(other for other in ranked[:MOST] if shared[other] > _OF_ACTOR)
