"""The inbox: which articles have a briefing, and where a new one goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from perilune import inbox, persist
from perilune.batch import Outcome
from perilune.workspace import Workspace, find_workspace
from site_samples import briefing, write_workspace

ID = "2020-05-06-first"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    named = briefing(source={"file": "articles/Its own name.txt"})
    write_workspace(tmp_path, {ID: briefing(), "2020-05-07-second": named})
    (tmp_path / "articles").mkdir()
    return find_workspace(tmp_path)


def _article(workspace: Workspace, name: str) -> str:
    path = workspace.articles / name
    path.write_text("An article.")
    return str(path)


def test_a_folder_stands_for_the_articles_in_it(workspace: Workspace) -> None:
    wanted = [_article(workspace, name) for name in ("a.txt", "b.md", "c.PDF", "d.html")]
    for other in (".hidden.txt", "notes.docx", "README"):
        _article(workspace, other)
    (workspace.articles / "folder.txt.d").mkdir()
    folder = str(workspace.articles)
    assert inbox.expand([folder]) == wanted
    assert inbox.expand(["-", "https://example.org/a", wanted[1], folder, wanted[1]]) == [
        "-", "https://example.org/a", wanted[1], wanted[0], wanted[2], wanted[3],
    ]  # fmt: skip


def test_an_article_has_a_briefing_by_its_name_or_by_what_the_briefing_says(workspace: Workspace) -> None:
    by_name, by_source, new = (_article(workspace, n) for n in (f"{ID}.txt", "Its own name.txt", "new.txt"))
    sources = [by_name, new, by_source, "https://example.org/x", "-"]
    assert inbox.split_by_briefing(sources, workspace) == ([new, "https://example.org/x", "-"], [by_name, by_source])


def test_a_faulty_briefing_does_not_stop_the_inbox(workspace: Workspace) -> None:
    (workspace.briefings / "2020-05-08-third.yml").write_text("title: [")
    new = _article(workspace, "new.txt")
    assert inbox.split_by_briefing([new], workspace) == ([new], [])


def test_a_new_briefing_is_written_once_and_never_over_another(workspace: Workspace) -> None:
    source = _article(workspace, "2021-01-01-new.txt")
    outcome = Outcome(source, "2021-01-01-new", "2021-01-01-new", briefing(title="New"))
    path = inbox.store(outcome, workspace)
    assert path == workspace.briefings / "2021-01-01-new.yml"
    assert persist.load(path) == outcome.briefing
    path.write_text("mine")
    assert inbox.store(outcome, workspace) is None
    assert path.read_text() == "mine"


def test_an_article_of_another_name_is_named_in_its_briefing(workspace: Workspace) -> None:
    source = _article(workspace, "Odd name.txt")
    path = inbox.store(Outcome(source, "Odd name", "2020-05-06-odd-name", briefing()), workspace)
    assert path is not None
    assert persist.load(path).source.file == "articles/Odd name.txt"
    assert inbox.split_by_briefing([source], workspace) == ([], [source])


def test_an_article_outside_the_workspace_is_not_named(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = tmp_path_factory.mktemp("elsewhere") / "odd.txt"
    source.write_text("An article.")
    path = inbox.store(Outcome(str(source), "odd", "2020-05-06-odd", briefing()), workspace)
    assert path is not None
    assert persist.load(path).source.file is None
