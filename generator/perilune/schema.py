"""The JSON Schemas of a briefing file and of the register of disputes, and the field reference: made from the model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from perilune.model import Briefing, DisputeFile

SCHEMA_PATH = "schema/briefing.json"
"""Where the schema lies below the docs folder: the first line of each briefing names it."""
DISPUTES_SCHEMA_PATH = "schema/disputes.json"
"""Where the schema of `briefings/disputes.yml` lies."""
SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Field(NamedTuple):
    """One field of the reference."""

    path: str
    """`positions[].stance`; `[]` stands for each entry of a list."""
    form: str
    """`text`, `list of text`, `one of supports, opposes, neutral`, ..."""
    required: bool
    description: str


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that editors complete and check briefings with."""
    return _titled(Briefing.model_json_schema(by_alias=True), "Perilune briefing")


def json_schema_text() -> str:
    """The schema as the file that is published."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def disputes_schema_text() -> str:
    """The schema of `briefings/disputes.yml` as the file that is published."""
    schema = _titled(DisputeFile.model_json_schema(), "Perilune register of disputes")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _titled(schema: dict[str, Any], title: str) -> dict[str, Any]:
    plain = cast("dict[str, Any]", _without_titles(schema))
    return {"$schema": SCHEMA_DIALECT, "title": title, **plain}


def field_reference() -> tuple[Field, ...]:
    """Every field of the file, in the file's order."""
    schema = Briefing.model_json_schema(by_alias=True)
    return tuple(_fields(schema, schema["$defs"], ""))


def _without_titles(value: Any, *, is_properties: bool = False) -> Any:
    """Pydantic gives each field a title that repeats its name; editors would show both."""
    if isinstance(value, dict):
        return {
            k: _without_titles(v, is_properties=k in {"properties", "$defs"})
            for k, v in value.items()
            if is_properties or k != "title"
        }
    return [_without_titles(v) for v in value] if isinstance(value, list) else value


def _fields(schema: dict[str, Any], definitions: dict[str, Any], prefix: str) -> Iterator[Field]:
    required = set(schema.get("required", ()))
    for name, part in schema.get("properties", {}).items():
        form, inner = _form(part, definitions)
        path = f"{prefix}{name}"
        description = part.get("description") or (inner or {}).get("description", "")
        yield Field(path, form, name in required, description)
        if inner:
            step = "[]." if form.startswith("list") else "."
            yield from _fields(inner, definitions, path + step)


def _form(part: dict[str, Any], definitions: dict[str, Any]) -> tuple[str, dict[str, Any] | None]:
    """How a field's value looks, and the schema of its own fields if it has any."""
    options = [o for o in part.get("anyOf", [part]) if o.get("type") != "null"]
    one = options[0]
    if "$ref" in one:
        one = definitions[one["$ref"].rpartition("/")[2]]
    if "enum" in one:
        return f"one of {', '.join(one['enum'])}", None
    if "const" in one:
        return f"the number {one['const']}", None
    if one.get("type") == "array":
        form, inner = _form(one["items"], definitions)
        return (f"list of {form}" if not inner else "list"), inner
    if one.get("type") == "object":
        return ("fields", one) if "properties" in one else ("any fields", None)
    return _text_form(one), None


def _text_form(one: dict[str, Any]) -> str:
    if one.get("format") == "date":
        return "day"
    if one.get("format") == "uri":
        return "address"
    if isinstance(one.get("type"), list):
        return "EDTF date"
    pattern = one.get("pattern", "")
    if re.match(r"\^\[a-z0-9\]\+", pattern):
        return "id"
    return "Wikidata id" if pattern.startswith("^Q") else "text"
