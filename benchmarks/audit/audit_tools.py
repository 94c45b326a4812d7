"""The tools that are programs of their own: Lighthouse, and the Nu HTML checker."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit_browser import CHROMIUM

MODULES = Path(__file__).parent / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
LIGHTHOUSE = MODULES / "lighthouse" / "cli" / "index.js"
VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def lighthouse(url: str) -> tuple[dict[str, float], list[str]]:
    """The score of each category, as a phone on a slow network sees the page, and the audits that cost points."""
    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    command = ["node", str(LIGHTHOUSE), url, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    environment = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=180)
    report = json.loads(done.stdout)
    scores = {name: float(report["categories"][name]["score"] or 0) for name in CATEGORIES}
    counted = {
        entry["id"] for name in CATEGORIES for entry in report["categories"][name]["auditRefs"] if entry["weight"]
    }
    poor = [
        f"{name} {score}" for name in sorted(counted) if (score := report["audits"][name]["score"]) not in {None, 1}
    ]
    return scores, poor


def html_faults(site: Path, pages: Sequence[Path]) -> Iterator[str]:
    """`page:line: fault` for every error of HTML."""
    command = ["java", "-jar", str(VNU), "--format", "json", "--errors-only", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    for found in json.loads(done.stderr)["messages"]:
        page = Path(found["url"].removeprefix("file:")).relative_to(site)
        near = " ".join(found.get("extract", "").split())[:120]
        yield f"{page}:{found.get('lastLine', 0)}: {found['message']} ({near})"
