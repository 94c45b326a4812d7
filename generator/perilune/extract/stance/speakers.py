"""Who speaks: from the head of a source to an actor of the article.

A name is the actor itself. A role ('its chief', 'the minister') is the person named beside it, or else
the organisation it speaks for. A pronoun or a description ('the agency', 'the spokesperson') is the
actor told of before that fits in kind and gender and is the likeliest (`antecedents.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from perilune.extract.stance.antecedents import Memory
from perilune.extract.stance.candidates import Question
from perilune.extract.stance.clauses import COUNTING_NOUNS, SUBJECTS, members
from perilune.extract.stance.interviews import FIRST_PERSON, interviewed
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.lists import listed, named_later, of_verb
from perilune.extract.stance.naming import without_tail
from perilune.extract.stance.papers import makers_of
from perilune.extract.stance.reading import Reading
from perilune.findings import FoundActor
from perilune.lexicon.words import cues
from perilune.model import ActorType

_PERSONS = frozenset({ActorType.PERSON})
_COLLECTIVE = frozenset(ActorType) - {ActorType.PERSON, ActorType.PROGRAMME}
_PRONOUNS: dict[str, frozenset[ActorType]] = {
    "he": _PERSONS, "she": _PERSONS, "his": _PERSONS, "her": _PERSONS, "hers": _PERSONS,
    "it": _COLLECTIVE, "its": _COLLECTIVE, "which": _COLLECTIVE,
    "him": _PERSONS, "them": _COLLECTIVE, "they": _COLLECTIVE, "their": _COLLECTIVE, "both": frozenset(ActorType), "all": frozenset(), "neither": frozenset(ActorType), "each": frozenset(),
}  # fmt: skip
_PLURAL = frozenset({"they", "their", "both", "neither", "all", "each"})
_POINTING = frozenset({"the", "this", "that", "its", "his", "her", "their", "these", "those", "same"})
_INSIDERS = frozenset({"official", "employee", "aide", "staffer", "representative", "participant"})
_LEADERS = frozenset({"head", "chief", "boss", "director", "administrator", "president", "leader", "ceo", "executive"})
_LESSER = frozenset({"deputy", "associate", "assistant", "former", "vice", "acting", "policy", "science", "ex"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SIDES = frozenset({"side", "camp", "party", "ally", "partner", "rival", "neighbour", "neighbor"})
_MEMORY = 12
_STEPS = 4


def holders(
    source: Token, reading: Reading, memory: Memory | None = None, verb: Token | None = None
) -> tuple[FoundActor, ...]:
    """The actors that a source names, one per member of a list; empty where none can be told.

    `memory` knows who has spoken so far; `verb` is what they say or do.
    """
    told = Memory(reading) if memory is None else memory
    heads = members(source) if verb is None else of_verb(source, verb, reading)
    found = [actor for member in heads for actor in _holder(member, reading, told)]
    return tuple({actor.id: actor for actor in found}.values())


def spoken_for(role: Token, reading: Reading) -> FoundActor | None:
    """Whom the bearer of a role speaks for: 'its president', 'the company's director', 'an aide to the premier'."""
    return next(iter(_spoken_for(role, reading, Memory(reading))), None)


def _holder(head: Token, reading: Reading, memory: Memory) -> tuple[FoundActor, ...]:
    named = reading.named(head)
    among = listed(head, reading) if head.tag_ == "NNS" else ()
    if among:
        return among
    if named is not None:
        return (_bearer(head, named, reading),)
    if head.lower_ in FIRST_PERSON:
        answering = None if reading.is_quoted(head) else interviewed(reading)
        return (answering,) if answering is not None else ()
    if head.pos_ == "PRON" or head.lower_ in _PRONOUNS:
        return _pronoun(head, reading, memory)
    if head.lower_ in COUNTING_NOUNS or head.lower_ in {"one", "some", "none", "member", "members"}:
        explained = (reading.named(word) for word in head.subtree if word.dep_ == "appos" and word.i > head.i)
        if (other := next((actor for actor in explained if actor is not None), None)) is not None:
            return (other,)
        among = tuple(actor for noun in _after_of(head) for actor in _holder(noun, reading, memory))
        if among or head.lower_ in {"one", "some", "none"}:
            return among
    beside = named_later(head, reading) or _beside(head, reading, memory) or _led_by(head, reading)
    return beside or _described(head, reading, memory) or _of_that_surname(head, reading)


