"""Known names in a text: a table of all forms, looked up word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import Entry, Lexicon
from perilune.model import ActorType

_WORD = re.compile(r"\w+|[^\w\s]")
_SAME = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"})
_PREFIXES = {
    "U.S. ": ("US ", "United States "),
    "UN ": ("U.N. ", "United Nations "),
    "UK ": ("U.K. ",),
}
_SHOUTED = {ActorType.STATE: 4, ActorType.PERSON: 6}
"""Whose names records print in capitals ('CHINA said'), and from how many letters on these are no acronym."""

Words = tuple[str, ...]


class Form(NamedTuple):
    """One written form of an entry."""

    words: Words
    who: Who
    how: How


FormTable = dict[str, list[Form]]
"""Forms by their first word, the longest first."""


@lru_cache(maxsize=8)
def form_table(lexicon: Lexicon) -> FormTable:
    """All forms of all entries; the first entry that claims a form keeps it."""
    taken: dict[Words, Form] = {}
    for entry in lexicon.by_id.values():
        for text, how in _forms(entry):
            words = tuple(_WORD.findall(text.translate(_SAME)))
            taken.setdefault(words, Form(words, Who(entry.id, entry.name, entry.type), how))
    table: FormTable = {}
    for form in sorted(taken.values(), key=lambda form: -len(form.words)):
        table.setdefault(form.words[0], []).append(form)
    return table


def known_names(text: str, table: FormTable) -> Iterator[Sighting]:
    """Every known name in order, the longest at each place; none crosses a paragraph's end."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text.translate(_SAME))]
    at = 0
    while at < len(words):
        form = _longest(words, at, table.get(words[at][0], ()), text)
        if form is None:
            at += 1
            continue
        last = at + len(form.words) - 1
        yield Sighting(words[at][1], words[last][2], form.who, form.how)
        at = last + 1


def _longest(words: list[tuple[str, int, int]], at: int, forms: list[Form] | tuple[()], text: str) -> Form | None:
    for form in forms:
        length = len(form.words)
        found = words[at : at + length]
        end = found[-1][2]
        if (
            tuple(word for word, _, _ in found) == form.words
            and "\n\n" not in text[found[0][1] : end]
            and text[end : end + 1] != "$"
        ):
            return form
    return None


def _forms(entry: Entry) -> Iterator[tuple[str, How]]:
    seats = set(entry.seats)
    for text in (entry.name, *entry.aliases):
        if text in seats:
            continue
        yield text, How.NAME
        yield from ((variant, How.NAME) for variant in _variants(text))
        if entry.type in _SHOUTED and len(text) >= _SHOUTED[entry.type]:
            yield text.upper(), How.NAME
    yield from ((text, How.SEAT) for text in entry.seats)
    yield from ((text, How.DEMONYM) for text in entry.demonyms)


def _variants(text: str) -> Iterator[str]:
    for prefix, others in _PREFIXES.items():
        if text.startswith(prefix):
            yield from (other + text.removeprefix(prefix) for other in others)
