"""Fit weights that choose one of several candidates by their signs.

A conditional logistic regression with an L2 penalty: the weights raise the logarithm of the expected worth of what is
chosen, by Newton steps with a fixed bound of the curvature (Boehning 1992); no random start, no rate to choose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STEPS = 150
LEAST = 0.02

Weights = dict[str, float]
"""By sign."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The signs of every candidate, and what each is worth, from 0, wrong, to 1, right."""

    signs: tuple[Mapping[str, float], ...]
    worth: tuple[float, ...]


def fit(seen: Sequence[Choice], penalty: float) -> Weights:
    """Weights by sign, to two places, without what is near zero; choices without a right candidate tell nothing."""
    seen = [choice for choice in seen if any(choice.worth)]
    signs = sorted({sign for choice in seen for one in choice.signs for sign in one})
    at = {sign: number for number, sign in enumerate(signs)}
    table = np.zeros((sum(len(choice.signs) for choice in seen), len(signs)))
    for row, one in enumerate(one for choice in seen for one in choice.signs):
        for sign, value in one.items():
            table[row, at[sign]] = value
    first = np.cumsum([0, *(len(choice.signs) for choice in seen[:-1])])
    worth = np.array([worth for choice in seen for worth in choice.worth])
    weights = _newton(table, first, worth, penalty)
    return {sign: round(float(weight), 2) for sign, weight in zip(signs, weights, strict=True) if abs(weight) >= LEAST}


def _newton(
    table: NDArray[np.float64], first: NDArray[np.int_], worth: NDArray[np.float64], penalty: float
) -> NDArray[np.float64]:
    """The weights of the columns; each choice's candidates are rows, from `first` on."""
    many = np.diff([*first, len(table)])
    spread = table - np.repeat(np.add.reduceat(table, first) / many[:, None], many, axis=0)
    step = np.linalg.inv(penalty * np.eye(table.shape[1]) + spread.T @ spread / 2)
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        sums = table @ weights
        powers = np.exp(sums - np.repeat(np.maximum.reduceat(sums, first), many))
        surplus = _shares(powers, first, many) - _shares(powers * worth, first, many)
        weights = weights - step @ (table.T @ surplus + penalty * weights)
    return weights


def _shares(powers: NDArray[np.float64], first: NDArray[np.int_], many: NDArray[np.int_]) -> NDArray[np.float64]:
    """The powers as shares of the sum of their own choice."""
    shares: NDArray[np.float64] = powers / np.repeat(np.add.reduceat(powers, first), many)
    return shares


def worth_of(choice: Choice, weights: Weights) -> float:
    """What the candidate that the weights choose is worth."""
    sums = [sum(weights.get(sign, 0.0) * value for sign, value in signs.items()) for signs in choice.signs]
    return choice.worth[sums.index(max(sums))] if sums else 0.0


def mean_worth(asked: Sequence[Choice], weights: Weights) -> float:
    """The mean worth of what is chosen."""
    return sum(worth_of(choice, weights) for choice in asked) / max(1, len(asked))
