"""Fit the weights of `stances.yml` and `clashes.yml` on labelled articles, and say how well they tell.

    python benchmarks/fit_weights.py stances GOLD_DIR... [--keep-aside] [--write]
    python benchmarks/fit_weights.py clashes GOLD_DIR... [--keep-aside] [--write]

A GOLD_DIR holds NAME.txt and NAME.gold.yml (`meta.published`, `actors`, `positions`, `disputes`). Each article goes
through the real extractors; a statement, or a pair of parties, whose sentence a label names is one example.

- `--keep-aside` fits on every first, third, ... file and prints the accuracy on the others, which is the honest figure.
- `--write` replaces the `weights:` at the end of the table in `generator/perilune/lexicon/`.

Without either, all files are fitted and the accuracy on the same files is printed, which flatters. The fit is a
(multinomial) logistic regression with an L2 penalty, by plain gradient descent: no random start, so that the same
files give the same weights.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from spacy.tokens import Doc

from perilune.clean import clean
from perilune.doc import load_model
from perilune.extract.actors import find_actors
from perilune.extract.clash.encounters import find_encounters
from perilune.extract.clash.hostility import hostility
from perilune.extract.clash.parties import affiliations
from perilune.extract.clash.weighing import signs
from perilune.extract.dates import find_dates, find_timexes
from perilune.extract.disputes import pairs_of
from perilune.extract.positions import find_attributions, find_positions, kind_of
from perilune.extract.stance.hearing import hear
from perilune.extract.stance.leaning import signals
from perilune.extract.stance.reading import Reading, read
from perilune.findings import FoundActor
from perilune.lexicon import load_lexicon
from perilune.model import Stance

LEXICON = Path(__file__).parent.parent / "generator" / "perilune" / "lexicon"
STEPS = 1500
RATE = 0.5
LEAST = 0.03


@dataclass(frozen=True, slots=True)
class Example:
    """What was seen, and what the label says."""

    signs: Counter[str]
    label: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A parsed article with its labels."""

    doc: Doc
    gold: dict[str, Any]

    @property
    def published(self) -> date:
        """The day given to the extractors."""
        return date.fromisoformat(self.gold["meta"]["published"])


Weights = dict[str, dict[str, float]]
"""By label, by sign."""


