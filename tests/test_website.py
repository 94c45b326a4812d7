"""The plugin: what a workspace gets from `plugins: [perilune]`, and what it is kept from."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from perilune.pagefiles import MARK, marked, write_pages
from perilune.render import render_pages
from perilune.website.swap import Swap
from perilune.workspace import read_workspace
from site_samples import briefing, write_workspace

pytestmark = pytest.mark.slow

ID = "2020-05-06-first"
ONE = {ID: briefing()}


def _build(settings: Path, *, strict: bool = True) -> Path:
    config = load_config(str(settings), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return Path(config.site_dir)


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_importing_it_loads_no_language_model() -> None:
    code = "import sys, perilune.website; print('spacy' in sys.modules, 'perilune.render' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


@pytest.mark.parametrize("plugins", ["plugins: [search, perilune]", "plugins: [perilune]", "plugins:\n  perilune: {}"])
def test_the_plugin_is_all_that_a_workspace_needs(tmp_path: Path, plugins: str) -> None:
    site = _build(write_workspace(tmp_path, ONE, plugins))
    page = (site / "briefings" / ID / "index.html").read_text("utf-8")
    assert "<td>Russia compared the order to colonialism." in page.replace(' role="cell"', "")
    assert "Content-Security-Policy" in page
    assert 'href="../../actors/russia/"' in page
    assert (site / "schema" / "briefing.json").is_file()
    assert (site / "assets" / "perilune" / "perilune.css").is_file()
    assert site == tmp_path / "site"


def test_plain_mkdocs_builds_strictly(tmp_path: Path) -> None:
    settings = write_workspace(tmp_path, ONE)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", settings.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (f"briefings/{ID}.yml", "schema: 1\ntitle: x\npublished: 2020-05-06\nstatuss: draft\n", f"{ID}.yml:4:"),
        ("templates/briefing.md.j2", "ok\n{{ brifing }}", "briefing.md.j2:2:1: error: 'brifing' is undefined"),
    ],
)
def test_a_fault_is_told_in_lines(tmp_path: Path, file: str, text: str, says: str) -> None:
    settings = write_workspace(tmp_path, ONE)
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(settings)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_two_builds_are_byte_for_byte_the_same(tmp_path: Path) -> None:
    settings = write_workspace(tmp_path, ONE)
    first = _contents(_build(settings))
    second = _contents(_build(settings))
    gzipped = {"sitemap.xml.gz"}  # MkDocs stamps it with the time
    assert {name: first[name] for name in first.keys() - gzipped} == {n: second[n] for n in second.keys() - gzipped}


def test_pages_are_those_of_render_and_only_changes_are_written(tmp_path: Path) -> None:
    settings = write_workspace(tmp_path, ONE)
    _build(settings)
    folder = tmp_path / ".perilune" / "pages"
    rendered = {str(page.place): marked(page) for page in render_pages([*ONE.items()])}
    assert {name: text.decode() for name, text in _contents(folder).items()} == rendered
    (folder / "stale.md").write_text(f"---\n{MARK}---\n")
    (folder / "notes.md").write_text("by hand")
    untouched = folder / "actors" / "russia.md"
    os.utime(untouched, (1, 1))
    _build(settings)
    assert untouched.stat().st_mtime == 1
    assert not (folder / "stale.md").exists()
    assert (folder / "notes.md").exists()


def test_a_page_written_by_hand_wins(tmp_path: Path) -> None:
    settings = write_workspace(tmp_path, ONE)
    (tmp_path / "docs" / "index.md").write_text("# By hand\n")
    site = _build(settings)
    assert "By hand" in (site / "index.html").read_text("utf-8")


def test_what_render_wrote_among_the_docs_does_not_go_stale(tmp_path: Path) -> None:
    settings = write_workspace(tmp_path, {**ONE, "2019-01-01-gone": briefing(published="2019-01-01")})
    workspace = read_workspace(settings)
    write_pages(workspace, workspace.docs)
    (tmp_path / "briefings" / "2019-01-01-gone.yml").unlink()
    write_workspace(tmp_path, {ID: briefing(title="Edited since")})
    site = _build(settings)
    assert "Edited since" in (site / "briefings" / ID / "index.html").read_text("utf-8")
    assert not (site / "briefings" / "2019-01-01-gone").exists()


def test_the_navigation_is_small_and_the_workspace_s_own_wins(tmp_path: Path) -> None:
    settings = write_workspace(tmp_path, ONE)
    (tmp_path / "docs" / "method.md").write_text("# Method\n")
    page = (_build(settings) / "index.html").read_text("utf-8")
    assert 'href="method/"' in page
    assert f'href="briefings/{ID}/" class="md-nav__link"' not in page
    own = write_workspace(tmp_path, ONE, "plugins: [perilune]\nnav: [method.md, actors/index.md]")
    page = (_build(own) / "method" / "index.html").read_text("utf-8")
    assert 'href="../actors/"' in page
    assert 'href="../disputes/"' not in page


def test_a_briefing_is_edited_at_its_file(tmp_path: Path) -> None:
    config = "plugins: [perilune]\nrepo_url: https://github.com/a/b\nedit_uri: edit/main/docs/"
    site = _build(write_workspace(tmp_path, ONE, config))
    link = f'href="https://github.com/a/b/edit/main/briefings/{ID}.yml"'
    assert link in (site / "briefings" / ID / "index.html").read_text("utf-8")
    assert 'href="https://github.com/a/b/issues/new?title=Error%20in%3A%20' in (
        site / "briefings" / ID / "index.html"
    ).read_text("utf-8")
    assert "Correct this briefing" not in (site / "actors" / "index.html").read_text("utf-8")


def test_readers_report_errors_where_the_desk_says(tmp_path: Path) -> None:
    forge = "repo_url: https://git.example.org/a/b\nedit_uri: edit/main/docs/"
    site = _build(
        write_workspace(tmp_path, ONE, f"plugins: [perilune: {{report_url: 'mailto:desk@example.org'}}]\n{forge}")
    )
    assert 'or <a href="mailto:desk@example.org">report an error</a>' in (
        site / "briefings" / ID / "index.html"
    ).read_text("utf-8")
    with pytest.raises(Abort):
        _build(write_workspace(tmp_path, ONE, f"plugins: [perilune: {{report_url: 'javascript:hit()'}}]\n{forge}"))


def test_a_workspace_may_have_the_theme_s_script_back(tmp_path: Path) -> None:
    config = "theme: {name: material, font: false, features: [perilune.material]}\nplugins: [perilune]"
    page = (_build(write_workspace(tmp_path, ONE, config)) / "index.html").read_text("utf-8")
    assert ("javascripts/bundle" in page, "shell.js" in page) == (True, False)


@pytest.mark.parametrize(
    "config",
    [
        "plugins: [perilune]\nmarkdown_extensions: [pymdownx.snippets]",
        "plugins: [perilune]\nmarkdown_extensions:\n- pymdownx.snippets: {base_path: .}",
    ],
)
def test_extensions_that_include_files_are_refused(tmp_path: Path, config: str) -> None:
    with pytest.raises((PluginError, Abort)):
        _build(write_workspace(tmp_path, ONE, config))


def test_a_link_out_of_the_docs_folder_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key.txt").write_text("secret")
    settings = write_workspace(tmp_path / "space", ONE)
    (tmp_path / "space" / "docs" / "leak").symlink_to(tmp_path / "secret")
    (tmp_path / "space" / "docs" / "key.txt").symlink_to(tmp_path / "secret" / "key.txt")
    site = _build(settings, strict=False)
    assert not list(site.rglob("key.txt"))
    with pytest.raises(Abort):
        _build(settings, strict=True)


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    settings = write_workspace(tmp_path, ONE)
    before = _contents(_build(settings))
    (tmp_path / "briefings" / f"{ID}.yml").write_text("title: [")
    with pytest.raises(Abort):
        _build(settings)
    assert _contents(tmp_path / "site") == before
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")]


def _folder(path: Path, text: str) -> None:
    path.mkdir()
    (path / "page").write_text(text)


@pytest.mark.parametrize(
    ("left", "published"),
    [
        ({"site": "a"}, "a"),
        ({"site": "a", ".site.building": "half"}, "a"),
        ({".site.old": "a", ".site.building": "b"}, "a"),
        ({"site": "b", ".site.old": "a"}, "b"),
    ],
)
def test_what_a_killed_build_left_is_healed(tmp_path: Path, left: dict[str, str], published: str) -> None:
    for name, text in left.items():
        _folder(tmp_path / name, text)
    swap = Swap.beside(tmp_path / "site")
    _folder(swap.start(), "new")
    assert (tmp_path / "site" / "page").read_text() == published
    swap.finish()
    assert (tmp_path / "site" / "page").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
