"""Clashes that the article calls so, or that its grammar makes mutual: 'a row with Y', 'X and Y accuse each other'."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.speakers import holders
from perilune.findings import FoundActor
from perilune.lexicon.words import clashes

_BOTH_IN = frozenset({"in", "at"})
_EACH = frozenset({("each", "other"), ("one", "another"), ("the", "other")})
_AGAINST = frozenset({"over", "against", "despite"})
_FROM = frozenset({"of", "from", "by"})
_STEPS = 3
Called = tuple[FoundActor | None, FoundActor, Token]
"""The two and the word that says it; None where only one is named: 'it may cause a row with Y'."""


def called_so(reading: Reading) -> Iterator[Called]:
    """Those of whom the article says outright that they clash."""
    for word in reading.prose:
        lemma = word.lemma_.lower()
        if word.pos_ == "NOUN" and lemma in clashes().nouns and not reading.is_quoted(word):
            yield from _by_noun(word, reading)
        elif word.pos_ == "VERB" and lemma in clashes().mutual and not reading.is_quoted(word):
            yield from _by_verb(word, reading)
        elif word.lower_ in {"other", "another"} and word.i and (word.nbor(-1).lower_, word.lower_) in _EACH:
            yield from _each_other(word, reading)


def _by_noun(noun: Token, reading: Reading) -> Iterator[Called]:
    """'the dispute between X and Y', 'X's row with Y', 'X is at odds with Y', 'X and Y are locked in a battle'."""
    linked = {child.lower_: child for child in (*noun.children, *noun.head.children) if child.dep_ == "prep"}
    between = list(_after(linked.get("between"), reading))
    owners = [actor for child in noun.children if child.dep_ == "poss" for actor in holders(child, reading)]
    subject = clauses.subject(noun.head) if noun.head.pos_ in {"VERB", "AUX"} else None
    owners += list(holders(subject, reading)) if subject is not None and subject != noun else []
    beside = () if noun.lemma_.lower() in clashes().lodged else _after(linked.get("with"), reading)
    others = [*beside, *_after(linked.get("against"), reading)]
    yield from ((between[0], other, noun) for other in between[1:])
    yield from ((owner, other, noun) for owner in owners or (None,) for other in others)
    if noun.head.lower_ in _BOTH_IN and not linked.keys() & {"between", "with", "against"}:
        yield from _among(_doers(noun.head.head, reading), noun)


def _by_verb(verb: Token, reading: Reading) -> Iterator[Called]:
    """'X clashed with Y', 'X and Y disagree'."""
    one = _doers(verb, reading)
    others = [actor for child in verb.children if child.lower_ == "with" for actor in _after(child, reading)]
    yield from ((first, second, verb) for first in one for second in others)
    if not others:
        yield from _among(one, verb)


def _each_other(word: Token, reading: Reading) -> Iterator[Called]:
    """'X and Y accused each other', 'each accusing the other'."""
    verb = word.head
    for _ in range(_STEPS):
        if verb.pos_ == "VERB":
            break
        verb = verb.head
    if {verb.lower_, verb.lemma_.lower()} & clashes().fighting:
        subject = clauses.subject(verb)
        of_all = subject is not None and subject.lower_ in {"each", "one"}
        yield from _among(_doers(verb.head if of_all else verb, reading), word)


def _doers(verb: Token, reading: Reading) -> tuple[FoundActor, ...]:
    subject = clauses.subject(verb) or next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return holders(subject, reading) if subject is not None else ()


def _among(parties: tuple[FoundActor, ...], word: Token) -> Iterator[Called]:
    yield from ((parties[0], other, word) for other in parties[1:])


def overridden(reading: Reading) -> Iterator[tuple[FoundActor, FoundActor, Token]]:
    """'X went ahead over the objections of Y', 'against Y's wishes': who did it, against whom, and the noun."""
    links = (word for word in reading.prose if word.lower_ in _AGAINST)
    for noun in (child for link in links for child in link.children if child.pos_ == "NOUN"):
        if noun.lemma_.lower() in clashes().overridden:
            whose = [actor for child in noun.children if child.dep_ == "poss" for actor in holders(child, reading)]
            whose += [actor for child in noun.children if child.lower_ in _FROM for actor in _after(child, reading)]
            yield from ((one, other, noun) for one in _doers(noun.head.head, reading) for other in whose)


def _after(link: Token | None, reading: Reading) -> tuple[FoundActor, ...]:
    if link is None:
        return ()
    return tuple(actor for noun in link.children if noun.dep_ == "pobj" for actor in holders(noun, reading))
