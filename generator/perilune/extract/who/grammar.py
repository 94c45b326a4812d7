"""Whether a name stands in a sentence as somebody who does something, or as a mere place or attribute."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from perilune.lexicon import load_vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

WITH_ACTORS = frozenset(
    {
        "by",
        "with",
        "against",
        "between",
        "among",
        "alongside",
        "besides",
        "than",
        "including",
        "like",
        "unlike",
        "except",
    }
)


ORIGINS = ("-based", "-born", "-built", "-made", "-registered", "-headquartered")
"""Behind a place, these tell where something comes from and no more."""


class Part(IntEnum):
    """What part a name plays; higher is more of an actor."""

    PLACE = 0
    ATTRIBUTE = 1
    OTHER = 2
    PATIENT = 3
    AGENT = 4


def part_of(span: Span) -> Part:
    """The part that the words of `span` play in their sentence."""
    return _part(span.root)


def _part(token: Token) -> Part:
    token = first_conjunct(token)
    role = token.dep_
    if role in {"nsubj", "nsubjpass", "csubj"}:
        return Part.AGENT
    if role == "pobj":
        return _after_preposition(token)
    if role == "poss":
        return Part.PATIENT
    if role in {"compound", "amod", "nmod", "npadvmod", "advmod"}:
        return Part.ATTRIBUTE
    if role in {"dobj", "dative", "iobj", "oprd", "attr"}:
        return Part.PATIENT
    return Part.OTHER


def first_conjunct(token: Token) -> Token:
    """The first of several joined words, whose part all of them play; the word itself where it stands alone."""
    for _ in range(12):
        if token.dep_ not in {"conj", "appos"} or token.head is token:
            break
        token = token.head
    return token


def _after_preposition(token: Token) -> Part:
    preposition = token.head.text.lower()
    if token.head.dep_ == "agent" or preposition == "by":
        return Part.AGENT
    if preposition in WITH_ACTORS:
        return Part.PATIENT
    if preposition in {"to", "on", "upon"} and token.head.head.lemma_.lower() in {
        "call",
        "accord",
        "appeal",
        "report",
        "belong",
        "owe",
        "subject",
    }:
        return Part.PATIENT
    return Part.PLACE if preposition in load_vocabulary().places else Part.OTHER


def stands_for_government(span: Span) -> bool:
    """Whether a capital means its government: `Moscow rejected`, `accused Washington`, `Beijing's protest`; not `in Moscow`."""
    token = first_conjunct(span.root)
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return not (token.dep_ == "nsubjpass" and token.head.lemma_ in {"locate", "build", "surround", "bomb", "hit"})
    if token.dep_ == "poss":
        return token.head.pos_ == "NOUN" and token.head.ent_type_ not in {"FAC", "LOC"}
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in load_vocabulary().addresses
    if token.dep_ == "pobj":
        return _after_preposition(token) in {Part.PATIENT, Part.AGENT}
    return False


def stands_beside(name: Span, nouns: frozenset[str]) -> bool:
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
