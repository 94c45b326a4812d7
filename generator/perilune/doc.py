"""Cleaned text -> spaCy `Doc`: the one place that loads a language model."""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex

from perilune.errors import WorkspaceError
from perilune.workspace import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.tokens import Doc


_INFIXES = ('[)\\]”"](?=[—–])', "—")
"""A dash set without blanks parts words, and so does the bracket or mark before it: `Vodafone (Vi)—have`."""


@Language.component("perilune_paragraphs")
def _start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """A paragraph's first word starts a sentence, whatever the parser would think."""
    for token in doc[:-1]:
        if token.is_space and "\n\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that name, loaded once per process.

    Raises WorkspaceError where no such model is installed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # W095: a model of an earlier minor version
            pipeline = spacy.load(name)
    except OSError:
        raise WorkspaceError(
            f"the language model {name!r} is not installed; install the package of that name, "
            "or name another under `model` in mkdocs.yml's perilune section"
        ) from None
    infixes = compile_infix_regex([*(pipeline.Defaults.infixes or ()), *_INFIXES])
    pipeline.tokenizer.infix_finditer = infixes.finditer  # type: ignore[union-attr]
    pipeline.add_pipe("perilune_paragraphs", before="parser")
    return pipeline


def parse(text: str, model: str = DEFAULT_MODEL) -> Doc:
    """The parsed document of a cleaned article; its text equals `text` character for character."""
    return load_model(model)(text)
