"""`perilune build`: builds what has changed, and never leaves half a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from perilune.building import build_site
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


def _stamps(folder: Path) -> dict[str, int]:
    return {str(p.relative_to(folder)): p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()}


def test_a_site_is_built_once_and_again_when_something_changes(workspace: Workspace) -> None:
    assert build_site(workspace) == 0
    page = workspace.site / "briefings" / ID / "index.html"
    assert "Moscow objects to a mining order" in page.read_text("utf-8")
    first = _stamps(workspace.site)
    assert build_site(workspace) is None
    assert _stamps(workspace.site) == first

    path = workspace.briefings / f"{ID}.yml"
    path.write_text(path.read_text("utf-8").replace("Moscow objects", "Kremlin objects"), "utf-8")
    assert build_site(workspace) == 0
    assert "Kremlin objects to a mining order" in page.read_text("utf-8")

    for change in ("docs/page.md", "templates/own.md.j2"):
        (workspace.root / change).parent.mkdir(exist_ok=True)
        (workspace.root / change).write_text("# A page\n")
        assert build_site(workspace) == 0, change
    (workspace.site / "index.html").unlink()
    assert build_site(workspace) == 0
    assert build_site(workspace, force=True) == 0
    assert build_site(workspace) is None


def test_a_faulty_briefing_fails_with_file_and_line_and_leaves_the_site_whole(workspace: Workspace, run: Run) -> None:
    assert run("build").stdout == "the site is in site/\n"
    assert run("build").stdout == "nothing has changed; the site is in site/\n"
    before = _contents(workspace.site)
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


def test_the_same_workspace_gives_the_same_site(workspace: Workspace) -> None:
    environment_free = ("sitemap.xml", "sitemap.xml.gz")  # MkDocs writes today's date there
    sites = []
    for _ in range(2):
        assert build_site(workspace, force=True) == 0
        sites.append({n: b for n, b in _contents(workspace.site).items() if n not in environment_free})
    assert sites[0].keys() == sites[1].keys()
    assert [name for name in sites[0] if sites[0][name] != sites[1][name]] == []
