"""Clashes where one of the two is not named beside the words that attack or answer it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import product

from perilune.extract.clash.hostility import Encounter, is_blaming, is_hostile, place_of
from perilune.extract.stance.clauses import SUBJECTS
from perilune.extract.stance.hearing import Heard
from perilune.extract.stance.leaning import leaning
from perilune.extract.stance.reading import Mention, Reading
from perilune.findings import FoundActor, FoundPosition
from perilune.lexicon.words import clashes
from perilune.model import ActorType, PositionKind, Salience, Stance

_WITHIN = 10
_FAR = 120
"""Words after which a statement is one sign the less likely to be what is answered."""
_SENTENCES = 3
_LOOK_BACK = 200
_NEAR = 2
_NO_DOER = frozenset({ActorType.MEDIA, ActorType.PROGRAMME})


def in_reply(reading: Reading, heard: tuple[Heard, ...], _: tuple[FoundPosition, ...]) -> Iterator[Encounter]:
    """Y counters, denies or hits back, and X is the critic whom Y most likely answers."""
    for at, one in enumerate(heard):
        if not _answers(one, reading):
            continue
        before = [b for b in heard[max(0, at - _WITHIN) : at] if _is_somebody_else(b, one)]
        critic = max(before, key=lambda b: _is_answered(b, one, reading), default=None)
        if critic is None or _is_answered(critic, one, reading) <= 0:
            continue
        for attacker, answering in product(critic.holders, one.holders):
            yield Encounter(attacker, answering, place_of(one.statement.cue, reading), "in reply")
            yield Encounter(attacker, answering, place_of(critic.statement.cue, reading), "replied to")


def _answers(one: Heard, reading: Reading) -> bool:
    """'... countered', 'Not so, said...', '... sees it differently'."""
    cue = one.statement.cue
    if cue.lemma_.lower() in clashes().replies:
        return not one.statement.negated
    opening = {
        reading.words[i].lower_
        for start, _ in one.statement.content[:1]
        for i in range(start, min(start + 2, len(reading.doc)))
    }
    after = {word.lower_ for word in cue.children}
    return bool(opening & clashes().denials) or (cue.lemma_ == "see" and bool(after & {"differently", "otherwise"}))


def _is_somebody_else(before: Heard, answer: Heard) -> bool:
    return bool(before.holders) and not {a.id for a in before.holders} & {a.id for a in answer.holders}


def _is_answered(before: Heard, answer: Heard, reading: Reading) -> float:
    """How likely an earlier statement is what is answered: it blames, names who answers, is a main actor's, is near."""
    words = [word for start, end in before.statement.content for word in reading.words[start:end]]
    stance = leaning(before.statement, before.statement.kind, before.holders[0], reading)
    answering = {actor.id for actor in answer.holders} | {actor.spoken_for for actor in answer.holders}
    named = any((actor := reading.named(word)) is not None and actor.id in answering for word in words)
    main = any(actor.salience is Salience.MAJOR for actor in before.holders)
    apart = answer.statement.cue.i - before.statement.cue.i
    against = is_hostile(before.statement) + is_blaming(words) + (stance is Stance.OPPOSES)
    return against + 1.5 * named + main - apart / _FAR


def at_the_doer(reading: Reading, heard: tuple[Heard, ...], _: tuple[FoundPosition, ...]) -> Iterator[Encounter]:
    """X speaks against something without saying whose: it is the doing of whoever was told of last."""
    for one in heard:
        statement = one.statement
        words = [word for start, end in statement.content for word in reading.words[start:end]]
        if statement.kind is PositionKind.ACTED or any(_is_other(reading.named(word), one) for word in words):
            continue
        hostile = is_hostile(statement)
        if not hostile and not is_blaming(words):
            continue
        for attacker in one.holders:
            if not hostile and leaning(statement, PositionKind.REPORTED, attacker, reading) is not Stance.OPPOSES:
                continue
            found = _doer_before(one, attacker, reading)
            if found is not None and found[1] < _NEAR:
                doer, _distance = found
                rule = "hostile, after the doer" if hostile else "blaming, after the doer"
                yield Encounter(attacker, doer, place_of(statement.cue, reading), rule)


def _is_other(actor: FoundActor | None, one: Heard) -> bool:
    return actor is not None and actor not in one.holders and actor.type not in _NO_DOER


def _doer_before(one: Heard, attacker: FoundActor, reading: Reading) -> tuple[FoundActor, int] | None:
    """The last other actor that did something, in this sentence or the three before, and how many sentences back."""
    cue = one.statement.cue
    starts = [word.i for word in reading.words[max(0, cue.i - _LOOK_BACK) : cue.i + 1] if word.is_sent_start]
    last = bisect_left(reading.mentions, cue.i, key=lambda mention: mention.start)
    for mention in reversed(reading.mentions[:last]):
        if mention.start < cue.i - _LOOK_BACK:
            return None
        if not _does(mention, reading):
            continue
        distance = sum(mention.start < start for start in starts)
        if distance > _SENTENCES:
            return None
        if mention.actor.type in _NO_DOER or mention.actor in one.holders or mention.actor.id == attacker.spoken_for:
            continue
        return mention.actor, distance
    return None


def _does(mention: Mention, reading: Reading) -> bool:
    """Whether the mention is a subject, an agent, or the owner of one."""
    noun = reading.doc[mention.start : mention.end].root
    if reading.is_quoted(noun):
        return False
    owner = noun.dep_ == "poss" and noun.head.dep_ in SUBJECTS
    return noun.dep_ in SUBJECTS or owner or (noun.dep_ == "pobj" and noun.head.dep_ == "agent")
