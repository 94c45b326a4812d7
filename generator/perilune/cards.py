"""Social cards: the picture that chat programs and social sites show beside a link to a briefing.

1200 by 630 pixels, PNG, drawn with the type that Pillow brings: nothing is fetched and nothing of the machine's own
fonts comes in, so that the same briefing gives the same bytes everywhere with the pinned Pillow.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont

from perilune.storage import write_atomically

WIDTH, HEIGHT = 1200, 630
_EDITION = 1
"""Goes up with every change of the drawing: cards kept from before are drawn anew."""
_MARGIN = 80
_INK, _QUIET, _PAPER, _LINE = "#e4e7ec", "#a3abb9", "#12161d", "#f29a7e"
_SIZES = (68, 58, 50, 42)
_LINES = 5


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says."""

    title: str
    meta: str
    """Date, publisher, status."""
    site: str
    """The digest's name."""


def kept(card: Card, folder: Path) -> bytes:
    """The card as PNG, from `folder` where it was drawn before, else drawn and kept there."""
    key = hashlib.blake2b(repr((_EDITION, PIL.__version__, astuple(card))).encode(), digest_size=16).hexdigest()
    path = folder / f"{key}.png"
    try:
        return path.read_bytes()
    except OSError:
        drawn = draw(card)
        write_atomically(path, drawn)
        return drawn


def draw(card: Card) -> bytes:
    """The card as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((_MARGIN, _MARGIN, _MARGIN + 6, HEIGHT - 2 * _MARGIN - 30), fill=_LINE)
    size, lines = _fitted(card.title)
    for number, line in enumerate(lines):
        pen.text((_MARGIN + 36, _MARGIN - 6 + round(number * size * 1.25)), line, fill=_INK, font=_font(size))
    pen.text((_MARGIN, HEIGHT - _MARGIN - 62), _cut(card.meta, 28), fill=_QUIET, font=_font(28))
    pen.text((_MARGIN, HEIGHT - _MARGIN - 16), _cut(card.site, 34), fill=_INK, font=_font(34))
    found = io.BytesIO()
    image.save(found, "PNG", compress_level=6)
    return found.getvalue()


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _fitted(title: str) -> tuple[int, list[str]]:
    """The largest size at which the title fits, and its lines; at the smallest it is cut."""
    for size in _SIZES:
        lines = list(_wrapped(title, size))
        if len(lines) * size * 1.25 <= HEIGHT - 3 * _MARGIN - 40 and len(lines) <= _LINES:
            return size, lines
    return size, [*lines[: _LINES - 1], _cut(f"{lines[_LINES - 1]} \N{HORIZONTAL ELLIPSIS}", size)]


def _wrapped(text: str, size: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _width(longer, size) > WIDTH - 2 * _MARGIN - 36:
            yield line
            longer = word
        line = _cut(longer, size)
    yield line


def _cut(text: str, size: int) -> str:
    """As much of a line as fits."""
    shown = " ".join(text.split())[:200]
    while _width(shown, size) > WIDTH - 2 * _MARGIN - 36:
        shown = shown[:-2].rstrip("\N{HORIZONTAL ELLIPSIS}") + "\N{HORIZONTAL ELLIPSIS}"
    return shown


def _width(text: str, size: int) -> float:
    return _font(size).getlength(text)
