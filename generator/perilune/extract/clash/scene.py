"""An article as the stage of quarrels: sentences by number, who is in each, who stands for whom, who is prominent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from spacy.tokens import Span as Tokens

from perilune.extract.clash.camps import Camps
from perilune.extract.clash.parties import Affiliations, affiliations, party
from perilune.extract.positions import kind_of
from perilune.extract.stance.antecedents import Memory
from perilune.extract.stance.hearing import Heard, hear
from perilune.extract.stance.leaning import leaning
from perilune.extract.stance.reading import Mention, Reading
from perilune.findings import FoundActor, Span
from perilune.lexicon import Lexicon
from perilune.lexicon.words import clashes
from perilune.model import ActorType, Stance

_NO_PARTY = frozenset({ActorType.MEDIA, ActorType.PROGRAMME})
_LAST = 9
_MODIFYING = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What the finders of clashes ask of an article again and again. Actors are the ones that stand as parties."""

    reading: Reading
    lexicon: Lexicon
    heard: tuple[Heard, ...]
    memory: Memory
    """Those who have spoken, in order."""
    speaking: Affiliations
    camps: Camps
    sentences: tuple[Tokens, ...]
    number: dict[int, int] = field(default_factory=dict)
    """For every token, the number of its sentence."""
    present: list[dict[str, FoundActor]] = field(default_factory=list)
    """For every sentence, the parties that it names or that speak in it, by id."""
    roles: list[dict[str, set[str]]] = field(default_factory=list)
    """For every sentence, what each party is in it: subject, object, possessor..., and whether in a list."""
    ranks: dict[str, int] = field(default_factory=dict)
    """For the parties, their place in order of mentions, from 0."""
    allied: set[frozenset[str]] = field(default_factory=set)
    """Pairs that stand in one list or say one thing together."""
    stances: dict[int, Stance] = field(default_factory=dict)
    """By number of the statement."""
    things: dict[int, frozenset[str]] = field(default_factory=dict)
    """By number of the sentence."""
    parties: dict[str, FoundActor | None] = field(default_factory=dict)
    """By id of an actor, who stands as a party for it."""

    @classmethod
    def of(cls, reading: Reading, lexicon: Lexicon) -> Scene:
        """The scene of an article."""
        speaking = affiliations(reading, lexicon)
        scene = cls(
            reading,
            lexicon,
            hear(reading),
            Memory(reading),
            speaking,
            Camps.of(reading, speaking, lexicon),
            tuple(reading.doc.sents),
        )
        scene._fill()
        return scene

    def _fill(self) -> None:
        for n, sentence in enumerate(self.sentences):
            self.number.update(dict.fromkeys(range(sentence.start, sentence.end), n))
            self.present.append({})
            self.roles.append({})
        counts: Counter[str] = Counter()
        for mention in self.reading.mentions:
            if (actor := self.party(mention.actor)) is not None:
                number = self.number[mention.start]
                self.present[number][actor.id] = actor
                self.roles[number].setdefault(actor.id, set()).update(self._roles(mention))
                counts[actor.id] += 1
        for one in self.heard:
            self.memory.heard.extend(one.said)
            for actor in self.holders(one):
                self.present[self.number[one.statement.cue.i]].setdefault(actor.id, actor)
        self.ranks.update((key, n) for n, (key, _) in enumerate(counts.most_common()))
        self.allied.update(self._allied())

    def _roles(self, mention: Mention) -> Iterator[str]:
        noun = self.memory.place(mention).noun
        yield "modifier" if noun.dep_ in _MODIFYING else self.memory.place(mention).role
        if sum(1 for _ in noun.conjuncts) > 1:
            yield "listed"

    def _allied(self) -> Iterator[frozenset[str]]:
        for one in self.heard:
            yield from map(frozenset, combinations(sorted(actor.id for actor in self.holders(one)), 2))
        for mention in self.reading.mentions:
            actor = self.party(mention.actor)
            root = self.reading.doc[mention.start : mention.end].root
            others = (named for word in root.conjuncts if (named := self.reading.named(word)) is not None)
            listed = {other.id for named in others if (other := self.party(named)) is not None}
            yield from (frozenset((actor.id, other)) for other in listed if actor is not None and other != actor.id)

    def party(self, actor: FoundActor) -> FoundActor | None:
        """Who stands as a party for an actor; None where that is an outlet, a programme or a judge."""
        if actor.id not in self.parties:
            standing = party(actor, self.speaking, self.reading)
            self.parties[actor.id] = standing if may_quarrel(actor) and may_quarrel(standing) else None
        return self.parties[actor.id]

    def holders(self, one: Heard) -> tuple[FoundActor, ...]:
        """The parties that a statement is of."""
        found = (self.party(actor) for actor in one.holders)
        return tuple({actor.id: actor for actor in found if actor is not None}.values())

    def stance(self, at: int) -> Stance:
        """The stance of the statement with that number, as its first holder's."""
        if at not in self.stances:
            one = self.heard[at]
            kind = kind_of(one.statement, self.reading)
            self.stances[at] = leaning(one.statement, kind, one.holders[0], self.reading)
        return self.stances[at]

    def rank(self, actor: FoundActor) -> int:
        """How many parties are named more often."""
        return self.ranks.get(actor.id, _LAST)

    def paragraph(self, number: int) -> int:
        """The number of a sentence's paragraph."""
        return self.reading.paragraph_at[self.sentences[number].start]

    def nouns(self, number: int) -> frozenset[str]:
        """The common nouns of a sentence that name nobody."""
        if number not in self.things:
            words = self.reading.words[self.sentences[number].start : self.sentences[number].end]
            nouns = (word for word in words if word.pos_ == "NOUN" and self.reading.named(word) is None)
            self.things[number] = frozenset(word.lemma_.lower() for word in nouns)
        return self.things[number]

    def place(self, number: int) -> Span:
        """The characters of a sentence."""
        return self.reading.span(self.sentences[number].start, self.sentences[number].end)


def may_quarrel(actor: FoundActor) -> bool:
    """Whether an actor can be a party: no outlet, no programme, nobody who only judges or votes."""
    words = f"{actor.name} {actor.role or ''} {' '.join(actor.aliases)}".lower().split()
    only_votes = actor.type is ActorType.IGO and {"council", "assembly", "board"} & set(actor.name.lower().split())
    return actor.type not in _NO_PARTY and not only_votes and not clashes().judging & set(words)
