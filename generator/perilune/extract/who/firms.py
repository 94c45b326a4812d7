"""Firms and outlets whose names do not say what they are: the words around them do, or the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perilune.extract.who.grammar import Part, part_of
from perilune.extract.who.people import is_title
from perilune.extract.who.runs import head_types, is_capital, plain_name, runs
from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_AFFILIATION = frozenset({"of", "at", "with", "for", "from"})


def firms_and_outlets(doc: Doc, taken: set[int]) -> Iterator[Sighting]:
    """Capitalised names in tokens that are not `taken` and that act, speak or are spoken to."""
    for parts in runs(doc):
        for first, last in parts:
            name = doc[first : last + 1]
            if any(token.i in taken for token in name) or not _may_be_name(name):
                continue
            kind = _kind(name)
            if kind is not None:
                text = plain_name(name.text)
                yield Sighting(name.start_char, name.end_char, Who(slug(text), text, kind), How.MODEL)


def _may_be_name(name: Span) -> bool:
    words = load_vocabulary()
    if any(is_title(token) or token.text.lower() in words.calendar for token in name) or name.root.tag_ == "NNS":
        return False
    if name.start > 0 and name.doc[name.start - 1].text.lower() in {"a", "an"}:
        return False
    common = name.text.lower() in head_types() and name.text.lower() not in words.heads_media
    return not (len(name) == 1 and (common or len(name.text) < 3))


def _kind(name: Span) -> ActorType | None:
    if is_told(name) or _beside(name, load_vocabulary().outlets):
        return ActorType.MEDIA
    if _beside(name, load_vocabulary().firms):
        return ActorType.COMPANY
    if len(name) == 1 and name.text.lower() in head_types():
        return None
    if name.root.ent_type_ == "ORG" and (_acts(name) or _employs(name)):
        return ActorType.COMPANY
    return None


def is_told(name: Span) -> bool:
    """`the source told VEGA`: spoken to, and no person."""
    root = name.root
    if (root.ent_type_ == "PERSON" and len(name) > 1) or root.tag_ in {"NNS", "NNPS"} or root.ent_type_ == "NORP":
        return False
    if root.dep_ in {"dobj", "dative", "iobj"}:
        return root.head.lemma_ == "tell"
    return root.dep_ == "pobj" and root.head.text == "to" and root.head.head.lemma_ in {"explain", "say", "confirm"}


def _beside(name: Span, nouns: frozenset[str]) -> bool:
    """Whether one of `nouns` stands right before the name or in apposition to it."""
    doc = name.doc
    alone = name.end >= len(doc) or doc[name.end].pos_ != "NOUN"
    if name.start > 0 and alone and doc[name.start - 1].text.lower() in nouns and doc[name.start - 1].pos_ == "NOUN":
        return True
    root = name.root
    beside = [child for child in root.children if child.dep_ == "appos"]
    if root.dep_ == "appos":
        beside.append(root.head)
    return any(noun.text.lower() in nouns for noun in beside)


def _acts(name: Span) -> bool:
    long_enough = len(name) > 1 or (name.text.isalpha() and not name.text.isupper())
    return (
        part_of(name) is Part.AGENT
        and name.root.dep_ == "nsubj"
        and long_enough
        and name.root.head.lemma_.lower() in load_vocabulary().says
    )


def _employs(name: Span) -> bool:
    """`an analyst at X`, `Jane Doe of X`."""
    preposition = name.root.head
    if name.root.dep_ != "pobj" or preposition.text not in _AFFILIATION or not is_capital(name[0]):
        return False
    person = preposition.head
    return person.ent_type_ == "PERSON" or is_title(person) or person.text.lower() in load_vocabulary().unnamed
