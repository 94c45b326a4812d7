"""The three tables of weights in `clashes.yml`, fitted one after the other on labelled articles; see `fit_weights.py`.

First the heat of sentences (does a labelled dispute name this one?), then meetings of two parties in warm sentences,
then pairs of sides. Each is a logistic regression with an L2 penalty, by Newton's method from zero, so that the same
articles give the same weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.tokens import Doc

from perilune.evaluation.folding import ArticleText, Range, name_key
from perilune.extract.actors import find_actors
from perilune.extract.clash.heat import heat_signs
from perilune.extract.clash.meetings import Meeting
from perilune.extract.clash.quarrels import find_quarrels
from perilune.extract.clash.scene import Scene
from perilune.extract.clash.weighing import by_sides, signs_of_sides, warm_meetings, weighed
from perilune.extract.stance.reading import read
from perilune.lexicon import load_lexicon
from perilune.lexicon.words import clashes

PENALTIES = {"heat": 4.0, "meeting": 10.0, "sides": 1.0}
FREE = 1e-3
"""The penalty of the intercept."""
STEPS = 40
NEAR = 1e-6
LEAST_OVERLAP = 8

Table = dict[str, float]
Example = tuple[Mapping[str, float], bool]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A labelled dispute: folded names of its parties, and the sentences of its anchors."""

    parties: frozenset[str]
    sentences: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """An article with its labels."""

    scene: Scene
    names: dict[str, frozenset[str]]
    """By actor's id, the folded labelled names of the actor."""
    disputes: tuple[Dispute, ...]
    places: tuple[tuple[Range, ...], ...]
    """For every sentence, where it stands in the folded text."""

    @classmethod
    def of(cls, doc: Doc, gold: Mapping[str, Any]) -> Case:
        """The case of a parsed article."""
        lexicon = load_lexicon()
        scene = Scene.of(read(doc, find_actors(doc, lexicon)), lexicon)
        text = ArticleText(doc.text)
        disputes = tuple(_dispute(row, text) for row in gold.get("disputes") or ())
        places = tuple(tuple(text.find_all(sentence.text)[:1]) for sentence in scene.sentences)
        return cls(scene, _names(scene, gold), disputes, places)

    def shown_by(self, sentence: int) -> list[Dispute]:
        """The disputes that a sentence shows."""
        return [d for d in self.disputes if any(_meet(a, b) for a in d.sentences for b in self.places[sentence])]

    def is_clash(self, meeting: Meeting) -> bool:
        """Whether a label sets the two, or the states and parliaments behind them, against each other there."""
        one, other = (self._standing(actor.id) for actor in (meeting.one, meeting.other))
        shown = self.shown_by(meeting.sentence)
        return any(one & d.parties and other & d.parties and len((one | other) & d.parties) > 1 for d in shown)

    def _standing(self, actor: str) -> frozenset[str]:
        return frozenset(name for key in self.scene.camps.roofs(actor) for name in self.names.get(key, ()))


def _dispute(row: Mapping[str, Any], text: ArticleText) -> Dispute:
    places = (place for anchor in row["anchors"] for place in text.find_all(anchor)[:1])
    return Dispute(frozenset(map(name_key, row["parties"])), tuple(map(text.sentence, places)))


def _names(scene: Scene, gold: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    labelled = {
        name_key(form): name_key(a["name"]) for a in gold["actors"] for form in (a["name"], *(a.get("aliases") or ()))
    }
    forms = {actor.id: (actor.name, *actor.aliases) for actor in scene.reading.actors.values()}
    known = {key: [labelled[k] for form in found if (k := name_key(form)) in labelled] for key, found in forms.items()}
    return {key: frozenset(found[:1]) for key, found in known.items()}


def _meet(one: Range, other: Range) -> bool:
    return min(one.end, other.end) - max(one.start, other.start) > LEAST_OVERLAP


def fit_tables(cases: Sequence[Case]) -> dict[str, Table]:
    """The three tables; while fitting, those in use are the ones fitted so far."""
    tables = clashes().weights
    heat = [(signs, bool(case.shown_by(n))) for case in cases for n, signs in enumerate(heat_signs(case.scene))]
    tables["heat"] = _fit(heat, PENALTIES["heat"])
    met = [warm_meetings(case.scene) for case in cases]
    examples = [(signs, case.is_clash(m)) for case, seen in zip(cases, met, strict=True) for m, signs in seen]
    tables["meeting"] = _fit(examples, PENALTIES["meeting"])
    pairs = []
    for case, seen in zip(cases, met, strict=True):
        by = by_sides([weighed(m, signs) for m, signs in seen], case.scene)
        surest = max((ones[0].odds for ones in by.values()), default=0.0)
        for sides, ones in by.items():
            clash = any(case.is_clash(one.meeting) for one in ones)
            pairs.append((signs_of_sides(sides, ones, surest, case.scene), clash))
    tables["sides"] = _fit(pairs, PENALTIES["sides"])
    return {name: dict(table) for name, table in tables.items()}


def across(cases: Sequence[Case], folds: int) -> str:
    """How well the disputes of each fold are found by the weights of the other folds."""
    counts = [(0, 0, 0)]
    for k in range(folds):
        fit_tables([case for n, case in enumerate(cases) if n % folds != k])
        counts += [_counts(case) for n, case in enumerate(cases) if n % folds == k]
    return _in_words(counts)


def found(cases: Sequence[Case]) -> str:
    """How well the disputes of the articles are found by the weights in use."""
    return _in_words([_counts(case) for case in cases])


def _counts(case: Case) -> tuple[int, int, int]:
    """Right, said, there: a quarrel is right where a label that no other has taken names two parties and a sentence of it."""
    said, left = find_quarrels(case.scene), list(case.disputes)
    for quarrel in said:
        names = frozenset(name for party in quarrel.parties for name in case.names.get(party, ()))
        shown = [d for n in quarrel.sentences for d in case.shown_by(n) if d in left and len(names & d.parties) > 1]
        if shown:
            left.remove(max(shown, key=lambda d: len(names & d.parties)))
    return len(case.disputes) - len(left), len(said), len(case.disputes)


def _in_words(counts: Sequence[tuple[int, int, int]]) -> str:
    right, said, there = map(sum, zip(*counts, strict=True))
    return f"{right} of {said} right, of {there} there: F1 {2 * right / max(1, said + there):.3f}"


def _fit(examples: Sequence[Example], penalty: float) -> Table:
    names = sorted({name for signs, _ in examples for name, count in signs.items() if count})
    at = {name: i for i, name in enumerate(names)}
    seen = np.zeros((len(examples), len(names)))
    for row, (signs, _) in enumerate(examples):
        for name, count in signs.items():
            if count:
                seen[row, at[name]] = count
    weights = _newton(seen, np.array([label for _, label in examples], float), _penalties(names, penalty))
    return {name: round(float(weights[at[name]]), 2) for name in names}


def _penalties(names: Sequence[str], penalty: float) -> np.ndarray[Any, Any]:
    return np.diag([FREE if name == "always" else penalty for name in names])


def _newton(
    seen: np.ndarray[Any, Any], labels: np.ndarray[Any, Any], penalties: np.ndarray[Any, Any]
) -> np.ndarray[Any, Any]:
    weights = np.zeros(seen.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (chances - labels) + penalties @ weights
        curve = (seen * (chances * (1 - chances))[:, None]).T @ seen + penalties
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < NEAR:
            break
    return weights
