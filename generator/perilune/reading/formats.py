"""Bytes of one format -> text and metadata. Runs in a child process for the formats that need a parser."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Any


class Format(StrEnum):
    """What an article's bytes are."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"


@dataclass(slots=True)
class Raw:
    """What one format's reader gives."""

    text: str
    metadata: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """For the way from the child process to its parent."""
        return asdict(self)


class UnreadableError(Exception):
    """The bytes can't be read as what they claim to be; the message is for people."""


def tell_format(data: bytes, name: str, content_type: str = "") -> Format:
    """The format of `data`, by its first bytes, then by the file's name, then by a server's content type."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data[:1024].find(b"%PDF-") >= 0:
        return Format.PDF
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or name.lower().endswith(
        (".html", ".htm", ".xhtml")
    ):
        return Format.HTML
    if name.lower().endswith((".md", ".markdown")):
        return Format.MARKDOWN
    return Format.HTML if "html" in content_type else Format.TEXT


def decode(data: bytes) -> str:
    """Text from UTF-8 (or UTF-16 with a byte order mark). UnreadableError for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise UnreadableError("is not text; give a text, Markdown, HTML or PDF file") from None
    if b"\x00" in data:
        raise UnreadableError("is not text; give a text, Markdown, HTML or PDF file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"is not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from None


def read_html(data: bytes) -> Raw:
    """The main text of a web page, a blank line between paragraphs, and the page's own metadata."""
    import trafilatura  # noqa: PLC0415  (half a second, only for HTML)

    document = trafilatura.bare_extraction(
        data,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2199-12-31"},
    )
    if document is None or isinstance(document, dict) or not document.text:
        raise UnreadableError("no article text was found in this page")
    names = {
        "title": "title",
        "author": "author",
        "url": "url",
        "date": "published",
        "sitename": "publisher",
        "language": "language",
    }
    found = {ours: getattr(document, theirs, None) for theirs, ours in names.items()}
    text = re.sub(r"\n+", "\n\n", document.text)
    return Raw(text, {name: str(value) for name, value in found.items() if value})


def read_pdf(data: bytes) -> Raw:
    """The text of a PDF: lines as printed, a blank line where the leading says that a paragraph ends."""
    import pypdfium2  # noqa: PLC0415  (loads a shared library, only for PDF)

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"the PDF can't be opened: {error}") from None
    pages = [_page_text(document[number].get_textpage()) for number in range(len(document))]
    text = "\n\n".join(page for page in pages if page.strip())
    if not text.strip():
        raise UnreadableError(
            "the PDF holds no text, perhaps only scanned pictures; run text recognition over it first"
        )
    meta = document.get_metadata_dict(skip_empty=True)
    names = {"Title": "title", "Author": "author"}
    return Raw(text, {ours: meta[theirs] for theirs, ours in names.items() if _says_something(meta.get(theirs, ""))})


_PROGRAM_WORDS = re.compile(r"about:|microsoft word|untitled|\.(?:docx?|pdf|indd|html?|qxd|tmp)$|^\W*$", re.IGNORECASE)


def _says_something(entry: str) -> bool:
    """Whether a PDF's title or author was meant for readers; many are a program's file name."""
    return bool(entry) and not _PROGRAM_WORDS.search(entry)


_PARAGRAPH_STEP = 1.35
"""A step down to the next line this many times the usual one starts a paragraph."""


def _page_text(page: Any) -> str:
    """A page's lines, with a blank line where the step to the next line is larger than usual."""
    text: str = page.get_text_range()
    starts = [match.start() for match in re.finditer(r"(?<![^\r\n])[^\r\n]", text)]
    lines = [text[start:].splitlines()[0].replace("\ufffe", "-").replace("\x02", "-") for start in starts]
    if len(text) != page.count_chars():  # characters and boxes don't pair up: do without
        return "\n".join(lines)
    heights = [float(page.get_charbox(start)[1]) for start in starts]
    steps = [above - here for above, here in pairwise(heights)]
    down = sorted(step for step in steps if step > 0)
    usual = down[len(down) // 3] if down else 0.0
    out = lines[:1]
    for step, line in zip(steps, lines[1:], strict=True):
        if usual and abs(step) > _PARAGRAPH_STEP * usual:
            out.append("")
        out.append(line)
    return "\n".join(out)
