"""The sentences of the gist, made of what was found: who did or wants what, against whom, what is next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perilune import edtf
from perilune.extract.stance.naming import called, listed
from perilune.findings import FoundActor, FoundDate, FoundDispute, FoundPosition
from perilune.model import ActorType, DateKind, PositionKind, Salience, Stance

_LEAD = 0.25
_LEAST = 5
_MOST = 28
_POINTING = re.compile(
    r"\b(?:it|this|that|they|them|he|she|both|one)\b(?=[.,;]|$)| that (?:it|they|he|she|this|these|those)\b|[“”]"
)
"""Words that lean on a sentence before, and quotations: no opening for a briefing."""
_OF_SOMEBODY = re.compile(r"\b(?:his|her|hers|their|theirs)\b")
"""Whose they are nobody can tell where the holder is no person."""
_DANGLING = re.compile(
    r"\b(?:a|an|and|as|asked|at|but|by|for|from|in|into|of|on|or|over|said|say|says|than|that|the|to|told|want|wanted|"
    r"wants|with)[.…]?$"
)
"""Words that want something after them: the statement lost its end, or was of a clause that has it before."""
_OF_A_BUDGET = re.compile(r"\b(?:fiscal|financial|budget|FY ?\d)", re.IGNORECASE)
_TOLD = 0.6
_MOST_PARTIES = 3


def by_weight(
    title: str, positions: tuple[FoundPosition, ...], actors: tuple[FoundActor, ...], length: int
) -> list[FoundPosition]:
    """The positions, the most telling first: near the top, by major actors, in words of the headline."""
    major = {actor.id for actor in actors if actor.salience is Salience.MAJOR}
    people = {actor.id for actor in actors if actor.type is ActorType.PERSON}
    names = {actor.id: len(actor.name.split()) for actor in actors}

    def weight(position: FoundPosition) -> float:
        words = position.statement.split()
        at = position.evidence[0].start / max(1, length)
        told = position.kind is not PositionKind.QUOTED
        says = len(words) - names.get(position.actor, 0)
        clear = _LEAST <= says <= _MOST and "…" not in position.statement
        taken = position.stance is not Stance.NEUTRAL
        clear = clear and not _POINTING.search(position.statement)
        clear = clear and (position.actor in people or not _OF_SOMEBODY.search(position.statement))
        return (
            2 * max(0.0, 1 - at / _LEAD)
            + shared(title, position.statement)
            + (position.actor in major)
            + told
            + 2 * clear
            + 0.5 * taken
        )

    whole = (position for position in positions if not _DANGLING.search(position.statement))
    return sorted(whole, key=lambda position: -weight(position))


def shared(title: str, line: str) -> int:
    """How many words of the headline a line has."""
    return len(set(_words(title)) & set(_words(line)))


def is_told(line: str, position: FoundPosition, text: str) -> bool:
    """Whether a line already tells what the position tells: most of its words stand in the position's evidence."""
    place = position.evidence[0]
    words = set(_words(line))
    return len(words & set(_words(text[place.start : place.end]))) > _TOLD * len(words)


def _words(text: str) -> list[str]:
    return [word.strip(".,;:'’“”\"()").lower() for word in text.split() if len(word) > 3]


def on_clash(disputes: tuple[FoundDispute, ...], actors: tuple[FoundActor, ...], text: str) -> Iterator[str]:
    """The first dispute: who is at odds over what, where that can be said plainly."""
    if not disputes:
        return
    first = disputes[0]
    by_id = {actor.id: actor for actor in actors}
    names = [called(by_id[one]) for one in first.parties if one in by_id]
    issue = first.issue.rpartition(" over ")[2]
    if not _is_plain(issue, actors):
        return
    first_word = issue.split()[0].lower()
    is_deed = first_word.endswith("ing") and len(issue.split()) > 1
    is_common = issue[1:2].islower() and (is_deed or re.search(rf"\b{re.escape(first_word)}\b", text))
    issue = issue[:1].lower() + issue[1:] if is_common else issue
    parties = listed(names if len(names) <= _MOST_PARTIES else [*names[:2], "others"])
    yield f"{parties[:1].upper()}{parties[1:]} are at odds over {issue}."


def _is_plain(issue: str, actors: tuple[FoundActor, ...]) -> bool:
    """Whether an issue says something: more than one word, and more than a name."""
    words = issue.lower().removeprefix("the ").split()
    names = (name.lower().split() for actor in actors for name in (actor.name, *actor.aliases))
    only_a_name = any(words[-len(name) :] == name and len(words) <= len(name) + 1 for name in names)
    return len(words) > 1 and not only_a_name and not issue.startswith("quarrel of ") and not _DANGLING.search(issue)


def on_what_is_next(dates: tuple[FoundDate, ...]) -> Iterator[str]:
    """The nearest date ahead that a timeline wants; the year of a budget is none that anything waits for."""
    ahead = [d for d in dates if d.key and d.kind is not DateKind.PAST and not _OF_A_BUDGET.search(d.text)]
    if ahead:
        first = min(ahead, key=lambda date: edtf.parse(date.value).sort_key)
        yield f"Next: {first.what} ({edtf.in_words(first.value)})."
