"""Who may be meant by a pronoun or a description, and what may be asked of such a candidate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from perilune.extract.stance.clauses import SUBJECTS
from perilune.extract.stance.complements import Range
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Mention
from perilune.findings import FoundActor
from perilune.lexicon.words import cues, given_names
from perilune.model import ActorType

GENDERS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she", "hers": "she"}
_ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "csubj": "subject", "expl": "subject", "poss": "possessor",
    "dobj": "object", "obj": "object", "dative": "object", "attr": "object", "pobj": "oblique",
}  # fmt: skip
_MAIN = frozenset({"ROOT", "conj", "parataxis"})
_PRONOUNS = frozenset({"he", "it", "they", "owner"})
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody who has spoken: which actor, by which word the article called it, and where."""

    actor: FoundActor
    noun: str
    at: int
    content: tuple[Range, ...] = ()
    """What was said, as ranges of tokens."""


@dataclass(frozen=True, slots=True)
class Question:
    """Asks whom a word means, somebody of these kinds if anybody."""

    head: Token
    sort: str
    """What word it is: he, it, they, owner ('its'), voice ('a spokesman'), person, document, description."""
    kinds: frozenset[ActorType]


@dataclass(frozen=True, slots=True)
class Place:
    """What a mention is in its sentence."""

    noun: Token
    """By which it hangs there: of a list or an apposition, the first."""
    role: str
    quoted: bool
    sentence: int


@dataclass(slots=True)
class Candidate:
    """An actor told of before, by its mentions near the question, the last first."""

    actor: FoundActor
    mentions: list[Mention]
    spoke: list[Said]


def fits(actor: FoundActor, question: Question) -> bool:
    """Whether kind and gender allow that the actor is meant."""
    if actor.type not in question.kinds:
        return False
    wanted = GENDERS.get(question.head.lower_)
    return wanted is None or gender(actor) in {wanted, None}


def gender(actor: FoundActor) -> str | None:
    """`he` or `she`, from a person's first name, title or role; None where they don't tell."""
    return _gender(f"{actor.name} {actor.role or ''} {' '.join(actor.aliases)}")


@lru_cache(maxsize=256)
def _gender(words: str) -> str | None:
    known = given_names()
    return next((known[word] for word in words.lower().replace(".", "").split() if word in known), None)


def may_speak(said: Said, question: Question) -> bool:
    """'A spokeswoman for NASA said... She added': the voice of an organisation may be a person."""
    if said.noun == lemma_of(question.head):
        return question.sort not in _PRONOUNS or fits(said.actor, question)
    personal = question.sort == "he" and said.noun in cues().spokespersons
    return personal or fits(said.actor, question)


def whole(noun: Token) -> Token:
    """The noun itself, or the first of the list or the apposition that it stands in."""
    for _ in range(_STEPS):
        if noun.dep_ not in {"conj", "appos"} or noun.head.pos_ not in {"NOUN", "PROPN", "PRON"}:
            break
        noun = noun.head
    return noun


def lies_in(mention: Mention, content: tuple[Range, ...]) -> bool:
    """Whether a mention stands in what somebody said."""
    return any(start <= mention.start < end for start, end in content)


def role_of(noun: Token) -> str:
    """What the noun is in its clause: main subject, subject, possessor, object, oblique or other."""
    role = _ROLES.get(noun.dep_, "other")
    if role == "oblique" and noun.head.dep_ == "agent":
        return "subject"
    return "main subject" if noun.dep_ in SUBJECTS and noun.head.dep_ in _MAIN else role
