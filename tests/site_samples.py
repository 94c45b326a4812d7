"""Briefings for the tests of the site: a plain one to vary, and one with a payload in every field."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from perilune import persist
from perilune.model import Briefing

PLAIN: dict[str, Any] = {
    "title": "Moscow objects to a mining order",
    "published": date(2020, 5, 6),
    "source": {"publisher": "The Gazette", "url": "https://example.org/a", "author": "A. Writer", "language": "en"},
    "bottom_line": "Moscow calls the order colonial.",
    "summary": "Washington signed an order. Moscow objects.",
    "topics": ["lunar-resources"],
    "actors": [
        {"id": "russia", "name": "Russia", "type": "state", "aliases": ["Moscow"], "salience": "major"},
        {"id": "united-states", "name": "United States", "type": "state", "salience": "major"},
        {"id": "reuters", "name": "Reuters", "type": "media", "salience": "minor"},
    ],
    "positions": [
        {
            "actor": "russia",
            "stance": "opposes",
            "target": "mining order",
            "statement": "Russia compared the order to colonialism.",
            "kind": "reported",
            "via": "reuters",
            "evidence": ["Moscow compared it to colonialism"],
        }
    ],
    "dates": [
        {
            "value": "2020-04",
            "text": "last month",
            "what": "The order is signed",
            "kind": "past",
            "evidence": ["signed"],
        },
        {"value": "2024", "text": "2024", "what": "Russia lands", "kind": "planned", "evidence": ["by 2024"]},
    ],
    "disputes": [
        {
            "id": "mining-order",
            "issue": "the mining order",
            "kind": "legal",
            "parties": ["russia", "united-states"],
            "evidence": ["Moscow compared it to colonialism"],
            "sides": [{"parties": ["russia"], "says": "Calls it colonial.", "evidence": ["to colonialism"]}],
        }
    ],
    "open_questions": ["Who comes next"],
    "links": ["https://example.org/b"],
}

PAYLOADS = (
    "</title><script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "[x](javascript:window.hit=1) ![x](https://evil.example/x.png)",
    "<svg onload=window.hit=1> {: onclick=window.hit=1 }",
    "{{ config }} --8<-- '/etc/passwd' <a name=__config> \u202e|\n# x",
)


def briefing(**changes: Any) -> Briefing:
    """The plain briefing with some fields changed."""
    return Briefing.model_validate({**PLAIN, **changes})


def hostile(payload: str, word: str = "") -> Briefing:
    """A briefing whose every free field holds the payload; `word` makes its texts findable."""
    text = f"{word} {payload}".strip()
    url = "https://example.org/?q='\"-alert(1)-`[x](y)<b>&c=_d_".replace('"', "").replace("<b>", "")
    return briefing(
        title=text,
        source={"publisher": text, "url": url, "author": text, "language": "en"},
        bottom_line=text,
        summary=text,
        actors=[
            {"id": "russia", "name": text, "type": "state", "aliases": [text], "salience": "major", "role": text},
            {"id": "index", "name": text, "type": "person", "salience": "major"},
            {"id": "reuters", "name": text, "type": "media", "salience": "minor"},
        ],
        positions=[
            {
                "actor": "russia",
                "stance": stance,
                "target": text,
                "statement": text,
                "kind": "quoted",
                "via": "reuters",
                "evidence": [text],
            }
            for stance in ("opposes", "supports")
        ],
        dates=[
            {"value": value, "text": text, "what": text, "kind": "planned", "evidence": [text]}
            for value in ("2020-04", "2024")
        ],
        disputes=[
            {
                "id": "index",
                "issue": text,
                "kind": "legal",
                "parties": ["russia", "index"],
                "evidence": [text],
                "sides": [{"parties": ["russia"], "says": text, "evidence": [text]}],
            },
            {
                "id": "silent",
                "issue": text,
                "kind": "legal",
                "parties": ["reuters", "index"],
                "evidence": [f"{text} again"],
            },
        ],
        open_questions=[text],
        links=[url],
    )


def write_workspace(root: Path, briefings: dict[str, Briefing], config: str = "plugins: [search, perilune]") -> Path:
    """A workspace with these briefings; its mkdocs.yml."""
    for name, one in briefings.items():
        path = root / "briefings" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(persist.dumps(one), "utf-8")
    (root / "docs").mkdir(exist_ok=True)
    settings = root / "mkdocs.yml"
    settings.write_text(f"site_name: Test\ntheme: {{name: material, font: false}}\n{config}\n", "utf-8")
    return settings
