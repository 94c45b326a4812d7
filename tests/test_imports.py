"""The arrows of the design: who may import what. The tables below are the documentation.

A reader of the source finds every import, those under TYPE_CHECKING and inside functions included.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import perilune

PACKAGE = Path(perilune.__file__).parent

ARROWS: dict[str, set[str]] = {
    # nouns and what can go wrong
    "errors": set(),
    "edtf": set(),
    "values": {"edtf"},
    "model": {"values"},
    "findings": {"model"},
    # words we listen for
    "lexicon": {"errors", "model"},
    # files
    "storage": set(),
    "yamltext": {"errors"},
    "persist": {"errors", "model", "storage", "yamltext"},
    "workspace": {"errors"},
    # stages: article -> text -> Doc -> findings -> briefing
    "reading": {"errors", "model", "yamltext"},
    "clean": set(),
    "doc": {"errors", "workspace"},  # workspace: for the name of the default model
    "extract": {"edtf", "findings", "lexicon", "model"},
    "gather": {"edtf", "findings", "model", "reading"},  # reading: for the noun Article
    # stages: briefings -> pages
    "schema": {"model"},
    "escape": {"model"},
    "digest": {"edtf", "lexicon", "model", "schema"},  # lexicon: what topics mean; schema: the field reference is a page
    "render": {"digest", "errors", "escape", "model"},
    "register": {"errors", "model", "persist", "yamltext"},
    "outputs": {"digest", "edtf", "errors", "escape", "model", "persist", "render", "schema"},
    "pagefiles": {"digest", "register", "render", "storage", "workspace"},
    # edges: they join the stages
    "pipeline": {"clean", "doc", "errors", "extract", "findings", "gather", "lexicon", "model", "reading", "workspace"},
    "standoff": {"clean", "doc", "extract", "findings", "pipeline", "workspace"},
    "batch": {"errors", "model", "pipeline", "reading", "standoff"},
    "inbox": {"batch", "errors", "model", "persist", "workspace"},
    "kept": {"clean", "persist", "reading", "workspace"},
    "check": {"errors", "kept", "model", "persist", "register", "workspace", "yamltext"},
    "review": {"errors", "kept", "model", "persist", "storage", "workspace", "yamltext"},
    "evaluation": {"batch", "errors", "persist", "reading"},
    "building": {"render", "storage", "workspace"},
    "cards": {"storage"},
    "website": {"cards", "digest", "errors", "escape", "model", "outputs", "pagefiles", "register", "render", "schema", "storage"},
    "cli": {
        "", "batch", "building", "check", "errors", "evaluation", "inbox", "model", "pagefiles", "persist", "reading",
        "review", "schema", "storage", "workspace",
    },
    "__main__": {"cli"},
    "": set(),
}  # fmt: skip
"""Room -> the rooms that it may import; the empty name is the package itself, for its version."""

HOMES: dict[str, set[str]] = {
    "PIL": {"cards"},
    "spacy": {"doc", "extract"},
    "jinja2": {"outputs", "render"},
    "markupsafe": {"escape", "render"},
    "markdown": {"escape", "website"},
    "yaml": {"evaluation", "lexicon", "workspace", "yamltext"},
    "mkdocs": {"website"},
    "material": {"website"},
    "pagefind": {"website"},
    "click": {"cli"},
    "trafilatura": {"reading"},
    "pypdfium2": {"reading"},
    "urllib3": {"reading"},
    "pydantic": {"model", "persist", "schema", "values"},
    "pydantic_core": {"persist"},
}
"""Library -> the rooms that know it."""

MAX_LINES = 360


def _modules() -> dict[str, Path]:
    """Dotted name (without `perilune.`) -> file."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = _modules()


@cache
def _import_statements(path: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return tuple(node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom))


