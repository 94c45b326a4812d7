"""The accuracy page of the site: the figures of `perilune eval`, written by it and never by hand."""

from __future__ import annotations

from collections.abc import Sequence

from perilune.evaluation.evaluate import Result

_ROWS = (
    ("actors", "Actors", "the same actor, by any of its names"),
    ("actors_major", "Major actors", "those that a reader's briefing must name; recall alone counts"),
    ("actor_type", "Type of actor", "of the actors found"),
    ("dates", "Dates", "the words and the value; recall over the dates that a timeline wants"),
    ("positions", "Positions", "the same holder, and evidence from the right sentence"),
    ("positions_stance", "Positions with stance", "as above, and the same stance"),
    ("disputes", "Disputes", "two parties and the sentence"),
    ("evidence_verbatim", "Evidence", "found word for word in the article"),
)

_HEAD = """\
---
title: "Accuracy"
description: "How well the machine drafts agree with labelled articles, measured."
---
<!-- Written by `perilune eval --page`. Run it again instead of editing this file. -->

# Accuracy {: #accuracy }

How well a machine draft agrees with articles that were labelled apart from the rules. Precision is the share of what
the machine wrote that is right, recall the share of what is there that it found, F1 the harmonic mean of both.
"""

_TAIL = """\
The labels were made by language-model annotators under a written guideline, read twice and checked by script; no panel
of human experts has reviewed them. The articles are realistic texts about real events, written for this purpose. Rules
were developed while looking at some of them, and weights may have been fitted on them; other articles will then fare
worse. How much worse shows in a folder `unseen`, where there is one: no rule was written and no weight fitted with its
articles in view. A reviewed briefing has been read against its article by a person; these figures are about drafts.
"""


def accuracy_page(
    results: Sequence[tuple[str, Result]], model: str, others: Sequence[tuple[str, str, Result]] = ()
) -> str:
    """The page as Markdown: one table for each gold folder, named as the user named it.

    `others` are (model, folder, result) of other language models, to compare.
    """
    counted = "\n".join(f"- {label}: {meaning}" for _, label, meaning in _ROWS)
    parts = [_HEAD, f"What counts as right:\n\n{counted}\n", f"Language model: `{model}`.\n"]
    parts += [section(name, result) for name, result in results]
    if others:
        parts.append(_comparison([(model, name, result) for name, result in results], others))
    return "\n".join([*parts, _TAIL])


def section(name: str, result: Result) -> str:
    """The page's part on one gold folder."""
    alarms = result.false_alarms
    return "\n".join(
        (
            f"## {name}: {len(result.scores)} articles {{: #{name} }}\n",
            _table(result),
            f"Articles without a dispute that got one: {alarms.right} of {alarms.gold}.\n",
        )
    )


def _comparison(default: Sequence[tuple[str, str, Result]], others: Sequence[tuple[str, str, Result]]) -> str:
    """F1 of each language model: why the default is the default."""
    lines = [
        "## Language models compared, F1 {: #models }\n",
        "| | | Actors | Type | Dates | Positions | with stance | Disputes | mean |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    measures = ("actors", "actor_type", "dates", "positions", "positions_stance", "disputes")
    for model, name, result in sorted([*default, *others], key=lambda row: row[1]):
        figures = " | ".join(f"{result.figure(measure).f1:.3f}" for measure in measures)
        lines.append(f"| {name} | `{model}` | {figures} | {result.macro_f1:.3f} |")
    return "\n".join(lines) + "\n"


def _table(result: Result) -> str:
    lines = ["| | Precision | Recall | F1 |", "| --- | ---: | ---: | ---: |"]
    for measure, label, _ in _ROWS:
        f = result.figure(measure)
        lines.append(f"| {label} | {f.precision:.3f} | {f.recall:.3f} | {f.f1:.3f} |")
    return "\n".join(lines) + "\n"
