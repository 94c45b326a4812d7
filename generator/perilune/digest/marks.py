"""Words and signs for the closed sets: no meaning rests on colour alone."""

from __future__ import annotations

from perilune.digest.views import Mark
from perilune.model import ActorType, DateKind, DisputeKind, DisputeStatus, PositionKind, Stance, Status

_MARKS: dict[Stance | ActorType | DateKind | DisputeKind | DisputeStatus | PositionKind | Status, tuple[str, str]] = {
    Stance.SUPPORTS: ("supports", "\N{BLACK UP-POINTING TRIANGLE}"),
    Stance.OPPOSES: ("opposes", "\N{BLACK DOWN-POINTING TRIANGLE}"),
    Stance.NEUTRAL: ("neutral", "\N{WHITE CIRCLE}"),
    PositionKind.QUOTED: ("in its own words", ""),
    PositionKind.REPORTED: ("as reported", ""),
    PositionKind.ACTED: ("by what it did", ""),
    DateKind.PLANNED: ("planned", "\N{WHITE CIRCLE}"),
    DateKind.DEADLINE: ("deadline", "\N{BLACK DIAMOND}"),
    DisputeStatus.OPEN: ("open", "\N{CIRCLE WITH LEFT HALF BLACK}"),
    DisputeStatus.RESOLVED: ("resolved", "\N{BLACK CIRCLE}"),
    Status.DRAFT: ("machine draft", "\N{DOTTED CIRCLE}"),
    Status.REVIEWED: ("reviewed", "\N{CHECK MARK}"),
    ActorType.STATE: ("state", ""),
    ActorType.BODY: ("government body", ""),
    ActorType.IGO: ("international organisation", ""),
    ActorType.COMPANY: ("company", ""),
    ActorType.PERSON: ("person", ""),
    ActorType.MEDIA: ("media", ""),
    ActorType.GROUP: ("group", ""),
    ActorType.PROGRAMME: ("programme", ""),
}


_MISSED: dict[DateKind, str] = {DateKind.PLANNED: "was planned", DateKind.DEADLINE: "was due"}


def due_mark(kind: DateKind, *, ahead: bool) -> Mark | None:
    """What was expected of a date; once it has gone by, nothing here says whether it came about."""
    if kind is DateKind.PAST:
        return None
    return mark(kind) if ahead else Mark(kind.value, _MISSED[kind], "")


def mark(value: Stance | ActorType | DateKind | DisputeKind | DisputeStatus | PositionKind | Status) -> Mark:
    """How a value of a closed set is shown."""
    word, sign = _MARKS.get(value, (value.value, ""))
    return Mark(value.value, word, sign)
