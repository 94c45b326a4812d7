"""The search: what its index holds, that the same site gives the same bytes, and that a reader finds things with it."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from perilune.digest import Plan, digest_of
from perilune.website import search, steady
from site_samples import PAYLOADS, briefing, hostile, write_workspace

ID = "2020-05-06-first"
PAGES = {ID: briefing(), "2021-02-03-second": briefing(published="2021-02-03", title="Tokyo signs", topics=["launch"])}


def _build(settings: Path) -> Path:
    config = load_config(str(settings), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return Path(config.site_dir)


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _found(site: Path) -> dict[str, dict[str, Any]]:
    """Address -> what the index holds of that page."""
    texts = [gzip.decompress(path.read_bytes()) for path in (site / "pagefind" / "fragment").iterdir()]
    entries = [json.loads(text[text.index(b"{") :]) for text in texts]
    return {entry["url"]: entry for entry in entries}


def test_each_page_says_what_it_is_and_how_to_narrow_by_it() -> None:
    labels = search.labels_of(digest_of([*PAGES.items()], Plan()))
    told = {str(place): (label.kind, label.day.value if label.day else None) for place, label in labels.items()}
    assert told[f"briefings/{ID}.md"] == ("Briefing", "2020-05-06")
    assert told["actors/russia.md"] == ("Actor", "2021-02-03")
    assert told["disputes/mining-order.md"] == ("Dispute", "2021-02-03")
    filters = {str(place): label.filters for place, label in labels.items()}
    assert filters[f"briefings/{ID}.md"] == {
        "actor": ("Russia", "United States", "Reuters"),
        "topic": ("lunar resources",),
        "stance": ("opposes",),
        "status": ("machine draft",),
        "year": ("2020",),
    }
    assert filters["disputes/mining-order.md"]["year"] == ("2021", "2020")


@pytest.mark.slow
@pytest.mark.parametrize("plugins", ["plugins: [perilune]", "plugins: [search, perilune]"])
def test_things_are_indexed_lists_are_not(tmp_path: Path, plugins: str) -> None:
    settings = write_workspace(tmp_path, PAGES, plugins)
    (tmp_path / "docs" / "method.md").write_text("# Method\n\nHow we work.\n")
    (tmp_path / "docs" / "aside.md").write_text("---\nsearch: {exclude: true}\n---\n# Aside\n")
    site = _build(settings)
    found = _found(site)
    assert {f"/briefings/{ID}/", "/actors/russia/", "/disputes/mining-order/", "/method/"} <= found.keys()
    assert not {"/", "/briefings/", "/actors/", "/timeline/", "/search/", "/aside/"} & found.keys()
    assert found["/method/"]["meta"] == {"title": "Method", "kind": "Page"}
    assert "Tokyo signs" not in found[f"/briefings/{ID}/"]["content"], "what is related is found on its own page"
    assert not list(site.rglob("search_index.json"))
    assert not (site / "assets" / "javascripts" / "workers").exists()


@pytest.mark.slow
def test_two_builds_have_the_same_index(tmp_path: Path) -> None:
    settings = write_workspace(tmp_path, PAGES)
    first, second = _contents(_build(settings) / "pagefind"), _contents(_build(settings) / "pagefind")
    assert first == second
    assert sum(name.startswith("filter/") for name in first) == 6


@pytest.mark.slow
def test_a_page_without_script_says_how_to_browse(tmp_path: Path) -> None:
    site = _build(write_workspace(tmp_path, PAGES))
    page = (site / "search" / "index.html").read_text("utf-8")
    styles = (site / "assets" / "perilune" / "perilune.css").read_text("utf-8")
    assert '<form class="pl-search"' in page
    assert "html:not(.pl-js) :is(.pl-filter, .pl-search) {\n  display: none;" in styles
    assert page.count("<option>lunar resources</option>") == 1
    assert {'href="../briefings/"', 'href="../actors/"', 'href="../topics/"'} <= set(re.findall(r'href="[^"]*"', page))
    assert "script-src 'self' 'wasm-unsafe-eval';" in page
    assert "wasm-unsafe-eval" not in (site / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_the_workspace_s_own_search_page_wins_and_no_page_is_no_fault(tmp_path: Path) -> None:
    settings = write_workspace(tmp_path, {}, "plugins: [perilune]\nuse_directory_urls: false")
    (tmp_path / "briefings").mkdir()
    (tmp_path / "docs" / "search.md").write_text("# Ask the desk\n")
    assert "Ask the desk" in (_build(settings) / "search.html").read_text("utf-8")


@pytest.mark.slow
def test_hostile_texts_are_data_in_the_index(tmp_path: Path) -> None:
    site = _build(write_workspace(tmp_path, {ID: hostile(PAYLOADS[1], "needle")}))
    entry = _found(site)[f"/briefings/{ID}/"]
    assert entry["meta"]["title"] == f"needle {PAYLOADS[1]}"
    assert entry["filters"]["actor"] == [f"needle {PAYLOADS[1]}".replace('"', "”")]


ITEMS: list[steady.Item] = [
    0,
    23,
    24,
    255,
    256,
    70_000,
    5_000_000_000,
    "",
    "Kyōto",
    "x" * 300,
    [],
    [1, ["a", 2]],
    [7] * 30,
]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item)[:12])
def test_an_item_is_read_as_it_was_written(item: steady.Item) -> None:
    data = steady._written(item)
    assert steady._read(data, 0) == (item, len(data))
