"""Where the article sets two actors against each other; each finder knows one form and how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from spacy.tokens import Token

from perilune.extract.clash.hostility import Encounter, is_blaming, is_hostile, place_of
from perilune.extract.clash.implied import at_the_doer, in_reply
from perilune.extract.stance import clauses
from perilune.extract.stance.hearing import Heard, hear
from perilune.extract.stance.leaning import leaning
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.speakers import holders
from perilune.findings import FoundActor, FoundPosition
from perilune.lexicon.words import clashes, cues
from perilune.model import ActorType, PositionKind, Stance

_NO_PARTY = frozenset({ActorType.MEDIA, ActorType.PROGRAMME})
_WITHIN = 4
_LOOK_BACK = 120
_THINGS = frozenset({"it", "this", "that", "both", "either", "them"})


def find_encounters(reading: Reading, positions: tuple[FoundPosition, ...]) -> tuple[Encounter, ...]:
    """All encounters; the same two may meet many times."""
    heard = hear(reading)
    found = [encounter for rule in _RULES for encounter in rule(reading, heard, positions)]
    return tuple(e for e in found if e.attacker.id != e.target.id and may_quarrel(e.attacker) and may_quarrel(e.target))


def may_quarrel(actor: FoundActor) -> bool:
    """Whether an actor can be a party: no outlet, no programme, nobody who only judges or votes."""
    words = f"{actor.name} {actor.role or ''} {' '.join(actor.aliases)}".lower().split()
    only_votes = actor.type is ActorType.IGO and {"council", "assembly", "board"} & set(words)
    return actor.type not in _NO_PARTY and not only_votes and not clashes().judging & set(words)


def _at_once(reading: Reading, heard: tuple[Heard, ...], _: tuple[FoundPosition, ...]) -> Iterator[Encounter]:
    """'X accused Y of...', 'X sued Y', 'X hit back at Y', 'X rejected Y's plan', 'X vetoed the draft by Y'."""
    for one in heard:
        statement = one.statement
        if not is_hostile(statement):
            continue
        for target, rule in _aimed_at(statement.cue, reading):
            for attacker in one.holders:
                yield Encounter(attacker, target, place_of(statement.cue, reading), rule)


def _in_its_object(reading: Reading, heard: tuple[Heard, ...], _: tuple[FoundPosition, ...]) -> Iterator[Encounter]:
    """X goes against something that Y is named in: 'X condemned the launch of a satellite for Y'."""
    for one in heard:
        if not is_hostile(one.statement):
            continue
        named = {
            a.id: a
            for start, end in one.statement.content
            for i in range(start, end)
            if (a := reading.named(reading.words[i]))
        }
        for attacker in one.holders:
            for target in named.values():
                yield Encounter(attacker, target, place_of(one.statement.cue, reading), "in its object")


def _aimed_at(verb: Token, reading: Reading) -> Iterator[tuple[FoundActor, str]]:
    """Whom a hostile verb is directed at: its object (`at once`), or whose the object is (`its doing`)."""
    suffered = clauses.patient(verb)
    heads = [suffered] if suffered is not None else []
    for child in verb.subtree:
        near = child.head == verb or (child.head.head == verb and child.head.dep_ in {"prep", "prt", "advmod"})
        if near and child.dep_ in {"prep", "prt", "advmod", "dative"} and child.lower_ in clashes().prepositions:
            heads += [noun for noun in child.children if noun.dep_ == "pobj"]
    for head in heads:
        if head.lower_ in _THINGS:
            yield from ((actor, "its doing") for actor in _authors(head, reading))
            continue
        named = holders(head, reading)
        yield from ((actor, "at once") for actor in named)
        owners = () if named else tuple(_whose(head, reading))
        papers = head.lemma_.lower() in cues().documents and not owners
        yield from ((actor, "its doing") for actor in (_authors(head, reading) if papers else owners))


def _authors(thing: Token, reading: Reading) -> tuple[FoundActor, ...]:
    """Whose the draft, letter or plan is that 'it' or 'the text' means: the last one that was said to be somebody's."""
    first = max(0, thing.i - _LOOK_BACK)
    for word in reversed(reading.doc[first : thing.i]):
        if word.pos_ == "NOUN" and word.lemma_.lower() in cues().documents and (found := tuple(_whose(word, reading))):
            return found
    return ()


def _whose(noun: Token, reading: Reading) -> Iterator[FoundActor]:
    """The actors whose plan, draft or deed a noun names: 'Y's plan', 'the plan of Y', 'the plan put forward by Y'."""
    if any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.children):
        return
    for word in noun.subtree:
        owner = word.dep_ in {"poss", "compound", "amod"} and word.head == noun
        author = word.dep_ == "pobj" and word.head.lower_ in {"by", "of", "from", "against", "between"}
        if (owner or author) and (actor := reading.named(word)) is not None:
            yield actor


