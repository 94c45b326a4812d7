"""The words that the extractors of positions, disputes and topics listen for: tables without rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from perilune.model import ActorType, DisputeKind, PositionKind, Stance


@dataclass(frozen=True, slots=True)
class Frame:
    """How the verbs of one group are read."""

    name: str
    kind: PositionKind
    stance: Stance | None
    """None: what is said decides."""
    takes: frozenset[str]
    """Which complements will do: clause, object, action (an infinitive or -ing form), nothing."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue of several words: `come` + `out against`."""

    words: tuple[str, ...]
    """What follows the verb, in order, not necessarily at once."""
    frame: Frame


@dataclass(frozen=True, slots=True)
class Cues:
    """What introduces a statement, a view or a deed. Keys are lemmas in lower case."""

    verbs: dict[str, tuple[Frame, ...]]
    adjectives: dict[str, Stance]
    nouns: dict[str, Stance | None]
    documents: frozenset[str]
    spokespersons: frozenset[str]
    persons: frozenset[str]
    views: frozenset[str]
    descriptions: dict[str, frozenset[ActorType]]
    """Nouns that stand for an actor named before ('the agency'), with the types they fit."""
    phrases: dict[str, tuple[Phrase, ...]]
    """Cues of several words, by the lemma of the verb they begin with."""
    clause_only: frozenset[str]
    unspoken: frozenset[str]
    """What somebody may decline to do without taking a position."""
    biography: frozenset[str]
    """What 'who' did tells only who somebody is."""
    standing_alone: frozenset[str]
    """Verbs that say enough without anything after them."""
    deciding: frozenset[str]
    """Deeds that consist in saying something."""
    vague: frozenset[str]
    """What tells no reader what a position is about."""


@dataclass(frozen=True, slots=True)
class Polarity:
    """Words that show a speaker for or against what is spoken of."""

    supports: frozenset[str]
    opposes: frozenset[str]
    negations: frozenset[str]
    signals: dict[str, frozenset[str]]
    cues: dict[str, frozenset[str]]
    weights: dict[Stance, dict[str, float]]
    """How far each signal speaks for a stance."""


def read_table(name: str) -> Any:
    """The content of a data file of this folder: mappings, lists and strings (`no` stays a word)."""
    text = resources.files("perilune.lexicon").joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506


def stance_or_none(word: str) -> Stance | None:
    """The stance of that name; None for `content`."""
    return None if word == "content" else Stance(word)


@cache
def cues() -> Cues:
    """The table `cues.yml`."""
    table = read_table("cues.yml")
    verbs: dict[str, tuple[Frame, ...]] = {}
    for name, entry in table["verbs"].items():
        frame = Frame(name, PositionKind(entry["kind"]), stance_or_none(entry["stance"]), frozenset(entry["takes"]))
        for word in dict.fromkeys(entry["words"]):
            verbs[word] = (*verbs.get(word, ()), frame)
    return Cues(
        verbs=verbs,
        adjectives={word: Stance(stance) for stance, words in table["adjectives"].items() for word in words},
        nouns={word: stance_or_none(stance) for stance, words in table["nouns"].items() for word in words},
        documents=frozenset(table["documents"]),
        spokespersons=frozenset(table["spokespersons"]),
        persons=frozenset(table["persons"]),
        views=frozenset(table["views"]),
        descriptions={
            word: frozenset(map(ActorType, types.split()))
            for types, words in table["descriptions"].items()
            for word in words
        },
        phrases=_phrases(table["phrases"]),
        clause_only=frozenset(table["clause_only"]),
        unspoken=frozenset(table["unspoken"]),
        biography=frozenset(table["biography"]),
        standing_alone=frozenset(table["standing_alone"]),
        deciding=frozenset(table["deciding"]),
        vague=frozenset(table["vague"]),
    )


