"""Unnamed people and groups that hold positions: `U.S. officials`, `several delegations`, `a source in the industry`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from perilune.extract.stance.clauses import COUNTING_NOUNS
from perilune.extract.who.cast import Cast
from perilune.extract.who.deeds import says
from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BELONGING = frozenset({"at", "from", "of", "with", "for", "inside", "in", "to", "close", "familiar"})
_SOME = frozenset({"some", "several", "many", "most", "other"})
_POINTING = frozenset({"this", "that", "these", "those", "its", "their", "his", "her"})
_SINGULAR = frozenset({"NN", "NNP"})
LONGEST_TAIL = 7
_BEING_OF = frozenset({"at", "from", "of", "with", "for", "in", "inside", "within"})
_NO_LONGER = frozenset({"former", "retired", "ex"})
_DESCRIBING = frozenset({"amod", "compound", "nmod"})
_SUITS = frozenset({("take", "court"), ("go", "court"), ("bring", "suit"), ("bring", "case"), ("bring", "lawsuit")})
_OF_THE_HOUSE = frozenset(
    {ActorType.BODY, ActorType.IGO, ActorType.COMPANY, ActorType.GROUP, ActorType.MEDIA, ActorType.PROGRAMME}
)


def add_unnamed_holders(doc: Doc, cast: Cast, common: Iterable[Token]) -> None:
    """Count noun phrases of people that say, want or do something.

    An official or employee of a named organisation speaks for it; a group that the text tells apart from
    others is an actor of its own.
    """
    words = load_vocabulary()
    for token in common:
        if token.i in cast.owner or token.lower_ not in words.unnamed or not _holds(token):
            continue
        house = _state_spoken_for(token, cast) or _house(token, cast)
        if house is not None:
            cast.add(Sighting(doc[token.left_edge.i].idx, token.idx + len(token), house, How.NOUN))
        elif (named := _by_noun(token, cast)) is not None:
            cast.add(Sighting(token.idx, token.idx + len(token), named, How.NOUN))
        elif _is_told_apart(token, cast):
            cast.add(_sighting(doc, token))


def _holds(token: Token) -> bool:
    """Whether the noun is the one that says or does, or that takes somebody to court."""
    counted = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    if counted.lower_ in COUNTING_NOUNS and token.tag_ not in _SINGULAR:
        return says(counted)
    return says(token) or (token.dep_ == "nsubj" and _goes_to_law(token.head))


def _goes_to_law(verb: Token) -> bool:
    """Whether the verb and its object together are a deed against somebody: `took the agency to court`."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    objects += [o for c in verb.children if c.dep_ in {"prep", "dative"} for o in c.children if o.dep_ == "pobj"]
    return any((verb.lemma_.lower(), o.lemma_.lower()) in _SUITS for o in objects)


def _state_spoken_for(token: Token, cast: Cast) -> Who | None:
    """The state whose delegation or leadership it is: `the U.S. delegation`."""
    if token.tag_ not in _SINGULAR or token.text.lower() not in {"delegation", "leadership", "regime", "side"}:
        return None
    owners = (cast.owner.get(child.i) for child in token.children if child.i < token.i)
    return next((who for who in owners if who is not None and who.type is ActorType.STATE), None)


def _house(token: Token, cast: Cast) -> Who | None:
    """The organisation that the person speaks for: `NASA officials`, `an official at the Joint Liaison Cell`."""
    if token.lower_ in load_vocabulary().unnamed_own or any(child.lower_ in _NO_LONGER for child in token.children):
        return None
    for child in token.children:
        if (
            child.dep_ in {"compound", "nmod", "amod", "poss"}
            and (who := cast.owner.get(child.i))
            and who.type in _OF_THE_HOUSE
        ):
            return who
        if child.dep_ == "prep" and child.text in _BEING_OF:
            objects = [grandchild for grandchild in child.children if grandchild.dep_ == "pobj"]
            joined = any(grandchild.dep_ == "conj" for o in objects for grandchild in o.children)
            for grandchild in objects:
                if (
                    not joined
                    and (who := cast.owner.get(grandchild.i))
                    and who.type in _OF_THE_HOUSE
                    and token.tag_ in _SINGULAR
                ):
                    return who
    return None


