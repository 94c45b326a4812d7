"""Faults that the form of one file can't show: evidence, lengths, names across files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from perilune import check as checking
from perilune import persist
from perilune.errors import Fault, Severity
from perilune.model import Briefing
from perilune.workspace import Workspace, find_workspace
from site_samples import PLAIN, write_workspace

ID = "2020-05-06-first"
ARTICLE = (
    "Washington signed the order last month, and Moscow compared it to colonialism. The agency — NASA — wants to land "
    "by 2024.\n\nNobody’s “first” word was heard, nor was it the last one in this quarrel.\n"
)


def _workspace(root: Path, briefings: dict[str, dict[str, Any]], article: str | None = ARTICLE) -> Workspace:
    write_workspace(root, {name: Briefing.model_validate({**PLAIN, **changes}) for name, changes in briefings.items()})
    if article is not None:
        (root / "articles").mkdir(exist_ok=True)
        (root / "articles" / f"{ID}.txt").write_text(article, "utf-8")
    return find_workspace(root)


def _check(workspace: Workspace) -> list[Fault]:
    return checking.check([workspace.briefings], workspace)[1]


def _sides(*parties: str) -> dict[str, Any]:
    dispute: dict[str, Any] = PLAIN["disputes"][0]
    return {"disputes": [{**dispute, "sides": [{"parties": [p], "says": "So it is."} for p in parties]}]}


def test_a_good_briefing_has_no_fault(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path, {ID: {}})
    assert checking.check([workspace.briefings], workspace) == (1, [])


def test_a_quotation_that_is_not_in_the_article_is_a_fault_with_what_is(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path, {ID: {}})
    path = workspace.briefings / f"{ID}.yml"
    path.write_text(path.read_text().replace("evidence: [signed]", "evidence: [Moscow compares it to colonialism]"))
    (fault,) = _check(workspace)
    line = path.read_text().splitlines()[fault.line - 1]
    assert line[fault.column - 1 :].startswith("Moscow compares it")
    assert fault.message == "not in the article: 'Moscow compares it to colonialism'"
    assert "Moscow compared it to" in fault.remedy
    assert fault.severity is Severity.ERROR


@pytest.mark.parametrize("quotation", ['Nobody\'s "first" word', "The agency - NASA - wants", "Nobody’s “first”  word"])
def test_typed_and_typographic_marks_are_the_same(tmp_path: Path, quotation: str) -> None:
    mention = {"value": "2024", "text": "2024", "what": "w", "kind": "past", "evidence": [quotation]}
    assert _check(_workspace(tmp_path, {ID: {"dates": [mention]}})) == []


def test_words_that_the_article_does_not_have_are_a_warning(tmp_path: Path) -> None:
    actor = {"id": "china", "name": "China", "type": "state", "aliases": ["Beijing"], "salience": "minor"}
    (fault,) = _check(_workspace(tmp_path, {ID: {"actors": [*PLAIN["actors"], actor]}}))
    assert (fault.severity, fault.message) == (Severity.WARNING, "not in the article: 'Beijing'")


def test_a_briefing_without_its_article_is_checked_as_far_as_it_goes(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path, {ID: {"bottom_line": "word " * 31}}, article=None)
    (fault,) = _check(workspace)
    assert fault.message == "bottom_line has 31 words; at most 30"


def test_an_article_that_can_not_be_read_is_a_warning(tmp_path: Path) -> None:
    (fault,) = _check(_workspace(tmp_path, {ID: {}}, article=" "))
    assert fault.severity is Severity.WARNING
    assert "its article can't be read" in fault.message


def test_the_article_of_another_name_is_the_one_that_the_source_names(tmp_path: Path) -> None:
    source = {"publisher": "P", "file": "articles/other.txt"}
    workspace = _workspace(tmp_path, {ID: {"source": source}}, article="Nothing of that kind was ever written here.")
    (workspace.articles / "other.txt").write_text(ARTICLE, "utf-8")
    assert _check(workspace) == []


def test_a_source_outside_the_workspace_is_not_read(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("Another text that has nothing of it at all.")
    workspace = _workspace(root, {ID: {"source": {"file": "../secret.txt"}}}, article=None)
    assert _check(workspace) == []


def test_a_side_is_a_party_of_the_dispute(tmp_path: Path) -> None:
    (fault,) = _check(_workspace(tmp_path, {ID: _sides("russia", "reuters")}))
    assert fault.message == "'reuters' takes a side but is no party of the dispute"
    assert fault.remedy == "add it to parties"


def test_a_name_with_another_day_is_a_warning(tmp_path: Path) -> None:
    (fault,) = _check(_workspace(tmp_path, {ID: {"published": "2020-05-07"}}))
    assert fault.severity is Severity.WARNING
    assert "does not begin with the publication date 2020-05-07" in fault.message


def test_an_actor_has_one_id_and_one_type_in_all_files(tmp_path: Path) -> None:
    other = [
        {**PLAIN["actors"][0], "id": "russian-federation"},
        {**PLAIN["actors"][1], "type": "igo"},
        PLAIN["actors"][2],
    ]
    nothing = {"positions": [], "disputes": []}
    workspace = _workspace(tmp_path, {ID: {}, "2020-05-06-second": {"actors": other, **nothing}})
    said = [str(fault) for fault in _check(workspace)]
    assert len(said) == 2
    assert "'Russia' is 'russian-federation' here and 'russia' in" in said[0]
    assert "'united-states' has the type igo here and state in" in said[1]
    assert all("second.yml" in line and "warning" in line for line in said)


def test_a_file_that_does_not_load_does_not_hide_the_others(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path, {ID: {}, "2020-05-07-second": {"bottom_line": "word " * 31}}, article=None)
    (workspace.briefings / f"{ID}.yml").write_text("title: Launch #3\n")
    number, faults = checking.check([workspace.briefings], workspace)
    assert number == 2
    assert [Path(f.path).stem for f in faults if f.severity is Severity.ERROR] == [ID, "2020-05-07-second"]


FAULT = Fault("briefings/a,b:c.yml", 3, 7, "100% wrong:\nreally", "mend it")


def test_faults_are_said_in_three_ways() -> None:
    assert checking.as_text([FAULT]).startswith("briefings/a,b:c.yml:3:7: error: 100% wrong:")
    assert json.loads(checking.as_json([FAULT])) == [
        {
            "path": FAULT.path, "line": 3, "column": 7,
            "severity": "error", "message": FAULT.message, "remedy": "mend it",
        }
    ]  # fmt: skip
    assert checking.as_github([FAULT]) == (
        "::error file=briefings/a%2Cb%3Ac.yml,line=3,col=7::100%25 wrong:%0Areally (mend it)"
    )
    assert (checking.as_text([]), json.loads(checking.as_json([])), checking.as_github([])) == ("", [], "")


def test_every_briefing_of_this_repository_is_without_fault(repository: Path) -> None:
    workspace = find_workspace(repository)
    number, faults = checking.check([workspace.briefings], workspace)
    assert number == len(persist.briefing_paths(workspace.briefings))
    assert [str(fault) for fault in faults if fault.severity is Severity.ERROR] == []