def _phrases(table: dict[str, dict[str, list[str]]]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for kind, by_stance in table.items():
        for stance, phrases in by_stance.items():
            frame = Frame("phrase", PositionKind(kind), stance_or_none(stance), frozenset({"nothing"}))
            for verb, *words in map(str.split, phrases):
                found[verb] = (*found.get(verb, ()), Phrase(tuple(words), frame))
    return found


@cache
def polarity() -> Polarity:
    """The table `stances.yml`."""
    table = read_table("stances.yml")
    supports, opposes, negations = (frozenset(table[key]) for key in ("supports", "opposes", "negations"))
    return Polarity(
        supports,
        opposes,
        negations,
        signals={name: frozenset(words) for name, words in table["signals"].items()},
        cues={name: frozenset(words) for name, words in table["cues"].items()},
        weights={
            Stance(stance): {name: float(weight) for name, weight in weights.items()}
            for stance, weights in table["weights"].items()
        },
    )


@cache
def antecedents() -> dict[str, float]:
    """The table `antecedents.yml`: how far each sign speaks for whom a pronoun or a description means."""
    return {name: float(weight) for name, weight in read_table("antecedents.yml")["weights"].items()}


@cache
def targets() -> dict[str, float]:
    """The table `targets.yml`: how far each sign speaks for what a position is about."""
    return {name: float(weight) for name, weight in read_table("targets.yml")["weights"].items()}


@dataclass(frozen=True, slots=True)
class Clashes:
    """What says that two actors clash, and what with."""

    prepositions: frozenset[str]
    replies: frozenset[str]
    nouns: frozenset[str]
    lodged: frozenset[str]
    words: frozenset[str]
    mutual: frozenset[str]
    overridden: frozenset[str]
    vague: frozenset[str]
    empty: frozenset[str]
    telling: frozenset[str]
    deeds: frozenset[str]
    leading: frozenset[str]
    diplomatic: frozenset[str]
    judging: frozenset[str]
    denials: frozenset[str]
    houses: frozenset[str]
    parliaments: frozenset[str]
    offices: frozenset[str]
    lawmaking: frozenset[str]
    """Titles of those who speak for themselves."""
    posts: dict[str, frozenset[ActorType]]
    speaks_for: dict[str, str]
    """For well-known persons, by id, whom they speak for where the article does not say it."""
    closing: frozenset[str]
    kinds: dict[DisputeKind, frozenset[str]]
    foremost: frozenset[str]
    fighting: frozenset[str]
    contrasts: frozenset[str]
    weights: dict[str, dict[str, float]]
    """By table, how far each sign speaks for a clash, in log odds."""
    enough: float
    """The odds from which on an article's surest clash is taken for stated."""
    enough_beside: float
    """The odds that do for another beside it."""
    enough_apart: float
    """The odds from which on a meeting of the same two in another passage opens a quarrel of its own."""


@cache
def clashes() -> Clashes:
    """The table `clashes.yml`."""
    table = read_table("clashes.yml")
    return Clashes(
        prepositions=frozenset(table["prepositions"]),
        replies=frozenset(table["replies"]),
        nouns=frozenset(table["nouns"]),
        lodged=frozenset(table["lodged"]),
        words=frozenset(table["words"]),
        mutual=frozenset(table["mutual"]),
        overridden=frozenset(table["overridden"]),
        vague=frozenset(table["vague"]),
        empty=frozenset(table["empty"]),
        telling=frozenset(table["telling"]),
        deeds=frozenset(table["deeds"]),
        leading=frozenset(table["leading"]),
        diplomatic=frozenset(table["diplomatic"]),
        judging=frozenset(table["judging"]),
        denials=frozenset(table["denials"]),
        houses=frozenset(table["houses"]),
        parliaments=frozenset(table["parliaments"]),
        offices=frozenset(table["offices"]),
        lawmaking=frozenset(table["lawmaking"]),
        posts={
            word: frozenset(map(ActorType, kinds.split())) for kinds, words in table["posts"].items() for word in words
        },
        speaks_for={person: of for of, persons in table["speaks_for"].items() for person in persons},
        closing=frozenset(table["closing"]),
        kinds={DisputeKind(kind): frozenset(words) for kind, words in table["kinds"].items()},
        foremost=frozenset(table["foremost"]),
        fighting=frozenset(table["fighting"]) | frozenset(table["foremost"]),
        contrasts=frozenset(table["contrasts"]),
        weights={
            name: {sign: float(weight) for sign, weight in weights.items()}
            for name, weights in table["weights"].items()
        },
        enough=float(table["enough"]),
        enough_beside=float(table["enough_beside"]),
        enough_apart=float(table["enough_apart"]),
    )


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the vocabulary."""

    id: str
    definition: str
    words: tuple[str, ...]
    """Words and phrases in lower case; a trailing * stands for any ending."""


@cache
def topics() -> tuple[Topic, ...]:
    """The table `topics.yml`, in its order."""
    table = read_table("topics.yml")
    return tuple(Topic(key, entry["definition"], tuple(entry["words"])) for key, entry in table.items())


@cache
def given_names() -> dict[str, str]:
    """The table `given_names.yml`: `he` or `she` for first names, titles and role nouns in lower case."""
    table = read_table("given_names.yml")
    return {name: pronoun for pronoun, names in table.items() for name in names}
