"""Shortening by grammar: a clause loses its outer modifiers, whole, until it fits; words never break off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

# What may go, from the most to the least dispensable.
_DISPENSABLE = (
    frozenset({"advcl", "parataxis", "relcl"}),
    frozenset({"appos", "acl"}),
    frozenset({"conj"}),
    frozenset({"prep", "npadvmod", "advmod"}),
)
_PAIRED = {",", "–", "—", "-", "--"}
_ROUNDS = 12


def text_of(words: Sequence[Token]) -> str:
    """The words as printed, with single blanks, without space before a stop and without marks that lost their mate."""
    text = " ".join(
        "".join(_printed(word, after) for word, after in zip(words, (*words[1:], None), strict=False)).split()
    )
    text = re.sub(r"\s+([,;:.!?])", r"\1", re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text))
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    return text.strip(" ,;:–—-")


def _printed(word: Token, after: Token | None) -> str:
    """The word, with a blank where one stands or something was left out."""
    return word.text if after is not None and after.i == word.i + 1 and not word.whitespace_ else f"{word.text} "


def trimmed(words: tuple[Token, ...], heads: frozenset[int], most: int) -> tuple[Token, ...]:
    """At most `most` words, where leaving out whole modifiers gets there; `heads` (token indices) always stay."""
    for _ in range(_ROUNDS):
        if len(text_of(words).split()) <= most:
            break
        cut = _dispensable(words, heads)
        if cut is None:
            break
        words = _without(words, cut)
    return words


def _dispensable(words: tuple[Token, ...], heads: frozenset[int]) -> Token | None:
    """The last of the most dispensable modifiers."""
    kept = {word.i for word in words}
    for kinds in _DISPENSABLE:
        for word in reversed(words):
            inner = word.head.i in kept and word.i not in heads
            if inner and word.dep_ in kinds and not _holds(word, heads) and _is_light(word):
                return word
    return None


def _is_light(word: Token) -> bool:
    """Negations, and adverbs of one word, carry more than they cost."""
    return word.dep_ != "advmod" or word.left_edge.i < word.right_edge.i


def _holds(word: Token, heads: frozenset[int]) -> bool:
    return any(word.left_edge.i <= i <= word.right_edge.i for i in heads)


def _without(words: tuple[Token, ...], cut: Token) -> tuple[Token, ...]:
    gone = {token.i for token in cut.subtree}
    if cut.dep_ == "conj":
        gone |= {child.i for child in cut.head.children if child.dep_ == "cc" and child.i < cut.i}
    before = cut.left_edge.i - 1
    if before >= 0 and cut.doc[before].text in _PAIRED:
        gone.add(before)
    return tuple(word for word in words if word.i not in gone)
