"""The site in a real browser: hostile text stays text, nobody else is asked, a phone and a keyboard suffice."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from perilune.escape import shown
from site_samples import PAYLOADS, hostile, write_workspace

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: the site was not tried")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
if not CHROMIUM and os.environ.get("PERILUNE_BROWSER") == "required":
    pytest.fail(
        "PERILUNE_BROWSER=required, but there is no Chromium: the site was not tried in a browser", pytrace=False
    )
if not CHROMIUM:
    warnings.warn("NO CHROMIUM FOUND: nothing was tried in a browser; install the package chromium", stacklevel=1)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium found"),
]

# Without these Chromium itself calls home at its start.
_SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"]
AXE = Path(__file__).parents[1] / "benchmarks" / "audit" / "node_modules" / "axe-core" / "axe.min.js"
IDS = [f"2020-05-0{number}-hostile" for number in range(1, len(PAYLOADS) + 1)]
REVIEW = """
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.top, content.action.edit, search.suggest, search.highlight]
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, primary: custom, toggle: {icon: material/weather-night, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, primary: custom, toggle: {icon: material/weather-sunny, name: Light}}
repo_url: https://github.com/perilune/perilune
edit_uri: edit/main/docs/
plugins: [search, perilune]
"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site in a subfolder, made from briefings with a payload in every field."""
    root = tmp_path_factory.mktemp("served")
    briefings = {name: hostile(text, f"word{i}") for i, (name, text) in enumerate(zip(IDS, PAYLOADS, strict=True))}
    settings = write_workspace(root / "space", briefings, REVIEW)
    (root / "space" / "docs" / "by-hand.md").write_text("# By hand\n\nA page of the workspace's own.\n", "utf-8")
    config = load_config(str(settings), strict=True, site_dir=str(root / "sub" / "folder"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sub/folder/"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    """A browser without a window."""
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=_SWITCHES)
        yield running
        running.close()


class _Visit:
    """A page that remembers what it was asked and what it complained of."""

    def __init__(self, page: sync_api.Page, site: str) -> None:
        self.page, self.site = page, site
        self.trouble: list[str] = []
        page.on("request", self._note_request)
        page.on("dialog", lambda dialog: self.trouble.append(f"dialog {dialog.message}"))
        page.on("pageerror", lambda error: self.trouble.append(f"error {error}"))
        page.on("console", lambda said: self.trouble.append(said.text) if said.type in {"error", "warning"} else None)

    def _note_request(self, request: sync_api.Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.trouble.append(f"request to {request.url}")

    def open(self, path: str) -> sync_api.Page:
        """The page at that path, loaded; asserts that nothing happened that should not."""
        self.page.goto(self.site + path)
        self.page.wait_for_load_state("networkidle")
        assert self.page.evaluate("window.hit") is None
        assert self.trouble == []
        return self.page


@pytest.fixture
def visit(browser: sync_api.Browser, site: str) -> Iterator[_Visit]:
    """A visitor with a wide screen."""
    context = browser.new_context()
    yield _Visit(context.new_page(), site)
    context.close()


LISTS = ["", "briefings/", "actors/", "disputes/", "timeline/", "topics/", "fields/", "search/"]
PAGES = [*LISTS, "actors/russia/", "actors/index-/", "disputes/index-/", "disputes/silent/", "topics/lunar-resources/"]


@pytest.mark.parametrize("path", [*PAGES, *(f"briefings/{name}/" for name in IDS)])
def test_nothing_of_a_briefing_runs_or_calls(visit: _Visit, path: str) -> None:
    page = visit.open(path)
    assert (
        page.locator("article svg:not(.pl-picture svg), article img, article script, article a[name]").count()
        == page.locator("article .md-content__button svg").count()
    )
    addresses = page.eval_on_selector_all("a[href]", "links => links.map(link => link.protocol)")
    assert set(addresses) <= {"http:", "https:"}


@pytest.mark.parametrize(("name", "number"), [(name, number) for number, name in enumerate(IDS)])
def test_the_reader_sees_the_exact_text(visit: _Visit, name: str, number: int) -> None:
    page = visit.open(f"briefings/{name}/")
    text = shown(f"word{number} {PAYLOADS[number]}")
    assert page.title() == f"{text} - Test"
    assert (page.locator("article h1").text_content() or "").removesuffix("¶").strip() == text
    assert page.locator("meta[name=description]").get_attribute("content") == text
    assert page.locator(".pl-bottom-line").text_content() == text
    assert page.locator("#quotation-1 q").text_content() == text
    assert page.locator(".pl-positions tbody tr").first.locator("td").nth(2).text_content() == text


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_searching_for_hostile_text_finds_it_and_runs_nothing(visit: _Visit, number: int) -> None:
    page = visit.open("")
    page.keyboard.press("/")
    page.keyboard.type(f"word{number}")
    page.keyboard.press("Enter")
    result = page.locator(".pl-results li").first
    result.wait_for(timeout=10_000)
    assert page.url == f"{visit.site}search/?q=word{number}"
    assert result.locator("a").text_content() == shown(f"word{number} {PAYLOADS[number]}")
    tags = page.eval_on_selector_all(".pl-results li *", "parts => parts.map(part => part.localName)")
    assert set(tags) == {"a", "h2", "mark", "p"}
    assert page.evaluate("window.hit") is None
    assert visit.trouble == []


def test_results_are_narrowed_announced_and_reached_by_keyboard_alone(visit: _Visit) -> None:
    page = visit.open("search/?q=word0")
    told = page.get_by_role("status")
    told.filter(has_text="result").wait_for()
    page.get_by_label("Kind", exact=True).focus()
    page.keyboard.type("Dis")
    told.filter(has_text="2 results").wait_for()
    assert "kind=Dispute" in page.url
    page.locator(".pl-results a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{visit.site}disputes/*/")
    page.go_back()
    told.filter(has_text="2 results").wait_for()
    assert page.get_by_label("Kind").input_value() == "Dispute"
    page.get_by_label("Words").fill("nowhere")
    told.filter(has_text="Nothing found").wait_for()
    page.get_by_role("button", name="Clear").press("Enter")
    page.wait_for_url(f"{visit.site}search/")
    assert told.text_content() == ""
    assert visit.trouble == []


def test_an_actor_is_offered_and_narrows_and_the_order_is_kept_in_the_address(visit: _Visit) -> None:
    name = shown(f"word1 {PAYLOADS[1]}").replace('"', "”")
    page = visit.open("search/")
    page.get_by_label("Actor").focus()
    page.locator("#pl-actors option").first.wait_for(state="attached")
    assert name in page.eval_on_selector_all("#pl-actors option", "options => options.map(option => option.value)")
    page.get_by_label("Actor").fill(name)
    page.get_by_label("Kind").select_option("Briefing")
    page.get_by_role("status").filter(has_text="result").wait_for()
    page.get_by_label("Order").select_option("newest first")
    page.wait_for_url("**sort=desc")
    page.wait_for_load_state("networkidle")
    # The list is emptied and filled again once the address has changed: ask until it has.
    sync_api.expect(page.locator(".pl-results .pl-meta")).to_have_text(["Briefing · 6 May 2020"])
    assert visit.trouble == []


def test_without_script_the_search_leads_to_ways_to_browse(browser: sync_api.Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.locator("header .pl-find input").fill("moon")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}search/?q=moon")
    assert not page.locator(".pl-search").is_visible()
    page.get_by_role("link", name="actors").last.click()
    page.wait_for_url(f"{site}actors/")
    context.close()


def test_pages_keep_the_rules_of_accessibility(browser: sync_api.Browser, site: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci --ignore-scripts --prefix benchmarks/audit")
    context = browser.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True)
    page = context.new_page()
    for path in (*PAGES, f"briefings/{IDS[0]}/", "search/?q=word0"):
        page.goto(site + path)
        page.wait_for_load_state("networkidle")
        page.add_script_tag(path=AXE)
        found = page.evaluate("async () => (await axe.run()).violations.map(one => [one.id, one.nodes[0].html])")
        assert found == [], path
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PAGES, f"briefings/{IDS[0]}/"])
def test_nothing_overflows_on_a_phone(browser: sync_api.Browser, site: str, path: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page = _Visit(context.new_page(), site).open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]
    stuck = page.eval_on_selector_all(
        ".md-content *",
        """parts => parts.filter(part => {
             const style = getComputedStyle(part);
             return ['auto', 'scroll'].includes(style.overflowX) && part.scrollWidth > part.clientWidth && part.tabIndex < 0;
           }).map(part => part.className)""",
    )
    assert stuck == []
    context.close()


def test_a_citation_opens_the_evidence(visit: _Visit) -> None:
    page = visit.open(f"briefings/{IDS[0]}/")
    assert not page.locator("#quotation-1").is_visible()
    page.locator(".pl-positions .pl-cited a").first.click()
    page.locator("#quotation-1").wait_for(state="visible")


def test_a_phone_folds_what_a_wider_screen_shows(visit: _Visit) -> None:
    page = visit.open(f"briefings/{IDS[0]}/")
    actors, tap = page.locator(".pl-who li").first, page.locator("#who + details summary")
    assert (actors.is_visible(), tap.is_visible()) == (True, False)
    page.set_viewport_size({"width": 390, "height": 844})
    assert (actors.is_visible(), tap.is_visible()) == (False, True)
    tap.click()
    assert actors.is_visible()


def test_the_choice_of_light_or_dark_is_kept(visit: _Visit) -> None:
    page = visit.open("")
    page.locator("form[data-md-component=palette] label:visible").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page = visit.open("actors/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_the_device_asks_for_dark_until_the_reader_chooses(browser: sync_api.Browser, site: str) -> None:
    context = browser.new_context(color_scheme="dark")
    visit = _Visit(context.new_page(), site)
    scheme = "document.body.dataset.mdColorScheme"
    for path in ("", "by-hand/"):
        assert visit.open(path).evaluate(scheme) == "slate"
    visit.open("actors/").locator("form[data-md-component=palette] label:visible").click()
    for path in ("disputes/", "by-hand/"):
        assert visit.open(path).evaluate(scheme) == "default"
    context.close()


def test_generated_pages_do_without_the_theme_s_own_script(visit: _Visit) -> None:
    scripts = "[...document.scripts].filter(script => script.src.includes('bundle')).length"
    assert [visit.open(path).evaluate(scripts) for path in ("", "search/", "by-hand/")] == [0, 0, 1]


def test_a_long_list_is_narrowed_and_the_way_up_and_escape_work(visit: _Visit) -> None:
    page = visit.open("timeline/")
    rows = page.locator(".pl-filtered li:visible")
    before = rows.count()
    page.locator(".pl-filter input").fill("word1 nothing-of-the-kind")
    assert (before > 8, rows.count()) == (True, 0)
    assert page.locator(".pl-filter output").text_content() == f"0 of {before}"
    page.locator(".pl-filter input").fill("")
    page.set_viewport_size({"width": 390, "height": 600})
    page.mouse.move(200, 300)
    page.mouse.wheel(0, 1500)
    sync_api.expect(page.locator(".md-header__title--active")).to_have_count(1)
    page.mouse.wheel(0, -100)
    page.locator(".md-top").click()
    sync_api.expect(page.locator(".md-header__title--active")).to_have_count(0)
    page.locator(".md-header label[for=__drawer]").click()
    assert page.locator("#__drawer").is_checked()
    page.keyboard.press("Escape")
    assert not page.locator("#__drawer").is_checked()


def test_tables_stay_tables(visit: _Visit) -> None:
    page = visit.open(f"briefings/{IDS[0]}/")
    assert page.get_by_role("table").first.get_by_role("columnheader").all_text_contents()[0] == "Who"


def test_the_policy_forbids_inline_scripts(visit: _Visit) -> None:
    page = visit.open("")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert "script-src 'self';" in policy
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.hit = 1'}))"
    )
    assert page.evaluate("window.hit") is None
