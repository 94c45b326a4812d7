"""The weights in `antecedents.yml`, fitted on labelled articles; see `fit_weights.py`.

One example is a pronoun or a description that a statement hangs on, in a sentence to which the labels give a holder:
right are the candidates that hold it, and nobody where none does. The fit is a conditional logistic regression over the
candidates with an L2 penalty, by Newton steps with a fixed bound of the curvature (Boehning 1992). The labelled passages
are learnt from beside the articles: they hold many pronouns, and across eighths of the articles more of these are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from perilune.doc import parse
from perilune.extract.actors import find_actors
from perilune.extract.stance.antecedents import Memory, Signs, nobody
from perilune.extract.stance.candidates import Question
from perilune.extract.stance.hearing import Heard, listen
from perilune.extract.stance.reading import read
from perilune.findings import FoundActor
from perilune.lexicon import load_lexicon
from stance_fitting import holds, name_of, names
from unpack_passages import PASSAGES, passages

PENALTY = 10.0
STEPS = 150
LEAST = 0.02

Weights = dict[str, float]
"""By sign."""


@dataclass(frozen=True, slots=True)
class Example:
    """The signs of nobody and of every candidate, and which of them are right."""

    signs: tuple[Signs, ...]
    right: tuple[bool, ...]


@dataclass(slots=True, eq=False)
class _Record(Memory):
    """A memory that keeps what it was asked."""

    asked: list[tuple[Question, list[tuple[FoundActor, Signs]], Signs]] = field(default_factory=list)

    def meant(self, question: Question) -> tuple[FoundActor, ...]:
        """The answer, after it was noted who could have been it."""
        weighed = [(one.actor, signs) for one, signs in self.weighed(question)]
        self.asked.append((question, weighed, nobody(question, self)))
        return Memory.meant(self, question)


def examples(doc: Doc, gold: dict[str, Any]) -> list[Example]:
    """All examples of an article."""
    record = _Record(read(doc, find_actors(doc, load_lexicon())))
    heard, known, found = listen(record), names(gold), []
    for question, weighed, none in record.asked:
        sentence = question.head.sent.text
        given = {p["actor"] for p in gold["positions"] if holds(sentence, p["anchor"])}
        wanted = given - _named_beside(question, heard, known) or given
        if wanted and weighed:
            right = [name_of(actor, known) in wanted for actor, _ in weighed]
            signs = (none, *(signs for _, signs in weighed))
            found.append(Example(signs, (not any(right), *right)))
    return found


def _named_beside(question: Question, heard: Sequence[Heard], known: dict[str, str]) -> set[str | None]:
    """Who holds another statement of the sentence by name."""
    sentence = question.head.sent
    return {
        name_of(holder, known)
        for one in heard
        if sentence.start <= one.statement.cue.i < sentence.end and one.statement.source is not None
        for holder in one.holders
        if not _stands_in(question, one)
    }


def _stands_in(question: Question, one: Heard) -> bool:
    source = one.statement.source
    return source is not None and source.left_edge.i <= question.head.i <= source.right_edge.i


def fit(seen: Sequence[Example]) -> Weights:
    """Weights by sign, to two places, without what is near zero."""
    signs = sorted({sign for example in seen for one in example.signs for sign in one})
    at = {sign: number for number, sign in enumerate(signs)}
    table = np.zeros((sum(len(example.signs) for example in seen), len(signs)))
    for row, one in enumerate(one for example in seen for one in example.signs):
        for sign, value in one.items():
            table[row, at[sign]] = value
    first = np.cumsum([0, *(len(example.signs) for example in seen[:-1])])
    right = np.array([float(answer) for example in seen for answer in example.right])
    weights = _newton(table, first, right)
    return {sign: round(float(weight), 2) for sign, weight in zip(signs, weights, strict=True) if abs(weight) >= LEAST}


def _newton(table: NDArray[np.float64], first: NDArray[np.int_], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of the columns; each example's candidates are rows, from `first` on."""
    many = np.diff([*first, len(table)])
    spread = table - np.repeat(np.add.reduceat(table, first) / many[:, None], many, axis=0)
    step = np.linalg.inv(PENALTY * np.eye(table.shape[1]) + spread.T @ spread / 2)
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        sums = table @ weights
        powers = np.exp(sums - np.repeat(np.maximum.reduceat(sums, first), many))
        told = powers * right
        surplus = _shares(powers, first, many) - _shares(told, first, many)
        weights = weights - step @ (table.T @ surplus + PENALTY * weights)
    return weights


def _shares(powers: NDArray[np.float64], first: NDArray[np.int_], many: NDArray[np.int_]) -> NDArray[np.float64]:
    """The powers as shares of the sum of their own example."""
    shares: NDArray[np.float64] = powers / np.repeat(np.add.reduceat(powers, first), many)
    return shares


def is_told(example: Example, weights: Weights) -> bool:
    """Whether the likeliest candidate is a right one."""
    sums = [sum(weights.get(sign, 0.0) * value for sign, value in signs.items()) for signs in example.signs]
    return example.right[sums.index(max(sums))]


def accuracy(asked: Sequence[Example], weights: Weights) -> float:
    """The share of examples that are told rightly."""
    return sum(is_told(example, weights) for example in asked) / max(1, len(asked))


def across(articles: Sequence[Sequence[Example]], folds: int) -> float:
    """The accuracy where each part of the articles is told by the weights of the others."""
    right = 0.0
    for part in range(folds):
        asked = [example for of_one in articles[part::folds] for example in of_one]
        weights = fitted([one for at, one in enumerate(articles) if at % folds != part])
        right += accuracy(asked, weights) * len(asked)
    return right / max(1, sum(map(len, articles)))


def fitted(articles: Sequence[Sequence[Example]]) -> Weights:
    """The weights of all these articles and of the passages."""
    return fit([*(example for of_one in articles for example in of_one), *_of_passages()])


@cache
def _of_passages() -> tuple[Example, ...]:
    labelled = (passage for path in sorted(PASSAGES.glob("*.yml")) for passage in passages(path))
    return tuple(example for _, text, gold in labelled for example in examples(parse(text), gold))
