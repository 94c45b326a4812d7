"""Adjectives and nouns of people: when `Russian` or `the Russians` means the state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perilune.extract.who.cast import Cast
from perilune.extract.who.sighting import How, Sighting
from perilune.lexicon import load_vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc


def add_demonyms(doc: Doc, cast: Cast, found: list[Sighting]) -> None:
    """With `government`, `side`, `ambassador`... the state itself; else only where it is an actor anyway."""
    for sighting in found:
        if (end := _government_end(doc, sighting)) is not None:
            cast.add(Sighting(sighting.start, end, sighting.who, How.NAME))
    for sighting in found:
        if sighting.tokens(doc).start not in cast.owner and sighting.who.id in cast.members:
            cast.add(sighting)


def _government_end(doc: Doc, sighting: Sighting) -> int | None:
    """Where `Russian government` ends; also `the Russians`, where the people stand for their state."""
    span = sighting.tokens(doc)
    if span.end < len(doc) and doc[span.end].text.lower() in load_vocabulary().government:
        following = doc[span.end]
        named = span.end + 1 < len(doc) and doc[span.end + 1].text[0].isupper()
        return sighting.end if named else following.idx + len(following)
    article = span.start > 0 and doc[span.start - 1].text.lower() == "the"
    return sighting.end if article and span.root.dep_ in {"nsubj", "nsubjpass"} else None
