"""The answer first: bottom line, summary, topics and what is left open, made only from what was found."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from perilune import edtf
from perilune.extract.gist.questions import open_questions
from perilune.extract.gist.topics import find_topics
from perilune.findings import FoundActor, FoundDate, FoundDispute, FoundPosition, Gist
from perilune.model import MAX_BOTTOM_LINE_WORDS, DateKind, PositionKind, Salience, Stance

MAX_SUMMARY_WORDS = 80


def summarise(
    doc: Doc,
    title: str,
    actors: tuple[FoundActor, ...],
    positions: tuple[FoundPosition, ...],
    dates: tuple[FoundDate, ...],
    disputes: tuple[FoundDispute, ...],
) -> Gist:
    """The gist of an article; fields for which nothing was found stay empty."""
    ranked = sorted(positions, key=lambda p: -_weight(p, actors, len(doc.text)))
    lines = [p.statement for p in ranked]
    bottom_line = next((line for line in lines if len(line.split()) <= MAX_BOTTOM_LINE_WORDS), None)
    return Gist(
        bottom_line=bottom_line,
        summary=_joined(bottom_line, lines, disputes, dates, actors),
        topics=find_topics(doc.text, title),
        open_questions=open_questions(doc),
    )


def _weight(position: FoundPosition, actors: tuple[FoundActor, ...], length: int) -> float:
    """Deeds before words, major actors before minor, the lead before the tail."""
    major = any(a.id == position.actor and a.salience is Salience.MAJOR for a in actors)
    early = 1.0 - position.evidence[0].start / max(1, length)
    return 2 * early + major + 0.5 * (position.kind is PositionKind.ACTED) - 0.5 * (position.stance is Stance.NEUTRAL)


def _joined(
    bottom_line: str | None,
    lines: list[str],
    disputes: tuple[FoundDispute, ...],
    dates: tuple[FoundDate, ...],
    actors: tuple[FoundActor, ...],
) -> str | None:
    sentences: list[str] = []
    for line in (*lines[:1], *_clash(disputes, actors), *_next(dates), *lines[1:]):
        if len(sentences) < 3 and line not in sentences and _words(sentences) + len(line.split()) <= MAX_SUMMARY_WORDS:
            sentences.append(line)
    return " ".join(sentences) or bottom_line


def _words(sentences: list[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


def _clash(disputes: tuple[FoundDispute, ...], actors: tuple[FoundActor, ...]) -> Iterator[str]:
    names = {actor.id: actor.name for actor in actors}
    if disputes:
        first = disputes[0]
        yield f"{' and '.join(names[one] for one in first.parties)} are at odds over {first.issue}."


def _next(dates: tuple[FoundDate, ...]) -> Iterator[str]:
    ahead = [date for date in dates if date.key and date.kind is not DateKind.PAST]
    if ahead:
        first = min(ahead, key=lambda date: edtf.parse(date.value).sort_key)
        yield f"Next: {first.what}, {edtf.in_words(first.value)}."
