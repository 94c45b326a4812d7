"""Measures the site that readers get, against the limits that it is to keep.

    make audit
    python benchmarks/audit/audit.py [--many 1000] [--sample SITE] [--large SITE] [--json FILE] [--only PART...]

Builds two sites, this workspace's and one of many briefings, serves both on this machine and looks at one page of
every kind, the largest there is. A tool that is missing (Chromium, Node with `npm ci` in this folder, Java) is said
and its part left out. Exit status 1 where a limit is broken.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import audit_browser
import audit_links
import audit_sites
import audit_tools
from audit_serving import serve
from playwright.sync_api import ViewportSize

KINDS = {
    "home": "index.html",
    "briefing": "briefings/*/index.html",
    "actor": "actors/*/index.html",
    "dispute": "disputes/*/index.html",
    "topic": "topics/*/index.html",
    "issue": "issues/*/index.html",
    "briefings": "briefings/index.html",
    "actors": "actors/index.html",
    "actors by letter": "actors/by/*/index.html",
    "disputes": "disputes/index.html",
    "topics": "topics/index.html",
    "issues": "issues/index.html",
    "timeline": "timeline/index.html",
    "calendar": "calendar/index.html",
    "archive": "archive/by/*/index.html",
    "data": "data/index.html",
    "about": "editing/index.html",
    "search": "search/index.html",
}
KILO = 1000
HOME_LIMIT, QUERY_LIMIT, PAGE_LIMIT = 250 * KILO, 300 * KILO, 400 * KILO
SCORES = {"performance": 0.98, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
LOOKS = 3
"""How often Lighthouse looks at a page that it finds slow."""
QUERY = "moon"
DESKTOP, PHONE = ViewportSize(width=1440, height=1000), ViewportSize(width=390, height=844)
SCREENS = 2.0
MOST_BRIEFINGS = 50
"""Evenly chosen from a site that has more."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement."""

    site: str
    part: str
    value: str
    limit: str
    kept: bool
    found: tuple[str, ...] = ()
    """What breaks the limit."""


@dataclass(frozen=True, slots=True)
class Site:
    """A built site, and a page of every kind that it has."""

    name: str
    folder: Path
    pages: dict[str, Path]

    @classmethod
    def of(cls, name: str, folder: Path) -> Site:
        """The site in a folder; of each kind the largest page."""
        found = {kind: sorted(folder.glob(pattern), key=_size) for kind, pattern in KINDS.items()}
        return cls(name, folder, {kind: pages[-1] for kind, pages in found.items() if pages})

    @property
    def paths(self) -> list[str]:
        """The pages' addresses below the site's."""
        return [page.relative_to(self.folder).as_posix().removesuffix("index.html") for page in self.pages.values()]


def _size(path: Path) -> int:
    return path.stat().st_size


def links(site: Site) -> Iterator[Row]:
    """Every link and fragment of every page."""
    found = tuple(audit_links.broken(site.folder))
    yield _none(site, "broken links, all pages", found)


def sizes(site: Site) -> Iterator[Row]:
    """The largest page of all."""
    page = max((path for path in site.folder.rglob("index.html")), key=_size)
    over = [path for path in site.folder.rglob("index.html") if _size(path) > PAGE_LIMIT]
    named = tuple(f"{path.relative_to(site.folder)} {_size(path) // KILO} KB" for path in sorted(over))
    value = f"{_size(page) // KILO} KB {page.parent.relative_to(site.folder)}"
    yield Row(site.name, "largest page", value, f"{PAGE_LIMIT // KILO} KB", not over, named)


def html(site: Site) -> Iterator[Row]:
    """Errors of HTML."""
    yield _none(site, "errors of HTML", tuple(audit_tools.html_faults(site.folder, [*site.pages.values()])))


def browser(site: Site) -> Iterator[Row]:
    """Requests, bytes, and what is lost without script."""
    with serve(site.folder) as served, audit_browser.browsing() as one:
        trouble, lost = list[str](), list[str]()
        weights: dict[str, tuple[int, int]] = {}
        for path in site.paths:
            sent, whole, said = audit_browser.weight(one, served, path)
            weights[path] = sent, whole
            trouble += said
            missing = audit_browser.lost_without_script(one, served, path)
            lost += [f"/{path}: {' '.join(missing[:12])}"] if missing else []
        yield _none(site, "requests to others, errors of scripts", tuple(trouble))
        yield _none(site, "pages that lose text without script", tuple(lost))
        yield Row(site.name, "heaviest visit, sent", *_heaviest(weights))
        sent, whole = weights[""]
        limit = f"{HOME_LIMIT // KILO} KB"
        yield Row(
            site.name,
            "home, first visit",
            f"{sent // KILO} KB (uncompressed {whole // KILO})",
            limit,
            sent <= HOME_LIMIT,
        )
        sent, results = audit_browser.first_query(one, served, QUERY)
        value, limit = f"{sent // KILO} KB, {results} results", f"{QUERY_LIMIT // KILO} KB"
        yield Row(site.name, "search, first query", value, limit, sent <= QUERY_LIMIT)


def _heaviest(weights: dict[str, tuple[int, int]]) -> tuple[str, str, bool]:
    path, (sent, whole) = max(weights.items(), key=lambda entry: entry[1])
    return f"{sent // KILO} KB (uncompressed {whole // KILO}) {path}", "", True


