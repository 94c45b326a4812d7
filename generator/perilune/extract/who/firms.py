"""Firms and outlets whose names do not say what they are: the words around them do, or the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perilune.extract.who.grammar import ORIGINS, first_conjunct, stands_beside
from perilune.extract.who.people import is_title
from perilune.extract.who.runs import Part, head_types, is_capital, plain_name
from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_ACRONYM = range(3, 7)
_AFFILIATION = frozenset({"of", "at", "with", "for", "from"})


def firms_and_outlets(doc: Doc, stretches: list[list[Part]], taken: set[int]) -> Iterator[Sighting]:
    """Capitalised names in tokens that are not `taken` and that act, speak or are spoken to."""
    for parts in stretches:
        whole = doc[parts[0][0] : parts[-1][1] + 1]
        one = len(parts) > 1 and all(token.ent_type_ == "ORG" and token.ent_iob_ == "I" for token in whole[1:])
        for first, last in [(whole.start, whole.end - 1)] if one else parts:
            name = doc[first : last + 1]
            if any(token.i in taken for token in name) or not _may_be_name(name):
                continue
            kind = _kind(name)
            if kind is not None:
                text = plain_name(name.text)
                yield Sighting(name.start_char, name.end_char, Who(slug(text), text, kind), How.MODEL)


def _may_be_name(name: Span) -> bool:
    words = load_vocabulary()
    if any(token.text.endswith(ORIGINS) for token in name):
        return False
    if any(is_title(token) or token.text.lower() in words.calendar for token in name) or name.root.tag_ == "NNS":
        return False
    if name.start > 0 and name.doc[name.start - 1].text.lower() in {"a", "an"}:
        return False
    common = name.text.lower() in head_types() and name.text.lower() not in words.heads_media
    return not (len(name) == 1 and (common or len(name.text) < 3))


def _kind(name: Span) -> ActorType | None:
    words = load_vocabulary()
    if is_told(name) or stands_beside(name, words.outlets) or _before(name, words.outlets) or _reports(name):
        return ActorType.MEDIA
    for nouns, kind in (
        (words.firms, ActorType.COMPANY),
        (words.societies, ActorType.GROUP),
        (words.regulators, ActorType.BODY),
    ):
        if stands_beside(name, nouns) or (kind is ActorType.GROUP and _before(name, nouns)):
            return kind
    if len(name) == 1 and name.text.lower() in head_types():
        return None
    if _is_organisation(name) and (_acts(name) or _employs(name) or _owned(name)):
        return ActorType.COMPANY
    return ActorType.GROUP if _is_acronym(name) and _speaks(name) else None


def _is_acronym(name: Span) -> bool:
    """`PSOL`; not a word of a headline in capitals."""
    if len(name) > 1 or not (name.text.isupper() and name.text.isalpha() and len(name.text) in _ACRONYM):
        return False
    others = [token for token in name.sent if token.is_alpha and token.i != name.start]
    return sum(token.is_upper for token in others) * 4 < len(others)


def _speaks(name: Span) -> bool:
    subject = first_conjunct(name.root)
    return subject.dep_ == "nsubj" and subject.head.lemma_.lower() in load_vocabulary().says


def _is_organisation(name: Span) -> bool:
    """By the model, of the name itself or of one that it is joined to (`Vodacom and MTN`)."""
    return name.root.ent_type_ == "ORG" or (
        name.root.pos_ == "PROPN" and any(other.ent_type_ == "ORG" for other in name.root.conjuncts)
    )


def is_told(name: Span) -> bool:
    """`the source told VEGA`: spoken to, and no person."""
    root = name.root
    if (root.ent_type_ == "PERSON" and len(name) > 1) or root.tag_ in {"NNS", "NNPS"} or root.ent_type_ == "NORP":
        return False
    if root.dep_ in {"dobj", "dative", "iobj"}:
        return root.head.lemma_ == "tell"
    return root.dep_ == "pobj" and root.head.text == "to" and root.head.head.lemma_ in {"explain", "say", "confirm"}


def _before(name: Span, nouns: frozenset[str]) -> bool:
    """Whether the name tells which of `nouns` is meant: `the Vlast website`, `the Baikonur for Life movement`."""
    doc, at = name.doc, name.end
    if at >= len(doc) or doc[at].text not in nouns:
        return False
    if nouns is not load_vocabulary().outlets and name.root.ent_type_ in {"GPE", "NORP", "LOC"}:
        return False
    return name.start > 0 and doc[name.start - 1].text.lower() == "the"


def _reports(name: Span) -> bool:
    """`the Hankyoreh reported a few days ago`; a firm that reports has something to report."""
    verb = name.root.head
    titled = name.start > 0 and name.doc[name.start - 1].text == "the" and name.root.dep_ == "nsubj"
    return titled and verb.lemma_ in {"report", "write"} and not any(child.dep_ == "dobj" for child in verb.children)


def _acts(name: Span) -> bool:
    words = load_vocabulary()
    joined = bool(name.root.conjuncts)
    long_enough = len(name) > 1 or (name.text.isalpha() and (joined or not name.text.isupper()))
    subject = first_conjunct(name.root)
    deed = subject.head.head if subject.head.dep_ == "agent" else subject.head
    agent = subject.dep_ == "nsubj" or subject.head.dep_ == "agent"
    return agent and long_enough and deed.lemma_.lower() in words.says | words.deals


def _owned(name: Span) -> bool:
    """`Indonesia's Telkomsat`."""
    return any(child.dep_ == "poss" and child.ent_type_ == "GPE" for child in name.root.children)


def _employs(name: Span) -> bool:
    """`an analyst at X`, `Jane Doe of X`."""
    preposition = name.root.head
    if name.root.dep_ != "pobj" or preposition.text not in _AFFILIATION or not is_capital(name[0]):
        return False
    person = preposition.head
    return person.ent_type_ == "PERSON" or is_title(person) or person.text.lower() in load_vocabulary().unnamed
