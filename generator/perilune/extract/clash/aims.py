"""Whom a statement is aimed at: by its verb, by whose thing it is about, by whom it tells of."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.antecedents import Memory
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.speakers import holders
from perilune.findings import FoundActor
from perilune.lexicon.words import clashes, cues

_LOOK_BACK = 120
_THINGS = frozenset({"it", "this", "that", "both", "either", "them"})


def aimed_at(verb: Token, reading: Reading, memory: Memory) -> Iterator[tuple[FoundActor, bool]]:
    """Whom a verb is directed at: its object, or whose the object is; True for the object itself.

    `memory` knows who has spoken before it.
    """
    suffered = clauses.patient(verb)
    heads = [suffered] if suffered is not None else []
    for child in verb.subtree:
        near = child.head == verb or (child.head.head == verb and child.head.dep_ in {"prep", "prt", "advmod"})
        if near and child.dep_ in {"prep", "prt", "advmod", "dative"} and child.lower_ in clashes().prepositions:
            heads += [noun for noun in child.children if noun.dep_ == "pobj"]
    for head in heads:
        if head.lower_ in _THINGS:
            yield from ((actor, False) for actor in _authors(head, reading))
            continue
        named = holders(head, reading, memory)
        yield from ((actor, True) for actor in named)
        owners = () if named else tuple(_whose(head, reading))
        papers = head.lemma_.lower() in cues().documents and not owners
        yield from ((actor, False) for actor in (_authors(head, reading) if papers else owners))


def is_at_words(verb: Token, reading: Reading) -> bool:
    """Whether a verb is directed at what somebody has said, or at nothing: 'rejected the charge', 'denied it'."""
    words = clauses.patient(verb)
    if words is None:
        return True
    return reading.named(words) is None and (words.lower_ in _THINGS or words.lemma_.lower() in clashes().words)


def _authors(thing: Token, reading: Reading) -> tuple[FoundActor, ...]:
    """Whose the draft, letter or plan is that 'it' or 'the text' means: the last one that was said to be somebody's."""
    first = max(0, thing.i - _LOOK_BACK)
    for word in reversed(reading.doc[first : thing.i]):
        if word.pos_ == "NOUN" and word.lemma_.lower() in cues().documents and (found := tuple(_whose(word, reading))):
            return found
    return ()


def _whose(noun: Token, reading: Reading) -> Iterator[FoundActor]:
    """The actors whose plan, draft or deed a noun names: 'Y's plan', 'the plan of Y', 'the plan put forward by Y'."""
    if any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.children):
        return
    for word in noun.subtree:
        owner = word.dep_ in {"poss", "compound", "amod"} and word.head == noun
        author = word.dep_ == "pobj" and word.head.lower_ in {"by", "of", "from", "against", "between"}
        if (owner or author) and (actor := reading.named(word)) is not None:
            yield actor


def doers(words: list[Token], reading: Reading) -> Iterator[FoundActor]:
    """The actors who do something in those words, or whose things they tell of."""
    for word in words:
        blamed = word.dep_ == "attr" and any(child.dep_ == "relcl" for child in word.children)
        if blamed or word.dep_ in {"nsubj", "poss"} or (word.dep_ == "pobj" and word.head.dep_ == "agent"):
            actor = reading.named(word)
            if actor is not None:
                yield actor
        elif word.lower_ in _THINGS and word.dep_ in {"dobj", "nsubj", "pobj"}:
            yield from _authors(word, reading)
