"""The measure: little cases for each figure, and agreement with the script that it must equal."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from perilune.batch import Settings
from perilune.doc import DEFAULT_MODEL
from perilune.errors import WorkspaceError
from perilune.evaluation import Result, evaluate, section
from perilune.evaluation.evaluate import _load
from perilune.evaluation.folding import ArticleText, fold, name_key, same_value
from perilune.evaluation.measure import Tally, score
from perilune.reading.article import Metadata

RAW = (
    "Moscow rejected the order on Tuesday. The United States said it would go on.\n\nNASA hopes to land by 2024, and "
    "the counter-\nspace report is due next month. Russia accused Washington of piracy."
)
GOLD: dict[str, Any] = {
    "actors": [
        {"name": "Russia", "type": "state", "aliases": ["Moscow"], "salience": "major"},
        {"name": "United States", "type": "state", "aliases": ["Washington"], "salience": "major"},
        {"name": "NASA", "type": "body", "salience": "minor"},
    ],
    "positions": [
        {"actor": "Russia", "stance": "opposes", "anchor": "Moscow rejected the order"},
        {"actor": "NASA", "stance": "supports", "anchor": "hopes to land by"},
    ],
    "dates": [
        {"text": "Tuesday", "anchor": "the order on Tuesday", "value": "2020-05-05", "key": True},
        {"text": "next month", "anchor": "due next month", "value": "2020-06", "key": True},
        {"text": "2024", "anchor": "land by 2024", "value": "2024", "key": False},
    ],
    "disputes": [{"parties": ["Russia", "United States"], "anchors": ["accused Washington of piracy"]}],
}
RUSSIA = {"id": "russia", "name": "Russian Federation", "aliases": ["Moscow", "Russia"], "type": "state"}
USA = {"id": "united-states", "name": "The United States", "type": "igo"}
OTHER = {"id": "esa", "name": "ESA", "type": "igo"}


def _tallies(**predicted: Any) -> dict[str, Tally]:
    return score(GOLD, {"actors": [RUSSIA, USA], **predicted}, RAW).tallies


def test_nothing_predicted_scores_nothing() -> None:
    tallies = score(GOLD, {}, RAW).tallies
    assert {name: tally.right for name, tally in tallies.items()} == dict.fromkeys(tallies, 0)
    assert tallies["positions"] == (0, 2, 0)
    assert (tallies["actors"].precision, tallies["actors"].recall) == (0.0, 0.0)


def test_an_actor_is_found_by_any_name_once() -> None:
    tallies = _tallies(actors=[RUSSIA, {**RUSSIA, "id": "moscow"}, USA, OTHER])
    assert tallies["actors"] == (2, 3, 4)
    assert tallies["actors_major"] == (2, 2, 2)
    assert tallies["actor_type"] == (1, 2, 2)


def _position(actor: str, evidence: str, stance: str = "opposes") -> dict[str, Any]:
    return {"actor": actor, "stance": stance, "evidence": [evidence]}


@pytest.mark.parametrize(
    ("position", "found", "with_stance"),
    [
        (_position("russia", "Moscow rejected the order on Tuesday."), 1, 1),
        (_position("russia", "moscow   rejected"), 1, 1),
        (_position("russia", "Moscow rejected", "neutral"), 1, 0),
        (_position("united-states", "Moscow rejected"), 0, 0),
        (_position("russia", "The United States said it"), 0, 0),
        (_position("russia", "not in the article"), 0, 0),
        (_position("russia", RAW + " word" * 60), 0, 0),
    ],
)
def test_a_position_needs_holder_and_sentence(position: dict[str, Any], found: int, with_stance: int) -> None:
    tallies = _tallies(positions=[position])
    assert tallies["positions"] == (found, 2, 1)
    assert tallies["positions_stance"] == (with_stance, 2, 1)
    assert tallies["stance_accuracy"] == (with_stance, found, found)


def test_one_gold_position_is_found_once() -> None:
    assert _tallies(positions=[_position("russia", "Moscow rejected")] * 2)["positions"] == (1, 2, 2)


def _date(text: str, value: str, evidence: str) -> dict[str, Any]:
    return {"text": text, "value": value, "evidence": [evidence]}


@pytest.mark.parametrize(
    ("mention", "key", "right", "near"),
    [
        (_date("Tuesday", "2020-05-05", "order on Tuesday"), 1, 1, 1),
        (_date("on Tuesday", "2020-05-05", "order on Tuesday"), 1, 1, 1),
        (_date("Tuesday", "2020-05-12", "order on Tuesday"), 0, 0, 1),
        (_date("next month", "2020-06~", "due next month"), 1, 1, 1),
        (_date("2024", "2024", "land by 2024"), 0, 1, 0),
        (_date("2024", "2024", "NASA hopes to land by 2024"), 0, 1, 0),
        (_date("never", "2020-05-05", "not in the article"), 0, 0, 0),
    ],
)
def test_a_date_needs_words_and_value(mention: dict[str, Any], key: int, right: int, near: int) -> None:
    tallies = _tallies(dates=[mention])
    assert tallies["dates_recall_key"] == (key, 2, 2)
    assert tallies["dates_precision"] == (right, 1, 1)
    assert tallies["dates_found_key"] == (near, 2, 2)


@pytest.mark.parametrize(
    ("parties", "evidence", "right"),
    [
        (["russia", "united-states"], "Russia accused Washington of piracy", 1),
        (["united-states", "russia", "esa"], "Washington of piracy", 1),
        (["russia", "esa"], "Russia accused Washington of piracy", 0),
        (["russia", "united-states"], "Moscow rejected the order", 0),
    ],
)
def test_a_dispute_needs_two_parties_and_a_sentence(parties: list[str], evidence: str, right: int) -> None:
    tallies = _tallies(actors=[RUSSIA, USA, OTHER], disputes=[{"parties": parties, "evidence": [evidence]}])
    assert tallies["disputes"] == (right, 1, 1)
    assert tallies["false_alarm"] == (0, 0, 0)


def test_a_dispute_where_there_is_none_is_a_false_alarm() -> None:
    dispute = {"parties": ["russia", "united-states"], "evidence": ["Russia accused Washington"]}
    predicted = {"actors": [RUSSIA, USA], "disputes": [dispute]}
    assert score({**GOLD, "disputes": []}, predicted, RAW).tallies["false_alarm"] == (1, 1, 1)


def test_misses_are_named() -> None:
    misses = score(GOLD, {"actors": [RUSSIA, OTHER]}, RAW).misses
    assert (misses["actors missed"], misses["actors wrong"]) == (["United States", "NASA"], ["ESA"])
    assert misses["positions missed"][0] == "Russia: Moscow rejected the order"


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("2020-05-06", "2020-05-06", True),
        ("2020-05", "2020-05~", True),
        ("2020-05-06", "2020-05", False),
        ("2020-05-01/2020-05-31", "2020-05", True),
        ("2020-05-01/2020-05-16", "2020-05", True),
        ("2020-05-01/2020-05-10", "2020-05", False),
        ("2020-21", "2020-03/2020-05", True),
        ("2020-33", "2020-01/2020-03", True),
        ("202X", "2020/2029", True),
        ("PAST_REF", "PAST_REF", True),
        ("PAST_REF", "2020", False),
        ("2020-13", "2020-13-01", False),
        ("", "", False),
    ],
)
def test_values_are_the_same_when_they_share_half_of_their_days(gold: str, predicted: str, same: bool) -> None:
    assert same_value(gold, predicted) is same


def test_spellings_of_a_name_are_one() -> None:
    assert {name_key(n) for n in ("The U.S.", "US", "us", "U.S")} == {"us"}
    assert fold("“A–  b”\n’") == '"a-b" \''


def test_a_quotation_that_a_page_break_cuts_is_found() -> None:
    text = ArticleText("The chair said that the report\n\nPage 2\n\nwould follow soon.")
    assert text.find_all("The chair said that the report would follow soon")
    assert text.find_all("nothing of the kind stands here at all") == []


def test_a_folder_without_gold_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no gold articles"):
        evaluate(tmp_path, None)  # type: ignore[arg-type]


def test_the_figures_are_those_of_the_reference_script(gold: Path, tmp_path: Path) -> None:
    script = gold.parent / "tools" / "score_briefings.py"
    if not script.is_file():
        pytest.skip(f"no {script}")
    scores = {}
    for answer in sorted((gold / "dev").glob("*.gold.yml")):
        name = answer.name.removesuffix(".gold.yml")
        predicted = _imperfect(yaml.safe_load(answer.read_text("utf-8")))
        (tmp_path / f"{name}.yml").write_text(yaml.safe_dump(predicted, allow_unicode=True, sort_keys=False), "utf-8")
        scores[name] = score(_load(answer), predicted, answer.with_name(f"{name}.txt").read_text("utf-8"))
    ours = Result(scores, ()).as_json()
    command = [sys.executable, str(script), str(gold / "dev"), str(tmp_path), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert 0.5 < ours["macro_f1"] < 0.99
    assert ours["macro_f1"] == pytest.approx(theirs["macro_f1"], abs=0.0015)
    for measure in ("actors", "actors_major", "actor_type", "positions", "positions_stance", "dates", "disputes"):
        assert ours[measure] == pytest.approx(theirs[measure], abs=0.0015), measure
    assert ours["evidence_verbatim"]["p"] == pytest.approx(theirs["evidence_verbatim"]["p"], abs=0.0015)


def _imperfect(answer: dict[str, Any]) -> dict[str, Any]:
    """A briefing made from a gold answer with every third thing left out or wrong."""
    from perilune.model import slug

    actors = [{**a, "id": slug(a["name"])} for n, a in enumerate(answer["actors"]) if n % 5 != 4]
    positions = [
        {"actor": slug(p["actor"]), "stance": "neutral" if n % 4 == 0 else p["stance"], "evidence": [p["anchor"]]}
        for n, p in enumerate(answer["positions"]) if n % 3 != 2
    ]  # fmt: skip
    dates = [
        {"text": d["text"], "value": "2001" if n % 4 == 1 else str(d["value"]), "evidence": [d.get("anchor") or d["text"]]}
        for n, d in enumerate(answer["dates"])
    ]  # fmt: skip
    disputes = [
        {"parties": [slug(p) for p in d["parties"]], "evidence": d["anchors"][: n + 1]}
        for n, d in enumerate(answer.get("disputes") or [])
    ]
    return {"actors": actors, "positions": positions, "dates": dates, "disputes": disputes}


@pytest.mark.parametrize("folder", ["gold", "further", "unseen"])
def test_the_published_accuracy_is_what_this_code_reaches(folder: str) -> None:
    """A change that raises or lowers it says so: `make eval` writes the page anew."""
    home = Path(__file__).parents[1]
    measured = evaluate(home / "benchmarks" / folder, Settings(Metadata(), DEFAULT_MODEL))
    assert section(folder, measured) in (home / "docs" / "accuracy.md").read_text("utf-8")
