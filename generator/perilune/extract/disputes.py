"""Who is against whom: the clashes that the article states."""

from __future__ import annotations

from itertools import chain

from spacy.tokens import Doc

from perilune.extract.clash.encounters import Encounter, by_noun, by_opposed_targets, by_position, by_verb
from perilune.extract.clash.issues import issue_of, kind_of, status_of
from perilune.extract.clash.parties import party
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.wording import fitted
from perilune.findings import FoundActor, FoundDispute, FoundPosition, FoundSide, Span
from perilune.model import ActorType, slug

_ENOUGH = 1.0
_MOST_PLACES = 4


def find_disputes(
    doc: Doc, actors: tuple[FoundActor, ...], positions: tuple[FoundPosition, ...]
) -> tuple[FoundDispute, ...]:
    """The disputes in order of appearance, one for each set of parties that clash."""
    reading = Reading.of(doc, actors)
    encounters = chain(
        by_verb(reading), by_noun(reading), by_position(reading, positions), by_opposed_targets(reading, positions)
    )
    quarrels = _by_parties(tuple(encounters), reading)
    return tuple(
        _dispute(parties, met, positions, reading)
        for parties, met in sorted(quarrels.items(), key=lambda item: min(e.place for e in item[1]))
        if sum(e.weight for e in met) >= _ENOUGH
    )


def _by_parties(encounters: tuple[Encounter, ...], reading: Reading) -> dict[tuple[str, str], list[Encounter]]:
    found: dict[tuple[str, str], list[Encounter]] = {}
    for encounter in encounters:
        sides = party(encounter.attacker, encounter.target, reading), party(encounter.target, encounter.attacker, reading)
        if sides[0].id == sides[1].id or ActorType.MEDIA in {side.type for side in sides}:
            continue
        first, second = sorted(side.id for side in sides)
        found.setdefault((first, second), []).append(encounter)
    return found


def _dispute(
    parties: tuple[str, str], met: list[Encounter], positions: tuple[FoundPosition, ...], reading: Reading
) -> FoundDispute:
    places = tuple(dict.fromkeys(fitted(reading.doc, e.place, e.place) for e in sorted(met, key=lambda e: -e.weight)))[:_MOST_PLACES]
    issue = issue_of(places, parties, positions, reading)
    return FoundDispute(
        id=slug(issue, max_length=50),
        issue=issue,
        kind=kind_of(places, reading),
        parties=parties,
        evidence=tuple(sorted(places)),
        sides=tuple(side for one in parties if (side := _side(one, places, positions, reading))),
        status=status_of(places, reading),
    )


def _side(one: str, places: tuple[Span, ...], positions: tuple[FoundPosition, ...], reading: Reading) -> FoundSide | None:
    """What a party says: its position closest to the clash."""
    own = [p for p in positions if party(reading.actors[p.actor], None, reading).id == one or p.actor == one]
    if not own:
        return None
    best = min(own, key=lambda p: min(abs(p.evidence[0].start - place.start) for place in places))
    return FoundSide(parties=(one,), says=best.statement, evidence=best.evidence)
