"""The words around a time expression that show it: its sentence, or as much as may be quoted."""

from __future__ import annotations

import re

from spacy.tokens import Span as Words

from perilune.findings import Span

MAX_WORDS = 40
REACH = 150
"""Tokens on each side of an expression that are looked at."""


def evidence(words: Words) -> Span:
    """The sentence of the expression; where it is longer than 40 words, the part of it around the expression."""
    sentence = _within_reach(words)
    found = [m.span() for m in re.finditer(r"\S+", sentence.text)]
    offset = sentence.start_char
    if len(found) > MAX_WORDS:
        found = _around(found, words.start_char - offset, sentence.text)
    return Span(offset + found[0][0], offset + found[-1][1])


def _within_reach(words: Words) -> Words:
    """The sentence, or the part of a monstrous one that could matter: cost must not grow with its length."""
    sentence = words.sent
    return words.doc[max(sentence.start, words.start - REACH) : min(sentence.end, words.end + REACH)]


def _around(found: list[tuple[int, int]], start: int, text: str) -> list[tuple[int, int]]:
    """At most 40 words around the expression, begun behind a comma or the like where one is near."""
    here = next((i for i, word in enumerate(found) if word[1] > start), 0)
    first = max(0, min(here - MAX_WORDS // 2, len(found) - MAX_WORDS))
    for i in range(here, first, -1):
        if text[found[i - 1][1] - 1] in ",;:–—" and here - i >= 4:
            first = i
            break
    return found[first : first + MAX_WORDS]