def screens(site: Site) -> Iterator[Row]:
    """How far down a briefing's evidence begins: on a desktop of every briefing, on a phone of most."""
    names = sorted(page.parent.name for page in site.folder.glob(KINDS["briefing"]))
    paths = [f"briefings/{name}/" for name in names[:: len(names) // MOST_BRIEFINGS + 1]]
    with serve(site.folder) as served, audit_browser.browsing() as one:
        for screen, size, counts in (("desktop", DESKTOP, max), ("phone", PHONE, median)):
            above = audit_browser.screens_above(one, served, paths, "evidence", size)
            part, limit = f"screens before the evidence, {screen}", f"{SCREENS:g} ({counts.__name__})"
            if not above:
                yield Row(site.name, part, "no briefing with evidence", limit, kept=False)
                continue
            far = above.values()
            value = f"median {median(far):.1f}, at most {max(far):.1f}, {len(far)} briefings"
            named = tuple(path for path, screens in above.items() if screens > SCREENS)
            yield Row(site.name, part, value, limit, counts(far) <= SCREENS, named)


def axe(site: Site) -> Iterator[Row]:
    """Faults of accessibility, at both widths, light and dark."""
    with serve(site.folder) as served, audit_browser.browsing() as one:
        found = tuple(audit_browser.accessibility(one, served, site.paths, audit_tools.AXE))
    yield _none(site, f"axe, {len(site.paths)} pages, 2 widths, light and dark", found)


def lighthouse(site: Site) -> Iterator[Row]:
    """Lighthouse's scores of every kind of page."""
    with serve(site.folder) as served:
        for kind, path in zip(site.pages, site.paths, strict=True):
            scores, poor = _best_look(served.address + path)
            value = " / ".join(f"{score:.2f}" for score in scores.values())
            kept = all(score >= SCORES[name] for name, score in scores.items())
            limit = " / ".join(f"{score:g}" for score in SCORES.values())
            yield Row(site.name, f"Lighthouse, {kind}", value, limit, kept, tuple(poor))


def _best_look(url: str) -> tuple[dict[str, float], list[str]]:
    """The best of some looks at a page: whatever else this machine does makes a page slow, nothing makes it fast."""
    looks = []
    for _ in range(LOOKS):
        looks.append(audit_tools.lighthouse(url))
        if looks[-1][0]["performance"] >= SCORES["performance"]:
            break
    return max(looks, key=lambda look: look[0]["performance"])


def _none(site: Site, part: str, found: tuple[str, ...]) -> Row:
    return Row(site.name, part, str(len(found)), "0", not found, found)


PARTS: dict[str, Callable[[Site], Iterator[Row]]] = {
    "sizes": sizes,
    "links": links,
    "html": html,
    "browser": browser,
    "screens": screens,
    "axe": axe,
    "lighthouse": lighthouse,
}
"""In this order; the last for the large site only, since it takes a quarter of a minute a page."""


def missing_tools() -> dict[str, str]:
    """The parts that can't be measured here, and why."""
    chromium = "" if audit_browser.CHROMIUM else "no Chromium (apt-get install chromium)"
    node = "" if shutil.which("node") else "no Node (apt-get install nodejs npm)"
    modules = "" if audit_tools.AXE.is_file() else "npm ci --ignore-scripts --prefix benchmarks/audit"
    java = "" if shutil.which("java") else "no Java (apt-get install default-jre-headless)"
    needed = {
        "browser": chromium,
        "screens": chromium,
        "axe": chromium or modules,
        "lighthouse": chromium or node or modules,
    }
    needed["html"] = java or modules
    return {part: why for part, why in needed.items() if why}


def measured(sites: Sequence[Site], parts: Sequence[str]) -> Iterator[Row]:
    """All rows; a part whose tool is missing is said on standard error."""
    lacking = missing_tools()
    for part in parts:
        if part in lacking:
            print(f"left out: {part}: {lacking[part]}", file=sys.stderr)
            continue
        for site in sites[-1:] if part == "lighthouse" else sites:
            yield from PARTS[part](site)


def told(row: Row, most: int = 8) -> str:
    """A row as a line of the table, with the beginning of what breaks the limit."""
    mark = "ok " if row.kept else "OVER"
    line = f"{mark:4} {row.site:7} {row.part:52} {row.value:44} {row.limit}"
    return "\n".join([line, *(f"       {one}" for one in (row.found[:most] if not row.kept else ()))])


def main() -> int:
    """Build, measure, print; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--many", type=int, default=1000, help="how many briefings the large site has")
    parser.add_argument("--sample", type=Path, help="a built site to take for the workspace's own")
    parser.add_argument("--large", type=Path, help="a built site to take for the large one")
    parser.add_argument("--json", type=Path, default=Path(".perilune/audit.json"), help="where the results go")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[*PARTS], help="the parts to measure")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="perilune-audit-") as folder:
        sites = list(_sites(given, Path(folder)))
        rows = []
        for row in measured(sites, given.only):
            rows.append(row)
            print(told(row), flush=True)
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False) + "\n", "utf-8")
    return int(not all(row.kept for row in rows))


def _sites(given: argparse.Namespace, folder: Path) -> Iterator[Site]:
    if not given.sample:
        audit_sites.build(audit_sites.HOME, folder / "sample")
    yield Site.of("sample", given.sample or folder / "sample")
    if not given.large:
        audit_sites.write_many(folder / "many", given.many)
        audit_sites.build(folder / "many", folder / "large")
    yield Site.of("large", given.large or folder / "large")


if __name__ == "__main__":
    sys.exit(main())
