"""What the article itself leaves open: the sentences in which it says so, as questions a reader keeps."""

from __future__ import annotations

import re

from spacy.tokens import Doc

_OPEN = re.compile(
    r"\b(?:has|have|had|is|was|were|did|do|does|would|could)(?: not|n['’]t) (?:yet )?"
    r"(?:been )?(?:say|said|disclosed?|decided?|announced?|revealed?|named?|specif(?:y|ied)|made public|clear|known|settled)\b"
    r"|\b(?:remains?|is|was) (?:unclear|undecided|uncertain|to be seen|unknown|an open question)\b"
    r"|\bno (?:date|decision|word|details?) (?:has|have|had|was|is|were)\b|\bit is not (?:yet )?(?:clear|known)\b",
    re.IGNORECASE,
)
_MOST = 4
_MAX_WORDS = 30
_MARKS = frozenset('“”„«»"')


def open_questions(doc: Doc) -> tuple[str, ...]:
    """Sentences that say what is undecided, undisclosed or unclear, of at most thirty words and in nobody else's; at most four."""
    found = []
    for sentence in doc.sents:
        text = " ".join(sentence.text.split())
        if _OPEN.search(text) and len(text.split()) <= _MAX_WORDS and not set(text) & _MARKS:
            found.append(text)
    return tuple(found[:_MOST])
