"""The labelled passages: every label stands on words of its passage and on an actor that is listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

FILES = sorted((Path(__file__).parents[1] / "benchmarks" / "passages").glob("*.yml"))


def _faults(passage: dict[str, Any]) -> list[str]:
    text = " ".join(passage["text"].split())
    rows = [*passage["positions"], *passage["disputes"]]
    anchors = [anchor for row in rows for anchor in row.get("anchors", [row.get("anchor")])]
    named = [name for row in rows for name in row.get("parties", [row.get("actor")])]
    unfounded = [anchor for anchor in anchors if " ".join(anchor.split()) not in text]
    return unfounded + [name for name in named if name not in passage["actors"]]


def test_there_are_some() -> None:
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_stand_on_words(path: Path) -> None:
    assert [fault for passage in yaml.safe_load(path.read_text("utf-8")) for fault in _faults(passage)] == []


def test_a_label_without_words_is_seen() -> None:
    passage = {"text": "NASA said so.", "actors": {"NASA": {}}, "positions": [], "disputes": []}
    wrong = {"actor": "ESA", "anchor": "ESA denied it"}
    assert _faults({**passage, "positions": [wrong]}) == ["ESA denied it", "ESA"]
