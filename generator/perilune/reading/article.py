"""The article as it came: its text, and what is known about it."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from perilune import yamltext
from perilune.errors import FaultsError, SourceError
from perilune.model import BRIEFING_ID_PATTERN, slug, url_fault
from perilune.reading.child import read_in_child
from perilune.reading.fetch import fetch
from perilune.reading.formats import Format, Raw, UnreadableError, decode, tell_format

MAX_FILE_BYTES = 20_000_000
MAX_TEXT_CHARACTERS = 200_000

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_DATED_NAME = re.compile(r"(\d{4}-\d\d-\d\d)-(.+)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; None where nothing is."""

    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """These, with what they leave open taken from `other`."""
        return replace(other, **{f.name: v for f in fields(self) if (v := getattr(self, f.name)) is not None})


@dataclass(frozen=True, slots=True)
class Article:
    """An article's text and metadata."""

    source: str
    """As the user named it: a path, an address or `-`."""
    text: str
    """The whole text; for a text or Markdown file the file's own, character for character."""
    start: int
    """Where the body begins in `text`, after front matter."""
    format: Format
    metadata: Metadata
    stem: str
    """The file's name without folder and ending; empty for an address or standard input."""

    @property
    def published(self) -> date:
        """The publication date. SourceError with the ways to give one where none is known."""
        if self.metadata.published is None:
            raise SourceError(
                self.source, "no publication date",
                "give --published YYYY-MM-DD, or `published:` in front matter, or begin the file's name with it",
            )  # fmt: skip
        return self.metadata.published

    def briefing_id(self, title: str) -> str:
        """The id of the article's briefing: the file's name where it is one, else date and title."""
        if re.fullmatch(BRIEFING_ID_PATTERN, self.stem) and self.stem.startswith(self.published.isoformat()):
            return self.stem
        dated = _DATED_NAME.fullmatch(self.stem)
        return f"{self.published}-{slug(dated[2] if dated else title)}"


def read_article(source: str, given: Metadata = Metadata()) -> Article:
    """Read a SOURCE: a path, an http(s) address, or `-` for standard input.

    What is `given` wins over what the file says, and that over what its name says. Raises SourceError.
    """
    try:
        if re.match(r"https?://", source, re.IGNORECASE):
            fetched = fetch(source)
            return _article(source, fetched.data, "", given.over(Metadata(url=fetched.url)), fetched.content_type)
        if source == "-":
            return _article(source, sys.stdin.buffer.read(MAX_FILE_BYTES + 1), "", given)
        return _article(source, _file_bytes(Path(source)), Path(source).name, given)
    except UnreadableError as error:
        raise SourceError(source, str(error)) from None


def read_kept_article(path: Path) -> Article:
    """Read an article that the workspace keeps, as `read_article` does.

    Plain text is decoded without a child process: that has no hazard, and a check looks at thousands.
    """
    try:
        return _article(str(path), _file_bytes(path), path.name, Metadata(), text_in_child=False)
    except UnreadableError as error:
        raise SourceError(str(path), str(error)) from None


def _file_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableError("is a folder; name the files in it")
        if not path.is_file():
            raise UnreadableError("no such file" if not path.exists() else "is no ordinary file")
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableError(f"can't be read: {error.strerror}") from None
    except ValueError:
        raise UnreadableError("no such file") from None


def _article(
    source: str, data: bytes, name: str, given: Metadata, content_type: str = "", *, text_in_child: bool = True
) -> Article:
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableError(f"is larger than {MAX_FILE_BYTES:,} bytes")
    if not data.strip():
        raise UnreadableError("is empty")
    kind = tell_format(data, name, content_type)
    needs_parser = kind in {Format.HTML, Format.PDF}
    raw = read_in_child(data, kind) if needs_parser or text_in_child else Raw(decode(data))
    if needs_parser:
        start, metadata = 0, _metadata(raw.metadata)
    else:
        start, metadata = _front_matter(source, raw.text)
    if len(raw.text) > MAX_TEXT_CHARACTERS:
        raise UnreadableError(
            f"has {len(raw.text):,} characters of text; an article has at most {MAX_TEXT_CHARACTERS:,}"
        )
    stem = name.rpartition(".")[0] or name
    known = given.over(metadata).over(Metadata(published=_date_in_name(stem)))
    return Article(source, raw.text, start, kind, known, stem)


def _front_matter(source: str, text: str) -> tuple[int, Metadata]:
    """Where the body begins, and what the front matter before it says."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return 0, Metadata()
    try:
        tree = yamltext.read("\n" + found["yaml"], source)
    except FaultsError as error:
        fault = error.faults[0]
        raise UnreadableError(f"front matter, line {fault.line}: {fault.message}") from None
    if tree.value is None:
        return found.end(), Metadata()
    if not isinstance(tree.value, dict):
        return 0, Metadata()  # a text that happens to stand between two rules
    metadata = {str(k): v for k, v in tree.value.items()}
    if "published" in metadata and _day(metadata["published"]) is None:
        raise UnreadableError(f"front matter: `published: {metadata['published']}` is no day; write YYYY-MM-DD")
    return found.end(), _metadata(metadata)


def _metadata(found: dict[str, object] | dict[str, str]) -> Metadata:
    """Known fields as text; what can't be used (an address that is none) is left out."""
    words = {
        name: re.sub(r"\s+", " ", str(found[name])).strip() or None
        for name in ("title", "publisher", "author", "url", "language")
        if found.get(name) is not None
    }
    if words.get("url") and url_fault(str(words["url"])):
        words["url"] = None
    return Metadata(published=_day(found.get("published")), **words)


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    found = re.match(r"\d{4}-\d\d-\d\d(?!\d)", str(value)) if value else None
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _date_in_name(stem: str) -> date | None:
    found = _DATED_NAME.fullmatch(stem)
    return _day(found[1]) if found else None
