"""Who stands as a party: the state or organisation that a person speaks for, except in a quarrel of persons.

Where the actor itself doesn't tell whom it speaks for, the article is asked: a name with an office
beside it ('NASA Administrator X', 'X of Latvia', 'X, a spokesman for the ministry', 'X, who heads
Roscosmos'). A foreign ministry, an embassy or a mission in turn speaks for its state.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from perilune.extract.stance.clauses import SUBJECTS
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.speakers import spoken_for
from perilune.findings import FoundActor
from perilune.lexicon import Lexicon
from perilune.lexicon.words import clashes
from perilune.model import ActorType

Affiliations = dict[str, str]
"""For every actor that speaks for another, the id of that other."""

_SPOKEN_FOR = frozenset({ActorType.STATE, ActorType.BODY, ActorType.IGO, ActorType.COMPANY, ActorType.GROUP})
_HOUSES = _SPOKEN_FOR - {ActorType.STATE, ActorType.GROUP}
_LINKS = frozenset({"of", "for", "at", "from"})
_TITLE = 9
_EMBASSY = 7
_SENT = frozenset({"ambassador", "envoy", "representative", "delegate"})
_TITLE_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "ADP"})
_ONCE = frozenset({"former", "formerly", "ex", "once", "retired", "ousted"})
_STEM = 4
_GOVERNMENT = " administration"
_DEPTH = 3


def affiliations(reading: Reading, lexicon: Lexicon) -> Affiliations:
    """For every actor that speaks for another, the id of that other."""
    found: Affiliations = {}
    for actor in reading.actors.values():
        other = actor.spoken_for or _by_text(actor, reading, lexicon)
        if other is not None and other in reading.actors and other != actor.id:
            found[actor.id] = other
    return found


def party(actor: FoundActor, spoken_for: Affiliations, reading: Reading) -> FoundActor:
    """The actor that stands for `actor` in a dispute."""
    for _ in range(_DEPTH):
        other = spoken_for.get(actor.id)
        if other is None:
            return actor
        actor = reading.actors[other]
    return actor


def _by_text(actor: FoundActor, reading: Reading, lexicon: Lexicon) -> str | None:
    if (whole := _part_of(actor, reading)) is not None:
        return whole
    if actor.type is ActorType.BODY:
        return _state_of(actor, reading) or _governed(actor, reading, lexicon)
    if actor.type is not ActorType.PERSON:
        return None
    mentions = [tokens for place in actor.mentions if len(tokens := reading.tokens(place))]
    known = clashes().speaks_for.get(actor.id) if not any(_is_lawmaker(tokens) for tokens in mentions) else None
    if known is not None:
        return known if known in reading.actors else None
    told = (other for tokens in mentions if (other := _by_mention(actor, tokens, reading)) is not None)
    guessed = (other for tokens in mentions if (other := _by_office(actor, tokens, reading)) is not None)
    return next(chain(told, guessed), None)


def _is_lawmaker(name: Tokens) -> bool:
    """'Sen. X', 'Representative X': whatever office X held at another time."""
    before = name.doc[max(name.sent.start, name.start - 2) : name.start + 1]
    return any(word.lower_.rstrip(".") in clashes().lawmaking for word in before)


def _part_of(actor: FoundActor, reading: Reading) -> str | None:
    """The organisation whose name the actor's begins with: 'FCC International Bureau', 'NASA's Office of...'."""
    if actor.type not in _HOUSES:
        return None
    for other in reading.actors.values():
        if other.type in _HOUSES and other.id != actor.id:
            begins = tuple(
                f"{name}{link}" for name in (other.name, *other.aliases) for link in (" ", "'s ", "\u2019s ")
            )
            if actor.name.startswith(begins):
                return other.id
    return None


def _by_mention(actor: FoundActor, tokens: Tokens, reading: Reading) -> str | None:
    """By what stands in or beside one mention: a name, a role with an owner, or an office of state."""
    if (inside := _named_in(tokens.text, actor, reading)) is not None:
        return inside
    if (sender := _sender(tokens[0], reading)) is not None:
        return sender
    for word in (*_title(tokens[0]), *_office(tokens.root)):
        other = reading.named(word)
        if other is not None and other.type in _SPOKEN_FOR and not _is_past(word):
            return other.id
    for role in _roles(tokens.root):
        other = spoken_for(role, reading)
        if other is not None and other.type in _SPOKEN_FOR:
            return other.id
    return _at_whose(tokens.root, reading)


def _is_past(house: Token) -> bool:
    """'former Google executive X', 'X, once of NASA'."""
    before = house.doc[max(house.sent.start, house.left_edge.i - 2) : house.i]
    return any(word.lower_ in _ONCE for word in before)


def _sender(name: Token, reading: Reading) -> str | None:
    """'US Ambassador to the UN X', 'Japan's UN envoy X': the state that sent X, not where to."""
    before = reading.words[max(name.sent.start, name.i - _EMBASSY) : name.i]
    if not any(word.lower_ in _SENT for word in before):
        return None
    named = (reading.named(word) for word in before)
    return next((actor.id for actor in named if actor is not None and actor.type is ActorType.STATE), None)


