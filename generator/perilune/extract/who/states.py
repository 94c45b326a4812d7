"""Which states an article speaks of, and which it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from perilune.model import ActorType

if TYPE_CHECKING:
    from perilune.extract.who.sighting import Sighting
    from perilune.lexicon import Lexicon


def states_named(named: Iterable[Sighting], lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Place and id of every state that is named, by itself, its people, its capital or one of its bodies."""
    for sighting in named:
        entry = lexicon.by_id.get(sighting.who.id)
        state = sighting.who.id if sighting.who.type is ActorType.STATE else (entry.state if entry else None)
        if state is not None:
            yield sighting.start, state


def home_state(states: Iterable[tuple[int, str]]) -> str | None:
    """The state named most often; of two, the one named first. None where there is none."""
    counts = Counter(state for _, state in states)
    return counts.most_common(1)[0][0] if counts else None
