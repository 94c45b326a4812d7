"""The things that an article speaks of, as what a position may be about, with the signs by which they are weighed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log1p

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.wordings import doing, phrase, tells
from perilune.findings import FoundActor
from perilune.lexicon.words import cues, targets
from perilune.model import ActorType

_NO_TARGET = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "ORDINAL", "QUANTITY", "MONEY"})
_DONE = frozenset({"xcomp", "pcomp", "ccomp", "advcl", "acl", "conj", "ROOT"})
_PARTS = frozenset({"compound", "nmod", "npadvmod"})
_DOERS = ("er", "or", "ist", "ers", "ors", "ists")
_DEEDS = ("tion", "tions", "sion", "ment", "ments", "al", "als", "ing", "ance", "ence")
_WORDS = re.compile(r"\w+")
_SMALL = frozenset(
    "a an the of on for to against over between with in from by at about and or its their his her as that this is are "
    "was be being been not no it they he she who which than into".split()
)
_STEM = 5
"""So many letters of a word are enough to know 'launching' for 'launch'."""
_ACRONYM = 4
_MOST_WORDS = 5

Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something an article speaks of."""

    head: Token
    wording: str
    """Of an actor of whom there is nothing but the name, its conduct."""
    actor: FoundActor | None
    """Whom it names, where it is but a name."""
    worth: float
    """How well it does as a target wherever it stands: the weighed sum of its own signs."""


class Things:
    """The things of one article; each is looked at but once."""

    def __init__(self, reading: Reading, title: str) -> None:
        """Count what the article speaks of; `title` is its headline."""
        self.reading = reading
        self._title = frozenset(stems(title))
        self._counts = Counter(stems(reading.text))
        self._names = {name for actor in reading.actors.values() for name in (actor.name, *actor.aliases)}
        self._known: dict[int, Thing | None] = {}

    def among(self, words: Iterable[Token], *, deeds: bool) -> Iterator[Thing]:
        """The things of these words; with what is done where `deeds` is true."""
        for word in words:
            if word.i not in self._known:
                self._known[word.i] = self._thing(word) if is_thing(word) else None
            thing = self._known[word.i]
            if thing is not None and (deeds or word.pos_ != "VERB"):
                yield thing

    def _thing(self, head: Token) -> Thing | None:
        words = self.reading.words
        wording = doing(head, words) if head.pos_ == "VERB" else phrase(head, words)
        actor = self.reading.named(head) if wording in self._names else None
        if actor is not None:
            wording = _of_actor(wording, actor)
        elif wording and " " not in wording:
            wording = f"the {wording}"
        if not wording or not tells(wording):
            return None
        weights = targets()
        worth = sum(weights.get(name, 0.0) * value for name, value in self.signs(head, wording).items())
        return Thing(head, wording, actor, worth)

    def signs(self, head: Token, wording: str) -> Signs:
        """What speaks for and against a thing by itself."""
        content = frozenset(stems(wording))
        counts = [log1p(self._counts[one]) for one in content] or [0.0]
        signs: Signs = dict.fromkeys(self._of_verb(head) if head.pos_ == "VERB" else self._of_noun(head), 1.0)
        signs[f"words {min(len(content), _MOST_WORDS)}"] = 1.0
        signs["in the title"] = len(content & self._title) / max(1, len(content))
        signs["head in the title"] = float(head.lower_[:_STEM] in self._title)
        signs["some of it in the title"] = float(not self._title.isdisjoint(content))
        signs["spoken of"] = sum(counts) / len(counts)
        signs["most spoken of"] = max(counts)
        return signs

    def _of_verb(self, head: Token) -> Iterator[str]:
        yield "is done"
        yield f"done, as {head.dep_}"
        if self.reading.is_quoted(head):
            yield "quoted"

    def _of_noun(self, head: Token) -> Iterator[str]:
        named, lemma = self.reading.named(head), lemma_of(head)
        if named is not None:
            yield "is an actor"
            yield f"is {named.type}"
        if head.pos_ == "PROPN":
            yield "is a name"
        if head.ent_type_:
            yield f"is {head.ent_type_}"
        if head.tag_ in {"NNS", "NNPS"}:
            yield "is plural"
        if self.reading.is_quoted(head):
            yield "quoted"
        if head.lower_ in cues().vague:
            yield "is vague"
        if lemma in cues().persons or head.lower_.endswith(_DOERS):
            yield "is a doer"
        if lemma in cues().descriptions:
            yield "is a description"
        if lemma in cues().documents:
            yield "is a document"
        if head.lower_.endswith(_DEEDS):
            yield "is a deed"
        yield f"as {head.dep_}"
        yield from (f"with {child.lower_}" for child in head.children if child.dep_ == "det")


def _of_actor(name: str, actor: FoundActor) -> str:
    if actor.type is not ActorType.PROGRAMME:
        return f"{name}{'’' if name.endswith('s') else '’s'} conduct"
    return name if " " in name else f"the {name} programme"


def is_thing(word: Token) -> bool:
    """Whether a word may head the wording of a target."""
    if word.pos_ == "VERB":
        return word.dep_ in _DONE and not clauses.is_passive(word)
    if word.pos_ not in {"NOUN", "PROPN"} or word.dep_ in _PARTS:
        return False
    is_dateline = word.is_upper and word.ent_type_ == "GPE" and len(word) > _ACRONYM
    return word.ent_type_ not in _NO_TARGET and word.lower_ not in {"%", "percent"} and not is_dateline


def stems(text: str) -> list[str]:
    """The stems of words that mean something by themselves."""
    return [word[:_STEM] for word in _WORDS.findall(text.lower()) if len(word) > 1 and word not in _SMALL]
