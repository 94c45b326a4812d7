"""Briefings -> pages: what is where, in what order, and how a template's fault is told."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

from perilune.digest import digest_of, places
from perilune.digest.views import Place
from perilune.errors import FaultsError
from perilune.model import Briefing, Url
from perilune.render import Page, relative, render_pages
from site_samples import PAYLOADS, PLAIN, briefing, hostile

FIRST, SECOND = "2020-05-06-first", "2021-06-01-second"


def _pages(*named: tuple[str, Briefing]) -> dict[str, Page]:
    return {str(page.place): page for page in render_pages(named)}


def _position(stance: str, target: str = "mining order", date: str | None = None) -> dict[str, object]:
    found = {**PLAIN["positions"][0], "stance": stance, "target": target}
    return {**found, "date": date} if date else found


def test_every_kind_of_page_is_there() -> None:
    assert set(_pages((FIRST, briefing()))) == {
        "index.md",
        "fields.md",
        "briefings/index.md",
        "actors/index.md",
        "disputes/index.md",
        "timeline/index.md",
        "topics/index.md",
        "issues/index.md",
        "issues/2020-w19.md",
        "calendar/index.md",
        "archive/index.md",
        "archive/by/2020.md",
        f"briefings/{FIRST}.md",
        "actors/russia.md",
        "actors/united-states.md",
        "actors/reuters.md",
        "disputes/mining-order.md",
        "topics/lunar-resources.md",
    }


def test_the_docs_name_every_template() -> None:
    repository = Path(__file__).parent.parent
    named = set(re.findall(r"`(\w+\.\w+\.j2)`", (repository / "docs" / "templates.md").read_text("utf-8")))
    assert named == {path.name for path in (repository / "templates").iterdir()}


def test_pages_without_briefings() -> None:
    assert "No briefings yet" in _pages()["index.md"].markdown


def test_pages_do_not_depend_on_the_order_of_files() -> None:
    named = [(FIRST, briefing()), (SECOND, briefing(title="Later", published="2021-06-01"))]
    assert render_pages(named) == render_pages(named[::-1])


def test_every_link_between_pages_has_its_page() -> None:
    pages = _pages((FIRST, briefing()), (SECOND, hostile("text")))
    for place, page in pages.items():
        for target in re.findall(r"\]\(([^)#:]+\.md)", page.markdown):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(place), target)) in pages, (place, target)


def test_every_citation_has_its_quotation() -> None:
    page = _pages((FIRST, briefing()))[f"briefings/{FIRST}.md"].markdown
    cited = set(re.findall(r"\(#(quotation-\d+)\)", page))
    assert cited == set(re.findall(r'id="(quotation-\d+)"', page)) == {f"quotation-{n}" for n in range(1, 5)}


def test_an_actor_called_index_has_a_page_beside_the_list() -> None:
    pages = _pages((FIRST, hostile("text")))
    assert "# Actors" in pages["actors/index.md"].markdown
    assert "# text" in pages["actors/index-.md"].markdown


def test_the_order_of_a_briefing() -> None:
    page = _pages((FIRST, briefing()))[f"briefings/{FIRST}.md"].markdown
    headings = re.findall(r"^## (.*?) \{", page, re.MULTILINE)
    assert headings == ["Who", "Positions", "Disputes", "Next", "So far", "Open questions", "Evidence", "Sources"]


def test_empty_sections_are_not_printed() -> None:
    bare = Briefing.model_validate({"title": "Bare", "published": "2020-05-06"})
    page = _pages((FIRST, bare))[f"briefings/{FIRST}.md"].markdown
    assert "## " not in page
    assert "machine draft" in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_of_a_briefing_is_markup(payload: str) -> None:
    plain, attacked = (_pages((FIRST, hostile(text))) for text in ("word", payload))
    for place in plain:
        before, after = (re.sub(r"&#\d+;", "", pages[place].markdown) for pages in (plain, attacked))
        assert after.count("\n") == before.count("\n"), place
        for sign in '<>[]{}`|#"':
            bodies = (page.partition("\n\n")[2] for page in (before, after))
            assert len({body.count(sign) for body in bodies}) == 1, (place, sign)


def test_an_address_that_slipped_through_leads_nowhere() -> None:
    one = briefing()
    bad = one.model_copy(update={"links": (Url("javascript:alert(1)"),)})
    page = _pages((FIRST, bad))[f"briefings/{FIRST}.md"].markdown
    assert "](#)" in page
    assert "](javascript" not in page


def test_ahead_is_told_by_the_newest_briefing() -> None:
    before = digest_of([(FIRST, briefing())])
    after = digest_of([(FIRST, briefing()), (SECOND, briefing(published="2025-06-01", dates=[]))])
    assert [row.what for row in before.ahead] == ["Russia lands"]
    assert not after.ahead
    assert "Russia lands" in [row.what for row in after.past]


def test_dates_ahead_come_soonest_first() -> None:
    dates = [
        {**PLAIN["dates"][1], "value": value, "what": value}
        for value in ("2024", "2020-06-01", "2020/..", "2020-12", "2020-05~", "2020")
    ]
    found = digest_of([(FIRST, briefing(dates=dates))]).ahead
    assert [row.what for row in found] == ["2020-05~", "2020-06-01", "2020", "2020-12", "2024", "2020/.."]


@pytest.mark.parametrize(
    ("stances", "changes"),
    [
        (("opposes", "opposes"), [None, None]),
        (("opposes", "supports"), ["opposes", None]),
        (("supports", "neutral"), [None, None]),
        (("neutral", "supports"), [None, None]),
        (("supports", "neutral", "opposes"), ["supports", None, None]),
    ],
)
def test_the_ledger_marks_where_a_stance_changed(stances: tuple[str, ...], changes: list[str | None]) -> None:
    positions = [_position(stance, date=f"2020-0{i}") for i, stance in enumerate(stances, 1)]
    digest = digest_of([(FIRST, briefing(positions=positions))])
    russia = next(actor for actor in digest.actors if actor.link.name == "Russia")
    assert [row.was and row.was.key for row in russia.ledger] == changes
    assert [row.stance.key for row in russia.ledger] == list(stances[::-1])


def test_the_standing_position_takes_a_side_where_there_is_one() -> None:
    positions = [_position("opposes", date="2020-01"), _position("neutral", "Mining  Order", date="2020-02")]
    digest = digest_of([(FIRST, briefing(positions=positions))])
    russia = next(actor for actor in digest.actors if actor.link.name == "Russia")
    assert [row.stance.key for row in russia.latest] == ["opposes"]


def test_a_dispute_gathers_its_briefings() -> None:
    sides = [{"parties": ["united-states"], "says": "Calls it lawful.", "evidence": []}]
    later = [{**PLAIN["disputes"][0], "issue": "the order, again", "status": "resolved", "sides": sides}]
    named = [(FIRST, briefing()), (SECOND, briefing(published="2021-06-01", disputes=later))]
    (dispute,) = digest_of(named).disputes
    assert dispute.link.name == "the order, again"
    assert dispute.status.key == "resolved"
    assert dispute.since.value == "2020-05-06"
    assert {side.says for side in dispute.sides} == {"Calls it lawful.", "Russia compared the order to colonialism."}
    assert [box.briefing.id for box in dispute.history] == [SECOND, FIRST]


def test_long_lists_are_told_by_year() -> None:
    named = [
        (f"20{i // 12:02d}-{i % 12 + 1:02d}-01-x", briefing(published=f"20{i // 12:02d}-{i % 12 + 1:02d}-01"))
        for i in range(120)
    ]
    pages = _pages(*named)
    assert pages["briefings/index.md"].markdown.count("<article") == 100
    assert pages["briefings/by/2003.md"].markdown.count("<article") == 12


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("actors/russia.md", "index.md", "actors/russia.md"),
        ("actors/russia.md", "briefings/x.md", "../actors/russia.md"),
        ("briefings/x.md#quotation-1", "briefings/x.md", "#quotation-1"),
        ("briefings/x.md#quotation-1", "briefings/y.md", "x.md#quotation-1"),
        ("index.md", "briefings/x.md", "../index.md"),
    ],
)
def test_links_are_relative(target: str, page: str, link: str) -> None:
    assert relative(Place(target), Place(page)) == link


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("# ok\n\n{{ brifing.card.title }}", 3, "'brifing' is undefined"),
        ("{{ briefing.card.titel }}", 1, "has no attribute 'titel'"),
        ("{{ title | safe }}", 1, "No filter named 'safe'"),
        ("\n{{ 'x' ~ title }}", 2, "joins strings"),
        ("{% autoescape false %}{{ title }}{% endautoescape %}", 1, "escaping"),
        ("{{ title + 'x' }}", 1, "is for numbers"),
        ("{{ title * 3 }}", 1, "is for numbers"),
        ("{{ '%s' % title }}", 1, "is for numbers"),
        ("{{ title.upper() }}", 1, "unsafe"),
        ("{{ ''.__class__ }}", 1, "unsafe"),
        ("{{ briefing.__class__ }}", 1, "unsafe"),
        ("{{ briefing.summary }}\n{{ briefing.newer }}", 2, "can't be printed"),
        ("{{ briefing.positions }}", 1, "can't be printed"),
        ("{% for %}", 1, "Expected"),
        ("{% include 'absent.md.j2' %}", 0, "no such template"),
        ("[x](javascript:alert(1))", 0, "only http, https"),
        ("<script>x</script>", 0, "loads or runs"),
    ],
)
def test_a_faulty_template_is_named_with_its_line(tmp_path: Path, template: str, line: int, says: str) -> None:
    (tmp_path / "briefing.md.j2").write_text(template, "utf-8")
    with pytest.raises(FaultsError) as caught:
        render_pages([(FIRST, briefing())], tmp_path)
    (fault,) = caught.value.faults
    assert says in fault.message
    assert fault.line == line
    assert ".md.j2" in fault.path


@pytest.mark.parametrize("template", ["[x]({{ title }})", '<a href="{{ title }}">x</a>', "<a href={{ title }}>x</a>"])
def test_text_where_an_address_belongs_is_refused_once_it_would_run(tmp_path: Path, template: str) -> None:
    (tmp_path / "briefing.md.j2").write_text(template, "utf-8")
    with pytest.raises(FaultsError, match="only http, https"):
        render_pages([(FIRST, briefing(title="javascript:alert(1)"))], tmp_path)


def test_a_workspace_s_template_wins(tmp_path: Path) -> None:
    (tmp_path / "briefing.md.j2").write_text("# Ours: {{ title }}", "utf-8")
    pages = {page.place: page.markdown for page in render_pages([(FIRST, briefing(title="A [b]"))], tmp_path)}
    assert pages[places.briefing(FIRST)].endswith("# Ours: A &#91;b&#93;\n")
    assert "Actors" in pages[places.ACTORS]
