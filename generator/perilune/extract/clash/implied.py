"""Clashes where one of the two is not named beside the words that attack or answer it."""

from __future__ import annotations

from collections.abc import Iterator

from perilune.extract.clash.hostility import Encounter, is_blaming, is_hostile, place_of
from perilune.extract.stance.clauses import SUBJECTS
from perilune.extract.stance.hearing import Heard
from perilune.extract.stance.leaning import leaning
from perilune.extract.stance.reading import Mention, Reading
from perilune.findings import FoundActor, FoundPosition
from perilune.lexicon.words import clashes
from perilune.model import ActorType, PositionKind, Stance

_WITHIN = 4
_SENTENCES = 3
_BY_DISTANCE = (0.72, 0.62, 0.52, 0.42)
_NO_DOER = frozenset({ActorType.MEDIA, ActorType.PROGRAMME})


def in_reply(reading: Reading, heard: tuple[Heard, ...], _: tuple[FoundPosition, ...]) -> Iterator[Encounter]:
    """Y counters, denies or hits back shortly after X spoke against something."""
    for at, one in enumerate(heard):
        if not _answers(one, reading):
            continue
        before = next((b for b in reversed(heard[max(0, at - _WITHIN) : at]) if _opposes(b, one, reading)), None)
        if before is None:
            continue
        for attacker in before.holders:
            for answering in one.holders:
                yield Encounter(attacker, answering, place_of(one.statement.cue, reading), 0.8, "in reply")
                yield Encounter(attacker, answering, place_of(before.statement.cue, reading), 0.1, "in reply")


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


def _opposes(before: Heard, answer: Heard, reading: Reading) -> bool:
    """Whether somebody else spoke against something shortly before."""
    if not before.holders or {a.id for a in before.holders} & {a.id for a in answer.holders}:
        return False
    return leaning(before.statement, PositionKind.REPORTED, before.holders[0], reading) is Stance.OPPOSES


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
            if (found := _doer_before(one, attacker, reading)) is not None:
                doer, distance = found
                rule = f"at the doer {'hostile' if hostile else 'blaming'} {distance}"
                yield Encounter(attacker, doer, place_of(statement.cue, reading), _BY_DISTANCE[distance], rule)


def _is_other(actor: FoundActor | None, one: Heard) -> bool:
    return actor is not None and actor not in one.holders and actor.type not in _NO_DOER


def _doer_before(one: Heard, attacker: FoundActor, reading: Reading) -> tuple[FoundActor, int] | None:
    """The last other actor that did something, in this sentence or the three before, and how many sentences back."""
    cue = one.statement.cue
    starts = [sentence.start for sentence in reading.doc[max(0, cue.sent.start - 200) : cue.i + 1].sents]
    for mention in reversed(reading.mentions):
        if mention.start >= cue.i or not _does(mention, reading):
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
