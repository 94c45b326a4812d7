"""Text of our own sentences: without loose quotation marks, ending in one stop."""

from __future__ import annotations

import re

MARKS = '“”„«»"'
SINGLE_MARKS = "'‘’"


def bare_of_marks(text: str, *, every: bool = False) -> str:
    """Without quotation marks that have lost their mate, or without any."""
    kept = " ".join(text.split())
    if every or sum(kept.count(mark) for mark in MARKS) % 2:
        kept = "".join(character for character in kept if character not in MARKS)
    return kept.strip(" ,;:—–-")


def sentence(text: str) -> str:
    """With single blanks and a stop at the end."""
    plain = re.sub(r"\s+([,;:.])", r"\1", " ".join(text.split())).strip(" ,;:.")
    ends = plain.rstrip(f"{MARKS}{SINGLE_MARKS}").endswith(("…", "!", "?", "."))
    return plain if ends else f"{plain}."