def articles(folders: list[Path]) -> Iterator[Labelled]:
    """Every labelled article, folder by folder, by name."""
    model = load_model()
    for path in (path for folder in folders for path in sorted(folder.glob("*.txt"))):
        gold = yaml.load(path.with_suffix(".gold.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        yield Labelled(model(clean(path.read_text(encoding="utf-8"), 0).text), gold)


def names(labelled: Labelled) -> dict[str, str]:
    """Canonical names by every form of them, in lower case."""
    found: dict[str, str] = {}
    for actor in labelled.gold["actors"]:
        for form in (actor["name"], *(actor.get("aliases") or ())):
            found[form.lower().removeprefix("the ")] = actor["name"]
    return found


def name_of(actor: FoundActor, known: dict[str, str]) -> str | None:
    """The labelled name of an actor that was found."""
    forms = (form.lower().removeprefix("the ") for form in (actor.name, *actor.aliases))
    return next((known[form] for form in forms if form in known), None)


def holds(sentence: str, anchors: list[str]) -> bool:
    """Whether one of the anchors stands in the sentence."""
    plain = " ".join(sentence.split())
    return any(" ".join(anchor.split()) in plain for anchor in anchors)


def stances(labelled: Labelled) -> Iterator[Example]:
    """One example for each statement of a holder to whom the labels give one stance in that sentence."""
    reading = _reading(labelled)
    known = names(labelled)
    for one in hear(reading):
        sentence = one.statement.cue.sent.text
        for holder in one.holders:
            name = name_of(holder, known)
            given = {
                p["stance"] for p in labelled.gold["positions"] if p["actor"] == name and holds(sentence, [p["anchor"]])
            }
            if len(given) == 1:
                found = signals(one.statement, kind_of(one.statement, reading), holder, reading)
                yield Example(found, given.pop())


def clashes(labelled: Labelled) -> Iterator[Example]:
    """One example for each pair of actors that meet: `yes` where a labelled dispute has both and one of the sentences."""
    reading = _reading(labelled)
    known, disputes = names(labelled), labelled.gold.get("disputes") or []
    actors = tuple(reading.actors.values())
    dates = find_dates(labelled.doc, find_timexes(labelled.doc, labelled.published), labelled.published)
    positions = find_positions(labelled.doc, actors, dates, find_attributions(labelled.doc, actors))
    spoken_for, hostile = affiliations(reading), hostility(reading)
    for pair, met in pairs_of(find_encounters(reading, positions), spoken_for, reading).items():
        one, other = (reading.actors[party] for party in pair)
        both = {name_of(one, known), name_of(other, known)}
        shown = [reading.text[encounter.place.start : encounter.place.end] for encounter in met]
        clash = any(both <= set(d["parties"]) and any(holds(s, d["anchors"]) for s in shown) for d in disputes)
        yield Example(signs(one, other, met, hostile, spoken_for), "yes" if clash else "no")


def _reading(labelled: Labelled) -> Reading:
    return read(labelled.doc, find_actors(labelled.doc, load_lexicon()))


def fit(examples: list[Example], labels: tuple[str, ...], penalty: float) -> Weights:
    """Weights by label and sign; `always` is the intercept and is not penalised less than the others."""
    known = sorted({name for example in examples for name in example.signs} | {"always"})
    weights: Weights = {label: dict.fromkeys(known, 0.0) for label in labels}
    for _ in range(STEPS):
        slope = _slope(examples, weights)
        for label, by_sign in weights.items():
            for name, weight in by_sign.items():
                by_sign[name] = weight - RATE * (slope[label].get(name, 0.0) + penalty * weight) / len(examples)
    return weights


def _slope(examples: list[Example], weights: Weights) -> Weights:
    slope: Weights = {label: {} for label in weights}
    for example in examples:
        for label, chance in _chances(example, weights).items():
            miss = chance - (label == example.label)
            for name, count in example.signs.items():
                slope[label][name] = slope[label].get(name, 0.0) + miss * count
    return slope


def _chances(example: Example, weights: Weights) -> dict[str, float]:
    sums = {label: score(example, by_sign) for label, by_sign in weights.items()}
    most = max(sums.values())
    powers = {label: math.exp(total - most) for label, total in sums.items()}
    return {label: power / sum(powers.values()) for label, power in powers.items()}


def score(example: Example, weights: dict[str, float]) -> float:
    """The sum of the weights of what was seen."""
    return sum(weights.get(name, 0.0) * count for name, count in example.signs.items())


def rounded(weights: Weights) -> Weights:
    """Centred over the labels, to two places, without what is near zero."""
    names_ = next(iter(weights.values()))
    mean = {name: sum(by_sign[name] for by_sign in weights.values()) / len(weights) for name in names_}
    return {
        label: {
            name: round(by_sign[name] - mean[name], 2) for name in names_ if abs(by_sign[name] - mean[name]) >= LEAST
        }
        for label, by_sign in weights.items()
    }


def accuracy(examples: list[Example], weights: Weights) -> float:
    """The share of examples whose label gets the greatest sum."""
    right = sum(max(weights, key=lambda label: score(example, weights[label])) == example.label for example in examples)
    return right / max(1, len(examples))


def found_and_right(examples: list[Example], weights: Weights, enough: float) -> str:
    """Precision and recall of `yes` from a sum of `enough` on."""
    said = [example for example in examples if score(example, weights["yes"]) > enough]
    right = sum(example.label == "yes" for example in said)
    there = sum(example.label == "yes" for example in examples)
    return f"from {enough:+.1f} on: {right} of {len(said)} right, of {there} there"


@dataclass(frozen=True, slots=True)
class Task:
    """What is fitted."""

    table: str
    labels: tuple[str, ...]
    penalty: float
    examples: Callable[[Labelled], Iterator[Example]]


TASKS = {
    "stances": Task("stances.yml", tuple(stance.value for stance in Stance), 10.0, stances),
    "clashes": Task("clashes.yml", ("yes", "no"), 2.0, clashes),
}


def write(task: Task, weights: Weights) -> None:
    """Put the weights in the place of those at the end of the table."""
    path = LEXICON / task.table
    before, mark, _ = path.read_text(encoding="utf-8").partition("\nweights:\n")
    tree = weights if task.table == "stances.yml" else weights["yes"]
    text = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, default_flow_style=False)
    path.write_text(before + mark + "".join(f"  {line}\n" for line in text.splitlines()), encoding="utf-8")


def main() -> None:
    """Fit, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_DIR")
    parser.add_argument("--keep-aside", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    task = TASKS[options.task]
    seen = [list(task.examples(labelled)) for labelled in articles(options.folders)]
    learnt = [example for of_one in (seen[::2] if options.keep_aside else seen) for example in of_one]
    asked = [example for of_one in (seen[1::2] if options.keep_aside else seen) for example in of_one]
    weights = rounded(fit(learnt, task.labels, task.penalty))
    print(f"fitted on {len(learnt)} examples; right on {len(asked)}: {accuracy(asked, weights):.3f}")
    if options.task == "clashes":
        for enough in (-1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4):
            print(found_and_right(asked, weights, enough))
    if options.write:
        write(task, weights)


if __name__ == "__main__":
    main()
