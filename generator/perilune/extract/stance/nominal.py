"""Statements that no verb of their own introduces: 'according to X', 'in X's view', 'X is wary of', 'X's objection'."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.complements import Range
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.statements import Statement
from perilune.lexicon.words import cues
from perilune.model import PositionKind, Stance

_ADVERB = 2
_SEEMING = frozenset(
    {"be", "mean", "mark", "show", "seem", "look", "sound", "amount", "prove", "remain", "smack", "have"}
)
_REPORTED = PositionKind.REPORTED


def by_according(reading: Reading) -> Iterator[Statement]:
    """'according to X': the rest of the sentence is what X says."""
    for word in reading.prose:
        if (
            word.i + 2 >= len(reading.doc)
            or word.lower_ != "according"
            or reading.doc[word.i + 1].lower_ != "to"
            or reading.is_quoted(word)
        ):
            continue
        after = reading.doc[word.i + 1]
        source = next((child for child in after.children if child.dep_ == "pobj"), None)
        if source is not None:
            start, end = word.i, source.right_edge.i + 1
            sentence = word.sent
            parts = ((sentence.start, start), (end, sentence.end))
            content = tuple(part for part in parts if _says_something(part, reading))
            yield Statement(word, source, content, _REPORTED, None, frame="according")


def _says_something(part: Range, reading: Reading) -> bool:
    """Whether there is more than stops and blanks."""
    return any(word.is_alpha or word.like_num for word in reading.words[part[0] : part[1]])


def by_view(reading: Reading) -> Iterator[Statement]:
    """'in her words', 'in the view of X', 'by NASA's reckoning': the rest of the sentence is X's."""
    for noun in reading.prose:
        if noun.lower_ not in cues().views or noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "by", "to", "on"}:
            continue
        source = next((child for child in noun.children if child.dep_ == "poss"), None) or _owner(noun)
        if source is not None and not reading.is_quoted(noun):
            start, end = noun.head.i, noun.right_edge.i + 1
            parts = ((noun.sent.start, start), (end, noun.sent.end))
            yield Statement(
                noun,
                source,
                tuple(part for part in parts if _says_something(part, reading)),
                _REPORTED,
                None,
                frame="view",
            )


def _owner(noun: Token) -> Token | None:
    of = next((child for child in noun.children if child.lower_ == "of"), None)
    return next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None


def by_adjective(reading: Reading) -> Iterator[Statement]:
    """'X is opposed to...', 'X remains wary of...'."""
    for word in reading.prose:
        stance = cues().adjectives.get(word.lower_)
        if stance is None or word.dep_ not in {"acomp", "ROOT", "ccomp"} or reading.is_quoted(word):
            continue
        if any(child.lower_ in {"have", "has", "had"} for child in word.children):  # 'should have prepared'
            continue
        verb = word.head if word.dep_ == "acomp" else word
        content = tuple(clauses.reach(child) for child in word.children if child.dep_ in {"prep", "xcomp", "ccomp"})
        if content:
            source = clauses.subject(verb) or next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
            yield Statement(word, source, content, _REPORTED, stance, clauses.is_negated(verb), "adjective")


def by_standpoint(reading: Reading) -> Iterator[Statement]:
    """'For X, the result shows that...', 'To X the timing is no accident': what the thing is in X's eyes."""
    for word in reading.prose:
        if word.lower_ not in {"for", "to"} or not word.is_sent_start or reading.is_quoted(word):
            continue
        source = next((child for child in word.children if child.dep_ == "pobj"), None)
        if source is None or reading.named(source) is None:
            continue
        verb = word.head if word.head != word else next((c for c in source.children if c.dep_ == "relcl"), None)
        if verb is not None and verb.lemma_ in _SEEMING and verb.i > word.i:
            content = ((source.right_edge.i + 1 if source.right_edge.i < verb.i else source.i + 1, verb.sent.end),)
            yield Statement(word, source, content, _REPORTED, None, frame="view")


def by_side(reading: Reading) -> Iterator[Statement]:
    """'X is for the launches': nothing but the preposition behind the verb, and an actor before it."""
    for word in reading.prose:
        verb = word.head
        if word.lower_ != "for" or verb.lemma_ != "be" or word.dep_ != "prep" or reading.is_quoted(word):
            continue
        source = clauses.subject(verb)
        bare = word.i - verb.i <= _ADVERB and not any(child.dep_ in {"attr", "acomp"} for child in verb.children)
        if bare and source is not None and reading.named(source) is not None:
            negated = clauses.is_negated(verb)
            yield Statement(verb, source, (clauses.reach(word),), _REPORTED, Stance.SUPPORTS, negated, "adjective")


def by_noun(reading: Reading) -> Iterator[Statement]:
    """'X's objection to...', 'a call by X for...', 'X's answer was that...', 'its verdict: ...'."""
    table = cues().nouns
    for noun in reading.prose:
        lemma = lemma_of(noun)
        if noun.pos_ != "NOUN" or lemma not in table or reading.is_quoted(noun):
            continue
        source = next((child for child in noun.children if child.dep_ == "poss"), None) or _author(noun)
        if source is None:
            continue
        told = _predicate(noun)
        if told:
            yield Statement(noun, source, told, _REPORTED, table[lemma], frame="noun")
            continue
        content = tuple(
            clauses.reach(child)
            for child in noun.children
            if child.i > noun.i and child.dep_ in {"prep", "acl", "ccomp"} and not child.is_ancestor(source)
        )
        stance = table[lemma] or _side_taken(noun)
        if stance is not None and _is_actor(source, reading) and (content or source.dep_ == "pobj"):
            yield Statement(noun, source, content, _REPORTED, stance, frame="noun")


def _side_taken(noun: Token) -> Stance | None:
    """'X's arguments against the plan', 'its case for it'."""
    links = {child.lower_ for child in noun.children if child.dep_ == "prep" and child.i > noun.i}
    if "against" in links:
        return Stance.OPPOSES
    return Stance.SUPPORTS if "for" in links and lemma_of(noun) in {"argument", "case", "lobbying"} else None


def _is_actor(source: Token, reading: Reading) -> bool:
    """'objections from Amazon', 'objections from competitors including Amazon'."""
    return any(reading.named(word) is not None for word in source.subtree)


def _predicate(noun: Token) -> tuple[Range, ...]:
    """What the noun is said to be: 'X's position is that...', 'her advice is to...', 'its verdict: ...'."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ == "be":
        return tuple(
            clauses.reach(child) for child in verb.children if child.dep_ in {"ccomp", "xcomp"} and child.i > verb.i
        )
    end = noun.i + 1
    if end < len(noun.doc) and noun.doc[end].text == ":" and end + 1 < noun.sent.end:
        return ((end + 1, noun.sent.end),)
    return ()


def _author(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None
