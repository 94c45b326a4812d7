"""What the pages across all briefings are told: issues, the calendar, what is related, pictures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from perilune.digest import Period, Plan, digest_of
from perilune.digest.drawing import strip
from perilune.digest.views import IssuePage
from perilune.model import Briefing
from perilune.render import render_pages
from site_samples import PLAIN, briefing


def _on(day: str, name: str = "x", **changes: Any) -> tuple[str, Briefing]:
    return f"{day}-{name}", briefing(published=day, **changes)


def _issues(*named: tuple[str, Briefing], period: Period = Period.WEEK) -> dict[str, IssuePage]:
    return {issue.name: issue for issue in digest_of(named, Plan(issues=period)).issues}


def _position(stance: str) -> dict[str, Any]:
    return {**PLAIN["positions"][0], "stance": stance}


@pytest.mark.parametrize(
    ("day", "period", "name", "days"),
    [
        ("2026-01-16", Period.WEEK, "2026-W03", "12 January 2026 to 18 January 2026"),
        ("2026-01-01", Period.WEEK, "2026-W01", "29 December 2025 to 4 January 2026"),
        ("2021-01-03", Period.WEEK, "2020-W53", "28 December 2020 to 3 January 2021"),
        ("2024-02-29", Period.MONTH, "2024-02", "1 February 2024 to 29 February 2024"),
        ("9999-12-31", Period.WEEK, "9999-W52", "27 December 9999 to 30 December 9999"),
    ],
)
def test_an_issue_covers_its_days(day: str, period: Period, name: str, days: str) -> None:
    (issue,) = _issues(_on(day), period=period).values()
    assert issue.name == name
    first, last = days.split(" to ")
    assert issue.days.endswith(last)
    assert issue.days.startswith(first.split()[0])


def test_the_weightiest_briefing_leads() -> None:
    quiet = _on("2026-01-16", "a", disputes=[], positions=[])
    (issue,) = _issues(quiet, _on("2026-01-12", "b")).values()
    assert (issue.lead.id, [card.id for card in issue.others]) == ("2026-01-12-b", ["2026-01-16-a"])


def test_what_changed_stands_in_the_issue_in_which_it_changed() -> None:
    resolved = [{**PLAIN["disputes"][0], "status": "resolved"}]
    issues = _issues(
        _on("2026-01-05", positions=[_position("opposes")]),
        _on("2026-01-14", positions=[_position("supports")], disputes=resolved),
    )
    before, after = issues["2026-W02"], issues["2026-W03"]
    assert ([row.was and row.was.key for row in after.changed], list(before.changed)) == (["opposes"], [])
    assert ([d.link.name for d in after.settled], list(before.settled)) == (["the mining order"], [])


def test_a_new_dispute_stands_in_its_first_issue_only() -> None:
    issues = _issues(_on("2026-01-05"), _on("2026-01-14"))
    assert [len(issues[name].opened) for name in ("2026-W02", "2026-W03")] == [1, 0]


def test_the_week_ahead_is_the_one_that_was_ahead_then() -> None:
    due = {**PLAIN["dates"][1], "kind": "deadline"}
    dates = [{**due, "value": value, "what": value} for value in ("2026-01-12", "2026-01-18", "2026-01-19")]
    issues = _issues(_on("2026-01-05", dates=dates), _on("2026-03-02", dates=[]))
    assert [row.what for row in issues["2026-W02"].ahead] == ["2026-01-12", "2026-01-18"]
    assert {row.due.word for row in issues["2026-W02"].ahead if row.due} == {"deadline"}


def test_a_correction_is_told_in_the_next_issue_that_there_is() -> None:
    corrected = [{"date": "2026-01-21", "what": "It was the 5th."}]
    issues = _issues(_on("2026-01-05", corrections=corrected), _on("2026-02-02"))
    assert [len(issues[name].corrections) for name in ("2026-W02", "2026-W06")] == [0, 1]


def test_related_briefings_share_a_quarrel_or_people_and_topics() -> None:
    stranger = _on(
        "2026-01-09", actors=[PLAIN["actors"][0] | {"id": "chad"}], positions=[], disputes=[], topics=["launch"]
    )
    digest = digest_of([_on("2026-01-05"), _on("2026-01-07"), stranger])
    assert {page.card.id: [card.id for card in page.related] for page in digest.briefings} == {
        "2026-01-05-x": ["2026-01-07-x"],
        "2026-01-07-x": ["2026-01-05-x"],
        "2026-01-09-x": [],
    }


def test_the_calendar_goes_by_months_and_years() -> None:
    dates = [
        {**PLAIN["dates"][1], "value": value, "what": value} for value in ("2026-03", "2026-03-05", "2026", "2027-35")
    ]
    pages = {page.place: page.markdown for page in render_pages([_on("2026-01-05", dates=dates)])}
    headings = [line for line in pages["calendar/index.md"].splitlines() if line.startswith("## ")]
    assert [heading.partition(" {")[0] for heading in headings] == [
        "## March 2026",
        "## 2026, no month given",
        "## 2027, no month given",
    ]


def test_the_network_joins_the_parties() -> None:
    disputes = [
        PLAIN["disputes"][0],
        {**PLAIN["disputes"][0], "id": "b", "parties": ["russia", "reuters"], "status": "resolved"},
    ]
    network = digest_of([_on("2026-01-05", disputes=disputes)]).network
    assert network is not None
    assert {node.link.name: node.disputes for node in network.nodes} == {
        "Russia": 2, "United States": 1, "Reuters": 1,
    }  # fmt: skip
    assert {(edge.title, edge.state.key) for edge in network.edges} == {
        ("Russia and United States: 1 dispute", "open"),
        ("Reuters and Russia: 1 dispute", "resolved"),
    }


def test_an_actor_under_two_names_is_one_node() -> None:
    renamed = [{**PLAIN["actors"][0], "name": "Russian Federation"}, *PLAIN["actors"][1:]]
    other = {**PLAIN["disputes"][0], "id": "b", "parties": ["russia", "reuters"]}
    network = digest_of([_on("2026-01-05"), _on("2026-01-07", actors=renamed, disputes=[other])]).network
    assert network is not None
    assert sorted(node.link.name for node in network.nodes) == ["Reuters", "Russian Federation", "United States"]


def test_targets_that_differ_in_case_alone_are_one() -> None:
    positions = [{**_position("opposes"), "target": target, "date": day} for target, day in (
        ("Mining order", "2020-01"), ("mining  order", "2021-01"), ("Mining Order", "2022-01"),
    )]  # fmt: skip
    russia = digest_of([_on("2026-01-05", positions=positions)]).actors[0]
    assert russia.chart is not None
    assert len(russia.chart.rows) == 1


def test_bars_of_the_years() -> None:
    drawn = strip([date(2020, 1, 1), date(2020, 5, 1), date(2022, 1, 1)], [date(2022, 3, 1)], date(2022, 2, 1))
    assert drawn is not None
    assert [bar.title for bar in drawn.bars] == [
        "2020: 2 past, 0 ahead",
        "2021: 0 past, 0 ahead",
        "2022: 1 past, 1 ahead",
    ]


def test_far_years_are_counted_at_the_ends() -> None:
    drawn = strip([date(1967, 1, 1), date(2022, 1, 1)], [date(2100, 1, 1)], date(2022, 2, 1))
    assert drawn is not None
    assert drawn.bars[0].title == "2010 and before: 1 past, 0 ahead"
    assert drawn.bars[-1].title == "2032 and after: 0 past, 1 ahead"


def test_actors_are_told_with_whom_they_clash_and_stand() -> None:
    side = {"parties": ["russia", "reuters"], "says": "No.", "evidence": []}
    dispute = {**PLAIN["disputes"][0], "parties": ["russia", "united-states", "reuters"], "sides": [side]}
    russia = digest_of([_on("2026-01-05", disputes=[dispute])]).actors[0]
    assert [company.link.name for company in russia.clashes] == ["United States"]
    assert [company.link.name for company in russia.agrees] == ["Reuters"]


def test_an_actor_s_wants_are_told_once_each() -> None:
    positions = [_position(stance) for stance in ("opposes", "opposes", "neutral", "supports")]
    (page,) = digest_of([_on("2026-01-05", positions=positions)]).briefings
    assert [want.stance.key for who in page.who for want in who.wants] == ["opposes", "supports"]


def test_a_topic_tells_who_stands_where() -> None:
    positions = [_position("opposes"), {**_position("supports"), "actor": "united-states", "via": None}]
    (topic,) = digest_of([_on("2026-01-05", positions=positions)]).topics
    assert topic.definition == "Mining, ownership and use of what is found on the Moon and other bodies."
    assert topic.matrix is not None
    assert {row.holder.name: [c and c.key for c in row.cells] for row in topic.matrix.rows} == {
        "Russia": ["opposes"],
        "United States": ["supports"],
    }
