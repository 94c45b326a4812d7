"""Pages as Markdown files, next to pages that people wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from perilune.errors import FaultsError
from perilune.pagefiles import MARK, is_generated, write_pages
from perilune.workspace import Workspace, find_workspace
from site_samples import briefing, write_workspace

ID = "2020-05-06-first"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    write_workspace(tmp_path, {ID: briefing(), "2020-05-07-second": briefing(title="Second")})
    return find_workspace(tmp_path)


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_every_page_is_written_and_marked_and_the_second_time_none(workspace: Workspace) -> None:
    first = write_pages(workspace, workspace.docs)
    assert first.written == first.total > 5
    assert (first.removed, first.kept) == (0, ())
    pages = list(workspace.docs.rglob("*.md"))
    assert len(pages) == first.total
    assert all(is_generated(page) for page in pages)
    page = (workspace.docs / "briefings" / f"{ID}.md").read_text("utf-8")
    assert page.startswith(f"---\n{MARK}")
    before = _contents(workspace.docs)
    again = write_pages(workspace, workspace.docs)
    assert (again.total, again.written, again.removed) == (first.total, 0, 0)
    assert _contents(workspace.docs) == before


def test_a_page_written_by_hand_stays(workspace: Workspace) -> None:
    by_hand = workspace.docs / "briefings" / f"{ID}.md"
    by_hand.parent.mkdir(parents=True)
    by_hand.write_text("# Mine\n")
    about = workspace.docs / "about.md"
    about.write_text(f"# About\n\nA page about `{MARK.strip()[:9]}`.\n")
    result = write_pages(workspace, workspace.docs)
    assert result.kept == (by_hand,)
    assert result.written == result.total - 1
    assert (by_hand.read_text(), about.is_file()) == ("# Mine\n", True)


def test_a_page_whose_briefing_is_gone_is_removed(workspace: Workspace) -> None:
    write_pages(workspace, workspace.docs)
    (workspace.briefings / "2020-05-07-second.yml").unlink()
    result = write_pages(workspace, workspace.docs)
    assert result.removed == 1
    assert not (workspace.docs / "briefings" / "2020-05-07-second.md").exists()
    assert (workspace.docs / "briefings" / f"{ID}.md").is_file()


def test_a_faulty_briefing_leaves_everything_as_it_was(workspace: Workspace) -> None:
    write_pages(workspace, workspace.docs)
    before = _contents(workspace.docs)
    (workspace.briefings / f"{ID}.yml").write_text("title: Launch #3\n")
    (workspace.briefings / "2020-05-07-second.yml").unlink()
    with pytest.raises(FaultsError, match=f"briefings/{ID}.yml:1:15"):
        write_pages(workspace, workspace.docs)
    assert _contents(workspace.docs) == before
