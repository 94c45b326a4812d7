"""From pairs of sides to quarrels: which are stated at all, and which of them are one."""

from __future__ import annotations

from dataclasses import dataclass

from perilune.extract.clash.meetings import NAMED
from perilune.extract.clash.scene import Scene
from perilune.extract.clash.weighing import (
    Sides,
    Weighed,
    by_sides,
    signs_of_sides,
    total,
    warm_meetings,
    weighed,
)
from perilune.lexicon.words import clashes

_MOST_PLACES = 5
_MOST_PARTIES = 5
_PLAINEST = 3
_PER_PLACE = 2
_SAME_THING = 2
_WEAKER = 1.5
"""How far a meeting's odds may stay behind the plainest one's for its parties to count."""


@dataclass(frozen=True, slots=True)
class Quarrel:
    """Parties that clash, and the sentences that show it, the plainest first."""

    sides: Sides
    """The two that clash most plainly, by the ids of states and parliaments where these stand behind them."""
    involved: frozenset[str]
    """All such sides."""
    parties: tuple[str, ...]
    sentences: tuple[int, ...]


def find_quarrels(scene: Scene) -> list[Quarrel]:
    """The quarrels of an article, the surest first.

    The surest pair has to be likely by itself; where it is, others are believed more easily. What the article calls a
    dispute of the two is one. A pair whose plainest sentence shows a surer quarrel that it shares a side with belongs
    to that.
    """
    met = by_sides([weighed(meeting, signs) for meeting, signs in warm_meetings(scene)], scene)
    surest = max((ones[0].odds for ones in met.values()), default=0.0)
    odds = {sides: total(signs_of_sides(sides, ones, surest, scene), "sides") for sides, ones in met.items()}
    named = {sides for sides, ones in met.items() if any(NAMED & one.meeting.signs.keys() for one in ones)}
    odds |= {sides: max(odds[sides], clashes().enough) for sides in named}
    ranked = sorted(odds, key=lambda sides: (-odds[sides], sides))
    if not ranked or odds[ranked[0]] < clashes().enough:
        return []
    found: list[Quarrel] = []
    for sides in ranked:
        if odds[sides] >= clashes().enough_beside:
            first, *others = _apart(met[sides], scene)
            _add(_quarrel(sides, first, scene), found)
            found += [_quarrel(sides, other, scene) for other in others if not _overlap(other, found)]
    return found


def _apart(met: list[Weighed], scene: Scene) -> list[list[Weighed]]:
    """Meetings of two sides by what they are about: a plain one far off that shares hardly a noun opens another."""
    groups: list[list[Weighed]] = []
    for one in met:
        home = next((group for group in groups if any(_are_close(one, other, scene) for other in group)), None)
        if home is None and (not groups or one.odds >= clashes().enough_apart):
            groups.append([one])
        else:
            (home or groups[0]).append(one)
    return groups


def _are_close(one: Weighed, other: Weighed, scene: Scene) -> bool:
    """Whether two meetings are in one paragraph or speak of the same thing."""
    first, second = one.meeting.sentence, other.meeting.sentence
    return (
        scene.paragraph(first) == scene.paragraph(second)
        or len(scene.nouns(first) & scene.nouns(second)) >= _SAME_THING
    )


def _overlap(met: list[Weighed], found: list[Quarrel]) -> bool:
    """Whether the plainest of the meetings shows another quarrel already."""
    return any(met[0].meeting.sentence in quarrel.sentences[:_PLAINEST] for quarrel in found)


def _quarrel(sides: Sides, met: list[Weighed], scene: Scene) -> Quarrel:
    """The quarrel of two sides: those who meet in its plainest sentences are its parties, and the states behind them."""
    sentences = tuple(dict.fromkeys(one.meeting.sentence for one in met))[:_MOST_PLACES]
    pairs = [
        one.meeting
        for sentence in sentences[:_PLAINEST]
        for one in [w for w in met if w.meeting.sentence == sentence and w.odds > met[0].odds - _WEAKER][:_PER_PLACE]
    ]
    met_there = dict.fromkeys(party.id for pair in pairs for party in (pair.one, pair.other))
    behind = dict.fromkeys(side for side in sides if side in scene.reading.actors)
    return Quarrel(sides, frozenset(sides), tuple(met_there | behind)[:_MOST_PARTIES], sentences)


def _add(quarrel: Quarrel, found: list[Quarrel]) -> None:
    """Join a quarrel to the one before that it belongs to, or put it behind them."""
    for at, other in enumerate(found):
        if other.involved & quarrel.involved and quarrel.sentences[0] in other.sentences:
            found[at] = Quarrel(
                other.sides,
                other.involved | quarrel.involved,
                tuple(dict.fromkeys((*other.parties, *quarrel.parties)))[:_MOST_PARTIES],
                tuple(dict.fromkeys((*other.sentences, *quarrel.sentences)))[:_MOST_PLACES],
            )
            return
    found.append(quarrel)
