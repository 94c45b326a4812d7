"""The answer first: bottom line, summary, topics and what is left open, made only from what was found."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from perilune.extract.gist.questions import open_questions
from perilune.extract.gist.sentences import by_weight, on_clash, on_what_is_next
from perilune.extract.gist.topics import find_topics
from perilune.findings import FoundActor, FoundDate, FoundDispute, FoundPosition, Gist
from perilune.model import MAX_BOTTOM_LINE_WORDS

MAX_SUMMARY_WORDS = 80
_MOST_SENTENCES = 3


def summarise(  # noqa: PLR0917 -- one argument for each thing that was found
    doc: Doc,
    title: str,
    actors: tuple[FoundActor, ...],
    positions: tuple[FoundPosition, ...],
    dates: tuple[FoundDate, ...],
    disputes: tuple[FoundDispute, ...],
) -> Gist:
    """The gist of an article; fields for which nothing was found stay empty.

    The bottom line has at most 30 words, the summary two or three sentences of at most 80 words in all.
    """
    told = _different(by_weight(title, positions, actors, len(doc.text)))
    first = next((line for line in told if len(line.split()) <= MAX_BOTTOM_LINE_WORDS), None)
    others = [line for line in told if line != first]
    more = (*on_clash(disputes, actors), *others[:1], *on_what_is_next(dates), *others[1:])
    sentences = _fitting(line for line in more if line != first) or ([first] if first else [])
    return Gist(
        bottom_line=first,
        summary=" ".join(sentences) or None,
        topics=find_topics(doc.text, title),
        open_questions=open_questions(doc),
    )


def _different(ranked: list[FoundPosition]) -> list[str]:
    """The statements, without those that tell of another holder what one before told: 'A voted no', 'B voted no'."""
    seen: set[tuple[str, int]] = set()
    kept: list[str] = []
    for position in ranked:
        thing = (position.target, position.evidence[0].start)
        if thing not in seen:
            seen.add(thing)
            kept.append(position.statement)
    return kept


def _fitting(lines: Iterable[str]) -> list[str]:
    """The first few different lines that fit into the summary's room."""
    sentences: list[str] = []
    for line in lines:
        words = sum(len(sentence.split()) for sentence in sentences)
        if (
            len(sentences) < _MOST_SENTENCES
            and line not in sentences
            and words + len(line.split()) <= MAX_SUMMARY_WORDS
        ):
            sentences.append(line)
    return sentences
