"""The figures on articles that had no part in the fitted weights.

Each quarter of the articles (every fourth file of all folders together) is extracted with weights of stances,
clashes and antecedents that were fitted on the other three quarters; the figures are those of all quarters together. Rules and
vocabularies are the same throughout: they were written with some of these articles in view.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import antecedent_fitting
import clash_fitting
import stance_fitting
import target_fitting
from fit_weights import Labelled, articles
from perilune.batch import Settings
from perilune.evaluation import evaluate
from perilune.evaluation.evaluate import Result
from perilune.evaluation.measure import Score
from perilune.lexicon.words import antecedents, clashes, polarity, targets
from perilune.model import Stance

FOLDS = 4


def held_out(folders: list[Path], settings: Settings) -> dict[str, Result]:
    """By folder, the figures with weights that were fitted without the article measured."""
    labelled = list(articles(folders))
    names = [(folder, path.stem) for folder in folders for path in sorted(folder.glob("*.txt"))]
    scores: dict[Path, dict[str, Score]] = {folder: {} for folder in folders}
    for part in range(FOLDS):
        asked = set(names[part::FOLDS])
        with fitted_on([one for at, one in enumerate(labelled) if at % FOLDS != part]):
            for folder in folders:
                result = evaluate(folder, settings)
                scores[folder] |= {name: score for name, score in result.scores.items() if (folder, name) in asked}
    return {folder.resolve().name: Result(scores[folder], ()) for folder in folders}


@contextmanager
def fitted_on(learnt: list[Labelled]) -> Iterator[None]:
    """The extraction with weights of these articles; afterwards the shipped ones again."""
    tables = (antecedents(), targets(), polarity().weights, clashes().weights)
    shipped = [dict(table) for table in tables]
    try:
        _put(antecedents(), antecedent_fitting.fitted([antecedent_fitting.examples(o.doc, o.gold) for o in learnt]))
        _put(targets(), target_fitting.fitted([target_fitting.examples(o.doc, o.gold) for o in learnt]))
        found = stance_fitting.fitted([stance_fitting.examples(o.doc, o.gold) for o in learnt])
        _put(polarity().weights, {Stance(stance): table for stance, table in found.items()})
        _put(clashes().weights, clash_fitting.fit_tables([clash_fitting.Case.of(o.doc, o.gold) for o in learnt]))
        yield
    finally:
        for table, before in zip(tables, shipped, strict=True):
            _put(table, before)


def _put(weights: Any, new: Mapping[Any, Any]) -> None:
    weights.clear()
    weights.update(new)