def _of_that_surname(head: Token, reading: Reading) -> tuple[FoundActor, ...]:
    """A surname by itself that no mention tells of."""
    if head.pos_ != "PROPN":
        return ()
    persons = [actor for actor in reading.actors.values() if actor.type is ActorType.PERSON]
    bearers = tuple(a for a in persons if any(form.split()[-1] == head.text for form in (a.name, *a.aliases)))
    return bearers if len(bearers) == 1 else ()


def _after_of(head: Token) -> Iterator[Token]:
    return (noun for child in head.children if child.lower_ == "of" for noun in child.children if noun.dep_ == "pobj")


def _bearer(head: Token, named: FoundActor, reading: Reading) -> FoundActor:
    """'Roscosmos chief Borisov', read as 'Roscosmos' with an apposition, is the person."""
    if named.type is ActorType.PERSON:
        return named
    beside = (reading.named(child) for child in head.children if child.dep_ == "appos")
    return next((actor for actor in beside if actor is not None and actor.type is ActorType.PERSON), named)


def _beside(head: Token, reading: Reading, memory: Memory) -> tuple[FoundActor, ...]:
    """The actors named in apposition to a role or description, or else the one that a role speaks for."""
    appositions = [member for child in head.children if child.dep_ in {"appos", "flat"} for member in members(child)]
    named = tuple(actor for word in appositions if (actor := reading.named(word)) is not None)
    if named:
        return named
    if head.dep_ == "appos" and (actor := reading.named(head.head)) is not None:
        return (actor,)
    lemma = lemma_of(head)
    bearer = _by_role(head, reading)
    if bearer is not None:
        return (bearer,)
    if (
        lemma in cues().spokespersons
        or head.lower_ in cues().spokespersons
        or lemma in cues().documents
        or lemma in cues().nouns
    ):
        return _spoken_for(head, reading, memory)
    if lemma in cues().descriptions:
        return _spoken_for(head, reading, memory, only_of=True)
    return ()


def _by_role(head: Token, reading: Reading) -> FoundActor | None:
    """'the head of Roscosmos', 'the SpaceX president': the person of whom the article says so."""
    word = head.lower_
    if not any(child.lower_ in _POINTING or child.dep_ in {"poss", "compound"} for child in head.children):
        return None
    served = next(
        (actor for noun in _modifiers(head, only_of=False) if (actor := reading.named(noun)) is not None), None
    )
    titles = _LEADERS if word in _LEADERS else frozenset({word})
    for actor in reading.actors.values():
        if actor.type is ActorType.PERSON and served is not None and actor.spoken_for == served.id:
            held = set((actor.role or "").lower().replace("-", " ").split())
            if held & titles and not held & _LESSER:
                return actor
    return None


def _led_by(head: Token, reading: Reading) -> tuple[FoundActor, ...]:
    """'a group of companies led by X' is X's voice, and so is 'the lawsuit filed by X'."""
    if lemma_of(head) in cues().documents:
        made = (reading.named(maker) for noun in makers_of(head) for maker in members(noun))
        return tuple(actor for actor in made if actor is not None)
    for child in head.children:
        if child.dep_ == "acl" and child.lower_ in {"led", "headed", "backed"}:
            agents = (noun for by in child.children if by.dep_ == "agent" for noun in by.children)
            return tuple(actor for noun in agents if (actor := reading.named(noun)) is not None)
    return ()


