"""Briefing <-> YAML file.

`load` gives a briefing that holds together (every id that it names is one of its actors) or every fault
at once, each with line and column. `dump` writes the contract's order and style; `loads(dumps(b)) == b`.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from pydantic import BaseModel, ValidationError

from perilune import yamltext
from perilune.errors import Fault, FaultsError
from perilune.model import BRIEFING_ID_PATTERN, Briefing, DisputeEntry, DisputeFile
from perilune.storage import write_atomically, write_new

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

SCHEMA_LINE = "# yaml-language-server: $schema=../docs/schema/briefing.json\n"
DISPUTES_FILE = "disputes.yml"
OTHER_FILES = frozenset({"actors.yml", DISPUTES_FILE, "topics.yml"})
"""Files of the workspace that may lie in the briefings folder and are no briefings."""

_Form = TypeVar("_Form", Briefing, DisputeFile)


class Loaded(NamedTuple):
    """A briefing with the places of its values, for faults that only other files can show."""

    id: str
    path: Path
    briefing: Briefing
    tree: yamltext.Tree


def load(path: Path, name: str | None = None) -> Briefing:
    """The briefing in that file; `name` is how messages call it (default: the path).

    Raises FaultsError with all faults of the file.
    """
    return load_with_places(path, name).briefing


def load_with_places(path: Path, name: str | None = None) -> Loaded:
    """As `load`, with the place of each value."""
    shown = name or str(path)
    text = _read_text(path, shown)
    tree = yamltext.read(text, shown)
    briefing = _validated(Briefing, tree, shown)
    faults = [*_reference_faults(briefing, tree, shown), *_name_faults(path, briefing, shown)]
    if faults:
        raise FaultsError(faults)
    return Loaded(path.stem, path, briefing, tree)


def loads(text: str, name: str = "<text>") -> Briefing:
    """The briefing in a text; FaultsError with all faults."""
    tree = yamltext.read(text, name)
    briefing = _validated(Briefing, tree, name)
    if faults := list(_reference_faults(briefing, tree, name)):
        raise FaultsError(faults)
    return briefing


def load_all(folder: Path) -> tuple[tuple[str, Briefing], ...]:
    """All briefings of a folder as (id, briefing), sorted by id, so by date.

    Raises FaultsError with the faults of all files together.
    """
    loaded: list[tuple[str, Briefing]] = []
    faults: list[Fault] = []
    for path in briefing_paths(folder):
        try:
            loaded.append((path.stem, load(path, f"{folder.name}/{path.name}")))
        except FaultsError as error:
            faults.extend(error.faults)
    if faults:
        raise FaultsError(faults)
    return tuple(loaded)


def briefing_paths(folder: Path) -> list[Path]:
    """The briefing files of a folder, sorted by name; links that lead out of the folder are left out."""
    home = folder.resolve()
    return sorted(
        path
        for path in folder.glob("*.yml")
        if path.name not in OTHER_FILES and not path.name.startswith(".") and path.resolve().parent == home
    )


def dumps(briefing: Briefing) -> str:
    """The briefing's file as text: schema line, then the fields in the contract's order, empty ones left out."""
    return SCHEMA_LINE + yamltext.write(as_plain(briefing))


def save(briefing: Briefing, path: Path) -> bool:
    """Write the briefing over `path`, atomically; say whether the file changed."""
    return write_atomically(path, dumps(briefing))


def save_new(briefing: Briefing, path: Path) -> None:
    """Write a briefing that must not exist yet; FileExistsError if it does."""
    write_new(path, dumps(briefing))


def _plain(value: object) -> object:
    """Plain values in the order of the fields, without what is empty or says nothing."""
    if isinstance(value, BaseModel):
        plain: dict[str, object] = {}
        for name, info in type(value).model_fields.items():
            content: object = getattr(value, name)
            if name in _EDTF_FIELDS:
                content = _day_unquoted(content)
            elif name != "notes":
                content = _plain(content)
            if content not in (None, [], {}):
                plain[info.alias or name] = content
        return plain
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, str) else value


_EDTF_FIELDS = frozenset({"value", "date"})


def _day_unquoted(value: object) -> object:
    """A date value that is a whole day as a day, which is written without quotation marks, as people write it."""
    is_day = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    return date.fromisoformat(str(value)) if is_day else value


def _read_text(path: Path, shown: str) -> str:
    try:
        if path.stat().st_size > yamltext.MAX_BYTES:
            limit = f"the file is larger than {yamltext.MAX_BYTES:,} bytes"
            raise FaultsError([Fault(shown, 0, 0, limit, "split or shorten it")])
        with path.open(encoding="utf-8-sig", newline=None) as file:
            return file.read()
    except UnicodeDecodeError as error:
        raise FaultsError([Fault(shown, 0, 0, f"not UTF-8 text: {error.reason}", "save it as UTF-8")]) from None
    except OSError as error:
        raise FaultsError([Fault(shown, 0, 0, f"can't be read: {error.strerror}", "check path and rights")]) from None


def load_disputes(folder: Path) -> tuple[dict[str, DisputeEntry], yamltext.Tree]:
    """The desk's word on disputes, by id, from the file `disputes.yml` of the briefings folder; none without that file.

    Raises FaultsError with all faults of the file.
    """
    path = folder / DISPUTES_FILE
    if not path.is_file():
        return {}, yamltext.Tree({})
    name = f"{folder.name}/{path.name}"
    tree = yamltext.read(_read_text(path, name), name)
    if tree.value is None:
        return {}, tree
    return _validated(DisputeFile, tree, name).root, tree


def _validated(form: type[_Form], tree: yamltext.Tree, name: str) -> _Form:
    if not isinstance(tree.value, dict):
        remedy, what = ("begin with `schema: 1` and the fields of a briefing", "briefing")
        if form is DisputeFile:
            remedy, what = ("write a dispute's id, and under it `merges:`, `name:` and so on", "disputes")
        raise FaultsError([Fault(name, 1, 1, f"the file holds no {what}", remedy)])
    try:
        return form.model_validate(tree.value, by_alias=True, by_name=False)
    except ValidationError as error:
        faults = [_fault(details, tree, name, form) for details in error.errors(include_url=False)]
    raise FaultsError(faults)


def _fault(details: ErrorDetails, tree: yamltext.Tree, name: str, form: type[BaseModel]) -> Fault:
    path = details["loc"]
    kind = details["type"]
    mark = tree.place(path, of_key=kind == "extra_forbidden")
    field = ".".join(str(p + 1) if isinstance(p, int) else p for p in path)
    message, remedy = _explain(details, field, form)
    return Fault(name, mark.line, mark.column, message, remedy)


def _explain(details: ErrorDetails, field: str, form: type[BaseModel]) -> tuple[str, str]:
    """What is wrong and what to do, in words for people who edit YAML."""
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    last = str(details["loc"][-1]) if details["loc"] else ""
    match kind:
        case "extra_forbidden":
            return f"unknown field {field!r}", _near_field(details["loc"], form)
        case "missing":
            return f"the field {field!r} is missing", f"add `{last}:`"
        case "enum":
            return _not_one_of(field, given, [w.strip(" '") for w in re.split(r",| or ", str(context["expected"]))])
        case "literal_error":
            return f"{field}: {given!r} is no known version", f"write `{last}: 1`"
        case "string_type" if given is None:
            return f"{field} is empty", "write something or leave the field out"
        case "string_type" if isinstance(given, list | dict):
            return f"{field} must be text, not a {_kind(given)}", "write one value, or quote text with brackets"
        case "string_type":
            return f"{field} must be text", f'put quotation marks around it: "{given}"'
        case "tuple_type":
            return f"{field} must be a list", "write it as [one, two] or one `- item` a line"
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"{field} must have fields of its own", "write them as `name: value`, one a line"
        case "too_short":
            least = context.get("min_length", 1)
            return f"{field} needs at least {least} {'entry' if least == 1 else 'entries'}", "add what is missing"
        case "string_too_short":
            return f"{field} is empty", "write something or leave the field out"
        case "string_too_long":
            return f"{field} has more than {context.get('max_length')} characters", "shorten it"
        case "string_pattern_mismatch":
            return _mismatch(field, last, given)
        case "value_error":
            return f"{field}: {context['error']}", ""
    return f"{field}: {details['msg']}", ""


def _kind(value: object) -> str:
    return "list" if isinstance(value, list) else "mapping"


def _not_one_of(field: str, given: object, allowed: list[str]) -> tuple[str, str]:
    near = difflib.get_close_matches(str(given), allowed, n=1)
    return (
        f"{field}: {given!r} is not one of {', '.join(allowed)}",
        f"did you mean {near[0]}?" if near else "take one of them",
    )


def _mismatch(field: str, last: str, given: object) -> tuple[str, str]:
    if last == "wikidata":
        return f"{field}: {given!r} is no Wikidata id", "write Q and a number, or leave it out"
    if last == "language":
        return f"{field}: {given!r} is no language tag", "write for example en or pt-BR"
    return f"{field}: {given!r} is no id", "an id has lower-case ASCII letters, digits and single hyphens"


def _near_field(location: tuple[int | str, ...], form: type[BaseModel]) -> str:
    model: type[BaseModel] = DisputeEntry if form is DisputeFile else Briefing
    for step in location[:-1]:
        if isinstance(step, str) and (inner := _model_in(model, step)):
            model = inner
    known = [info.alias or name for name, info in model.model_fields.items()]
    near = difflib.get_close_matches(str(location[-1]), known, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"fields: {', '.join(known)}" if form is DisputeFile else "keys of your own go under `notes:`"


def _model_in(model: type[BaseModel], field: str) -> type[BaseModel] | None:
    info = model.model_fields.get(field)
    found = re.search(r"perilune\.model\.(\w+)", str(info.annotation)) if info else None
    from perilune import model as nouns  # noqa: PLC0415  (by name: the annotation's class)

    candidate = getattr(nouns, found[1], None) if found else None
    return candidate if isinstance(candidate, type) and issubclass(candidate, BaseModel) else None


def _reference_faults(briefing: Briefing, tree: yamltext.Tree, name: str) -> Iterator[Fault]:
    """Ids that stand twice, and ids of actors that the file does not have."""
    known = [actor.id for actor in briefing.actors]
    yield from _repeats(known, "actors", "actor", tree, name)
    yield from _repeats([d.id for d in briefing.disputes], "disputes", "dispute", tree, name)
    for path, actor_id in _references(briefing):
        if actor_id not in known:
            mark = tree.place(path)
            near = difflib.get_close_matches(actor_id, known, n=1)
            remedy = f"did you mean {near[0]}?" if near else "add it to the actors or correct the id"
            yield Fault(name, mark.line, mark.column, f"no actor of this file has the id {actor_id!r}", remedy)


def _repeats(ids: list[str], section: str, noun: str, tree: yamltext.Tree, name: str) -> Iterator[Fault]:
    for index, one in enumerate(ids):
        if one in ids[:index]:
            mark = tree.place((section, index, "id"))
            yield Fault(name, mark.line, mark.column, f"two {noun}s have the id {one!r}", "merge them or rename one")


def _references(briefing: Briefing) -> Iterator[tuple[yamltext.Path, str]]:
    for index, position in enumerate(briefing.positions):
        yield ("positions", index, "actor"), position.actor
        if position.via:
            yield ("positions", index, "via"), position.via
    for index, dispute in enumerate(briefing.disputes):
        for at, party in enumerate(dispute.parties):
            yield ("disputes", index, "parties", at), party
        for number, side in enumerate(dispute.sides):
            for at, party in enumerate(side.parties):
                yield ("disputes", index, "sides", number, "parties", at), party


def _name_faults(path: Path, briefing: Briefing, name: str) -> Iterator[Fault]:
    if not re.fullmatch(BRIEFING_ID_PATTERN, path.stem):
        yield Fault(
            name, 0, 0, "the file's name is no briefing id",
            f"call it {briefing.published}-some-words.yml: date, lower-case ASCII letters, digits, hyphens",
        )  # fmt: skip


def as_plain(briefing: Briefing) -> dict[str, Any]:
    """The briefing as plain values, keys in the file's order, empty fields left out; whole days are dates."""
    return cast("dict[str, Any]", _plain(briefing))


def as_json_text(briefing: Briefing) -> str:
    """The briefing as JSON, with the same fields in the same order; days as ISO text."""
    return json.dumps(as_plain(briefing), ensure_ascii=False, indent=2, default=date.isoformat) + "\n"
