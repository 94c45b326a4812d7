"""The weights in `antecedents.yml`, fitted on labelled articles; see `fit_weights.py`.

One example is a pronoun or a description that a statement hangs on, in a sentence to which the labels give a holder:
right are the candidates that hold it, and nobody where none does; `choosing.py` fits. The labelled passages are learnt
from beside the articles: they hold many pronouns, and across eighths of the articles more of these are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spacy.tokens import Doc

from choosing import Choice, Weights, fit
from parts import flat
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


@dataclass(slots=True, eq=False)
class _Record(Memory):
    """A memory that keeps what it was asked."""

    asked: list[tuple[Question, list[tuple[FoundActor, Signs]], Signs]] = field(default_factory=list)

    def meant(self, question: Question) -> tuple[FoundActor, ...]:
        """The answer, after it was noted who could have been it."""
        weighed = [(one.actor, signs) for one, signs in self.weighed(question)]
        self.asked.append((question, weighed, nobody(question, self)))
        return Memory.meant(self, question)


def examples(doc: Doc, gold: dict[str, Any]) -> list[Choice]:
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
            found.append(Choice(signs, tuple(map(float, (not any(right), *right)))))
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


def fitted(articles: Sequence[Sequence[Choice]]) -> Weights:
    """The weights of all these articles and of the passages."""
    return fit([*flat(articles), *_of_passages()], PENALTY)


@cache
def _of_passages() -> tuple[Choice, ...]:
    labelled = (passage for path in sorted(PASSAGES.glob("*.yml")) for passage in passages(path))
    return tuple(example for _, text, gold in labelled for example in examples(parse(text), gold))