def _spoken_for(head: Token, reading: Reading, memory: Memory, *, only_of: bool = False) -> tuple[FoundActor, ...]:
    for word in _modifiers(head, only_of=only_of):
        actor = reading.named(word)
        if actor is not None:
            return (actor, *_others(word, reading))
        if word.dep_ == "poss" and word.lower_ in _PRONOUNS:
            return _pronoun(word, reading, memory)
        if word.dep_ == "compound" and (kinds := cues().descriptions.get(lemma_of(word))):
            return memory.meant(Question(word, "description", kinds))
        all_of_them = any(child.lower_ == "both" for child in word.children)
        if word.dep_ in {"poss", "pobj"} and lemma_of(word) in cues().descriptions and not all_of_them:
            return _described(word, reading, memory)
    return ()


def _others(word: Token, reading: Reading) -> tuple[FoundActor, ...]:
    """'officials from NASA and SpaceX', 'US and British diplomats': the other members of the list."""
    named = tuple(reading.named(member) for member in word.conjuncts)
    return tuple(actor for actor in named if actor is not None and actor.type is not ActorType.PERSON)


def _modifiers(head: Token, *, only_of: bool) -> Iterator[Token]:
    """Possessor, compound, adjective, and what follows 'of', 'for', 'from', 'at', 'by', 'with'; near ones first."""
    for child in head.children:
        if child.dep_ in {"compound", "amod", "nmod"} or (child.dep_ == "poss" and not only_of):
            yield child
    links = {"of"} if only_of else {"of", "for", "from", "at", "by", "with", "to", "in", "on"}
    for child in head.children:
        if (child.dep_ in {"prep", "agent"}) and child.lower_ in links:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield noun
                    yield from (deeper for deeper in noun.children if deeper.dep_ in {"poss", "compound"})
                    yield from (deeper for inner in noun.children if inner.lower_ in links for deeper in inner.children)


def _described(head: Token, reading: Reading, memory: Memory) -> tuple[FoundActor, ...]:
    """'the agency', 'the spokesperson', 'the filing': who was called so, or the last actor of that kind."""
    lemma = lemma_of(head)
    if (lemma.startswith("spokes") or lemma in _INSIDERS) and any(
        child.lower_ in {"a", "an"} for child in head.children
    ):
        return memory.meant(Question(head, "voice", _COLLECTIVE))
    if any(child.lower_ == "both" or child.dep_ == "nummod" for child in head.children):
        return _several(head, reading, memory)
    if not any(child.lower_ in _POINTING for child in head.children):
        return _again(head, lemma, memory)
    if head.tag_ == "NNS" and (group := _group_called(head, reading)) is not None:
        return (group,)
    if lemma in cues().persons or head.ent_type_ == "NORP":
        return memory.meant(Question(head, "person", _PERSONS))
    if lemma in cues().documents:
        return memory.meant(Question(head, "document", _COLLECTIVE))
    kinds = cues().descriptions.get(lemma)
    if kinds is not None:
        return memory.meant(Question(head, "description", kinds))
    return next(((said.actor,) for said in reversed(memory.heard) if said.noun == lemma), ())


def _again(head: Token, lemma: str, memory: Memory) -> tuple[FoundActor, ...]:
    """'Judges at the court rejected it. Judges found...': those who were called so when they spoke before."""
    bare = head.tag_ == "NNS" and not any(child.dep_ != "punct" for child in head.children)
    if not bare or head.lower_ not in cues().spokespersons:
        return ()
    return next(((said.actor,) for said in reversed(memory.heard) if said.noun == lemma), ())


def _group_called(head: Token, reading: Reading) -> FoundActor | None:
    """'The lawmakers', 'the members': the group last spoken of whose name ends so."""
    for mention in reversed(reading.mentions):
        ends = mention.end <= head.i and mention.actor.type is ActorType.GROUP
        if ends and without_tail(mention.actor.name.lower()).endswith(head.lower_):
            return mention.actor
    return None


