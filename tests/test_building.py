"""`perilune build`: builds what has changed, and never leaves half a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from perilune.building import build_site, is_current
from perilune.workspace import Workspace, find_workspace
from site_samples import briefing, write_workspace

ID = "2020-05-06-first"
pytestmark = pytest.mark.slow


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    write_workspace(tmp_path, {ID: briefing()})
    return find_workspace(tmp_path)


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_site_is_current_until_something_that_it_is_made_from_changes(workspace: Workspace) -> None:
    assert not is_current(workspace)
    assert build_site(workspace) == 0
    assert is_current(workspace)
    page = workspace.site / "briefings" / ID / "index.html"
    assert "Moscow objects to a mining order" in page.read_text("utf-8")

    path = workspace.briefings / f"{ID}.yml"
    path.write_text(path.read_text("utf-8").replace("Moscow objects", "Kremlin objects"), "utf-8")
    assert not is_current(workspace)
    assert build_site(workspace) == 0
    assert is_current(workspace)
    assert "Kremlin objects to a mining order" in page.read_text("utf-8")


@pytest.mark.parametrize(
    "change", ["mkdocs.yml", "docs/page.md", "templates/own.md.j2", "site/index.html", ".perilune/build.json"]
)
def test_every_change_makes_the_site_old(workspace: Workspace, change: str) -> None:
    (workspace.docs / "page.md").write_text("# A page\n")
    assert build_site(workspace) == 0
    path = workspace.root / change
    if change.startswith(("site", ".perilune")):
        path.unlink()
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_text((path.read_text() if path.exists() else "") + "\n# changed\n")
    assert not is_current(workspace)


def test_a_faulty_briefing_fails_with_file_and_line_and_leaves_the_site_whole(workspace: Workspace, run: Run) -> None:
    built, again = run("build"), run("build")
    assert (built.returncode, again.returncode) == (0, 0)
    assert built.stdout.count("site/") == 1
    assert "up to date" in again.stdout
    before = _contents(workspace.site)
    assert before
    path = workspace.briefings / f"{ID}.yml"
    right = path.read_text("utf-8")
    path.write_text(right.replace("stance: opposes", "stance: oposes"), "utf-8")
    line = next(n for n, text in enumerate(path.read_text("utf-8").splitlines(), 1) if "oposes" in text)
    failed = run("build")
    assert failed.returncode == 1
    assert f"briefings/{ID}.yml:{line}:13: error: positions.1.stance: 'oposes'" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert _contents(workspace.site) == before
    assert [p.name for p in workspace.root.glob(".site*")] == []
    assert run("build").returncode == 1, "a failed build is not remembered as done"
    path.write_text(right, "utf-8")
    assert run("build").returncode == 0


def test_a_build_that_fails_on_a_warning_leaves_the_site_whole(workspace: Workspace) -> None:
    assert build_site(workspace) == 0
    before = _contents(workspace.site)
    (workspace.docs / "page.md").write_text("# A page\n\n[nowhere](nowhere.md)\n")
    assert build_site(workspace) == 1
    assert _contents(workspace.site) == before
    assert [p.name for p in workspace.root.glob(".site*")] == []
    (workspace.docs / "page.md").write_text("# A page\n")
    assert build_site(workspace) == 0


def test_the_same_workspace_gives_the_same_site(workspace: Workspace) -> None:
    workspace.config.write_text(workspace.config.read_text("utf-8") + "\nsite_url: https://example.org/\n", "utf-8")
    sites = []
    for _ in range(2):
        assert build_site(workspace) == 0
        sites.append(_contents(workspace.site))
    assert b"<lastmod>2020-05-06</lastmod>" in sites[0]["sitemap.xml"], "dated by the newest briefing, not by the clock"
    assert sites[0].keys() == sites[1].keys()
    assert [name for name in sites[0] if sites[0][name] != sites[1][name]] == []
