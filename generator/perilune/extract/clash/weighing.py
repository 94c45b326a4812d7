"""How sure a clash of two sides is: what shows it, weighed by fitted tables.

A meeting of two parties in a sentence is weighed by its own signs and by the heat of the sentence; two
sides are weighed by their most telling meetings and by a few facts about the two and the article. The
weights (`clashes.yml`) are those of logistic regressions on labelled articles, so that each sum is the
logarithm of the odds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from perilune.extract.clash.heat import heats
from perilune.extract.clash.hostility import is_hostile
from perilune.extract.clash.meetings import Meeting, find_meetings
from perilune.extract.clash.scene import Scene
from perilune.lexicon.words import clashes
from perilune.model import Salience

Sides = tuple[str, str]
_COLD = -4.0
"""From this heat down a sentence tells of no clash."""
_LEAST = -5.0
_ALIVE = -3.0
_LIKELY = -1.8
_MOST_SENTENCES = 5
_MOST_HOSTILE = 6
_MOST_TOGETHER = 5
_MOST_BEHIND = 3.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A meeting, and how likely it is to be a clash."""

    meeting: Meeting
    odds: float


def warm_meetings(scene: Scene) -> list[tuple[Meeting, Counter[str]]]:
    """The meetings in sentences that may tell of a clash, with all their signs."""
    warmth = heats(scene)
    warm = {n for n, heat in enumerate(warmth) if heat > _COLD}
    return [(meeting, _with_heat(meeting, warmth[meeting.sentence])) for meeting in find_meetings(scene, warm)]


def _with_heat(meeting: Meeting, heat: float) -> Counter[str]:
    signs: Counter[str] = Counter({"always": 1, **meeting.signs})
    signs["heat"] = heat  # type: ignore[assignment]
    return signs


def weighed(meeting: Meeting, signs: Counter[str]) -> Weighed:
    """The meeting with its odds."""
    return Weighed(meeting, total(signs, "meeting"))


def total(signs: Counter[str], table: str) -> float:
    """The sum of the weights of the signs that are there."""
    weights = clashes().weights[table]
    return sum(weights.get(name, 0.0) * count for name, count in signs.items())


def by_sides(meetings: list[Weighed], scene: Scene) -> dict[Sides, list[Weighed]]:
    """Meetings by the sides that the two parties stand on, the most telling first."""
    found: dict[Sides, list[Weighed]] = {}
    for one in sorted(meetings, key=lambda w: (-w.odds, w.meeting.sentence)):
        found.setdefault(scene.camps.sides(one.meeting.one, one.meeting.other), []).append(one)
    return found


def signs_of_sides(sides: Sides, met: list[Weighed], surest: float, scene: Scene) -> Counter[str]:
    """What speaks for and against a clash of two sides; `surest` are the best odds of any meeting of the article."""
    best: dict[int, float] = {}
    for one in met:
        best.setdefault(one.meeting.sentence, max(_LEAST, one.odds))
    odds = [*sorted(best.values(), reverse=True), _LEAST]
    attackers = {one.meeting.one.id for one in met if one.odds > _ALIVE}
    signs: Counter[str] = Counter({"always": 1, "mutual": int(len(attackers) > 1)})
    signs["best meeting"], signs["second best"] = odds[0], odds[1]  # type: ignore[assignment]
    signs["behind the surest"] = min(_MOST_BEHIND, surest - odds[0])  # type: ignore[assignment]
    signs["sentences"] = min(_MOST_SENTENCES, sum(odds > _LIKELY for odds in best.values()))
    signs["the surest"] = int(met[0].odds >= surest)
    signs["hostile statements"] = min(_MOST_HOSTILE, _hostile(scene))
    signs["major"] = sum(_is_major(side, scene) for side in sides)
    signs["together"] = min(_MOST_TOGETHER, _together(sides, scene))
    return signs


def _is_major(side: str, scene: Scene) -> bool:
    actor = scene.reading.actors.get(side)
    return actor is not None and actor.salience is Salience.MAJOR


def _together(sides: Sides, scene: Scene) -> int:
    """In how many sentences both sides are named."""
    return sum(here.issuperset(sides) for here in _standing(scene))


@lru_cache(maxsize=1)
def _standing(scene: Scene) -> tuple[frozenset[str], ...]:
    """For every sentence, who stands in it or behind those who do."""
    return tuple(frozenset(key for one in here for key in scene.camps.roofs(one)) for here in scene.present)


@lru_cache(maxsize=1)
def _hostile(scene: Scene) -> int:
    """How many statements and deeds of the article go against somebody outright."""
    return sum(bool(one.holders) and is_hostile(one.statement) for one in scene.heard)
