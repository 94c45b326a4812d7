"""The briefings as data: JSON, CSV, SQLite, what describes them, and each briefing by itself."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from perilune import persist, schema
from perilune.digest import places
from perilune.model import Briefing
from perilune.outputs.database import database_of
from perilune.outputs.nouns import Licence, Material, Output, Site
from perilune.outputs.tables import TABLES, Row, Table, rows_of

FOLDER = "data"
_FORMULA = ("=", "+", "-", "@", "'", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that a spreadsheet might run; the apostrophe, so that taking one off gives the text again."""


def data_of(material: Material) -> Iterator[Output]:
    """Each briefing's own files, then those of all briefings."""
    plain = {name: _as_json(_plain(name, briefing, material.site)) for name, briefing in material.briefings}
    for name, briefing in material.briefings:
        page = places.briefing(name)
        yield Output(places.beside(page, "json"), f"{plain[name]}\n".encode())
        yield Output(places.beside(page, "yml"), _yaml(name, briefing, material))
    yield _output("briefings.json", _everything(plain.values(), material))
    yield from _tables(material)
    yield _output("schema.json", _indented(_schema()))
    yield _output("datapackage.json", _indented(_package(material.site)))
    yield _output("metadata.json", _indented(_metadata(material.site)))


def _output(name: str, text: str) -> Output:
    return Output(f"{FOLDER}/{name}", text.encode())


def _plain(name: str, briefing: Briefing, site: Site) -> dict[str, Any]:
    """The briefing's fields, after its id and address; the desk's notes are its own."""
    fields = persist.as_plain(briefing)
    fields.pop("notes", None)
    return {"id": name, "url": site.address(places.briefing(name)), **fields}


def _yaml(name: str, briefing: Briefing, material: Material) -> bytes:
    """The file as it stands in the workspace; one with notes is written anew without them."""
    if briefing.notes or name not in material.yaml:
        return persist.dumps(briefing.model_copy(update={"notes": {}})).encode()
    return material.yaml[name]


def _everything(briefings: Iterable[str], material: Material) -> str:
    site, today = material.site, material.digest.today
    head = {"title": site.name, "licence": _licence(site.licence), "updated": today.value if today else None}
    body = ",\n".join(briefings)
    return f'{_as_json(head)[:-1]}, "briefings": [\n{body}\n]}}\n'


def _tables(material: Material) -> Iterator[Output]:
    rows = {table.name: tuple(rows_of(table, material.briefings, material.site)) for table in TABLES}
    for table in TABLES:
        if table.as_csv:
            yield _output(f"{table.name}.csv", _csv(table, rows[table.name]))
    yield Output(f"{FOLDER}/perilune.sqlite", database_of(rows, TABLES))


def _csv(table: Table, rows: Iterable[Row]) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return file.getvalue()


def _harmless(cell: str | int | None) -> str | int | None:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before what looks like one."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _schema() -> dict[str, Any]:
    """The JSON Schema of `briefings.json`: that of a briefing file, with id and address, without notes."""
    one = schema.json_schema()
    definitions, dialect = one.pop("$defs"), one.pop("$schema")
    one["properties"].pop("notes")
    known = {
        "id": {"type": "string", "description": "The briefing's id."},
        "url": {"type": "string", "description": "Its page; below the site's root where the site knows no address."},
    }
    one["properties"] = {**known, **one["properties"]}
    one["required"] = [*known, *one["required"]]
    licence = {name: {"type": ["string", "null"]} for name in ("name", "title", "path")}
    return {
        "$schema": dialect,
        "title": "All briefings of a Perilune site",
        "type": "object",
        "required": ["title", "licence", "updated", "briefings"],
        "additionalProperties": False,
        "properties": {
            "title": {"type": "string", "description": "The site's name."},
            "licence": {"type": "object", "properties": licence, "description": "Terms of use; quotations excepted."},
            "updated": {"type": ["string", "null"], "description": "The newest briefing's day of publication."},
            "briefings": {"type": "array", "items": one, "description": "All briefings, oldest first."},
        },
        "$defs": definitions,
    }


def _package(site: Site) -> dict[str, Any]:
    """The Frictionless description of the CSV files."""
    return {
        "profile": "tabular-data-package",
        "name": "perilune-briefings",
        "title": f"Briefings of {site.name}",
        "description": "Quotations are excepted from the licence: they stay their publishers'.",
        "licenses": [_licence(site.licence)],
        "resources": [_resource(table) for table in TABLES if table.as_csv],
    }


def _resource(table: Table) -> dict[str, Any]:
    keys = [
        {"fields": list(r.columns), "reference": {"resource": r.table, "fields": list(r.target)}}
        for r in table.references
        if not r.may_be_empty
    ]
    fields = [{"name": c.name, "type": c.type, "description": c.description} for c in table.columns]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.description,
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": {"fields": fields, "primaryKey": list(table.key)} | ({"foreignKeys": keys} if keys else {}),
    }


def _metadata(site: Site) -> dict[str, Any]:
    """What Datasette shows beside the database."""
    tables: dict[str, Any] = {
        table.name: {
            "description": table.description,
            "columns": {column.name: column.description for column in table.columns},
        }
        for table in TABLES
    }
    tables["briefings"] |= {"sort_desc": "published", "label_column": "title"}
    return {
        "title": f"Briefings of {site.name}",
        "license": site.licence.title,
        **({"license_url": site.licence.url} if site.licence.url else {}),
        **({"source": site.name, "source_url": site.url} if site.url else {}),
        "databases": {"perilune": {"tables": tables}},
    }


def _licence(licence: Licence) -> dict[str, str]:
    path = {"path": licence.url} if licence.url else {}
    return {"name": licence.name, "title": licence.title, **path}


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _indented(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
