"""The JSON Schema that editors check with, and the file of it that is published."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from perilune import persist, yamltext
from perilune.schema import disputes_schema_text, field_reference, json_schema, json_schema_text

VALIDATOR = Draft202012Validator(json_schema())
BRIEFINGS = persist.briefing_paths(Path(__file__).parents[1] / "briefings")
LEAST: dict[str, Any] = {"title": "T", "published": "2020-05-06"}


def _as_json(path: Path) -> Any:
    """What an editor's YAML reader hands to the schema: days as text."""
    return json.loads(json.dumps(yamltext.read(path.read_text("utf-8"), path.name).value, default=date.isoformat))


def test_it_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json.loads(json_schema_text()) == json_schema()


@pytest.mark.parametrize("path", BRIEFINGS, ids=[p.stem for p in BRIEFINGS])
def test_every_briefing_fits_the_schema(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(_as_json(path))] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"published": 2020},
        {"schema": 2},
        {"headline": "unknown field"},
        {"status": "final"},
        {"topics": ["Lunar Resources"]},
        {"links": ["javascript:x"]},
        {"source": {"language": "English!"}},
        {"actors": [{"id": "a", "name": "A", "type": "country", "salience": "major"}]},
        {"actors": [{"id": "a", "name": "A", "type": "state"}]},
        {"positions": [{"actor": "a", "stance": "opposes", "target": "t", "statement": "s", "kind": "acted", "evidence": []}]},
        {"disputes": [{"id": "d", "issue": "i", "kind": "legal", "parties": ["a"], "evidence": ["e"]}]},
    ],
)  # fmt: skip
def test_what_the_model_refuses_the_schema_refuses(wrong: dict[str, Any]) -> None:
    assert VALIDATOR.is_valid(LEAST)
    assert not VALIDATOR.is_valid({**LEAST, **wrong})


def test_no_field_has_a_title_that_repeats_its_name() -> None:
    assert json_schema_text().count('"title"') == 3  # the schema's own, the field `title`, and that it is required
    assert "description" in json_schema_text()


def test_the_published_schema_is_current(repository: Path) -> None:
    published = repository / "docs" / "schema" / "briefing.json"
    if not published.is_file():
        pytest.skip("docs/schema/briefing.json is not there; the site adds one")
    assert published.read_text("utf-8") == json_schema_text(), "renew it: make schema"
    assert published.with_name("disputes.json").read_text("utf-8") == disputes_schema_text(), "renew it: make schema"


def test_the_schema_of_the_register_of_disputes() -> None:
    validator = Draft202012Validator(json.loads(disputes_schema_text()))
    assert validator.is_valid({"mining-order": {"name": "x", "merges": ["a"], "takes": {"2020-05-06-x": "b"}}})
    assert not validator.is_valid({"mining-order": {"status": "over"}})
    assert not validator.is_valid({"mining-order": {"mergs": []}})


def test_the_reference_names_every_field_with_its_form() -> None:
    forms = {field.path: (field.form, field.required) for field in field_reference()}
    assert forms["schema"] == ("the number 1", False)
    assert forms["title"] == ("text", True)
    assert forms["published"] == ("day", True)
    assert forms["source.url"] == ("address", False)
    assert forms["topics"] == ("list of id", False)
    assert forms["positions[].stance"] == ("one of supports, opposes, neutral", True)
    assert forms["positions[].date"] == ("EDTF date", False)
    assert forms["disputes[].sides[].parties"] == ("list of id", True)
    assert forms["notes"] == ("any fields", False)
