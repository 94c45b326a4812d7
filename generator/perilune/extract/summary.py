"""The answer first: bottom line, summary, topics and what is left open, made only from what was found."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from perilune.extract.gist.lead import Lead, lead
from perilune.extract.gist.questions import open_questions
from perilune.extract.gist.sentences import by_weight, is_told, on_clash, on_what_is_next, shared
from perilune.extract.gist.topics import find_topics
from perilune.extract.text import text_of
from perilune.findings import FoundActor, FoundDate, FoundDispute, FoundPosition, Gist
from perilune.model import MAX_BOTTOM_LINE_WORDS

MAX_SUMMARY_WORDS = 80
_MOST_SENTENCES = 3
_PLAINER = 1


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
    text = text_of(doc)
    told = _different(by_weight(title, positions, actors, len(text)))
    first = _answer(title, lead(doc, actors), told)
    others = [p.statement for p in told if p.statement != first and not (first and is_told(first, p, text))]
    more = (*others[:1], *on_clash(disputes, actors, text), *on_what_is_next(dates), *others[1:])
    sentences = _fitting(line for line in more if line != first) or ([first] if first else [])
    return Gist(
        bottom_line=first,
        summary=" ".join(sentences) or None,
        topics=find_topics(text, title),
        open_questions=open_questions(doc),
    )


def _answer(title: str, opening: Lead | None, told: list[FoundPosition]) -> str | None:
    """The article's own lead, unless a statement says more plainly what the headline says."""
    short = (p.statement for p in told if len(p.statement.split()) <= MAX_BOTTOM_LINE_WORDS)
    best = next(short, None)
    if opening is None or best is None:
        return opening.text if opening else best
    much = _PLAINER if opening.at == 0 else 0
    return best if shared(title, best) > shared(title, opening.text) + much else opening.text


def _different(ranked: list[FoundPosition]) -> list[FoundPosition]:
    """The positions, without those that tell of another holder what one before told: 'A voted no', 'B voted no'."""
    seen: set[tuple[str, int]] = set()
    kept: list[FoundPosition] = []
    for position in ranked:
        thing = (position.target, position.evidence[0].start)
        if thing not in seen:
            seen.add(thing)
            kept.append(position)
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
