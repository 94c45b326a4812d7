"""Which words stand in quotation marks.

Newspapers leave a quotation that runs over paragraphs unclosed and open it again in the next; a mark
that was lost must not swallow the rest of the article. So a quotation ends with its paragraph at the
latest, and the next paragraph goes on with it only where it opens with a mark of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

# By opening mark, the marks that close it; a straight mark closes what any mark opened.
_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': "", "''": "", "``": ""}
_SINGLE_OPENING = frozenset({"'", "‘", "`"})
_SINGLE_CLOSING = frozenset({"'", "’"})
_STRAIGHT = frozenset({'"', "''", "``"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `start` up to, not including, `end`, both marks included."""

    start: int
    end: int
    runs_on: bool
    """Whether it was left open at its paragraph's end."""

    @property
    def words(self) -> int:
        """How many tokens stand between the marks."""
        return self.end - self.start - (1 if self.runs_on else 2)


def _is_glued(word: str, opened: str) -> bool:
    """'...the sea.”The': a closing mark whose blank was lost, within a word."""
    return len(word) > 1 and any(mark in word for mark in _PAIRS[opened]) and not set(word) & set(_PAIRS)


def find_quotations(words: Sequence[Token]) -> tuple[Quotation, ...]:
    """All quotations in double marks, straight, curly or angular, in order; an inner pair does not end an outer one."""
    found: list[Quotation] = []
    start, opened = 0, ""
    depth = 0
    for token in words:
        mark = token.text
        if not opened:
            if mark in _PAIRS:
                start, opened, depth = token.i, mark, 1
        elif "\n\n" in mark:
            found.append(Quotation(start, token.i, runs_on=True))
            opened = ""
        elif mark in _PAIRS[opened] or mark in _STRAIGHT or _is_glued(mark, opened):
            depth -= 1
            if depth == 0:
                found.append(Quotation(start, token.i + 1, runs_on=False))
                opened = ""
        elif mark == opened:
            depth += 1
    if opened:
        found.append(Quotation(start, len(words), runs_on=True))
    return tuple(sorted((*found, *_in_single_marks(words, found)), key=lambda quotation: quotation.start))


def _in_single_marks(words: Sequence[Token], found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Quotations in single marks outside those in double ones; an apostrophe neither opens nor closes one."""
    taken = {i for quotation in found for i in range(quotation.start, quotation.end)}
    start = -1
    for token in words:
        if "\n\n" in token.text or token.i in taken:
            start = -1
        elif start < 0 and token.text in _SINGLE_OPENING and _opens(token):
            start = token.i
        elif start >= 0 and token.text in _SINGLE_CLOSING and _closes(token):
            yield Quotation(start, token.i + 1, runs_on=False)
            start = -1


def _opens(mark: Token) -> bool:
    apart = not mark.i or bool(mark.nbor(-1).whitespace_) or mark.nbor(-1).is_space
    return apart and not mark.whitespace_ and mark.i + 1 < len(mark.doc) and mark.nbor().is_alpha


def _closes(mark: Token) -> bool:
    """Whether it stands after a stop, or after a word that it does not make a possessive."""
    before = mark.nbor(-1)
    ends = bool(mark.whitespace_) or mark.i + 1 == len(mark.doc) or mark.nbor().is_punct or mark.nbor().is_space
    return ends and not before.whitespace_ and (before.is_punct or mark.dep_ == "punct" or before.text[-1] != "s")