def _at_whose(name: Token, reading: Reading) -> str | None:
    """'At ESA, X said': the organisation in whose house the speaker stands."""
    if name.dep_ not in SUBJECTS:
        return None
    for child in name.head.children:
        if child.lower_ == "at" and child.i < name.i:
            named = (reading.named(noun) for noun in child.children)
            return next((actor.id for actor in named if actor is not None and actor.type in _HOUSES), None)
    return None


def _by_office(bearer: FoundActor, name: Tokens, reading: Reading) -> str | None:
    """By an office that doesn't say whose it is: the state, or the organisation, that was told of last."""
    if _holds_office(name):
        return _nearest_state(name[0], reading)
    posts = set((bearer.role or "").lower().replace("-", " ").split()) & set(clashes().posts)
    return _nearest_house(name, clashes().posts[min(posts)], reading) if posts else None


def _nearest_house(name: Tokens, kinds: frozenset[ActorType], reading: Reading) -> str | None:
    """The organisation told of last, in this paragraph or the one before; a subject first."""
    before = [m for m in reading.mentions if m.start < name.start and m.actor.type in kinds]
    near = [m for m in before if reading.paragraph_at[name.start] - reading.paragraph_at[m.start] <= 1]
    subjects = [m for m in near if reading.doc[m.start : m.end].root.dep_ in SUBJECTS]
    chosen = (subjects or near)[-1:]
    return chosen[0].actor.id if chosen else None


def _roles(name: Token) -> Iterator[Token]:
    """Role nouns in apposition: 'its president, X', 'X, the company's director'."""
    if name.dep_ == "appos":
        yield name.head
    yield from (child for child in name.children if child.dep_ == "appos")


def _holds_office(name: Tokens) -> bool:
    """Whether 'President', 'Foreign Minister' or the like opens the name or stands before it."""
    before = name.doc[max(0, name.start - 2) : name.start + 2]
    return any(word.lemma_.lower() in clashes().offices and word.text[0].isupper() for word in before)


def _nearest_state(word: Token, reading: Reading) -> str | None:
    """The state named last before a place, or else first after it."""
    states = [m for m in reading.mentions if m.actor.type is ActorType.STATE]
    before = [m for m in states if m.start < word.i]
    subjects = [m for m in before if m.start >= word.sent.start and reading.doc[m.start : m.end].root.dep_ in SUBJECTS]
    chosen = (subjects or before)[-1:] or states[:1]
    return chosen[0].actor.id if chosen else None


def _named_in(title: str, bearer: FoundActor, reading: Reading) -> str | None:
    """'NASA Administrator X', found as one name, names NASA."""
    words = f" {title} "
    for other in reading.actors.values():
        may_speak = other.type in _SPOKEN_FOR and other.id != bearer.id
        if may_speak and any(f" {name} " in words for name in (other.name, *other.aliases)):
            return other.id
    return None


def _title(first: Token) -> Iterator[Token]:
    """The words right before a name, back to the first that belongs to no title: 'Director General of Roscosmos X'."""
    for i in range(first.i - 1, max(-1, first.i - _TITLE), -1):
        word = first.doc[i]
        if word.pos_ not in _TITLE_PARTS and word.tag_ != "POS":
            return
        yield word


def _office(name: Token) -> Iterator[Token]:
    """The words that may name whom the bearer of a name speaks for, nearest first."""
    yield from _beside(name)
    if name.dep_ == "appos":
        yield from _beside(name.head)
    for child in name.children:
        if child.dep_ == "appos":
            yield from _beside(child)
            yield child
        elif child.dep_ == "relcl" and child.lemma_.lower() in clashes().leading:
            for noun in child.children:
                if noun.dep_ in {"dobj", "obj"}:
                    yield noun
                    yield from _beside(noun)
        elif child.dep_ == "relcl" and child.lemma_ == "be":
            for noun in child.children:
                if noun.dep_ == "attr":
                    yield from _beside(noun)


def _beside(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ in {"compound", "nmod", "amod", "poss"}:
            yield child
            yield from (deeper for deeper in child.children if deeper.dep_ in {"compound", "nmod", "amod", "poss"})
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _LINKS:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner
                    yield from _headed(inner)


def _headed(head: Token) -> Iterator[Token]:
    """'at the head of the agency X'."""
    if head.lemma_.lower() not in {"head", "helm"}:
        return
    for of in head.children:
        for noun in of.children:
            yield noun
            yield from (child for child in noun.children if child.dep_ == "appos")


def _state_of(body: FoundActor, reading: Reading) -> str | None:
    """The state whose name a diplomatic or military body bears: 'Russian Foreign Ministry' is Russia's."""
    words = body.name.lower().split()
    if not clashes().diplomatic & set(words):
        return None
    states = [actor for actor in reading.actors.values() if actor.type is ActorType.STATE]
    for word in words:
        for state in states:
            if word[:_STEM] in {name.lower()[:_STEM] for name in (state.name, *state.aliases)}:
                return state.id
    return None


def _governed(body: FoundActor, reading: Reading, lexicon: Lexicon) -> str | None:
    """'The Trump administration' is the state, unless the article sets one administration beside another."""
    entry = lexicon.by_id.get(body.id)
    rivals = [actor for actor in reading.actors.values() if actor.name.endswith(_GOVERNMENT)]
    return entry.state if entry is not None and rivals == [body] and entry.state in reading.actors else None
