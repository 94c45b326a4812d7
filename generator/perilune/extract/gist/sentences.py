"""The sentences of the gist, made of what was found: who did or wants what, against whom, what is next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perilune import edtf
from perilune.extract.stance.naming import called, listed
from perilune.findings import FoundActor, FoundDate, FoundDispute, FoundPosition
from perilune.model import DateKind, PositionKind, Salience, Stance

_LEAD = 0.25
_LEAST = 5
_MOST = 28
_POINTING = re.compile(
    r"\b(?:it|this|that|they|them|he|she|both|one)\b(?=[.,;]|$)| that (?:it|they|he|she|this|these|those)\b|[“”]"
)
"""Words that lean on a sentence before, and quotations: no opening for a briefing."""


def by_weight(
    title: str, positions: tuple[FoundPosition, ...], actors: tuple[FoundActor, ...], length: int
) -> list[FoundPosition]:
    """The positions, the most telling first: near the top, by major actors, in words of the headline."""
    major = {actor.id for actor in actors if actor.salience is Salience.MAJOR}
    headline = set(_words(title))
    names = {actor.id: len(actor.name.split()) for actor in actors}

    def weight(position: FoundPosition) -> float:
        words = position.statement.split()
        at = position.evidence[0].start / max(1, length)
        shared = len(headline & set(_words(position.statement)))
        told = position.kind is not PositionKind.QUOTED
        says = len(words) - names.get(position.actor, 0)
        clear = _LEAST <= says <= _MOST and "…" not in position.statement
        taken = position.stance is not Stance.NEUTRAL
        clear = clear and not _POINTING.search(position.statement)
        return 2 * max(0.0, 1 - at / _LEAD) + shared + (position.actor in major) + told + 2 * clear + 0.5 * taken

    return sorted(positions, key=lambda position: -weight(position))


def _words(text: str) -> list[str]:
    return [word.strip(".,;:'’“”\"()").lower() for word in text.split() if len(word) > 3]


def on_clash(disputes: tuple[FoundDispute, ...], actors: tuple[FoundActor, ...]) -> Iterator[str]:
    """The first dispute: what the other side says, or else that the parties are at odds."""
    if not disputes:
        return
    first = disputes[0]
    yield from (side.says for side in reversed(first.sides[:2]) if "…" not in side.says)
    by_id = {actor.id: actor for actor in actors}
    names = listed([called(by_id[one]) for one in first.parties if one in by_id])
    issue = first.issue.rpartition(" over ")[2]
    if not issue.startswith("quarrel of "):
        yield f"{names[:1].upper()}{names[1:]} are at odds over {issue}."


def on_what_is_next(dates: tuple[FoundDate, ...]) -> Iterator[str]:
    """The nearest date ahead that a timeline wants."""
    ahead = [date for date in dates if date.key and date.kind is not DateKind.PAST]
    if ahead:
        first = min(ahead, key=lambda date: edtf.parse(date.value).sort_key)
        yield f"Next: {first.what} ({edtf.in_words(first.value)})."
