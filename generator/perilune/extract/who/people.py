"""Persons that the base does not know: by the model, by titles and by given names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perilune.extract.who.runs import head_types, is_capital, runs
from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_NAME = 5


def people(doc: Doc, taken: set[int]) -> Iterator[Sighting]:
    """Full names of persons in tokens that are not `taken`.

    A run of capitalised words is one where the model says so, where its first word is a given name,
    or where a title stands before it.
    """
    modelled = {i for ent in doc.ents if ent.label_ == "PERSON" for i in range(ent.start, ent.end)}
    for parts in runs(doc):
        first, last = _without_titles(doc, parts[0][0], _person_end(doc, parts))
        titled = first > parts[0][0] or (first > 0 and _is_title(doc[first - 1]))
        words = range(first, last + 1)
        if not 1 <= len(words) <= LONGEST_NAME or any(i in taken for i in words):
            continue
        if any(doc[i].text.lower() in head_types() and i > first for i in words) and not titled:
            continue
        sure = titled or doc[first].text.lower() in load_vocabulary().given_names
        by_model = sum(i in modelled for i in words) * 2 > len(words)
        if (len(words) > 1 and (sure or by_model)) or (len(words) == 1 and _honoured(doc, first)):
            yield _sighting(doc, first, last)


def _person_end(doc: Doc, parts: list[tuple[int, int]]) -> int:
    """The last token of a name; particles in lower case belong to it (`Ursula von der Leyen`)."""
    particles = load_vocabulary().particles
    end = parts[0][1]
    for previous, following in zip(parts, parts[1:], strict=False):
        if all(doc[i].text in particles for i in range(previous[1] + 1, following[0])):
            end = following[1]
        else:
            break
    while end + 2 < len(doc) and doc[end + 1].text in particles:
        onward = next((i for i in (end + 2, end + 3) if i < len(doc) and doc[i].text not in particles), None)
        if onward is None or not is_capital(doc[onward]):
            break
        end = onward
        while end + 1 < len(doc) and is_capital(doc[end + 1]) and not doc[end + 1].is_sent_start:
            end += 1
    return end


def _without_titles(doc: Doc, first: int, last: int) -> tuple[int, int]:
    while first < last and _is_title(doc[first]):
        first += 1
    return first, last


def _is_title(token: Token) -> bool:
    return token.text.lower().rstrip(".") in load_vocabulary().titles or token.text.lower() in load_vocabulary().titles


def _honoured(doc: Doc, at: int) -> bool:
    """Whether `Mr`, `Ms`, `Judge`... stands right before a single word."""
    return at > 0 and is_capital(doc[at - 1]) and _is_title(doc[at - 1]) and doc[at].text.lower() not in load_vocabulary().titles


def _sighting(doc: Doc, first: int, last: int) -> Sighting:
    name = " ".join(doc[first : last + 1].text.split())
    return Sighting(doc[first].idx, doc[last].idx + len(doc[last]), Who(slug(name), name, ActorType.PERSON), How.MODEL)