def _pronoun(head: Token, reading: Reading, memory: Memory) -> tuple[FoundActor, ...]:
    kinds = _PRONOUNS.get(head.lower_)
    if kinds is None:
        return ()
    if (owner := _owner_of_relative(head, reading)) is not None and owner.type in kinds:
        return (owner,)
    several = _several(head, reading, memory) if head.lower_ in _PLURAL else ()
    return several or memory.meant(Question(head, _sort(head), kinds))


def _sort(pronoun: Token) -> str:
    """What word it is, as the signs of antecedents know it."""
    if pronoun.dep_ == "poss":
        return "owner"
    if pronoun.lower_ in _PLURAL or pronoun.lower_ == "them":
        return "they"
    return "he" if _PRONOUNS[pronoun.lower_] == _PERSONS else "it"


def _owner_of_relative(head: Token, reading: Reading) -> FoundActor | None:
    """'X's agreement on rights that it seeks': the owner of what the relative clause tells of."""
    if head.dep_ not in SUBJECTS or head.head.dep_ != "relcl":
        return None
    noun = head.head.head
    for word in reversed(reading.words[noun.i + 1 : head.i]):
        if word.dep_ == "poss" and (owner := reading.named(word)) is not None:
            return owner
    for _ in range(_STEPS):
        owner = next(
            (actor for child in noun.children if child.dep_ == "poss" and (actor := reading.named(child))), None
        )
        if owner is not None or noun.head == noun or noun.head.pos_ not in {"ADP", "NOUN", "PROPN"}:
            return owner
        noun = noun.head
    return None


def _counted(head: Token) -> int | None:
    """How many 'the two companies', 'the three countries', 'both' are; None where it isn't told."""
    if head.lower_ == "both" or any(child.lower_ == "both" for child in head.children):
        return 2
    number = next((child.lower_ for child in head.children if child.dep_ == "nummod"), "")
    return _NUMBERS.get(number)


def _kinds_counted(head: Token) -> frozenset[ActorType] | None:
    """What 'the two firms', 'both sides', 'both' may be; None where they are nobody ('both texts')."""
    if head.lower_ in _PRONOUNS or lemma_of(head) in _SIDES:
        return frozenset(ActorType)
    return cues().descriptions.get(lemma_of(head))


def _foremost(named: list[FoundActor], number: int) -> tuple[FoundActor, ...]:
    """Those named most often so far, of two the one named last."""
    counts = Counter(actor.id for actor in named)
    last = {actor.id: (counts[actor.id], at) for at, actor in enumerate(named)}
    by_id = {actor.id: actor for actor in named}
    return tuple(by_id[key] for key in sorted(last, key=lambda key: last[key], reverse=True)[:number])


def _several(head: Token, reading: Reading, memory: Memory) -> tuple[FoundActor, ...]:
    """'They', 'both', 'the three countries': the members of the last list, for a pronoun of the last that was a subject.

    'Both' are otherwise the last two who spoke.
    """
    before = [mention for mention in reading.mentions if mention.end <= head.i]
    counted, kinds = _counted(head), _kinds_counted(head)
    if kinds is None or (head.pos_ == "NOUN" and counted is None):
        return ()
    for mention in reversed(before[-_MEMORY:]):
        noun = memory.place(mention).noun
        if not noun.conjuncts or (counted is None and noun.dep_ not in SUBJECTS):
            continue
        found = holders(noun, reading)
        fitting = counted is None or (len(found) == counted and all(actor.type in kinds for actor in found))
        if len(found) > 1 and fitting:
            return found
    if counted is None:
        return ()
    if head.pos_ == "NOUN" and lemma_of(head) not in _SIDES:
        last = _foremost([mention.actor for mention in before if mention.actor.type in kinds], counted)
    else:
        last = tuple({said.actor.id: said.actor for said in reversed(memory.heard)}.values())[:counted]
    return last if len(last) == counted else ()
