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
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from held_out import held_out
from perilune import pipeline
from perilune.batch import Settings
from perilune.doc import parse
from perilune.evaluation import evaluate
from perilune.evaluation.evaluate import Result
from perilune.extract import positions
from perilune.extract.stance import finding, hearing, speakers
from perilune.lexicon import Lexicon
from perilune.lexicon.words import clashes
from perilune.model import PositionKind, Stance
from perilune.reading.article import Metadata
from perilune.storage import write_atomically
from perilune.workspace import DEFAULT_MODEL

SETTINGS = Settings(Metadata(), DEFAULT_MODEL)
MEASURES = ("actors", "dates", "positions", "positions_stance", "disputes")
LABELS = ("Actors", "Dates", "Positions", "with stance", "Disputes")

HEAD = """\
---
title: "What each part adds"
description: "The accuracy of machine drafts with one part of the extraction taken out at a time."
---
<!-- Written by `benchmarks/ablation.py --page`. Run it again instead of editing this file. -->

# What each part adds {: #ablation }

F1 of [the measures](accuracy.md): first with weights of stances and disputes that were fitted without the articles
measured (each quarter of them by the weights of the other three), which is the figure to expect of new articles, as far
as weights go; then with the weights as they are shipped, and how much is lost (-) or won (+) when one part is taken out.
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


def _without(*names: str) -> tuple[Any, ...]:
    left = tuple(finder for finder in finding._FINDERS if finder.__name__ not in names)  # noqa: SLF001
    return (mock.patch.object(finding, "_FINDERS", left),)


def _verb_alone(statement: Any, *_: object) -> Stance:
    """The stance that the cue's entry in the table has, turned where it is negated: no weights, no context."""
    turned = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.SUPPORTS}
    stance: Stance = statement.stance or Stance.NEUTRAL
    return turned.get(stance, stance) if statement.negated else stance


PARTS = (
    Part("the lexicon of names", lambda: (mock.patch.object(pipeline, "load_lexicon", return_value=Lexicon({})),)),
    Part(
        "pronouns and descriptions as holders",
        lambda: tuple(mock.patch.object(speakers, name, _nobody) for name in ("_pronoun", "_described", "_several")),
    ),
    Part("nouns and phrases as cues", lambda: _without("by_noun", "by_adjective", "by_view", "by_according")),
    Part("deeds", _without_deeds),
    Part("inverted and interrupted attributions", lambda: _without("by_inversion", "by_any_verb", "by_misread_aside")),
    Part("quotations without a cue of their own", lambda: (mock.patch.object(finding, "_continued", _nobody),)),
    Part("the fitted weights of stances", lambda: (mock.patch.object(positions, "leaning", _verb_alone),)),
    Part("the heat of sentences, in disputes", lambda: (mock.patch.dict(clashes().weights, {"heat": {}}),)),
    Part("what tells the two sides, in disputes", lambda: (mock.patch.dict(clashes().weights, {"sides": {}}),)),
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
    return {folder.resolve().name: evaluate(folder, SETTINGS) for folder in folders}


def table(name: str, aside: Result, whole: Result, without: list[tuple[str, Result]]) -> str:
    """The figures of one folder as Markdown."""
    lines = [f"| | {' | '.join(LABELS)} |", "| --- |" + " ---: |" * len(LABELS)]
    lines.append("| weights fitted without them | " + " | ".join(f"{aside.figure(m).f1:.3f}" for m in MEASURES) + " |")
    lines.append("| the whole, as shipped | " + " | ".join(f"{whole.figure(m).f1:.3f}" for m in MEASURES) + " |")
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
    with mock.patch.object(pipeline, "parse", cache(parse)):  # every article is parsed but once
        tables = compared(options.folders)
    print("\n".join(tables))
    if options.page:
        write_atomically(options.page, "\n".join([HEAD, *tables]))


def compared(folders: list[Path]) -> list[str]:
    """A table for each folder."""
    aside = held_out(folders, SETTINGS)
    whole = measured(folders)
    without: list[tuple[str, dict[str, Result]]] = []
    for part in PARTS:
        with taken_out(part):
            without.append((part.name, measured(folders)))
    return [
        table(name, aside[name], result, [(part, found[name]) for part, found in without])
        for name, result in whole.items()
    ]


if __name__ == "__main__":
    main()
