"""The audit: that it sees what is broken."""

from __future__ import annotations

import sys
import urllib.request
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks" / "audit"))
pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

import audit_links
import audit_serving
import audit_sites

import audit
from perilune import persist

PAGE = '<h1 id="top">x</h1><a href="{}">x</a>'


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("../", []),
        ("./#top", []),
        ("#top", []),
        ("#nowhere", ["/a/index.html: #nowhere"]),
        ("../b/", ["/a/index.html: ../b/"]),
        ("../data.json", []),
        ("../#nowhere", ["/a/index.html: ../#nowhere"]),
        ("https://example.org/x#y", []),
        ('"><img src="https://evil.example/x.png', ["/a/index.html: loads https://evil.example/x.png"]),
    ],
)
def test_a_broken_link_is_seen(tmp_path: Path, link: str, found: list[str]) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(PAGE.format(link))
    (tmp_path / "index.html").write_text(PAGE.format("#top"))
    (tmp_path / "data.json").write_text("{}")
    assert list(audit_links.broken(tmp_path)) == found


def test_the_server_compresses_and_counts(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("x" * 10_000)
    with audit_serving.serve(tmp_path) as served:
        with urllib.request.urlopen(served.address) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
        sent, whole = served.take()
        assert served.take() == (0, 0)
    assert sent < 1000
    assert whole > 10_000


def test_of_each_kind_the_largest_page_is_looked_at(tmp_path: Path) -> None:
    for name, text in {"": "home", "actors/a/": "x", "actors/b/": "xx", "actors/by/c/": "xxx"}.items():
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "index.html").write_text(text)
    site = audit.Site.of("x", tmp_path)
    assert site.paths == ["", "actors/b/", "actors/by/c/"]


def test_many_briefings_are_different_and_valid(tmp_path: Path) -> None:
    audit_sites.write_many(tmp_path / "many", 70)
    briefings = [briefing for _, briefing in persist.load_all(tmp_path / "many" / "briefings")]
    assert len({briefing.title for briefing in briefings}) == len({briefing.published for briefing in briefings}) == 70


def test_a_broken_limit_is_named() -> None:
    row = audit.Row("sample", "broken links", "1", "0", kept=False, found=("/a/: #b",))
    assert audit.told(row).splitlines()[1].strip() == "/a/: #b"
    assert audit.told(row).startswith("OVER")
