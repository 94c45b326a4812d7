"""The text of a parsed article."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc


@lru_cache(maxsize=1)
def text_of(doc: Doc) -> str:
    """`doc.text`, which spaCy joins anew at each access; remembered for the next who asks for the same article."""
    return doc.text
