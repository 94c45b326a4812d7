"""Who does it together: the members of a list, however the parser hung them, and those named behind a description."""

from __future__ import annotations

from spacy.tokens import Token

from perilune.extract.stance.clauses import members
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.findings import FoundActor
from perilune.lexicon.words import cues
from perilune.model import ActorType


def of_verb(source: Token, verb: Token, reading: Reading) -> tuple[Token, ...]:
    """The list's members: not those behind 'X, who did it,', and those of 'X, together with Y, did it' as well."""
    found = members(source)
    if verb.dep_ == "relcl" and verb.head == source:
        return tuple(one for one in found if one.i <= source.i or one.i < verb.i)
    with_it = (
        child
        for above in (verb, source)
        for child in above.children
        if child.lower_ == "with" and child.i and _joins(child)
    )
    found = (*_before_it(source, reading), *found)
    return (
        *found,
        *(one for link in with_it for noun in link.children if noun.dep_ == "pobj" for one in members(noun)),
    )


def _before_it(head: Token, reading: Reading) -> tuple[Token, ...]:
    """'Bezos' Blue Origin and defense contractor Dynetics': the first of the list, which the parser hung on the second."""
    if head.pos_ != "PROPN" or reading.named(head) is None:
        return ()
    before = (word for word in reading.words[head.left_edge.i : head.i] if word.nbor().lower_ == "and")
    return tuple(word for word in before if word.dep_ in {"nmod", "compound"} and _is_house(reading.named(word)))


def _is_house(actor: FoundActor | None) -> bool:
    return actor is not None and actor.type in {ActorType.COMPANY, ActorType.BODY, ActorType.IGO, ActorType.GROUP}


def _joins(link: Token) -> bool:
    """Whether 'together' or 'along' stands right before the 'with'."""
    return link.doc[link.i - 1].lower_ in {"together", "along"}


def listed(head: Token, reading: Reading) -> tuple[FoundActor, ...]:
    """'Competitors including A and B', 'companies such as A and B', 'critics like A'."""
    links = (child for child in head.children if child.i > head.i and child.lower_ in {"including", "like", "as"})
    nouns = (noun for link in links for noun in link.children if noun.dep_ in {"pobj", "dobj"})
    named = (reading.named(member) for noun in nouns for member in members(noun))
    return tuple(actor for actor in named if actor is not None)


def named_later(head: Token, reading: Reading) -> tuple[FoundActor, ...]:
    """'Its counterpart in Huntsville, the Space Circle, says...': the apposition hangs on the word before it."""
    verbs = (word.i for word in head.subtree if word.i > head.i and word.pos_ in {"VERB", "AUX"})
    end = min(verbs, default=head.sent.end)
    after = (
        word for word in head.subtree if head.i < word.i < end and word.dep_ == "appos" and word.head.dep_ == "pobj"
    )
    named = (reading.named(word) for word in after if reading.words[word.left_edge.i - 1].text == ",")
    found = next(((actor,) for actor in named if actor is not None), ())
    return found or _bearers_behind(head, reading)


def _bearers_behind(head: Token, reading: Reading) -> tuple[FoundActor, ...]:
    """'The senators from Texas, X and Y, wanted': the persons whom the parser listed beside the place."""
    if lemma_of(head) not in cues().persons or head.lower_ not in cues().spokespersons:
        return ()
    beside = (
        word for word in head.subtree if word.dep_ == "conj" and word.i > head.i and word.head.dep_ in {"pobj", "conj"}
    )
    found = [actor for word in beside if (actor := reading.named(word)) is not None]
    return tuple(found) if all(actor.type is ActorType.PERSON for actor in found) else ()