def _by_noun(token: Token, cast: Cast) -> Who | None:
    """The known body whose members stand alone here: `lawmakers` of Congress."""
    if any(child.i < token.i for child in token.children):
        return None
    noun = token.text.lower()
    return next((m.who for m in cast.in_order() if m.entry is not None and noun in m.entry.nouns), None)


def _is_told_apart(token: Token, cast: Cast) -> bool:
    """Whether the words say enough to be a holder: not `its lawyers`, `the official`, `an envoy`."""
    words = load_vocabulary()
    before = [child for child in token.children if child.i < token.i]
    if token.dep_ == "pobj" and token.head.head.lower_ in COUNTING_NOUNS:
        return not any(child.dep_ == "poss" and child.i not in cast.owner for child in before)
    if any(child.dep_ == "poss" and child.i not in cast.owner for child in before) or any(
        child.text.isdigit() for child in before
    ):
        return False
    if any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in token.children):
        return False
    if token.left_edge.pos_ == "ADV" and token.dep_ in {"conj", "appos"}:  # `X, formerly of Y and now a consultant`
        return False
    if token.lower_ not in words.unnamed_own and any(
        child.dep_ == "compound" and child.text.lower() in words.heads_body | words.firms for child in before
    ):
        return False
    described = [c for c in before if c.dep_ in _DESCRIBING or c.dep_ == "nummod"]
    if token.tag_ not in _SINGULAR and any(child.lower_ in _SOME for child in before):
        return token.lower_ not in words.unnamed_own
    behind = [child for child in token.children if child.i > token.i]
    if any(word.lower_ in _POINTING for word in token.doc[token.i + 1 : _tail_end(token) + 1]):
        return False  # `an official of that body`
    if token.lower_ not in words.unnamed_own and any(
        _is_house(cast, word)
        for child in behind
        if child.dep_ == "prep" and child.text in _BEING_OF
        for word in child.subtree
    ):
        return False
    tail = any(child.dep_ == "prep" and _narrows(child) for child in behind) or _is_introduced(token)
    if token.tag_ not in _SINGULAR:
        tail = (
            tail
            or token.text.lower() in words.unnamed_bare
            or any(child.dep_ in {"relcl", "acl", "amod"} for child in behind)
        )
    if any(child.text.lower() in {"the", "this", "that", "these", "those"} for child in before):
        counted = all(child.dep_ == "nummod" for child in described)  # `the two companies` have been named
        return not counted and token.tag_ not in _SINGULAR
    return bool(described) or tail


def _is_house(cast: Cast, token: Token) -> bool:
    who = cast.owner.get(token.i)
    return who is not None and who.type in _OF_THE_HOUSE


def _is_introduced(token: Token) -> bool:
    """`an engineer who worked on it`: told apart by what he does."""
    article = any(child.lower_ in {"a", "an", "one"} for child in token.children)
    return article and _tail_end(token) > token.i


def _narrows(child: Token) -> bool:
    return child.dep_ != "prep" or child.text in _BELONGING


def _sighting(doc: Doc, noun: Token) -> Sighting:
    first, last = noun.left_edge.i, _tail_end(noun)
    while doc[first].is_punct or doc[first].is_space:
        first += 1
    number = next((child for child in noun.children if child.dep_ == "nummod" and child.i < noun.i), None)
    if number is not None and noun.head.head.lower_ in COUNTING_NOUNS:  # `a group of over 40 lawmakers`
        first = number.i + 1
    bare = first + (doc[first].text.lower() in {"a", "an", "the"})
    name = " ".join(doc[bare : last + 1].text.split())
    return Sighting(doc[first].idx, doc[last].idx + len(doc[last]), Who(slug(name), name, ActorType.GROUP), How.NOUN)


def _tail_end(noun: Token) -> int:
    """The noun, or the end of what belongs to it (`a source` in the Russian rocket industry), up to a comma."""
    described = any(child.dep_ in _DESCRIBING and child.i < noun.i for child in noun.children)
    for child in noun.children:
        if (
            child.i >= noun.i + 1
            and child.left_edge.i == noun.i + 1
            and ((child.dep_ == "relcl" and not described) or (child.dep_ == "prep" and _narrows(child)))
        ):
            last = child.right_edge.i
            stop = next((i for i in range(noun.i + 1, last + 1) if noun.doc[i].is_punct), last + 1)
            return stop - 1 if stop - 1 - noun.i <= LONGEST_TAIL else noun.i
    return noun.i
