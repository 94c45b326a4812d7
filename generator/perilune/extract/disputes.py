"""Who is against whom: the clashes that the article states."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from perilune.extract.clash.encounters import find_encounters
from perilune.extract.clash.hostility import Encounter, hostility
from perilune.extract.clash.issues import issue_of, kind_of, status_of
from perilune.extract.clash.parties import affiliations, party
from perilune.extract.stance.evidence import fitted
from perilune.extract.stance.reading import Reading, read
from perilune.findings import FoundActor, FoundDispute, FoundPosition, FoundSide, Span
from perilune.model import ActorType, slug

_ENOUGH = 0.85
_ENOUGH_IN_A_QUARREL = 0.35
_QUARREL = 2
"""From this many outright hostile statements on, an article is about a quarrel and slighter signs will do."""
_MOST_PLACES = 4


@dataclass(frozen=True, slots=True)
class _Quarrel:
    """Parties that clash, in order of appearance, and the sentences that show it, the plainest first."""

    parties: tuple[str, ...]
    places: tuple[Span, ...]


def find_disputes(
    doc: Doc, actors: tuple[FoundActor, ...], positions: tuple[FoundPosition, ...]
) -> tuple[FoundDispute, ...]:
    """The disputes in order of appearance; pairs of opponents that meet in the same sentences make one."""
    reading = read(doc, actors)
    spoken_for = affiliations(reading)
    pairs = _pairs(find_encounters(reading, positions), spoken_for, reading)
    enough = _ENOUGH_IN_A_QUARREL if hostility(reading) >= _QUARREL else _ENOUGH
    quarrels = _merged([_quarrel(pair, met) for pair, met in pairs.items() if _strength(met) >= enough])
    in_order = sorted(quarrels, key=lambda quarrel: min(quarrel.places))
    return tuple(_dispute(quarrel, positions, spoken_for, reading) for quarrel in in_order)


def _pairs(
    encounters: tuple[Encounter, ...], spoken_for: dict[str, str], reading: Reading
) -> dict[tuple[str, str], list[Encounter]]:
    """Encounters by the two parties that stand behind the actors, whoever attacks.

    Persons of whom one goes for the other by name stand for themselves.
    """
    found: dict[tuple[str, str], list[Encounter]] = {}
    personal = {_persons(encounter) for encounter in encounters if encounter.is_direct}
    for encounter in encounters:
        persons = _persons(encounter)
        one, other = persons if persons in personal and persons else _parties(encounter, spoken_for, reading)
        if one != other:
            found.setdefault((min(one, other), max(one, other)), []).append(encounter)
    return found


def _persons(encounter: Encounter) -> tuple[str, str] | None:
    """The two, where both are persons."""
    both = (encounter.attacker, encounter.target)
    first, second = sorted(actor.id for actor in both)
    return (first, second) if all(actor.type is ActorType.PERSON for actor in both) else None


def _parties(encounter: Encounter, spoken_for: dict[str, str], reading: Reading) -> tuple[str, str]:
    """Whom the two speak for."""
    one, other = (party(actor, spoken_for, reading) for actor in (encounter.attacker, encounter.target))
    return one.id, other.id


def _strength(met: list[Encounter]) -> float:
    """How sure the clash is: each sentence counts once, by its plainest encounter."""
    best: dict[Span, float] = {}
    for encounter in met:
        best[encounter.place] = max(best.get(encounter.place, 0.0), encounter.weight)
    return sum(best.values())


def _quarrel(pair: tuple[str, str], met: list[Encounter]) -> _Quarrel:
    by_weight = sorted(met, key=lambda encounter: (-encounter.weight, encounter.place))
    return _Quarrel(pair, tuple(dict.fromkeys(encounter.place for encounter in by_weight)))


def _merged(quarrels: list[_Quarrel]) -> list[_Quarrel]:
    """Quarrels that share a party and their plainest sentence are one."""
    found: list[_Quarrel] = []
    for quarrel in quarrels:
        same = next(
            (o for o in found if set(o.parties) & set(quarrel.parties) and quarrel.places[0] == o.places[0]), None
        )
        if same is None:
            found.append(quarrel)
            continue
        parties, places = (*same.parties, *quarrel.parties), (*same.places, *quarrel.places)
        found[found.index(same)] = _Quarrel(tuple(dict.fromkeys(parties)), tuple(dict.fromkeys(places)))
    return found


def _dispute(
    quarrel: _Quarrel, positions: tuple[FoundPosition, ...], spoken_for: dict[str, str], reading: Reading
) -> FoundDispute:
    places = tuple(fitted(reading.text, place, place) for place in quarrel.places[:_MOST_PLACES])
    issue = issue_of(places, quarrel.parties, positions, reading)
    return FoundDispute(
        id=slug(issue, max_length=50),
        issue=issue,
        kind=kind_of(places, reading),
        parties=quarrel.parties,
        evidence=tuple(sorted(places)),
        sides=tuple(
            side for one in quarrel.parties if (side := _side(one, places, _own(one, positions, spoken_for, reading)))
        ),
        status=status_of(places, reading),
    )


def _own(
    one: str, positions: tuple[FoundPosition, ...], spoken_for: dict[str, str], reading: Reading
) -> list[FoundPosition]:
    """The positions of a party and of those who speak for it."""
    return [p for p in positions if one in {p.actor, party(reading.actors[p.actor], spoken_for, reading).id}]


def _side(one: str, places: tuple[Span, ...], own: list[FoundPosition]) -> FoundSide | None:
    """What a party says: its position closest to the clash."""
    if not own:
        return None
    best = min(own, key=lambda p: min(abs(p.evidence[0].start - place.start) for place in places))
    return FoundSide(parties=(one,), says=best.statement, evidence=best.evidence)
