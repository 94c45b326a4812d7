"""Which words stand in quotation marks.

Newspapers leave a quotation that runs over paragraphs unclosed and open it again in the next; a mark
that was lost must not swallow the rest of the article. So a quotation ends with its paragraph at the
latest, and the next paragraph goes on with it only where it opens with a mark of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

# By opening mark, the marks that close it; a straight mark closes what any mark opened.
_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': "", "''": "", "``": ""}
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
        elif mark in _PAIRS[opened] or mark in _STRAIGHT:
            depth -= 1
            if depth == 0:
                found.append(Quotation(start, token.i + 1, runs_on=False))
                opened = ""
        elif mark == opened:
            depth += 1
    if opened:
        found.append(Quotation(start, len(words), runs_on=True))
    return tuple(found)
