"""Markdown's marks taken off a line, by index, so that the words keep their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Lengths are bounded so that text with thousands of open brackets takes time in proportion.
_TARGET = r"\([^)\n]{0,1000}\)"
_PICTURE = rf"!\[[^\[\]\n]{{0,1000}}\]{_TARGET}"

# Each pattern's groups named `keep...` are what a reader sees; the rest of the match goes away.
_MARKS = re.compile(
    r"^\s{0,3}(?:\#{1,6}\s+|>\s?|[-*+]\s+)(?=\S)"
    rf"|{_PICTURE}|\[{_PICTURE}\]{_TARGET}"
    rf"|\[(?P<keep_link>[^\[\]\n]{{1,1000}})\](?:{_TARGET}|\[[^\[\]\n]{{0,1000}}\])"
    r"|(?P<mark>\*\*|__|\*|(?<!\w)_)(?=\S)(?P<keep_strong>[^*_\n]+?)(?<=\S)(?P=mark)(?!\w)"
    r"|`(?P<keep_code>[^`\n]+)`"
    r"|<(?:/?[a-zA-Z][^<>\n]*|!--.{0,200}?--)>"
)


def visible(line: str) -> Iterator[int]:
    """Indices of the characters of one Markdown line that a reader sees, in order."""
    at = 0
    for match in _MARKS.finditer(line):
        yield from range(at, match.start())
        for name in ("keep_link", "keep_strong", "keep_code"):
            if match[name] is not None:
                yield from range(*match.span(name))
        at = match.end()
    yield from range(at, len(line))
