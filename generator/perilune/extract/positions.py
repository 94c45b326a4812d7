"""Who holds what: attributed statements, and the positions a briefing makes of them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from perilune.extract.stance import wording
from perilune.extract.stance.hearing import Heard, hear
from perilune.extract.stance.leaning import leaning
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.statements import Statement
from perilune.findings import Attribution, FoundActor, FoundDate, FoundPosition, Span
from perilune.model import ActorType, PositionKind


def find_attributions(doc: Doc, actors: tuple[FoundActor, ...]) -> tuple[Attribution, ...]:
    """Every attributed statement in order of appearance, one per holder; `actor` is None where none could be told."""
    reading = Reading.of(doc, actors)
    return tuple(attribution for heard in hear(reading) for attribution in _attributions(heard, reading))


def _attributions(heard: Heard, reading: Reading) -> Iterator[Attribution]:
    statement, found = heard.statement, heard.holders
    named = tuple(actor.id for actor in found if actor.type not in {ActorType.MEDIA, ActorType.PROGRAMME})
    if not named and statement.kind is PositionKind.ACTED:
        return
    kind = _kind(statement, reading)
    for one in named or (None,):
        actor = reading.actors[one] if one else None
        yield Attribution(
            source=_source(statement, reading),
            cue=(reading.span(statement.cue.i, statement.cue.i + 1),) if statement.frame != "continued" else (),
            content=tuple(reading.span(start, end) for start, end in statement.content if end > start),
            actor=one,
            stance=leaning(statement, kind, actor, reading),
            kind=kind,
        )


def _source(statement: Statement, reading: Reading) -> tuple[Span, ...]:
    if statement.source is None:
        return ()
    return (reading.span(statement.source.left_edge.i, statement.source.i + 1),)


def _kind(statement: Statement, reading: Reading) -> PositionKind:
    if statement.kind is PositionKind.REPORTED:
        for start, end in statement.content:
            if any(i in reading.quoted_at and reading.quoted_at[i].words > 1 for i in range(start, end)):
                return PositionKind.QUOTED
    return statement.kind


def find_positions(
    doc: Doc, actors: tuple[FoundActor, ...], dates: tuple[FoundDate, ...], attributions: tuple[Attribution, ...]
) -> tuple[FoundPosition, ...]:
    """The positions of the article's actors, in order of appearance, at most one per holder and sentence."""
    reading = Reading.of(doc, actors)
    found: dict[tuple[str, int], FoundPosition] = {}
    for attribution in attributions:
        if attribution.actor is None or attribution.actor not in reading.actors:
            continue
        holder = reading.actors[attribution.actor]
        shown = wording.evidence(attribution, reading)
        position = FoundPosition(
            actor=holder.id,
            stance=attribution.stance,
            target=wording.target(attribution, reading),
            statement=wording.statement(attribution, holder, reading),
            kind=attribution.kind,
            evidence=(shown,),
            via=attribution.via,
            date=next((date.value for date in dates if date.key and date.span.within(shown)), None),
        )
        found.setdefault((holder.id, shown.start), position)
    return tuple(found.values())
