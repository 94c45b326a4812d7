"""What the article itself leaves open: the sentences in which it says so, as questions a reader keeps."""

from __future__ import annotations

import re

from spacy.tokens import Doc

_NOT = r"\b(?:has|have|had|is|was|were|did|would|could)(?: not|n['’]t) (?:yet )?(?:been )?(?:yet )?"
_TOLD = (
    r"(?:say|said|disclosed?|decided?|announced?|revealed?|named?|specif(?:y|ied)|made public|clear|known|settled)\b"
)
_UNDECIDED = re.compile(
    rf"{_NOT}{_TOLD}"
    r"|\b(?:remains?|is|was|are|were) (?:still )?(?:unclear|undecided|uncertain|to be seen|unknown|unresolved|open)\b"
    r"|\b(?:an|the) open question\b|\byet to (?:be )?(?:decided?|determined?|named?|announced?|say|set|approved?)\b"
    r"|\bno (?:date|decision|word|details?|timetable|figure) (?:has|have|had|was|is|were)\b"
    r"|\b(?:not|never) (?:yet )?(?:disclosed|made public|clear|known|named)\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\b(?:declined|refused) to (?:comment|say|discuss|name|elaborate|specify|disclose|confirm)\b"
    r"|\bwould not (?:say|comment|discuss|name|elaborate|specify|disclose|confirm)\b"
    r"|\bdid not (?:immediately )?(?:respond|reply|answer)\b",
    re.IGNORECASE,
)
_ONE_SOURCE = re.compile(
    r"\baccording to (?:a|one|two|unnamed|an unnamed) (?:person|people|source|sources|official|officials)\b"
    r"|\b(?:a|one|cited|unnamed) (?:source|sources|people|person) (?:familiar|close|with knowledge|said|says)\b"
    r"|\bunnamed (?:sources|people|officials)\b",
    re.IGNORECASE,
)
_BY_WEIGHT = (_UNDECIDED, _ONE_SOURCE, _SILENT)
_LEANING = re.compile(r"^(?:he|she|it|they|this|that|these|those|but|and|so|nor)\b", re.IGNORECASE)
"""How a sentence opens that cannot be read without the one before."""
_MOST = 4
_MAX_WORDS = 30
_LEAST_WORDS = 5
_MARKS = frozenset('“”„«»"')


def open_questions(doc: Doc) -> tuple[str, ...]:
    """Sentences that say what is undecided or undisclosed, rests on an unnamed source, or that nobody would answer.

    At most four of at most thirty words, none quoted, in the order of the article; the first kind before the others.
    """
    sentences = [" ".join(sentence.text.split()) for sentence in doc.sents]
    readable = [text for text in dict.fromkeys(sentences) if _is_readable(text)]
    ranked = [text for kind in _BY_WEIGHT for text in readable if kind.search(text)]
    kept = set(list(dict.fromkeys(ranked))[:_MOST])
    return tuple(text for text in readable if text in kept)


def _is_readable(text: str) -> bool:
    """Whether a sentence can stand alone: short, whole, in nobody else's words, leaning on none before."""
    whole = text[:1].isupper() and text[-1:] in {".", "?", "!"}
    fits = _LEAST_WORDS <= len(text.split()) <= _MAX_WORDS
    return whole and fits and not set(text) & _MARKS and not _LEANING.match(text)
