"""Strict YAML 1.2 in: plain values with the place of each. Knows nothing of briefings.

Reading differs from PyYAML's own loaders where people who edit by hand get hurt: `no` and `on` are text,
`1:30` is text, `010` is ten, duplicate keys are faults, and so is `title: Launch #3`, where the rest of
the line would silently be a comment. Anchors, aliases, tags, merge keys, several documents, deep nesting
and huge files are refused before anything is built from them (alias bombs, stack overflow).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from perilune.errors import Fault, FaultsError

MAX_BYTES = 1_000_000
MAX_DEPTH = 24
MAX_NODES = 60_000

Path = tuple[str | int, ...]
"""Where a value stands: `("positions", 0, "evidence", 1)`."""

_NULL = re.compile(r"~|null|Null|NULL|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]{1,300}")
_BASED_INT = re.compile(r"0o[0-7]{1,300}|0x[0-9a-fA-F]{1,300}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LOST_COMMENT = re.compile(r"[ \t]+#(?=\S)(?!#)")
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as the parser counts lines


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the file: line and column, both 1-based, columns in characters."""

    line: int
    column: int


@dataclass(slots=True)
class Tree:
    """A YAML document as plain values, with the place of each key and value."""

    value: Any = None
    """dict, list, str, int, float, bool, date or None."""
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)

    def place(self, path: Path, *, of_key: bool = False) -> Mark:
        """Where the value (or its key) stands; for what is missing, where its nearest parent begins."""
        if of_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Mark(1, 1))


def read(text: str, name: str) -> Tree:
    """Read one YAML document.

    `name` is how messages call the file. Raises FaultsError with every fault that could be told apart.
    """
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise FaultsError([Fault(name, 0, 0, f"the file is larger than {MAX_BYTES:,} bytes", "split or shorten it")])
    builder = _Builder(name, text)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.faults.append(_syntax_fault(name, error))
    except yaml.reader.ReaderError as error:
        builder.faults.append(_character_fault(name, text[: error.position]))
    except UnicodeEncodeError as error:
        builder.faults.append(_character_fault(name, text[: error.start]))
    if builder.faults:
        raise FaultsError(builder.faults)
    return builder.tree


def _character_fault(name: str, before: str) -> Fault:
    """The fault of a character that no YAML file may hold; `before` is the text up to it."""
    lines = _LINE_BREAK.split(before)
    problem = "a character that YAML does not allow"
    return Fault(name, len(lines), len(lines[-1]) + 1, problem, "delete the control character")


def _syntax_fault(name: str, error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    problem = error.problem or "this is not YAML"
    remedies = {
        "mapping values are not allowed": "put quotation marks around text that holds a colon and a blank",
        "cannot start any token": "put quotation marks around text that starts with @, %, ` or a tab",
        "found a tab character": "indent with blanks, not with tabs",
        "did not find expected '-' indicator": "indent the fields of one entry alike",
        "did not find expected key": "check the indentation and the brackets and quotation marks above",
        "did not find expected ',' or": "close the bracket, or put quotation marks around text with commas or brackets",
        "could not find expected ':'": "check the indentation, and that every field has a colon and a blank",
        "unexpected end of stream": "close the quotation mark or bracket",
    }
    remedy = next((r for start, r in remedies.items() if start in problem), "check indentation and quotation marks")
    context = f" {error.context}" if error.context else ""
    return Fault(name, line, column, f"not valid YAML: {problem}{context}", remedy)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    path: Path
    value: list[Any] | dict[str, Any]
    key: str | None = None


class _Builder:
    """Builds the tree from parser events, without recursion, and collects faults on the way."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = _LINE_BREAK.split(text)
        self.tree = Tree()
        self.faults: list[Fault] = []
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Handle one event."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop(event, "a second document starts here", "a file holds one document; delete the line `---`")
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)

    def _node(self, event: yaml.NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(event, f"more than {MAX_NODES:,} values", "split the file")
        if isinstance(event, yaml.AliasEvent):
            self._fault(
                event, f"*{event.anchor} is an alias; they are not used here", "write the value out, or quote it"
            )
            self._place(event, None)
            return
        if event.anchor:
            self._fault(event, f"&{event.anchor} is an anchor; they are not used here", "write values out, or quote it")
        if tag := getattr(event, "tag", None):
            self._fault(event, f"the tag {tag} is not used here", "delete it, or quote text that starts with !")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        else:
            self._collection(event)

    def _collection(self, event: yaml.NodeEvent) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._stop(event, f"nested more than {MAX_DEPTH} levels deep", "simplify it")
        value: list[Any] | dict[str, Any] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        path = self._place(event, value)
        self._open.append(_Open(path, value))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        is_plain = event.implicit[0] and not event.style
        if is_plain:
            self._refuse_lost_comment(event)
        parent = self._open[-1] if self._open else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            self._key(event, parent)
        else:
            self._place(event, resolve(event.value) if is_plain else event.value)

    def _key(self, event: yaml.ScalarEvent, parent: _Open) -> None:
        assert isinstance(parent.value, dict)  # noqa: S101  (narrows the type; `_scalar` has looked)
        if event.value in parent.value:
            first = self.tree.keys[*parent.path, event.value]
            self._fault(event, f"{event.value!r} stands twice, first in line {first.line}", "keep one of them")
        elif event.value == "<<":
            self._fault(event, "merge keys are not used here", "write the fields out")
        parent.key = event.value
        self.tree.keys[*parent.path, event.value] = _mark(event)

    def _place(self, event: yaml.NodeEvent, value: Any) -> Path:
        if not self._open:
            self.tree.value = value
            self.tree.values[()] = _mark(event)
            return ()
        parent = self._open[-1]
        path: Path
        if isinstance(parent.value, list):
            path = (*parent.path, len(parent.value))
            parent.value.append(value)
        elif parent.key is None:
            self._stop(event, "a field's name must be a word", "put quotation marks around it")
        else:
            path = (*parent.path, parent.key)
            parent.value[parent.key] = value
            parent.key = None
        self.tree.values[path] = _mark(event)
        return path

    def _refuse_lost_comment(self, event: yaml.ScalarEvent) -> None:
        mark = _mark(event, at_end=True)
        rest = self.lines[mark.line - 1][mark.column - 1 :] if mark.line <= len(self.lines) else ""
        if found := _LOST_COMMENT.match(rest):
            hidden = rest[found.end() - 1 :].strip()
            place = Mark(mark.line, mark.column + found.end() - 1)
            self.faults.append(
                Fault(
                    self.name, place.line, place.column, f"{hidden[:40]!r} would be lost: ' #' starts a comment",
                    "put quotation marks around the text; a comment has a blank after #",
                )
            )  # fmt: skip

    def _fault(self, event: yaml.Event, message: str, remedy: str) -> None:
        mark = _mark(event)
        self.faults.append(Fault(self.name, mark.line, mark.column, message, remedy))

    def _stop(self, event: yaml.Event, message: str, remedy: str) -> Any:
        self._fault(event, message, remedy)
        raise FaultsError(self.faults)


def _mark(event: yaml.Event, *, at_end: bool = False) -> Mark:
    mark = event.end_mark if at_end else event.start_mark
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


def resolve(text: str) -> Any:
    """The value of a plain scalar by the YAML 1.2 core schema, dates added."""
    if _NULL.fullmatch(text):
        return None
    if _BOOL.fullmatch(text):
        return text.lower() == "true"
    if _INT.fullmatch(text):
        return int(text)
    if _BASED_INT.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return number if math.isfinite(number := float(text)) else text
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
