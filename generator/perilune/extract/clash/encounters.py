"""Where the article sets two actors against each other; each finder knows one form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.leaning import leaning
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.speakers import holders
from perilune.findings import FoundActor, FoundPosition, Span
from perilune.lexicon.words import clashes
from perilune.model import Stance


@dataclass(frozen=True, slots=True)
class Encounter:
    """One actor against another, at one place."""

    attacker: FoundActor
    target: FoundActor
    place: Span
    weight: float


def by_verb(reading: Reading) -> Iterator[Encounter]:
    """'X accused Y of...', 'X sued Y', 'X hit back at Y'."""
    for verb in reading.doc:
        if verb.pos_ not in {"VERB", "NOUN"} or verb.lemma_.lower() not in clashes().verbs or reading.is_quoted(verb):
            continue
        source = clauses.subject(verb) if verb.pos_ == "VERB" else None
        if source is None or clauses.is_negated(verb):
            continue
        against = tuple(_objects(verb, reading))
        for attacker in holders(source, reading):
            for target in against:
                if target.id != attacker.id:
                    yield Encounter(attacker, target, _place(verb, reading), 2.0)


def _objects(verb: Token, reading: Reading) -> Iterator[FoundActor]:
    """Actors that the verb is directed at: the object, its owner, who stands after 'against' or 'with'."""
    suffered = clauses.patient(verb)
    heads = [suffered] if suffered is not None else []
    for child in verb.children:
        if child.dep_ in {"prep", "prt", "agent"} and child.lower_ in {"against", "with", "at"}:
            heads += [noun for noun in child.children if noun.dep_ == "pobj"]
    for head in heads:
        yield from holders(head, reading)
        for word in head.subtree:
            if word.dep_ in {"poss", "compound", "amod"} and word.head == head and (actor := reading.named(word)):
                yield actor
            if word.dep_ == "pobj" and word.head.lower_ in {"by", "of", "from", "against"} and word.head.head == head and (actor := reading.named(word)):
                yield actor


def by_noun(reading: Reading) -> Iterator[Encounter]:
    """'the dispute between X and Y', 'X's row with Y', 'X's complaint against Y'."""
    for noun in reading.doc:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in clashes().nouns or reading.is_quoted(noun):
            continue
        between = [actor for child in noun.children if child.lower_ == "between" for inner in child.children for actor in holders(inner, reading)]
        if len(between) > 1:
            yield Encounter(between[0], between[1], _place(noun, reading), 2.0)
            continue
        owners = [actor for child in noun.children if child.dep_ == "poss" for actor in holders(child, reading)]
        others = [
            actor
            for child in noun.children
            if child.lower_ in {"with", "against"}
            for inner in child.children
            for actor in holders(inner, reading)
        ]
        for owner in owners:
            for other in others:
                if owner.id != other.id:
                    yield Encounter(owner, other, _place(noun, reading), 2.0)


def by_position(reading: Reading, positions: tuple[FoundPosition, ...]) -> Iterator[Encounter]:
    """A holder who opposes what another actor is the subject of: 'the Pentagon left out the notices, Colorado says'."""
    for position in positions:
        if position.stance is not Stance.OPPOSES:
            continue
        for place in position.evidence:
            tokens = reading.tokens(place)
            for mention in reading.mentions:
                if not tokens.start <= mention.start < tokens.end or mention.actor.id == position.actor:
                    continue
                head = reading.doc[mention.start : mention.end].root
                if head.dep_ == "nsubj" and leaning(head.head.subtree) is Stance.OPPOSES and head.head.pos_ == "VERB":
                    yield Encounter(reading.actors[position.actor], mention.actor, place, 0.6)


def by_opposed_targets(reading: Reading, positions: tuple[FoundPosition, ...]) -> Iterator[Encounter]:
    """One holder for and another against the same target."""
    for against in positions:
        for in_favour in positions:
            if against.stance is Stance.OPPOSES and in_favour.stance is Stance.SUPPORTS and against.actor != in_favour.actor and against.target == in_favour.target:
                for place in (*against.evidence, *in_favour.evidence):
                    yield Encounter(reading.actors[against.actor], reading.actors[in_favour.actor], place, 0.8)


def _place(word: Token, reading: Reading) -> Span:
    return reading.span(word.sent.start, word.sent.end)
