"""What a browser sees of a page: faults of accessibility, requests to others, bytes, and what is lost without script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from audit_serving import Served
from playwright.sync_api import Browser, Error, Page, ViewportSize, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WIDTHS = {"phone": 390, "desktop": 1280}
SCHEMES = ("light", "dark")

# Without these Chromium itself calls home at its start.
_SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"]
_QUIET = 10_000
_SETTLE = "document.querySelectorAll('details').forEach(part => part.open = true)"
_FAULTS = """async () => (await axe.run({rules: {'target-size': {enabled: true}}})).violations.flatMap(
  rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`))"""
_TEXT = """() => {
  document.querySelectorAll('details').forEach(part => part.open = true);
  document.querySelectorAll('article .pl-filter, article .pl-search, article .headerlink').forEach(part => part.remove());
  return document.querySelector('article').innerText;
}"""


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_SWITCHES)
        yield browser
        browser.close()


def accessibility(browser: Browser, served: Served, paths: Sequence[str], axe: Path) -> Iterator[str]:
    """What axe-core finds on these pages, at both widths, light and dark; also pages wider than the screen."""
    for screen, width in WIDTHS.items():
        for scheme in SCHEMES:
            size = {"width": width, "height": 850}
            context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
            page = context.new_page()
            for path in paths:
                _open(page, served.address + path)
                page.evaluate(_SETTLE)
                page.add_script_tag(path=axe)
                found = [str(fault) for fault in page.evaluate(_FAULTS)]
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    found.append("wider than the screen")
                yield from (f"/{path} ({screen}, {scheme}): {fault}" for fault in found)
            context.close()


def weight(browser: Browser, served: Served, path: str) -> tuple[int, int, list[str]]:
    """Bytes of a first visit as sent and uncompressed, and what the page asked of others or complained of."""
    context = browser.new_context(viewport={"width": 1280, "height": 850})
    page, trouble = context.new_page(), list[str]()
    page.on("request", lambda asked: _note(asked.url, served.address, trouble))
    page.on("pageerror", lambda error: trouble.append(f"/{path}: {error}"))
    page.on("console", lambda said: trouble.append(f"/{path}: {said.text}") if said.type == "error" else None)
    served.take()
    _open(page, served.address + path)
    context.close()
    return *served.take(), trouble


def _note(url: str, address: str, trouble: list[str]) -> None:
    if not url.startswith((address, "data:", "blob:")):
        trouble.append(f"request to {url}")


def first_query(browser: Browser, served: Served, words: str) -> tuple[int, int]:
    """Bytes of the first query on the search page, all that it loads beyond the page itself, and how many results."""
    context = browser.new_context()
    page = context.new_page()
    _open(page, f"{served.address}search/")
    served.take()
    page.locator(".pl-search [name=q]").fill(words)
    page.locator(".pl-results li").first.wait_for(timeout=_QUIET)
    page.wait_for_load_state("networkidle")
    told = page.locator("#pl-search-told").inner_text()
    context.close()
    return served.take()[0], int(told.split()[0])


def lost_without_script(browser: Browser, served: Served, path: str) -> list[str]:
    """The words of a page's text that stand there only with script."""
    texts = []
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        _open(page, served.address + path)
        texts.append(str(page.evaluate(_TEXT)).split())
        context.close()
    with_script, without = texts
    return sorted({*with_script} - {*without})


def screens_above(
    browser: Browser, served: Served, paths: Sequence[str], mark: str, size: ViewportSize
) -> dict[str, float]:
    """For every page that has the element with that id, how many screens of this size stand above it."""
    context = browser.new_context(viewport=size)
    page, found = context.new_page(), dict[str, float]()
    for path in paths:
        _open(page, served.address + path)
        top = page.evaluate("id => document.getElementById(id)?.getBoundingClientRect().top", mark)
        if top is not None:
            found[path] = top / size["height"]
    context.close()
    return found


def _open(page: Page, url: str) -> None:
    page.goto(url)
    try:
        page.wait_for_load_state("networkidle", timeout=_QUIET)
    except Error:
        page.wait_for_timeout(1000)
