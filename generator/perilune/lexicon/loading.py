"""YAML files of names -> `Lexicon`.

A file has one or more documents, each a mapping: `names` maps every canonical name to its fields
(or to the list of its aliases, or to nothing); `type`, `state` and `nouns` beside it are what holds
for all names of the document. `type: thing` marks names that are no actors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

import yaml

from perilune.errors import Fault, FaultsError
from perilune.lexicon.entries import Entry, Lexicon
from perilune.model import ActorType, slug

NAMES = Path(__file__).parent / "data" / "names"

THING = "thing"
_LISTS = frozenset({"aliases", "demonyms", "seats", "nouns"})
_TEXTS = frozenset({"type", "state", "role", "wikidata"})
_SHARED = frozenset({"type", "state", "nouns"})
_TYPES = (*(str(t) for t in ActorType), THING)

Fields = dict[str, str | tuple[str, ...]]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The names we know, with those of a workspace's own file on top.

    An entry of `extra` whose name (or its slug) is known already replaces the fields that it gives;
    any other is new and needs a type. Read once per process and file.

    Raises FaultsError with every fault of `extra`, each with its line and column.
    """
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for path in sorted(NAMES.glob("*.yml")):
        _read_file(path, entries, faults)
    if extra is not None:
        _read_file(extra, entries, faults)
    if faults:
        raise FaultsError(faults)
    return Lexicon(entries)


def _read_file(path: Path, entries: dict[str, Entry], faults: list[Fault]) -> None:
    """Add the file's entries to `entries`, and what is wrong with it to `faults`."""
    reader = _FileReader(path, entries, faults)
    try:
        for document in yaml.compose_all(path.read_text(encoding="utf-8"), Loader=_Loader):
            reader.read_document(document)
    except OSError as error:
        faults.append(Fault(str(path), 0, 0, f"can't be read: {error.strerror or error}"))
    except UnicodeDecodeError:
        faults.append(Fault(str(path), 0, 0, "is not UTF-8 text", "save it as UTF-8"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        faults.append(Fault(str(path), line, column, f"is no YAML: {error.problem or error.context}"))
    except yaml.YAMLError as error:
        faults.append(Fault(str(path), 0, 0, f"is no YAML: {str(error).splitlines()[0]}"))


class _FileReader:
    """Reads the documents of one file into a shared table of entries."""

    def __init__(self, path: Path, entries: dict[str, Entry], faults: list[Fault]) -> None:
        self._path = path
        self._entries = entries
        self._faults = faults
        self._named_here: set[str] = set()

    def read_document(self, node: yaml.Node | None) -> None:
        """One document: the shared fields, then the names."""
        if node is None:
            return
        shared: Fields = {}
        names: yaml.Node | None = None
        for key, value in self._pairs(node, "a file of names"):
            if key.value == "names":
                names = value
            elif key.value in _SHARED:
                self._read_field(key, value, shared)
            else:
                self._fault(key, f"{key.value!r} is not known here", "write names, type, state or nouns")
        if names is None:
            self._fault(node, "has no names", "write `names:` and under it one line for each name")
            return
        for key, value in self._pairs(names, "names"):
            self._read_entry(key, value, shared)

    def _read_entry(self, key: yaml.ScalarNode, node: yaml.Node, shared: Fields) -> None:
        name = key.value.strip()
        entry_id = slug(name)
        if entry_id in self._named_here:
            self._fault(key, f"{name!r} stands here twice", "keep one")
            return
        self._named_here.add(entry_id)
        known = self._entries.get(entry_id)
        given: Fields = ({} if known else dict(shared)) | self._fields(node)
        if known is None and "type" not in given:
            self._fault(key, f"{name!r} has no type", f"give one of {', '.join(_TYPES)}")
            return
        self._entries[entry_id] = _entry(known, entry_id, name, given)

    def _fields(self, node: yaml.Node) -> Fields:
        """What is written behind a name: fields, or a bare list of aliases, or nothing."""
        if isinstance(node, yaml.ScalarNode) and node.value in {"", "~", "null"}:
            return {}
        if isinstance(node, yaml.SequenceNode):
            return {"aliases": self._texts(node)}
        given: Fields = {}
        for key, value in self._pairs(node, "an entry"):
            self._read_field(key, value, given)
        return given

    def _read_field(self, key: yaml.ScalarNode, node: yaml.Node, into: Fields) -> None:
        if key.value in _LISTS:
            into[key.value] = self._texts(node)
        elif key.value not in _TEXTS:
            self._fault(key, f"{key.value!r} is no field of an entry", f"fields: {', '.join(sorted(_LISTS | _TEXTS))}")
        elif not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            self._fault(node, f"{key.value} is a text", "write it in one line")
        elif key.value == "type" and node.value not in _TYPES:
            self._fault(node, f"{node.value!r} is no type of actor", f"one of {', '.join(_TYPES)}")
        else:
            into[key.value] = node.value.strip()

    def _texts(self, node: yaml.Node) -> tuple[str, ...]:
        if isinstance(node, yaml.SequenceNode) and all(_is_text(item) for item in node.value):
            return tuple(item.value for item in node.value)
        self._fault(node, "should be a list of texts", "write [one, another]")
        return ()

    def _pairs(self, node: yaml.Node, what: str) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            self._fault(node, f"{what} should be a mapping", "write `key: value` lines")
            return
        for key, value in node.value:
            if _is_text(key):
                yield key, value
            else:
                self._fault(key, "a key should be a text")

    def _fault(self, node: yaml.Node, message: str, remedy: str = "") -> None:
        mark = node.start_mark
        self._faults.append(Fault(str(self._path), mark.line + 1, mark.column + 1, message, remedy))


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and bool(node.value.strip())


def _entry(known: Entry | None, entry_id: str, name: str, given: Fields) -> Entry:
    values: dict[str, object] = dict(given)
    if "type" in values:
        values["type"] = None if values["type"] == THING else ActorType(str(values["type"]))
    if known is not None:
        return replace(known, name=name, **values)  # type: ignore[arg-type]
    return Entry(id=entry_id, name=name, **values)  # type: ignore[arg-type]


assert {f.name for f in fields(Entry)} == _LISTS | _TEXTS | {"id", "name"}  # noqa: S101  # a field added there needs reading here
