"""Whom a pronoun or a description means, of the actors that the article has told of so far.

Every actor that fits in kind and gender is a candidate, and so is nobody. Plain signs (how far back it
was named, as a subject or an object, whether it spoke last...) are weighed by a fitted table,
`antecedents.yml`; the candidate with the greatest sum is meant.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log1p

from spacy.tokens import Token

from perilune.extract.stance.candidates import (
    GENDERS,
    Candidate,
    Place,
    Question,
    Said,
    fits,
    gender,
    lies_in,
    may_speak,
    role_of,
    whole,
)
from perilune.extract.stance.clauses import SUBJECTS
from perilune.extract.stance.complements import Range
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.papers import makers
from perilune.extract.stance.reading import Mention, Reading
from perilune.findings import FoundActor
from perilune.lexicon.words import antecedents

_MEMORY = 24
_PARAGRAPHS = 4
_FAR = 3
_GROUPS = {"he": "he", "person": "he"}
_LEAST = -3.0
_VOICE = 1.2
_RANKS = {"main subject": 1.0, "subject": 0.6}

Signs = dict[str, float]


@dataclass(slots=True, eq=False)
class Memory:
    """An article read up to some place: who has spoken so far, in order."""

    reading: Reading
    heard: list[Said] = field(default_factory=list)
    stranger: int = -1
    """Where somebody without a name spoke last."""
    content: tuple[Range, ...] = ()
    """What is said by whom is asked for."""
    _starts: list[int] = field(default_factory=list)
    _places: dict[int, Place] = field(default_factory=dict)

    def before(self, place: int) -> Memory:
        """What was known before a token."""
        spoken = self.heard[: bisect_left(self.heard, place, key=lambda said: said.at)]
        return Memory(self.reading, spoken, _starts=self._starts, _places=self._places)

    def meant(self, question: Question) -> tuple[FoundActor, ...]:
        """The likeliest actor; empty where it is likelier that none of them is meant."""
        if known := makers(question, self.heard, self.reading):
            return known
        weights = antecedents()
        best, most = None, _sum(nobody(question, self), weights)
        for candidate, signs in self.weighed(question):
            if (total := _sum(signs, weights)) > most:
                best, most = candidate.actor, total
        return (best,) if best is not None else ()

    def weighed(self, question: Question) -> list[tuple[Candidate, Signs]]:
        """The candidates with their signs, the one that was named last first."""
        found = self._candidates(question)
        standing = [_standing(one, rank, question, self) for rank, one in zip(_ranks(found), found, strict=True)]
        weighed = []
        foremost, inside = max(standing, default=_LEAST), self._named_inside() if found else frozenset()
        for rank, (one, worth) in enumerate(zip(found, standing, strict=True)):
            signs = _signs(one, rank, question, self)
            signs |= {"standing": worth, "foremost": float(worth == foremost), "alone": float(len(found) == 1)}
            signs["named in what is said"] = float(one.actor.id in inside)
            weighed.append((one, _by_sort(signs, question)))
        return weighed

    def _candidates(self, question: Question) -> list[Candidate]:
        found: dict[str, Candidate] = {}
        head, mentions, other = question.head, self.reading.mentions, self._spoken_of(question.head)
        last = _first(mentions, head.i)
        for mention in reversed(mentions[max(0, last - _MEMORY) : last]):
            if mention.end > head.i or not self.is_near(mention.start, head):
                continue
            if fits(mention.actor, question):
                found.setdefault(mention.actor.id, Candidate(mention.actor, [], [])).mentions.append(mention)
        for said in reversed(self.heard):
            if said.at < head.i and self.is_near(said.at, head) and may_speak(said, question):
                found.setdefault(said.actor.id, Candidate(said.actor, [], [])).spoke.append(said)
        itself = frozenset() if self.quotes else self._subjects_inside()
        return [one for one in found.values() if one.actor != other and one.actor.id not in itself]

    def _spoken_of(self, head: Token) -> FoundActor | None:
        """'Viasat, which it accused': whom the relative clause is about is not its own subject."""
        within = head.dep_ in SUBJECTS and head.head.dep_ == "relcl"
        return self.reading.named(head.head.head) if within else None

    @property
    def lately(self) -> int:
        """Where the last few who spoke begin."""
        return self.heard[-_FAR:][0].at if self.heard else 0

    @property
    def quotes(self) -> bool:
        """Whether what is said is quoted."""
        return any(start in self.reading.quoted_at or end - 1 in self.reading.quoted_at for start, end in self.content)

    def _subjects_inside(self) -> frozenset[str]:
        """'It says the FAA erred': the actors that do something in what is said; of itself 'it' would say 'it'."""
        words = (word for start, end in self.content for word in self.reading.words[start:end])
        named = (self.reading.named(word) for word in words if word.dep_ in SUBJECTS)
        return frozenset(actor.id for actor in named if actor is not None)

    def _named_inside(self) -> frozenset[str]:
        """The actors that what is said names."""
        mentions = self.reading.mentions
        return frozenset(
            mention.actor.id
            for start, end in self.content
            for mention in mentions[_first(mentions, start) : _first(mentions, end)]
        )

    def is_near(self, at: int, head: Token) -> bool:
        """Whether a place is at most a few paragraphs before the word."""
        return self.reading.paragraph_at[head.i] - self.reading.paragraph_at[at] <= _PARAGRAPHS

    def nearness(self, at: int, head: Token) -> float:
        """The less the more paragraphs and words stand between."""
        return -0.5 * (self.reading.paragraph_at[head.i] - self.reading.paragraph_at[at]) - 0.004 * (head.i - at)

    def sentence(self, at: int) -> int:
        """The number of the sentence at a token."""
        if not self._starts:
            self._starts.extend(sentence.start for sentence in self.reading.doc.sents)
        return bisect_right(self._starts, at)

    def place(self, mention: Mention) -> Place:
        """What the mention is in its sentence; remembered."""
        if mention.start not in self._places:
            alone = mention.end - mention.start == 1
            root = self.reading.words[mention.start] if alone else self.reading.doc[mention.start : mention.end].root
            noun = whole(root)
            quoted, sentence = self.reading.is_quoted(noun), self.sentence(mention.start)
            self._places[mention.start] = Place(noun, role_of(noun), quoted, sentence)
        return self._places[mention.start]


def _sum(signs: Signs, weights: dict[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in signs.items())


def _first(mentions: tuple[Mention, ...], at: int) -> int:
    return bisect_left(mentions, at, key=lambda mention: mention.start)


def nobody(question: Question, memory: Memory) -> Signs:
    """The signs that none of the actors is meant."""
    signs = {"nobody": 1.0}
    last = memory.heard[-1].at if memory.heard else -1
    if memory.stranger > last:
        signs["a stranger spoke last"] = 1.0
    return _by_sort(signs, question) | {f"nobody by {question.sort}": 1.0}


def _by_sort(signs: Signs, question: Question) -> Signs:
    return signs | {f"{_GROUPS.get(question.sort, 'it')}: {name}": value for name, value in signs.items()}


def _signs(one: Candidate, rank: int, question: Question, memory: Memory) -> Signs:
    """Everything that speaks for or against a candidate, by itself and for this sort of word."""
    names = [*_of_voice(one, question, memory), *_of_actor(one, question)]
    signs = dict.fromkeys(names, 1.0)
    if one.mentions:
        signs |= dict.fromkeys(_of_mentions(one, question, memory), 1.0)
        signs["words between"] = log1p(question.head.i - one.mentions[0].start) / 5
        signs["mentions"] = log1p(len(one.mentions)) / 2
    signs[f"candidate {min(rank, _FAR)}"] = 1.0
    return signs


def _ranks(found: list[Candidate]) -> list[dict[int, int]]:
    """For each candidate, how many mentions of candidates come after each of its own."""
    places = sorted((mention.start for one in found for mention in one.mentions), reverse=True)
    return [{mention.start: places.index(mention.start) for mention in one.mentions} for one in found]


def _standing(one: Candidate, ranks: dict[int, int], question: Question, memory: Memory) -> float:
    """How far it is still spoken of: by its last words, or by a mention, subjects and near ones first."""
    worth = [_LEAST]
    for mention in one.mentions:
        place = memory.place(mention)
        if not place.quoted:
            rank = 1 / (1 + ranks[mention.start]) + _RANKS.get(place.role, 0.0)
            worth.append(rank + memory.nearness(mention.start, question.head))
    lately = (said.at for said in one.spoke[:_FAR] if said.at >= memory.lately)
    worth.extend(_VOICE + memory.nearness(at, question.head) for at in lately)
    return max(worth)


def _of_mentions(one: Candidate, question: Question, memory: Memory) -> Iterator[str]:
    """Where the candidate was named, and as what."""
    head, last = question.head, one.mentions[0]
    place, here = memory.place(last), memory.sentence(head.i)
    yield f"sentences {min(_FAR, here - place.sentence)}"
    yield f"paragraphs {min(_FAR, memory.reading.paragraph_at[head.i] - memory.reading.paragraph_at[last.start])}"
    yield f"last as {place.role}"
    if place.quoted:
        yield "last in a quotation"
    if any(lies_in(last, said.content) and said.actor.id != one.actor.id for said in memory.heard[-_FAR:]):
        yield "last told of by another"
    if place.noun.head == head.head and place.noun != head:
        yield "with the same verb"
    for mention in one.mentions:
        back = here - memory.place(mention).sentence
        if back > 1:
            break
        yield f"{memory.place(mention).role} {'in the sentence before' if back else 'in the sentence'}"
    if memory.place(one.mentions[-1]).sentence == 1:
        yield "in the first sentence"


def _of_voice(one: Candidate, question: Question, memory: Memory) -> Iterator[str]:
    """Whether the candidate has spoken, and how lately."""
    before = [said for said in memory.heard[-_FAR:] if said.at < question.head.i]
    if before and before[-1].actor.id == one.actor.id:
        yield "spoke last"
        yield f"spoke last, {'quoted' if memory.quotes else 'not quoted'} here"
    if any(said.actor.id == one.actor.id for said in before):
        yield "spoke lately"
    if one.spoke:
        last = one.spoke[0].at
        back = memory.sentence(question.head.i) - memory.sentence(last)
        yield f"spoke {min(_FAR, back)} back"
        if memory.reading.paragraph_at[last] == memory.reading.paragraph_at[question.head.i]:
            yield "spoke in the paragraph"
    form = GENDERS.get(question.head.lower_)
    if form and any(said.actor.id == one.actor.id and GENDERS.get(said.noun, form) != form for said in memory.heard):
        yield "called otherwise before"
    word = lemma_of(question.head)
    same = next((said for said in reversed(memory.heard) if said.noun == word), None)
    if same is not None and same.actor.id == one.actor.id:
        yield "called so before"


def _of_actor(one: Candidate, question: Question) -> Iterator[str]:
    """Who the candidate is."""
    yield f"is {one.actor.type}"
    if question.head.lower_ in GENDERS and gender(one.actor) is not None:
        yield "of known gender"
    names = f"{one.actor.name} {one.actor.role or ''} {' '.join(one.actor.aliases)}".lower().replace("-", " ").split()
    if lemma_of(question.head) in names:
        yield "bears the word"
