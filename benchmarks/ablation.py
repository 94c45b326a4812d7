"""What each part of the extraction adds: the figures with the part taken out, beside those of the whole.

    python benchmarks/ablation.py GOLD_DIR... [--page docs/ablation.md]

Each part is taken out alone, in this process, and all articles are extracted and scored again. With `--page` the
table is written as a page of the site.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from perilune import pipeline
from perilune.batch import Settings
from perilune.evaluation import evaluate
from perilune.evaluation.evaluate import Result
from perilune.extract import disputes, positions
from perilune.extract.stance import finding, hearing, nominal, speakers
from perilune.lexicon import Lexicon
from perilune.model import PositionKind, Stance
from perilune.reading.article import Metadata
from perilune.storage import write_atomically
from perilune.workspace import DEFAULT_MODEL

MEASURES = ("actors", "dates", "positions", "positions_stance", "disputes")
LABELS = ("Actors", "Dates", "Positions", "with stance", "Disputes")

HEAD = """\
---
title: "What each part adds"
description: "The accuracy of machine drafts with one part of the extraction taken out at a time."
---
<!-- Written by `benchmarks/ablation.py --page`. Run it again instead of editing this file. -->

# What each part adds {: #ablation }

F1 of [the measures](accuracy.md) with the whole extraction, and how much is lost (-) or won (+) when one part is taken
out. A part that adds nothing on articles it was not made for should go.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that can be taken out."""

    name: str
    patches: Callable[[], tuple[Any, ...]]
    """Context managers that take it out."""


def _nobody(*_: object) -> tuple[()]:
    return ()


def _without_deeds() -> tuple[Any, ...]:
    find = finding.find_statements

    def told(reading: Any) -> tuple[Any, ...]:
        return tuple(one for one in find(reading) if one.kind is not PositionKind.ACTED)

    return (mock.patch.object(hearing, "find_statements", told),)


def _without_nouns() -> tuple[Any, ...]:
    nouns = {nominal.by_noun, nominal.by_adjective, nominal.by_view, nominal.by_according}
    left = tuple(finder for finder in finding._FINDERS if finder not in nouns)  # noqa: SLF001
    return (mock.patch.object(finding, "_FINDERS", left),)


def _verb_alone(statement: Any, *_: object) -> Stance:
    """The stance that the cue's entry in the table has, turned where it is negated: no weights, no context."""
    turned = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.SUPPORTS}
    stance: Stance = statement.stance or Stance.NEUTRAL
    return turned.get(stance, stance) if statement.negated else stance


def _direct_only(*given: Any) -> bool:
    """Every pair of whom one goes for the other by name; `given` is the pair, its encounters and more."""
    return any(encounter.is_direct for encounter in given[1])


PARTS = (
    Part("the lexicon of names", lambda: (mock.patch.object(pipeline, "load_lexicon", return_value=Lexicon({})),)),
    Part(
        "pronouns and descriptions as holders",
        lambda: tuple(mock.patch.object(speakers, name, _nobody) for name in ("_pronoun", "_described", "_several")),
    ),
    Part("nouns and phrases as cues", _without_nouns),
    Part("deeds", _without_deeds),
    Part("quotations without a cue of their own", lambda: (mock.patch.object(finding, "_continued", _nobody),)),
    Part("the fitted weights of stances", lambda: (mock.patch.object(positions, "leaning", _verb_alone),)),
    Part("the fitted weights of clashes", lambda: (mock.patch.object(disputes, "_is_sure", _direct_only),)),
)


@contextmanager
def taken_out(part: Part) -> Iterator[None]:
    """The extraction without that part, and nothing remembered of the whole."""
    hearing.hear.cache_clear()
    with ExitStack() as stack:
        for patch in part.patches():
            stack.enter_context(patch)
        yield
    hearing.hear.cache_clear()


def measured(folders: list[Path]) -> dict[str, Result]:
    """The figures of each folder."""
    return {folder.resolve().name: evaluate(folder, Settings(Metadata(), DEFAULT_MODEL)) for folder in folders}


def table(name: str, whole: Result, without: list[tuple[str, Result]]) -> str:
    """The figures of one folder as Markdown."""
    lines = [f"| | {' | '.join(LABELS)} |", "| --- |" + " ---: |" * len(LABELS)]
    lines.append("| the whole | " + " | ".join(f"{whole.figure(m).f1:.3f}" for m in MEASURES) + " |")
    for part, result in without:
        lost = (result.figure(m).f1 - whole.figure(m).f1 for m in MEASURES)
        lines.append(f"| without {part} | " + " | ".join(f"{figure:+.3f}" for figure in lost) + " |")
    heading = f"## {name}: {len(whole.scores)} articles {{: #{name} }}"
    return "\n".join([heading, "", *lines, ""])


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_DIR")
    parser.add_argument("--page", type=Path)
    options = parser.parse_args()
    whole = measured(options.folders)
    without: list[tuple[str, dict[str, Result]]] = []
    for part in PARTS:
        with taken_out(part):
            without.append((part.name, measured(options.folders)))
    tables = [table(name, result, [(part, found[name]) for part, found in without]) for name, result in whole.items()]
    print("\n".join(tables))
    if options.page:
        write_atomically(options.page, "\n".join([HEAD, *tables]))


if __name__ == "__main__":
    main()
