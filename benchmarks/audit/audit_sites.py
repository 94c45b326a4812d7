"""The two sites that are audited: the workspace itself, and one of many briefings made out of it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from perilune import persist
from perilune.model import Briefing

HOME = Path(__file__).resolve().parents[2]


def build(workspace: Path, site: Path) -> None:
    """Build a workspace's site strictly, into that folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    command += ["--config-file", str(workspace / "mkdocs.yml"), "--site-dir", str(site)]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def write_many(workspace: Path, count: int) -> None:
    """A workspace of so many briefings: those of this repository, again and again, with other dates, names and quarrels."""
    named = persist.load_all(HOME / "briefings")
    (workspace / "briefings").mkdir(parents=True)
    (workspace / "docs").mkdir()
    for page in sorted((HOME / "docs").glob("*.md")):
        (workspace / "docs" / page.name).write_bytes(page.read_bytes())
    (workspace / "mkdocs.yml").write_bytes((HOME / "mkdocs.yml").read_bytes())
    for number in range(count):
        _, briefing = named[number % len(named)]
        published = date(2015, 1, 1) + timedelta(days=number * 3)
        text = persist.dumps(_varied(briefing, published, number))
        (workspace / "briefings" / f"{published}-n{number}.yml").write_text(text, "utf-8")


def _varied(briefing: Briefing, published: date, number: int) -> Briefing:
    """The briefing on another day; two of three are about other quarrels and other people."""
    end = number % 97 if number % 3 else 0
    people = {actor.id for actor in briefing.actors if actor.type == "person"} if end else set()
    plain = briefing.model_dump(mode="json", exclude_none=True)
    data: dict[str, Any] = _renamed(plain, {name: f"{name}-{end}" for name in people})
    data |= {"title": f"{briefing.title} ({number})", "published": published}
    for actor in data["actors"]:
        actor["name"] += f" {end}" if actor["id"].endswith(f"-{end}") and end else ""
    for dispute in data.get("disputes", []):
        dispute["id"] += f"-{end}" if end else ""
    return Briefing.model_validate(data)


def _renamed(data: object, names: dict[str, str]) -> Any:
    """The data with these texts, where they stand alone, replaced."""
    if isinstance(data, dict):
        return {key: _renamed(value, names) for key, value in data.items()}
    if isinstance(data, list):
        return [_renamed(value, names) for value in data]
    return names.get(data, data) if isinstance(data, str) else data
