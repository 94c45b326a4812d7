"""The tables as an SQLite file: the same rows give the same bytes, with one release of SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing

from perilune.outputs.tables import Row, Table

_SQL_TYPES = {"integer": "INTEGER"}
_SEARCHED = ("title", "bottom_line", "summary")


def database_of(tables: Mapping[str, Iterable[Row]], forms: Iterable[Table]) -> bytes:
    """The database's file. `tables` has the rows of each of the `forms` by its name."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        for form in forms:
            connection.execute(_create(form))
            connection.executemany(_insert(form), tables[form.name])
        for statement in (*_indexes(forms), *_search(connection)):
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()


def _create(form: Table) -> str:
    parts = [
        f"{column.name} {_SQL_TYPES.get(column.type, 'TEXT')}{_needed(form, column.name)}" for column in form.columns
    ]
    parts.append(f"PRIMARY KEY ({', '.join(form.key)})")
    parts += [
        f"FOREIGN KEY ({', '.join(r.columns)}) REFERENCES {r.table} ({', '.join(r.target)})" for r in form.references
    ]
    body = ",\n  ".join(parts)
    return f"CREATE TABLE {form.name} (\n  {body}\n)"


def _needed(form: Table, column: str) -> str:
    return " NOT NULL" if column in form.key else ""


def _insert(form: Table) -> str:
    return f"INSERT INTO {form.name} VALUES ({', '.join('?' * len(form.columns))})"  # noqa: S608  (our own names)


def _indexes(forms: Iterable[Table]) -> Iterator[str]:
    for form in forms:
        for column in form.searched_by:
            yield f"CREATE INDEX {form.name}_by_{column} ON {form.name} ({column})"


def _search(connection: sqlite3.Connection) -> Iterator[str]:
    """A full-text index of the briefings, where this SQLite can make one."""
    if ("ENABLE_FTS5",) in connection.execute("PRAGMA compile_options").fetchall():
        yield f"CREATE VIRTUAL TABLE briefings_fts USING fts5 ({', '.join(_SEARCHED)}, content = 'briefings')"
        yield "INSERT INTO briefings_fts (briefings_fts) VALUES ('rebuild')"
