"""Fit the weights of tables in `lexicon/` on labelled articles, and say how well they tell.

    python benchmarks/fit_weights.py stances|clashes|antecedents|targets GOLD_DIR... [--keep-aside] [--write]

A GOLD_DIR holds NAME.txt and NAME.gold.yml (`meta.published`, `actors`, `positions`, `disputes`). Each article goes
through the real extractors; `stance_fitting.py`, `clash_fitting.py`, `antecedent_fitting.py` and `target_fitting.py` tell
of the examples and the fits.

- `--keep-aside` fits on every first, third, ... file and prints the accuracy on the others, which is the honest figure.
- `--write` replaces the `weights:` at the end of the table in `generator/perilune/lexicon/`.

Without either, all files are fitted and the accuracy on the same files is printed, which flatters. The figure across
eighths of the articles is printed as well, which does not. The fits have an L2 penalty and no random start. But examples
are read with the weights in use: who spoke before tells whom "he" means, and stances and clashes follow. The same files
and the same weights before give the same weights after; a second run moves them a little. Fit antecedents first.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

import yaml
from spacy.tokens import Doc

import antecedent_fitting
import clash_fitting
import stance_fitting
import target_fitting
from choosing import mean_worth
from parts import PARTS, Articles, across, flat
from perilune.clean import clean
from perilune.doc import load_model

LEXICON = Path(__file__).parent.parent / "generator" / "perilune" / "lexicon"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A parsed article with its labels."""

    doc: Doc
    gold: dict[str, Any]


Weights = Mapping[str, Mapping[str, float] | float]
"""By table or stance, and by sign; of antecedents and targets by sign alone."""
Example = TypeVar("Example")
Found = TypeVar("Found", bound=Mapping[str, Mapping[str, float] | float])


def articles(folders: list[Path]) -> Iterator[Labelled]:
    """Every labelled article, folder by folder, by name."""
    model = load_model()
    for path in (path for folder in folders for path in sorted(folder.glob("*.txt"))):
        gold = yaml.load(path.with_suffix(".gold.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        yield Labelled(model(clean(path.read_text(encoding="utf-8"), 0).text), gold)


def write(table: str, weights: Weights) -> None:
    """Put the weights in the place of those at the end of the table."""
    path = LEXICON / table
    before, mark, _ = path.read_text(encoding="utf-8").partition("\nweights:\n")
    text = yaml.safe_dump(dict(weights), sort_keys=False, allow_unicode=True, default_flow_style=False)
    path.write_text(before + mark + "".join(f"  {line}\n" for line in text.splitlines()), encoding="utf-8")


def fit_examples(
    examples: Callable[[Doc, dict[str, Any]], list[Example]],
    fitted: Callable[[Articles[Example]], Found],
    mean: Callable[[Sequence[Example], Found], float],
    seen: list[Labelled],
    *,
    keep_aside: bool,
) -> Found:
    """The weights of a table whose examples are told one by one; says how many they tell rightly, or how nearly."""
    found = [examples(labelled.doc, labelled.gold) for labelled in seen]
    print(f"each eighth of the articles by the weights of the others: {across(found, fitted, mean):.3f}")
    weights = fitted(found[::2] if keep_aside else found)
    asked = flat(found[1::2] if keep_aside else found)
    print(f"with the weights of this fit: {mean(asked, weights):.3f} of {len(asked)} examples")
    return weights


def fit_clashes(seen: list[Labelled], *, keep_aside: bool) -> Weights:
    """The weights of the clashes; says how many disputes they find."""
    cases = [clash_fitting.Case.of(labelled.doc, labelled.gold) for labelled in seen]
    print(f"each eighth of the articles by the weights of the others: {clash_fitting.across(cases, PARTS)}")
    weights = clash_fitting.fit_tables(cases[::2] if keep_aside else cases)
    print(f"with the weights of this fit: {clash_fitting.found(cases[1::2] if keep_aside else cases)}")
    return weights


class Fit(Protocol):
    """Fits the weights of one table."""

    def __call__(self, seen: list[Labelled], *, keep_aside: bool) -> Weights:
        """Fit, and say how well the weights tell."""


_STANCES = partial(fit_examples, stance_fitting.examples, stance_fitting.fitted, stance_fitting.accuracy)
_ANTECEDENTS = partial(fit_examples, antecedent_fitting.examples, antecedent_fitting.fitted, mean_worth)
_TARGETS = partial(fit_examples, target_fitting.examples, target_fitting.fitted, mean_worth)
FITS: dict[str, Fit] = {
    "stances": _STANCES,
    "clashes": fit_clashes,
    "antecedents": _ANTECEDENTS,
    "targets": _TARGETS,
}


def main() -> None:
    """Fit, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=tuple(FITS))
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_DIR")
    parser.add_argument("--keep-aside", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    weights = FITS[options.task](list(articles(options.folders)), keep_aside=options.keep_aside)
    if options.write:
        write(f"{options.task}.yml", weights)


if __name__ == "__main__":
    main()
