"""The table of weights in `stances.yml`, fitted on labelled articles; see `fit_weights.py`.

One example is a statement of a holder to whom the labels give one stance in that sentence. The fit is a multinomial
logistic regression with an L2 penalty, by Newton steps with a fixed bound of the curvature (Boehning 1992): no
random start, no rate to choose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from parts import flat
from perilune.extract.actors import find_actors
from perilune.extract.positions import kind_of
from perilune.extract.stance.hearing import hear
from perilune.extract.stance.leaning import settled, signals
from perilune.extract.stance.reading import read
from perilune.findings import FoundActor
from perilune.lexicon import load_lexicon
from perilune.model import Stance

STANCES = tuple(stance.value for stance in Stance)
PENALTY = 4.0
STEPS = 80
LEAST = 0.03

Weights = dict[str, dict[str, float]]
"""By stance, by sign."""


@dataclass(frozen=True, slots=True)
class Example:
    """What was seen, what the label says, and what a deed, an accusation or praise tells by itself."""

    signs: Counter[str]
    label: str
    settled: str | None


def examples(doc: Doc, gold: dict[str, Any]) -> list[Example]:
    """All examples of an article."""
    reading = read(doc, find_actors(doc, load_lexicon()))
    known, found = names(gold), []
    for one in hear(reading):
        sentence, kind = one.statement.cue.sent.text, kind_of(one.statement, reading)
        for holder in one.holders:
            name = name_of(holder, known)
            given = {p["stance"] for p in gold["positions"] if p["actor"] == name and holds(sentence, p["anchor"])}
            if len(given) == 1:
                signs = signals(one.statement, kind, holder, reading)
                found.append(Example(signs, given.pop(), settled(one.statement, kind)))
    return found


def names(gold: dict[str, Any]) -> dict[str, str]:
    """Canonical names by every form of them, in lower case."""
    forms = (
        (actor["name"], form) for actor in gold["actors"] for form in (actor["name"], *(actor.get("aliases") or ()))
    )
    return {form.lower().removeprefix("the "): name for name, form in forms}


def name_of(actor: FoundActor, known: dict[str, str]) -> str | None:
    """The labelled name of an actor that was found."""
    forms = (form.lower().removeprefix("the ") for form in (actor.name, *actor.aliases))
    return next((known[form] for form in forms if form in known), None)


def holds(sentence: str, anchor: str) -> bool:
    """Whether the anchor stands in the sentence, white space aside."""
    return " ".join(anchor.split()) in " ".join(sentence.split())


def fit(seen: Sequence[Example]) -> Weights:
    """Weights by stance and sign, centred over the stances, to two places, without what is near zero."""
    signs = sorted({sign for example in seen for sign in example.signs})
    counts = np.array([[example.signs[sign] for sign in signs] for example in seen], dtype=float)
    labels = np.array([[float(example.label == stance) for stance in STANCES] for example in seen])
    weights = _newton(counts, labels)
    weights -= weights.mean(axis=1, keepdims=True)
    return {
        stance: {
            sign: round(float(row[at]), 2) for sign, row in zip(signs, weights, strict=True) if abs(row[at]) >= LEAST
        }
        for at, stance in enumerate(STANCES)
    }


def _newton(counts: NDArray[np.float64], labels: NDArray[np.float64]) -> NDArray[np.float64]:
    width = counts.shape[1]
    step = np.linalg.inv(counts.T @ counts / 2 + PENALTY * np.eye(width))
    weights = np.zeros((width, len(STANCES)))
    for _ in range(STEPS):
        powers = np.exp(counts @ weights - (counts @ weights).max(axis=1, keepdims=True))
        chances = powers / powers.sum(axis=1, keepdims=True)
        weights = weights - step @ (counts.T @ (chances - labels) + PENALTY * weights)
    return weights


def told(example: Example, weights: Weights) -> str:
    """The stance that the extractor gives."""
    if example.settled is not None:
        return example.settled
    return max(weights, key=lambda stance: sum(weights[stance].get(s, 0.0) * n for s, n in example.signs.items()))


def accuracy(asked: Sequence[Example], weights: Weights) -> float:
    """The share of examples that are told rightly."""
    return sum(told(example, weights) == example.label for example in asked) / max(1, len(asked))


def fitted(articles: Sequence[Sequence[Example]]) -> Weights:
    """The weights of all these articles."""
    return fit(flat(articles))
