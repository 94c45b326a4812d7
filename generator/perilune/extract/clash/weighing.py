"""How sure a clash of two parties is: what shows it, weighed by a fitted table.

Each encounter of the two counts by its form, and a few facts about the two and the article count as
well. The weights (`clashes.yml`) are those of a logistic regression on labelled articles, so that their
sum is half the logarithm of the odds that the article states a clash.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from perilune.extract.clash.hostility import Encounter
from perilune.extract.clash.parties import Affiliations, belong_together
from perilune.findings import FoundActor, Span
from perilune.lexicon.words import clashes
from perilune.model import ActorType, Salience

_OFTEN = 3


def likelihood(
    one: FoundActor, other: FoundActor, met: list[Encounter], hostile: int, spoken_for: Affiliations
) -> float:
    """Half the log odds that the two clash; `hostile` is how many statements of the article go against somebody."""
    weights = clashes().weights
    found = signs(one, other, met, hostile, spoken_for)
    return sum(weights.get(name, 0.0) * count for name, count in found.items())


def signs(
    one: FoundActor, other: FoundActor, met: list[Encounter], hostile: int, spoken_for: Affiliations
) -> Counter[str]:
    """What speaks for and against a clash, by name; forms count once per sentence and at most three times."""
    found: Counter[str] = Counter({"always": 1, "hostile statements": min(hostile, _OFTEN)})
    places = {(encounter.rule, encounter.place) for encounter in met}
    found.update(Counter({rule: 0 for rule, _ in places}))
    for rule, _ in places:
        found[rule] = min(_OFTEN, found[rule] + 1)
    found["sentences"] = min(_OFTEN, len({encounter.place for encounter in met}))
    found.update(_of_the_two(one, other, met, spoken_for))
    return Counter({name: count for name, count in found.items() if count})


def _of_the_two(one: FoundActor, other: FoundActor, met: list[Encounter], spoken_for: Affiliations) -> Iterator[str]:
    if ActorType.PERSON in {one.type, other.type}:
        yield "both persons" if one.type == other.type else "one person"
    majors = sum(actor.salience is Salience.MAJOR for actor in (one, other))
    yield f"major parties {majors}"
    if len({encounter.attacker.id for encounter in met}) > 1:
        yield "mutual"
    if belong_together(one, other, spoken_for):
        yield "of one camp"


def weight_of(place: Span, met: list[Encounter]) -> float:
    """How plainly a sentence shows the clash."""
    weights = clashes().weights
    return sum(weights.get(rule, 0.0) for rule in sorted({e.rule for e in met if e.place == place}))
