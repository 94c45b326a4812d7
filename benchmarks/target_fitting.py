"""The weights in `targets.yml`, fitted on labelled articles; see `fit_weights.py`.

One example is a statement of a holder to whom the labels give one position in that sentence. What a candidate is worth
is how far its words are those of the labelled target: the F1 of their stems. `choosing.py` fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc

from choosing import Choice, Weights, fit
from parts import flat
from perilune.extract.actors import find_actors
from perilune.extract.positions import find_attributions
from perilune.extract.stance.evidence import evidence
from perilune.extract.stance.reading import read
from perilune.extract.stance.targets import Targets
from perilune.extract.stance.things import Things, stems
from perilune.lexicon import load_lexicon
from stance_fitting import holds, name_of, names

PENALTY = 5.0


def examples(doc: Doc, gold: dict[str, Any]) -> list[Choice]:
    """All examples of an article."""
    actors = find_actors(doc, load_lexicon())
    reading, known, found = read(doc, actors), names(gold), []
    targets, things = Targets(reading, gold["meta"]["title"]), Things(reading, gold["meta"]["title"])
    for one in find_attributions(doc, actors):
        if one.actor is None:
            continue
        name = name_of(reading.actors[one.actor], known)
        shown = evidence(one, reading)
        sentence = reading.tokens(shown)[0].sent.text
        wanted = [p["target"] for p in gold["positions"] if p["actor"] == name and holds(sentence, p["anchor"])]
        if len(wanted) == 1:
            there = targets.candidates(one, shown)
            signs = tuple(things.signs(thing.head, thing.wording) | dict.fromkeys(place, 1.0) for thing, place in there)
            found.append(Choice(signs, tuple(likeness(thing.wording, wanted[0]) for thing, _ in there)))
    return found


def likeness(one: str, other: str) -> float:
    """The F1 of the stems of two wordings, from 0 to 1."""
    first, second = set(stems(one)), set(stems(other))
    return 2 * len(first & second) / max(1, len(first) + len(second))


def fitted(articles: Sequence[Sequence[Choice]]) -> Weights:
    """The weights of all these articles."""
    return fit(flat(articles), PENALTY)
