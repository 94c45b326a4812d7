"""Which wording makes the best heading of a clash: whole, about a thing, and of what the article speaks most."""

from __future__ import annotations

import re
from collections import Counter

from perilune.lexicon.words import clashes

_LEAST, _MOST = 3, 12
_FULL = 4
_OFTEN = 6
_AGAIN = 2
"""How often an article must have a word for it to be what parties quarrel about."""
_WORD = re.compile(r"[a-z]{4,}")
"""Shorter words say little."""
_LONE_MARK = re.compile(r"(?<![\w'’])['‘’](?=\w)|(?<=[a-rt-z])['’](?=\s|$)")
"""A single quotation mark that lost its mate; not the possessive of a plural."""
_DEED = re.compile(r"(?:\w+ ){1,3}of (?=\w+ing\b)")
_LINKS = frozenset(
    "a about according against an and as at between but by for from in into is of on or over such that the to which who "
    "with".split()
)
_POINTING = frozenset("there here now then today too also yesterday".split())
_ARTICLES = {"a", "an", "the"}


def fits(wording: str) -> bool:
    """Whether it is neither too short nor too long for a heading."""
    return _LEAST <= len(wording.split()) <= _MOST


def tidied(wording: str) -> str:
    """Without what hangs over at either end, and without who is accused: 'minister of selling out the poor and'."""
    words = _DEED.sub("", wording, count=1).split() if _DEED.match(wording) else wording.split()
    while words and words[-1].lower().strip(",;:") in _LINKS | _POINTING:
        words.pop()
    while words and words[0].lower() in _LINKS:
        del words[0]
    return _LONE_MARK.sub("", " ".join(words)).strip(" ,;:")


def head_of(wording: str) -> str:
    """The noun that it is about: the last word before the first link."""
    words = [word.lower() for word in wording.split()]
    end = next((n for n, word in enumerate(words) if n and word in _LINKS - _ARTICLES), len(words))
    return words[end - 1] if words else ""


def over(wording: str, often: Counter[str]) -> str | None:
    """'Dispute over the license', where a word or two name what the article speaks of again and again."""
    told = f"dispute over {wording}"
    return told if fits(told) and often[head_of(wording)] >= _AGAIN else None


def is_sound(wording: str) -> bool:
    """Whether it names something: 'plan' alone does not, 'plan for the Moon' does, 'part of it' never."""
    head, words = head_of(wording), wording.lower().split()
    is_bare = len(words) < _FULL or head == words[-1]
    return head not in clashes().empty and not (is_bare and head in clashes().vague)


def worth(wording: str, often: Counter[str], *, known: bool) -> float:
    """How much it tells: words that the article has often, things `known` by name; deeds tell less than things."""
    words = {word for word in _WORD.findall(wording.lower()) if word not in _LINKS}
    told = sum(min(_OFTEN, often[word]) for word in words) / (1 + len(words)) if words else 0.0
    first = wording.split(maxsplit=1)[0].lower()
    return told + known - (first.endswith("ing") or first == "not")
