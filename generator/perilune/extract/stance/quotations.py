"""Which words stand in quotation marks.

Newspapers leave a quotation that runs over paragraphs unclosed and open it again in the next; a mark
that was lost must not swallow the rest of the article. So a quotation ends with its paragraph at the
latest, and the next paragraph goes on with it only where it opens with a mark of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_EITHER = frozenset({'"', "''", "``"})


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


def find_quotations(doc: Doc) -> tuple[Quotation, ...]:
    """All quotations in double marks, straight or curly, in order; an inner pair does not end an outer one."""
    found: list[Quotation] = []
    start, depth = None, 0
    for token in doc:
        if "\n\n" in token.text and start is not None:
            found.append(Quotation(start, token.i, runs_on=True))
            start, depth = None, 0
        elif start is None:
            if token.text in _OPENING or token.text in _EITHER:
                start, depth = token.i, 1
        elif token.text in _OPENING:
            depth += 1
        elif token.text in _CLOSING or token.text in _EITHER:
            depth -= 1
            if depth == 0:
                found.append(Quotation(start, token.i + 1, runs_on=False))
                start = None
    if start is not None:
        found.append(Quotation(start, len(doc), runs_on=True))
    return tuple(found)
