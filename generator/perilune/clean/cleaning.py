"""Lines -> blocks -> paragraphs; each step keeps the source place of every character."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from perilune.clean import markdown
from perilune.clean.hyphens import belongs_to_word
from perilune.clean.noise import dateline_length, ends_sentence, is_caption, is_date_line, is_noise

_ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’()\[\]{}|\\^`]+", re.IGNORECASE)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
# The tokenizer takes quadratic time over these, and no prose has them.
_LONG_RUN = re.compile(
    r"(?P<kept>([^\w\s])\2{2})\2{9,}|(?P<kept_marks>[^\w\s]{8})[^\w\s]{32,}|(?P<kept_word>\S{200})\S{300,}"
)
_SECOND_SENTENCE = re.compile(r"[a-zà-ÿ]{2}[.!?][\"'”’»)]? [\"'“‘«(]?[A-ZÀ-Þ]")
MIN_PROSE_WORDS = 5
MOST_WORDS_OF_A_RUNNING_HEAD = 10
MOST_WORDS_OF_A_CAPITAL_HEADING = 14
LONGEST_WRAPPED_LINE = 160
"""In characters."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text made from characters of the source, with its way back."""

    text: str
    origin: tuple[int, ...]
    """For each character of `text` its index in the source text."""

    def in_source(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source text that shows the characters `start` up to `end`."""
        if start >= end:
            place = self.origin[start] if start < len(self.origin) else (self.origin[-1] + 1 if self.origin else 0)
            return place, place
        return self.origin[start], self.origin[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Cleaned(Stretch):
    """An article's prose: paragraphs, each on one line, separated by a blank line."""

    headline: str | None
    """The headline found above the body; None if there is none. It is not part of `text`."""
    asides: tuple[Stretch, ...]
    """What is no prose and still tells of dates: lines above the body, date lines, datelines."""
    addresses: tuple[str, ...]
    """http(s) addresses of the whole source, in order of appearance, each once."""


@dataclass(slots=True)
class _Line:
    """The characters of one line that a reader sees, each with its source index."""

    text: str
    origin: list[int]
    noise: bool = False


@dataclass(slots=True)
class _Block:
    """Lines that stand together, with no blank line and no noise between them."""

    lines: list[_Line] = field(default_factory=list)
    after_noise: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


def clean(source: str, start: int = 0, *, is_markdown: bool = False) -> Cleaned:
    """Clean the article text `source` from character `start` on (what lies before is front matter)."""
    lines = _lines(source, start, is_markdown=is_markdown)
    _mark_noise(lines)
    blocks = _blocks(lines)
    headline, body = _split_headline(blocks)
    text, origin, datelines = _paragraphs(_prose(body))
    above = [line for block in blocks[: len(blocks) - len(body)] for line in block.lines]
    dated = [line for line in lines if line.noise and is_date_line(line.text)]
    asides = tuple(Stretch(line.text, tuple(line.origin)) for line in (*above, *dated, *datelines))
    return Cleaned(text, tuple(origin), headline, asides, _addresses(source[start:]))


def _addresses(text: str) -> tuple[str, ...]:
    found = (match[0].rstrip(".,;:!?*_") for match in _ADDRESS.finditer(text))
    return tuple(dict.fromkeys(found))


def _lines(source: str, start: int, *, is_markdown: bool) -> list[_Line]:
    lines: list[_Line] = []
    at = start
    for raw in re.split(r"(?<=\n)|(?<=\r)(?!\n)|(?<=\f)", source[start:]):
        kept = markdown.visible(raw) if is_markdown else range(len(raw))
        origin = [at + i for i in kept if raw[i] not in _INVISIBLE and raw[i] not in "\r\n\f"]
        text = "".join(source[i] for i in origin)
        lines.append(_tame(_Line(text, origin)))
        at += len(raw)
    return lines


def _tame(line: _Line) -> _Line:
    """Cut endless runs of marks and endless words; blank out control characters."""
    if line.text.isprintable() and not _LONG_RUN.search(line.text):
        return line
    keep = [True] * len(line.text)
    for run in _LONG_RUN.finditer(line.text):
        kept = len(run["kept"] or run["kept_marks"] or run["kept_word"])
        keep[run.start() + kept : run.end()] = [False] * (run.end() - run.start() - kept)
    chars = [(" " if unicodedata.category(c) == "Cc" else c) for c in line.text]
    return _Line(
        "".join(c for c, k in zip(chars, keep, strict=True) if k),
        [o for o, k in zip(line.origin, keep, strict=True) if k],
    )


def _mark_noise(lines: list[_Line]) -> None:
    written = [line for line in lines if line.text]
    seen = Counter(_shape(line.text) for line in written)
    for line in written:
        shape = _shape(line.text)
        is_short = len(shape.split()) <= MOST_WORDS_OF_A_RUNNING_HEAD
        repeats = bool(shape) and is_short and seen[shape] > 1 and not ends_sentence(line.text)
        line.noise = repeats or is_noise(line.text)


def _shape(text: str) -> str:
    """A line without digits and spacing: running heads differ only in these."""
    return re.sub(r"[\d\s]+", " ", text).strip().lower()


def _blocks(lines: list[_Line]) -> list[_Block]:
    blocks: list[_Block] = []
    current = _Block()
    noise_before = False
    unwrapped = _unwrapped(lines)
    for number, line in enumerate([*lines, _Line("", [])]):
        is_text = bool(line.text.strip()) and not line.noise
        stands_alone = is_text and (number in unwrapped or _is_capital_heading(line.text))
        if current.lines and (not is_text or stands_alone or _is_capital_heading(current.lines[-1].text)):
            blocks.append(current)
            current, noise_before = _Block(), False
        if is_text:
            if not current.lines:
                current.after_noise = noise_before
            current.lines.append(line)
        noise_before = noise_before or line.noise
    return blocks


def _unwrapped(lines: list[_Line]) -> set[int]:
    """The numbers of the lines that are paragraphs though no blank lines part them: beside lines longer than any wrap."""
    found: set[int] = set()
    together: list[int] = []
    for number, line in enumerate([*lines, _Line("", [])]):
        if line.text.strip():
            together.append(number)
            continue
        if any(len(lines[one].text) > LONGEST_WRAPPED_LINE for one in together):
            found.update(together)
        together = []
    return found


def _is_capital_heading(text: str) -> bool:
    """Whether a line in capitals is a heading, though no blank line parts it from the text."""
    words = text.split()
    return text.isupper() and 2 <= len(words) <= MOST_WORDS_OF_A_CAPITAL_HEADING and not ends_sentence(text)


def _split_headline(blocks: list[_Block]) -> tuple[str | None, list[_Block]]:
    """Take off what stands above the first prose: masthead, headline, standfirst without a full stop."""
    for number, block in enumerate(blocks):
        if _is_prose(block):
            above = [line.text.strip() for b in blocks[:number] for line in b.lines]
            return _best_headline(above), blocks[number:]
    return None, blocks


def _is_prose(block: _Block) -> bool:
    text = block.text
    words = text.split()
    if len(words) < MIN_PROSE_WORDS or not re.search(r"[a-zà-ÿ]{2}", text):
        return False
    if ends_sentence(text) and text.rstrip("\"'”’»)]").endswith("?"):
        return len(words) > 20  # a question alone above the text is a headline
    return ends_sentence(text) or len(words) > 25 or (len(words) > 12 and bool(_SECOND_SENTENCE.search(text)))


def _best_headline(candidates: list[str]) -> str | None:
    fitting = [c for c in candidates if 3 <= len(c.split()) <= 25]
    return re.sub(r"^\d+[./)]\s*", "", max(fitting, key=len)) if fitting else None


def _prose(blocks: list[_Block]) -> list[list[_Block]]:
    """Group blocks into paragraphs: a sentence cut by a page break goes on in the next block."""
    paragraphs: list[list[_Block]] = []
    is_cut = False
    for block in blocks:
        text = block.text
        if is_caption(text) or _is_capital_heading(text):
            continue
        if (paragraphs and is_cut) or (paragraphs and block.after_noise and text[:1].islower()):
            paragraphs[-1].append(block)
            is_cut = not ends_sentence(text)
        elif _is_heading(text):
            is_cut = False
        else:
            paragraphs.append([block])
            is_cut = not ends_sentence(text) and not text.endswith((":", ":”", ':"'))
    return paragraphs


def _is_heading(text: str) -> bool:
    """Whether a block between paragraphs is a subheading or a list of links, not prose."""
    if ends_sentence(text) or text.endswith((":", ",", ";", "-")):
        return False
    words = text.split()
    if len(words) > 14:
        return False
    small = sum(w[:1].islower() for w in words)
    return len(words) <= 8 or text.isupper() or small <= len(words) / 2


def _paragraphs(paragraphs: list[list[_Block]]) -> tuple[str, list[int], list[_Line]]:
    """The text of all paragraphs with its places, and the datelines cut off from them."""
    datelines: list[_Line] = []
    words_of_text = " ".join(block.text for blocks in paragraphs for block in blocks)
    chars: list[str] = []
    origin: list[int] = []
    for blocks in paragraphs:
        joined = _Joined(words_of_text)
        for block in blocks:
            for line in block.lines:
                joined.add(line)
        cut = dateline_length("".join(joined.chars))
        if cut:
            datelines.append(_Line("".join(joined.chars[:cut]), joined.origin[:cut]))
        if cut == len(joined.chars):
            continue
        if chars:
            chars += "\n\n"
            origin += [joined.origin[cut]] * 2
        chars += joined.chars[cut:]
        origin += joined.origin[cut:]
    return "".join(chars), origin, datelines


_LAST_PART = re.compile(r"([^\W\d_]+)[-‐]$")
_FIRST_PART = re.compile(r"[^\W\d_]+")


class _Joined:
    """Lines joined with a blank, words broken at a line's end made whole, white space runs made one blank."""

    def __init__(self, words_of_text: str) -> None:
        self.chars: list[str] = []
        self.origin: list[int] = []
        self._words_of_text = words_of_text

    def add(self, line: _Line) -> None:
        if self.chars and not self._goes_on_in(line.text.strip()):
            self._append(" ", line.origin[0] if line.origin else self.origin[-1])
        for char, place in zip(line.text, line.origin, strict=True):
            is_bullet = not self.chars and char in "*•‣▪"
            if not is_bullet:
                self._append(" " if char.isspace() else char, place)
        if self.chars and self.chars[-1] == " ":
            self._drop_last()

    def _goes_on_in(self, text: str) -> bool:
        """Whether the last word goes on in the next line; takes its hyphen off where it belongs to the line."""
        left = _LAST_PART.search("".join(self.chars[-40:]))
        right = _FIRST_PART.match(text)
        if not left or not right or not right[0][0].islower():
            return False
        if not belongs_to_word(left[1], right[0], self._words_of_text):
            self._drop_last()
        return True

    def _append(self, char: str, place: int) -> None:
        if char == " " and (not self.chars or self.chars[-1] == " "):
            return
        self.chars.append(char)
        self.origin.append(place)

    def _drop_last(self) -> None:
        self.chars.pop()
        self.origin.pop()