def _imported(path: Path) -> Iterator[str]:
    """Full dotted names of everything that a file imports; for `from a import b` both `a` and `a.b`."""
    for node in _import_statements(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        else:
            assert node.level == 0, f"{path}: imports are absolute"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _ours(path: Path) -> set[str]:
    """The modules of ours that a file imports; `from perilune.clean import noise` is clean.noise, not clean."""
    names = {
        name.removeprefix("perilune").removeprefix(".") for name in _imported(path) if name.split(".")[0] == "perilune"
    }
    known = {name for name in names if name in MODULES}
    return {name for name in known if not any(_is_only_the_way_to(name, other, path) for other in known)}


def _is_only_the_way_to(name: str, other: str, path: Path) -> bool:
    """Whether `name` stands there only because `other`, a module in it, is imported from it."""
    if other == name or not (name == "" or other.startswith(f"{name}.")):
        return False
    for node in _import_statements(path):
        if isinstance(node, ast.ImportFrom) and node.module == f"perilune.{name}".rstrip("."):
            step = other.removeprefix(name).lstrip(".")
            if any(alias.name != step and f"{name}.{alias.name}".lstrip(".") not in MODULES for alias in node.names):
                return False
    return True


def _room(module: str) -> str:
    return module.partition(".")[0]


def test_every_room_is_in_the_table_and_every_entry_is_a_room() -> None:
    assert {_room(name) for name in MODULES} == set(ARROWS)


@pytest.mark.parametrize("room", [room for room in ARROWS if room])
def test_a_room_imports_only_what_its_arrows_allow(room: str) -> None:
    taken = {_room(other) for name, path in MODULES.items() if _room(name) == room for other in _ours(path)} - {room}
    assert taken <= ARROWS[room], f"{room} must not import {sorted(taken - ARROWS[room])}"


@pytest.mark.parametrize("room", [room for room in ARROWS if room])
def test_no_arrow_is_in_the_table_for_nothing(room: str) -> None:
    taken = {_room(other) for name, path in MODULES.items() if _room(name) == room for other in _ours(path)}
    assert ARROWS[room] <= taken, f"{room} no longer imports {sorted(ARROWS[room] - taken)}"


def test_there_is_no_cycle_of_any_kind() -> None:
    # A package's own __init__ gathers its parts; the parts import each other, not the package.
    order = TopologicalSorter({name: _ours(path) for name, path in MODULES.items()})
    assert len(list(order.static_order())) >= len(MODULES)


@pytest.mark.parametrize("library", HOMES)
def test_a_library_has_its_home(library: str) -> None:
    users = {_room(m) for m, path in MODULES.items() if library in {n.split(".")[0] for n in _imported(path)}}
    assert users <= HOMES[library]


def test_every_library_has_a_home() -> None:
    ours = {"perilune", *HOMES}
    foreign = {
        f"{module}: {name}"
        for module, path in MODULES.items()
        for name in _imported(path)
        if (top := name.split(".")[0]) not in ours and top not in sys.stdlib_module_names
    }
    assert foreign == set()


def test_the_nouns_import_no_library_but_the_one_that_checks_them() -> None:
    for room in ("errors", "edtf", "model", "findings"):
        heavy = {n.split(".")[0] for n in _imported(MODULES[room])} - set(sys.stdlib_module_names) - {"perilune"}
        assert heavy <= ({"pydantic"} if room == "model" else set())


LIGHT = {
    "perilune.website": {"spacy", "trafilatura", "pypdfium2", "click.testing"},
    "perilune.check": {"spacy", "mkdocs", "jinja2", "trafilatura", "pypdfium2"},
    "perilune.cli": {"spacy", "mkdocs", "jinja2", "pydantic", "yaml", "urllib3"},
    "perilune.persist": {"spacy", "mkdocs", "jinja2", "urllib3"},
    "perilune.render": {"spacy", "mkdocs", "urllib3"},
    "perilune.inbox": {"spacy", "mkdocs", "jinja2"},
    "perilune.building": {"spacy", "mkdocs"},
}
"""Module -> the libraries that importing it must not load."""


@pytest.mark.parametrize("module", LIGHT)
def test_importing_it_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert module in loaded
    assert LIGHT[module] & set(loaded) == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_stays_readable(module: str) -> None:
    assert len(MODULES[module].read_text("utf-8").splitlines()) <= MAX_LINES
