"""Who holds what: attributed statements, and the positions a briefing makes of them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from perilune.extract.stance import clauses
from perilune.extract.stance.beside import is_another
from perilune.extract.stance.circumstances import relay, when
from perilune.extract.stance.evidence import evidence
from perilune.extract.stance.hearing import Heard, hear
from perilune.extract.stance.leaning import leaning
from perilune.extract.stance.phrasing import statement
from perilune.extract.stance.reading import Reading, read
from perilune.extract.stance.statements import Statement
from perilune.extract.stance.targets import Targets
from perilune.findings import Attribution, FoundActor, FoundDate, FoundPosition, Span
from perilune.model import ActorType, PositionKind

_OF_PARTIES = frozenset({"criticism", "rejection", "resistance", "will", "demand"})
"""Verbs with which an outlet takes a side itself, and relays nobody."""


def find_attributions(doc: Doc, actors: tuple[FoundActor, ...]) -> tuple[Attribution, ...]:
    """Every attributed statement in order of appearance, one per holder; `actor` is None where none could be told."""
    reading = read(doc, actors)
    return tuple(attribution for heard in hear(reading) for attribution in _attributions(heard, reading))


def _attributions(heard: Heard, reading: Reading) -> Iterator[Attribution]:
    told, found = heard.statement, heard.holders
    suffering = _suffers(told, reading)
    silent = {ActorType.PROGRAMME} if told.frame in _OF_PARTIES else {ActorType.MEDIA, ActorType.PROGRAMME}
    named = tuple(actor.id for actor in found if actor.type not in silent and actor != suffering)
    if not named and told.kind is PositionKind.ACTED:
        return
    kind = kind_of(told, reading)
    for one in named or (None,):
        actor = reading.actors[one] if one else None
        yield Attribution(
            source=_source(told, reading),
            cue=(reading.span(told.cue.i, told.cue.i + 1),) if told.frame != "continued" else (),
            content=tuple(reading.span(start, end) for start, end in told.content if end > start),
            actor=one,
            stance=leaning(told, kind, actor, reading),
            kind=kind,
            via=relay(heard, one, reading) if one else None,
        )


def _suffers(told: Statement, reading: Reading) -> FoundActor | None:
    """Who is asked, told or attacked by name, and so cannot be who 'they' or 'the four' before the verb stands for."""
    if told.source is None or clauses.is_passive(told.cue) or reading.named(told.source) is not None:
        return None
    patient = clauses.patient(told.cue)
    return reading.named(patient) if patient is not None else None


def _source(told: Statement, reading: Reading) -> tuple[Span, ...]:
    if told.source is None:
        return ()
    return (reading.span(told.source.left_edge.i, told.source.i + 1),)


def kind_of(told: Statement, reading: Reading) -> PositionKind:
    """The statement's kind; `quoted` where two or more words of its content stand in quotation marks."""
    if told.kind is PositionKind.REPORTED:
        for start, end in told.content:
            if any(i in reading.quoted_at and reading.quoted_at[i].words > 1 for i in range(start, end)):
                return PositionKind.QUOTED
    return told.kind


def find_positions(
    doc: Doc,
    actors: tuple[FoundActor, ...],
    dates: tuple[FoundDate, ...],
    attributions: tuple[Attribution, ...],
    title: str = "",
) -> tuple[FoundPosition, ...]:
    """The positions of the article's actors, in order of appearance; one per holder, sentence and thing said.

    `title` is the article's headline: it tells what the positions are likely about.
    """
    reading = read(doc, actors)
    targets = Targets(reading, title)
    found: list[FoundPosition] = []
    told: dict[tuple[str, int], dict[str, Attribution]] = {}
    for attribution in attributions:
        if attribution.actor is None or attribution.actor not in reading.actors:
            continue
        holder = reading.actors[attribution.actor]
        shown = evidence(attribution, reading)
        target = targets.of(attribution, shown)
        wording = statement(attribution, holder, target, reading)
        if wording is None:
            continue
        before = told.setdefault((holder.id, reading.tokens(shown)[0].sent.start), {})
        if wording in before or not all(is_another(attribution, one, reading) for one in before.values()):
            continue
        before[wording] = attribution
        found.append(
            FoundPosition(
                actor=holder.id,
                stance=attribution.stance,
                target=target,
                statement=wording,
                kind=attribution.kind,
                evidence=(shown,),
                via=attribution.via,
                date=when(attribution, dates, reading),
            )
        )
    return tuple(found)
