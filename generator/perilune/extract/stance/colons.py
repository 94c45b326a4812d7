"""What somebody says behind a colon: 'The envoy was blunter: the Ukrainians had brought it on themselves.'."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from perilune.extract.stance.reading import Reading
from perilune.extract.stance.statements import Statement
from perilune.model import ActorType, PositionKind

_SPEAKERS = frozenset({ActorType.PERSON, ActorType.GROUP})
_PRONOUNS = frozenset({"he", "she"})
_LONGEST_BEFORE = 25
_LEAST = 4


def by_colon(reading: Reading) -> Iterator[Statement]:
    """A person or group that does whatever before a colon, and a clause or a quotation behind it."""
    for colon in reading.prose:
        if colon.text != ":" or reading.is_quoted(colon) or colon.sent.end - colon.i <= _LEAST:
            continue
        verb = _verb_before(colon)
        subject = _subject(verb, colon) if verb is not None else None
        if verb is None or subject is None or not _speaks(subject, colon, reading):
            continue
        if reading.is_quoted(colon.nbor()) or _is_clause(colon):
            content = ((colon.i + 1, colon.sent.end),)
            yield Statement(verb, subject, content, PositionKind.REPORTED, None, frame="statement")


def _verb_before(colon: Token) -> Token | None:
    """The main verb of what stands before the colon, which the parser may hang on a verb behind it."""
    if colon.i - colon.sent.start > _LONGEST_BEFORE:
        return None
    for word in colon.doc[colon.sent.start : colon.i]:
        if word.pos_ in {"VERB", "AUX"} and (word.dep_ == "ROOT" or (word.dep_ == "ccomp" and word.head.i > colon.i)):
            return word
    return None


def _subject(verb: Token, colon: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "nsubj" and child.i < colon.i), None)


def _speaks(subject: Token, colon: Token, reading: Reading) -> bool:
    """Whether it is one whose words a colon may open; before a quotation anybody's."""
    if subject.lower_ in _PRONOUNS:
        return True
    actor = reading.named(subject)
    return actor is not None and (actor.type in _SPEAKERS or reading.is_quoted(colon.nbor()))


def _is_clause(colon: Token) -> bool:
    """Whether a subject and its verb stand behind the colon."""
    return any(
        word.dep_ in {"nsubj", "nsubjpass", "expl"} and word.head.i > colon.i
        for word in colon.doc[colon.i + 1 : colon.sent.end]
    )
