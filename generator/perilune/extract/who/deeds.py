"""Whether a common noun is the one that says or does something in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perilune.extract.stance.clauses import CITING
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.who.grammar import first_conjunct
from perilune.lexicon import load_vocabulary
from perilune.lexicon.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_INVERSION = frozenset({",", '"', "\u201d", "\u2019", "'", "''", "\u2013", "\u2014"})
_ALSO_OF_THINGS = frozenset({"show", "start", "begin", "close", "finish", "provide", "list", "go", "see", "find", "put", "hold", "read",
                             "feel", "call", "learn", "signal", "report", "post", "point", "specify", "indicate", "text"})  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def says(noun: Token) -> bool:
    """Whether the noun is subject or agent of a verb of saying or wanting, also behind it or behind `according to`."""
    verb = _verb_of(noun)
    if _is_cited(noun) or _is_author(noun):
        return True
    return verb is not None and (lemma_of(verb) in load_vocabulary().says or _is_minded(verb))


def tells(noun: Token) -> bool:
    """Whether the noun is subject or agent of a verb that says something, not only of one that wants or does."""
    verb = _verb_of(noun)
    frames = cues().verbs.get(lemma_of(verb), ()) if verb is not None and verb.pos_ == "VERB" else ()
    return bool(frames) and frames[0].name == "statement" and lemma_of(verb) not in _ALSO_OF_THINGS  # type: ignore[arg-type]


def acts(noun: Token) -> bool:
    """The same of any deed or saying that may be a position."""
    verb = _verb_of(noun)
    return says(noun) or (verb is not None and lemma_of(verb) in cues().verbs)


def _is_cited(noun: Token) -> bool:
    """`according to` the noun, or `quoted` it `as saying`."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in CITING:
        return True
    return noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ == "according"


def _is_author(noun: Token) -> bool:
    """`criticism from` the noun, `objections by` it."""
    by = noun.head
    if noun.dep_ != "pobj" or by.lower_ not in {"from", "by"}:
        return False
    made = [by.head, *(child for child in by.head.children if child.dep_ in {"dobj", "nsubjpass"})]
    return any(one.pos_ == "NOUN" and lemma_of(one) in cues().nouns for one in made)


def _is_minded(verb: Token) -> bool:
    """`are concerned about` it, `were opposed to` it: a view, with what it is of."""
    minded = (child for child in verb.children if child.dep_ == "acomp" and child.lower_ in cues().adjectives)
    return any(child.dep_ in {"prep", "xcomp", "ccomp"} for word in minded for child in word.children)


def _verb_of(noun: Token) -> Token | None:
    """The verb whose subject or agent the noun is, alone or joined to others."""
    first = first_conjunct(noun) if noun.dep_ == "conj" else noun
    if first.dep_ == "nsubj" or _is_inverted(first):
        return first.head
    if first.dep_ == "pobj" and first.head.dep_ == "agent":
        return first.head.head
    return None


def _is_inverted(noun: Token) -> bool:
    """`"..." grumbled a colonel`: taken for an object, right behind a verb that has no subject before it."""
    verb = noun.head
    if noun.dep_ not in {"dobj", "attr", "oprd", "npadvmod"} or verb.tag_ not in _FINITE or verb.i == 0:
        return False
    if noun.left_edge.i != verb.i + 1 or verb.nbor(-1).text not in _BEFORE_INVERSION:
        return False
    return not any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children)