def _in_words(reading: Reading, heard: tuple[Heard, ...], _: tuple[FoundPosition, ...]) -> Iterator[Encounter]:
    """X says something against what Y does: 'The Pentagon left out the notices, Colorado says'."""
    for one in heard:
        statement = one.statement
        words = [word for start, end in statement.content for word in reading.words[start:end]]
        if statement.kind is PositionKind.ACTED:
            continue
        rule = "in words of blame" if is_blaming(words) else "in words"
        for attacker in one.holders:
            if leaning(statement, PositionKind.REPORTED, attacker, reading) is not Stance.OPPOSES:
                continue
            for actor in _doers(words, reading):
                yield Encounter(attacker, actor, place_of(statement.cue, reading), rule)


def _doers(words: list[Token], reading: Reading) -> Iterator[FoundActor]:
    """The actors who do something in those words, or whose things they tell of."""
    for word in words:
        blamed = word.dep_ == "attr" and any(child.dep_ == "relcl" for child in word.children)
        if blamed or word.dep_ in {"nsubj", "poss"} or (word.dep_ == "pobj" and word.head.dep_ == "agent"):
            actor = reading.named(word)
            if actor is not None:
                yield actor
        elif word.lower_ in _THINGS and word.dep_ in {"dobj", "nsubj", "pobj"}:
            yield from _authors(word, reading)


def _by_name(reading: Reading, _: tuple[Heard, ...], __: tuple[FoundPosition, ...]) -> Iterator[Encounter]:
    """'the dispute between X and Y', 'X's row with Y', 'X is at odds with Y'."""
    for noun in reading.prose:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in clashes().nouns or reading.is_quoted(noun):
            continue
        linked = {child.lower_: child for child in (*noun.children, *noun.head.children) if child.dep_ == "prep"}
        between = list(_after(linked.get("between"), reading))
        owners = [actor for child in noun.children if child.dep_ == "poss" for actor in holders(child, reading)]
        subject = clauses.subject(noun.head) if noun.head.pos_ in {"VERB", "AUX"} else None
        owners += list(holders(subject, reading)) if subject is not None and subject != noun else []
        others = [*_after(linked.get("with"), reading), *_after(linked.get("against"), reading)]
        pairs = [(between[0], other) for other in between[1:]] + [
            (owner, other) for owner in owners for other in others
        ]
        for first, second in pairs:
            yield Encounter(first, second, place_of(noun, reading), "by name")


def _after(link: Token | None, reading: Reading) -> tuple[FoundActor, ...]:
    if link is None:
        return ()
    return tuple(actor for noun in link.children if noun.dep_ == "pobj" for actor in holders(noun, reading))


def _over_one_thing(
    reading: Reading, _: tuple[Heard, ...], positions: tuple[FoundPosition, ...]
) -> Iterator[Encounter]:
    """One holder for and another against the same thing, said close by."""
    things = [_things(position, reading) for position in positions]
    for at, against in enumerate(positions):
        for near in range(max(0, at - _WITHIN), min(len(positions), at + _WITHIN + 1)):
            in_favour = positions[near]
            shared = len(things[at] & things[near])
            if (against.stance, in_favour.stance) == (Stance.OPPOSES, Stance.SUPPORTS) and shared >= 2:
                first, second = reading.actors[against.actor], reading.actors[in_favour.actor]
                yield Encounter(first, second, against.evidence[0], "over one thing")
                yield Encounter(first, second, in_favour.evidence[0], "in favour of it")


def _things(position: FoundPosition, reading: Reading) -> frozenset[str]:
    """The common nouns of a position's evidence."""
    return frozenset(t.lemma_.lower() for t in reading.tokens(position.evidence[0]) if t.pos_ == "NOUN" and len(t) > 3)


def _side_by_side(reading: Reading, heard: tuple[Heard, ...], _: tuple[FoundPosition, ...]) -> Iterator[Encounter]:
    """X speaks or acts against something in a sentence that names Y elsewhere."""
    for one in heard:
        statement = one.statement
        words = reading.words[statement.cue.sent.start : statement.cue.sent.end]
        named = {actor.id: actor for word in words if (actor := reading.named(word)) is not None}
        rule = "hostile beside" if is_hostile(statement) else "beside"
        for attacker in one.holders:
            others = [actor for actor in named.values() if actor.id != attacker.id]
            if others and leaning(statement, statement.kind, attacker, reading) is Stance.OPPOSES:
                yield from (Encounter(attacker, actor, place_of(statement.cue, reading), rule) for actor in others)


def _beside_a_word(reading: Reading, _: tuple[Heard, ...], __: tuple[FoundPosition, ...]) -> Iterator[Encounter]:
    """Two actors in one sentence with 'row', 'dispute', 'lawsuit'..."""
    for noun in reading.prose:
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in clashes().nouns and not reading.is_quoted(noun):
            words = reading.words[noun.sent.start : noun.sent.end]
            named = tuple({actor.id: actor for word in words if (actor := reading.named(word)) is not None}.values())
            for first, second in combinations(named, 2):
                yield Encounter(first, second, place_of(noun, reading), "beside a word of clash")


_RULES: tuple[Callable[[Reading, tuple[Heard, ...], tuple[FoundPosition, ...]], Iterator[Encounter]], ...] = (
    _at_once,
    _in_its_object,
    _in_words,
    in_reply,
    at_the_doer,
    _by_name,
    _over_one_thing,
    _side_by_side,
    _beside_a_word,
)
