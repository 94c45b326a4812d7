"""The page on which an editor sees a briefing beside its article."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import Run
from perilune import persist
from perilune.cli import perilune
from perilune.review import page
from site_samples import PAYLOADS, briefing

NAME = "2020-05-06-mining"
TEXT = "Moscow compared it to\ncolonialism last month. It was signed.\n\nRussia lands by 2024, it “says”."


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [perilune]\n", "utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "briefings").mkdir()
    (tmp_path / "articles" / f"{NAME}.txt").write_text(TEXT, "utf-8")
    persist.save(briefing(), tmp_path / "briefings" / f"{NAME}.yml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _page(folder: Path, text: str, **changes: object) -> str:
    path = folder / f"{NAME}.yml"
    persist.save(briefing(**changes), path)
    return page(persist.load_with_places(path), text)


def test_every_quotation_is_marked_and_named(workspace: Path) -> None:
    html = _page(workspace / "briefings", TEXT)
    marked = [re.sub("<.*?>|\\s+", " ", part) for part in re.findall(r"<mark.*?</mark>", html, re.DOTALL)]
    assert "colonialism" in "".join(marked)
    assert {"in-p1", "in-d1", "in-d2", "in-x1"} <= set(re.findall(r'id="(in-\w+)"', html))
    assert "not in the article" not in html


def test_the_words_of_the_article_are_all_there(workspace: Path) -> None:
    html = _page(workspace / "briefings", TEXT)
    article = html.partition("<article>")[2].partition("</article>")[0]
    plain = re.sub(r'<a class="label.*?</a>|<[^>]*>', "", article)
    assert "".join(plain.split()) == "".join(TEXT.split())


def test_evidence_that_is_not_there_is_told(workspace: Path) -> None:
    html = _page(workspace / "briefings", "Something else.")
    assert html.count("not in the article") == len(("p1", "d1", "d2", "x1"))


def test_typographic_quotation_marks_are_found(workspace: Path) -> None:
    dates = [{"value": "2024", "text": "2024", "what": "x", "kind": "planned", "evidence": ['it "says"']}]
    assert "not in the article" not in _page(workspace / "briefings", TEXT, dates=dates)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_article_and_fields_are_data(workspace: Path, payload: str) -> None:
    tags: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            tags.append(tag)

    Tags().feed(_page(workspace / "briefings", f"{payload}\n\nsigned {payload}", title=payload, bottom_line=payload))
    assert set(tags) <= {
        "html", "head", "meta", "title", "style", "body", "h1", "p", "b", "main", "article", "aside", "ul", "li", "a", "mark",
    }  # fmt: skip


def test_the_command_writes_drafts_outside_the_site(workspace: Path) -> None:
    done = CliRunner().invoke(perilune, ["review"])
    assert (done.exit_code, done.output) == (0, f".perilune/review/{NAME}.html\n")
    assert (workspace / ".perilune" / "review" / f"{NAME}.html").is_file()


def test_reviewed_ones_are_written_when_named(workspace: Path) -> None:
    persist.save(briefing(status="reviewed"), workspace / "briefings" / f"{NAME}.yml")
    assert CliRunner().invoke(perilune, ["review"]).output == ""
    assert CliRunner().invoke(perilune, ["review", NAME]).output.endswith(f"{NAME}.html\n")


def test_an_unknown_briefing_is_told(workspace: Path, run: Run) -> None:
    done = run("review", "2020-01-01-x", cwd=workspace)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no such briefing" in done.stderr
