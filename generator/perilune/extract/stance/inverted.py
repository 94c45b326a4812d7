"""Sayings told by word order: '“...,” exulted X', 'The law, thundered X, is...', 'This time, NASA counters, ...'."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.complements import Range
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.statements import Statement
from perilune.lexicon.words import cues
from perilune.model import PositionKind

_REPORTED = PositionKind.REPORTED
_FINITE = frozenset({"VBD", "VBZ", "VBN", "NNS"})
_MISREAD = frozenset({"NNS", "VBZ"})
_ADDRESSING = frozenset(
    {
        "tell",
        "inform",
        "assure",
        "remind",
        "ask",
        "call",
        "describe",
        "cite",
        "read",
        "put",
        "see",
        "find",
        "show",
        "email",
    }
)
_SAYING = frozenset({"statement", "criticism", "warning", "praise", "rejection"})
_LEAST = 2
_STOPS = frozenset({",", ".", ":", ";", "–", "—"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})


def by_inversion(reading: Reading) -> Iterator[Statement]:
    """A verb of saying between a comma and the name of its speaker."""
    for verb in reading.prose:
        if not _may_invert(verb, reading) or verb.nbor(-1).text != "," or not _is_saying(verb):
            continue
        speaker = _speaker(verb)
        if speaker is None or not _is_somebody(speaker, reading) or _has_subject(verb, speaker, reading):
            continue
        if _is_set_off(speaker) and (verb.i - 1) not in reading.quoted_at:
            content = _around(verb, verb.i, speaker.right_edge.i + 1)
            yield Statement(verb, speaker, content, _REPORTED, None, frame="statement")


def by_any_verb(reading: Reading) -> Iterator[Statement]:
    """A verb between a quotation and a name, whichever it is: there every verb is one of saying."""
    for quotation in reading.quotations:
        at = quotation.end + (quotation.end < len(reading.doc) and reading.doc[quotation.end].text == ",")
        if quotation.words < _LEAST or at + 1 >= len(reading.doc) or not _may_invert(reading.doc[at], reading):
            continue
        speaker = _speaker(reading.doc[at])
        if speaker is not None:
            content = ((quotation.start, quotation.end),)
            yield Statement(reading.doc[at], speaker, content, _REPORTED, None, frame="statement")


def _may_invert(verb: Token, reading: Reading) -> bool:
    return verb.tag_ in _FINITE and verb.pos_ != "AUX" and verb.i > 0 and not reading.is_quoted(verb)


def _is_saying(verb: Token) -> bool:
    frames = cues().verbs.get(lemma_of(verb), ())
    return lemma_of(verb) not in _ADDRESSING and any(frame.name in _SAYING for frame in frames)


def _has_subject(verb: Token, speaker: Token, reading: Reading) -> bool:
    """Whether an actor before the verb is its subject; 'SpaceX, said NASA, had been told' has it between two commas."""
    before = next((child for child in verb.children if child.dep_ in clauses.SUBJECTS), None)
    if before is None or before == speaker or not reading.named(before):
        return False
    end = speaker.right_edge.i + 1
    return end >= len(speaker.doc) or speaker.doc[end].text != ","


def _speaker(verb: Token) -> Token | None:
    """The head of the noun phrase right after the verb, where the parser did not find its subject before it."""
    last = None
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.pos_ not in _NAMING and token.tag_ != "POS":
            break
        last = token
    if last is None or last.pos_ not in {"PROPN", "NOUN"}:
        return None
    role = last.head if last.dep_ == "appos" and last.head.i > verb.i else last
    return last if role.head in {verb, verb.head} else None


def _is_somebody(speaker: Token, reading: Reading) -> bool:
    """An actor, or one who speaks for it: 'said the British mission'."""
    lemma = lemma_of(speaker)
    return reading.named(speaker) is not None or lemma in cues().spokespersons or lemma in cues().descriptions


def _is_set_off(speaker: Token) -> bool:
    """Whether nothing but a time or place follows: '..., replied the ministry on Tuesday.'."""
    end = speaker.right_edge.i + 1
    if end < len(speaker.doc) and speaker.doc[end].pos_ == "ADP":
        end = speaker.doc[end].right_edge.i + 1
    return end >= len(speaker.doc) or speaker.doc[end].text in _STOPS or speaker.right_edge.text in _STOPS


def by_misread_aside(reading: Reading) -> Iterator[Statement]:
    """'Now, NASA counters, ...': a verb of saying between commas that the tagger took for a noun."""
    for word in reading.prose:
        if word.tag_ not in _MISREAD or word.i < 2 or word.i + 1 >= len(reading.doc) or word.nbor().text != ",":
            continue
        if word.i in reading.named_at or not _is_saying(word):
            continue
        name = reading.named_at.get(word.i - 1)
        start, end = (name.start, name.end) if name is not None else (word.left_edge.i, word.i)
        if start and end > start and reading.doc[start - 1].text == ",":
            owner = next((child for child in word.children if child.tag_ == "PRP$"), reading.doc[end - 1])
            source = reading.doc[start:end].root if name is not None else owner
            yield Statement(word, source, _around(word, start, word.i + 1), _REPORTED, None, frame="statement")


def _around(word: Token, start: int, end: int) -> tuple[Range, ...]:
    """The sentence without the tokens `start` up to, not including, `end`."""
    parts = ((word.sent.start, start), (end, word.sent.end))
    return tuple(part for part in parts if any(token.is_alpha for token in word.doc[part[0] : part[1]]))
