"""How well weights tell articles that had no part in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

PARTS = 8

Example = TypeVar("Example")
Weights = TypeVar("Weights")
Articles = Sequence[Sequence[Example]]
"""The examples of each article."""


def across(
    articles: Articles[Example],
    fitted: Callable[[Articles[Example]], Weights],
    mean: Callable[[Sequence[Example], Weights], float],
) -> float:
    """The mean over all examples where each eighth of the articles is told by the weights of the others."""
    right = 0.0
    for part in range(PARTS):
        asked = flat(articles[part::PARTS])
        weights = fitted([one for at, one in enumerate(articles) if at % PARTS != part])
        right += mean(asked, weights) * len(asked)
    return right / max(1, sum(map(len, articles)))


def flat(articles: Articles[Example]) -> list[Example]:
    """The examples of all articles."""
    return [example for of_one in articles for example in of_one]
