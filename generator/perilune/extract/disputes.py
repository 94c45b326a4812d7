"""Who is against whom: the clashes that the article states."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from perilune.extract.clash.encounters import find_encounters, may_quarrel
from perilune.extract.clash.hostility import Encounter, hostility
from perilune.extract.clash.issues import issue_of, kind_of, status_of
from perilune.extract.clash.parties import Affiliations, affiliations, is_own, party
from perilune.extract.clash.weighing import likelihood, weight_of
from perilune.extract.stance.evidence import fitted
from perilune.extract.stance.reading import Reading, read
from perilune.findings import FoundActor, FoundDispute, FoundPosition, FoundSide, Span
from perilune.lexicon.words import clashes
from perilune.model import ActorType, Stance, slug

_MOST_PLACES = 4
_PLAIN = frozenset({"in words of blame", "in reply"})
_PLAINEST = 4
_CLOSE = 900
_UNOPPOSED = 300
"""In characters: how far a side's own words may stand from the clash, and how much nearer they must be if mild."""


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
    pairs = pairs_of(find_encounters(reading, positions), spoken_for, reading)
    hostile = hostility(reading)
    sure = {pair: met for pair, met in pairs.items() if _is_sure(pair, met, hostile, spoken_for, reading)}
    quarrels = _merged([_quarrel(pair, met) for pair, met in sure.items()])
    in_order = sorted(quarrels, key=lambda quarrel: min(quarrel.places))
    return tuple(_dispute(quarrel, positions, spoken_for, reading) for quarrel in in_order)


def _is_sure(
    pair: tuple[str, str], met: list[Encounter], hostile: int, spoken_for: Affiliations, reading: Reading
) -> bool:
    """Whether what was found is enough; where nobody goes against anything outright there is no clash."""
    if not hostile and not any(encounter.is_direct or encounter.rule in _PLAIN for encounter in met):
        return False
    one, other = (reading.actors[party_id] for party_id in pair)
    return likelihood(one, other, met, hostile, spoken_for) > clashes().enough


def pairs_of(
    encounters: tuple[Encounter, ...], spoken_for: Affiliations, reading: Reading
) -> dict[tuple[str, str], list[Encounter]]:
    """Encounters by the two parties that stand behind the actors, whoever attacks.

    An agency and its own state are at odds only where the words say so outright. Persons of whom one goes for the other by name stand for themselves, and so do two of one camp.
    """
    found: dict[tuple[str, str], list[Encounter]] = {}
    personal = {_persons(encounter) for encounter in encounters if encounter.is_direct}
    theirs = {encounter.place for encounter in encounters if encounter.is_direct and _persons(encounter)}
    for encounter in encounters:
        persons = _persons(encounter)
        if encounter.place in theirs and not encounter.is_direct:
            continue
        one, other = persons if persons in personal and persons else _parties(encounter, spoken_for, reading)
        if one == other and persons:
            one, other = persons
        first, second = reading.actors[one], reading.actors[other]
        hostile = encounter.is_direct or not is_own(first, second, spoken_for)
        if one != other and hostile and may_quarrel(first) and may_quarrel(second):
            found.setdefault((min(one, other), max(one, other)), []).append(encounter)
    return found


def _persons(encounter: Encounter) -> tuple[str, str] | None:
    """The two, where both are persons."""
    both = (encounter.attacker, encounter.target)
    first, second = sorted(actor.id for actor in both)
    return (first, second) if all(actor.type is ActorType.PERSON for actor in both) else None


def _parties(encounter: Encounter, spoken_for: Affiliations, reading: Reading) -> tuple[str, str]:
    """Whom the two speak for."""
    one, other = (party(actor, spoken_for, reading) for actor in (encounter.attacker, encounter.target))
    return one.id, other.id


def _quarrel(pair: tuple[str, str], met: list[Encounter]) -> _Quarrel:
    places = {encounter.place for encounter in met}
    return _Quarrel(pair, tuple(sorted(places, key=lambda place: (-weight_of(place, met), place))))


def _merged(quarrels: list[_Quarrel]) -> list[_Quarrel]:
    """Quarrels that share a party and one of their plainest sentences are one."""
    found: list[_Quarrel] = []
    for quarrel in quarrels:
        same = next((o for o in found if set(o.parties) & set(quarrel.parties) and _meet(quarrel, o)), None)
        if same is None:
            found.append(quarrel)
            continue
        parties, places = (*same.parties, *quarrel.parties), (*same.places, *quarrel.places)
        found[found.index(same)] = _Quarrel(tuple(dict.fromkeys(parties)), tuple(dict.fromkeys(places)))
    return found


def _meet(one: _Quarrel, other: _Quarrel) -> bool:
    return bool(set(one.places[:_PLAINEST]) & set(other.places[:_PLAINEST]))


def _dispute(
    quarrel: _Quarrel, positions: tuple[FoundPosition, ...], spoken_for: Affiliations, reading: Reading
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
    one: str, positions: tuple[FoundPosition, ...], spoken_for: Affiliations, reading: Reading
) -> list[FoundPosition]:
    """The positions of a party and of those who speak for it."""
    return [p for p in positions if one in {p.actor, party(reading.actors[p.actor], spoken_for, reading).id}]


def _side(one: str, places: tuple[Span, ...], own: list[FoundPosition]) -> FoundSide | None:
    """What a party says: the position that it takes in or close to the clash, one against something first."""

    def distance(position: FoundPosition) -> float:
        apart = min(abs(position.evidence[0].start - place.start) for place in places)
        return apart + (0 if position.stance is Stance.OPPOSES else _UNOPPOSED)

    best = min(own, key=distance, default=None)
    if best is None or distance(best) > _CLOSE:
        return None
    return FoundSide(parties=(one,), says=best.statement, evidence=best.evidence)
