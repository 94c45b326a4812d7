"""Who is against whom: the clashes that the article states."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from perilune.extract.clash.issues import issue_of, kind_of, status_of
from perilune.extract.clash.naming import dispute_id, things_in
from perilune.extract.clash.quarrels import Quarrel, find_quarrels
from perilune.extract.clash.scene import Scene
from perilune.extract.stance.evidence import fitted
from perilune.extract.stance.reading import read
from perilune.findings import FoundActor, FoundDispute, FoundPosition, FoundSide, Span
from perilune.lexicon import Lexicon
from perilune.model import Stance

_CLOSE = 900
_UNOPPOSED = 300
"""In characters: how far a side's own words may stand from the clash, and how much nearer they must be if mild."""


def find_disputes(
    doc: Doc, actors: tuple[FoundActor, ...], positions: tuple[FoundPosition, ...], lexicon: Lexicon
) -> tuple[FoundDispute, ...]:
    """The disputes in order of appearance."""
    scene = Scene.of(read(doc, actors), lexicon)
    found: dict[str, FoundDispute] = {}
    for quarrel in sorted(find_quarrels(scene), key=lambda one: min(one.sentences)):
        dispute = _dispute(quarrel, positions, scene, found)
        same = next((one for one in found.values() if _is_same(one, dispute)), None)
        joined = dispute if same is None else _joined(same, dispute)
        found[joined.id] = joined
    return tuple(found.values())


def _is_same(one: FoundDispute, other: FoundDispute) -> bool:
    """Whether two of the same parties clash about what is worded alike."""
    return one.issue.lower() == other.issue.lower() and len({*one.parties} & {*other.parties}) > 1


def _joined(one: FoundDispute, other: FoundDispute) -> FoundDispute:
    parties = tuple(dict.fromkeys((*one.parties, *other.parties)))
    told = {party for side in one.sides for party in side.parties}
    sides = (*one.sides, *(side for side in other.sides if not told & set(side.parties)))
    return replace(one, parties=parties, sides=sides, evidence=tuple(sorted({*one.evidence, *other.evidence})))


def _dispute(
    quarrel: Quarrel, positions: tuple[FoundPosition, ...], scene: Scene, taken: dict[str, FoundDispute]
) -> FoundDispute:
    reading = scene.reading
    whole = [scene.place(number) for number in quarrel.sentences]
    places = tuple(fitted(reading.text, place, place) for place in whole)
    issue = issue_of(places, quarrel.parties, positions, reading, scene.lexicon)
    kind = kind_of(places, reading)
    words = " ".join(reading.text[place.start : place.end] for place in places)
    return FoundDispute(
        id=dispute_id(quarrel.sides, words, things_in(f"{issue}. {words}", scene.lexicon), issue, kind, taken),
        issue=issue,
        kind=kind,
        parties=quarrel.parties,
        evidence=tuple(sorted(set(places))),
        sides=tuple(side for one in quarrel.parties if (side := _side(one, places, _own(one, positions, scene)))),
        status=status_of(places, reading),
    )


def _own(one: str, positions: tuple[FoundPosition, ...], scene: Scene) -> list[FoundPosition]:
    """The positions of a party and of those who speak for it."""
    return [p for p in positions if p.actor == one or _standing(p.actor, scene) == one]


def _standing(actor: str, scene: Scene) -> str | None:
    party = scene.party(scene.reading.actors[actor])
    return party.id if party is not None else None


def _side(one: str, places: tuple[Span, ...], own: list[FoundPosition]) -> FoundSide | None:
    """What a party says: the position that it takes in or close to the clash, one against something first."""

    def distance(position: FoundPosition) -> float:
        apart = min(abs(position.evidence[0].start - place.start) for place in places)
        return apart + (0 if position.stance is Stance.OPPOSES else _UNOPPOSED)

    best = min(own, key=distance, default=None)
    if best is None or distance(best) > _CLOSE:
        return None
    return FoundSide(parties=(one,), says=best.statement, evidence=best.evidence)
