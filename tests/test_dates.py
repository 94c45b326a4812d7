"""Dates for a timeline: which expressions count, their EDTF value, kind, key, event and evidence, on the real model.

All sentences are read as published on Wednesday, 15 May 2024, unless a test says otherwise.
"""

from datetime import date

import pytest

from perilune import edtf
from perilune.doc import parse
from perilune.extract.dates import find_dates, find_timexes
from perilune.findings import FoundDate

PUBLISHED = date(2024, 5, 15)


def dates(text: str, published: date = PUBLISHED) -> tuple[FoundDate, ...]:
    doc = parse(text)
    return find_dates(doc, find_timexes(doc, published), published)


def only(text: str, published: date = PUBLISHED) -> FoundDate:
    (found,) = dates(text, published)
    return found


VALUES = {
    "It failed last week.": ("last week", "2024-05-06/2024-05-12"),
    "It will fly this weekend.": ("this weekend", "2024-05-18/2024-05-19"),
    "It was founded in the 1990s.": ("the 1990s", "199X"),
    "It will land in early 2026.": ("early 2026", "2026~"),
    "It fell earlier this year.": ("earlier this year", "2024"),
    "A deal is hoped for by the end of the year.": ("the end of the year", "2024~"),
    "It retires at the end of the decade.": ("the end of the decade", "2029~"),
    "It is planned for the middle of the decade.": ("the middle of the decade", "2025~"),
    "China wants to fly it later in the decade.": ("later in the decade", "2024/2029"),
    "Fleets will grow in the next decade.": ("the next decade", "2024/2034"),
    "Launches will rise over the next three years.": ("the next three years", "2024/2026"),
    "The rule will follow in the coming weeks.": ("the coming weeks", "2024-06~"),
    "The rule will follow in the coming months.": ("the coming months", "2024~"),
    "Two weeks ago it failed.": ("Two weeks ago", "2024-05-01~"),
    "The pad will be ready in six to eight weeks.": ("in six to eight weeks", "2024-07~"),
    "The crew will return in about three months.": ("in about three months", "2024-08~"),
    "The launch is planned for spring 2026.": ("spring 2026", "2026-21"),
    "It flew in the second quarter of 2023.": ("the second quarter of 2023", "2023-34"),
    "It is due in the first half of next year.": ("the first half of next year", "2025-01/2025-06"),
    "The money is meant for fiscal 2026.": ("fiscal 2026", "2026"),
    "The programme ran from 2018 to 2022.": ("2018 to 2022", "2018/2022"),
    "It grew between 2019 and 2023.": ("2019 and 2023", "2019/2023"),
    "The board met on 24-28 June 2019.": ("24-28 June 2019", "2019-06-24/2019-06-28"),
    "It failed on Friday morning.": ("Friday morning", "2024-05-10"),
    "It will cost too much over the next ten years.": ("the next ten years", "2024/2033"),
    "She left a fortnight ago.": ("a fortnight ago", "2024-05-01~"),
    "Rules will come by mid-decade.": ("mid-decade", "2025~"),
    "A debate will follow in the week beginning 3 June.": ("the week beginning 3 June", "2024-06-03/2024-06-09"),
    "The firm is now hiring.": ("now", "PRESENT_REF"),
    "It will soon fly.": ("soon", "FUTURE_REF"),
}


@pytest.mark.parametrize(("text", "expected"), VALUES.items())
def test_the_value_follows_the_conventions_of_briefings(text, expected):
    found = only(text)
    assert (found.text, found.value) == expected


@pytest.mark.parametrize(("text", "expected"), VALUES.items())
def test_every_value_is_edtf_or_a_reference(text, expected):
    value = only(text).value
    assert value.endswith("_REF") or edtf.parse(value).value == value


NO_DATES = (
    "The mission lasted two weeks.",
    "The panel meets every year.",
    "The company must file within 30 days.",
    "Costs rose in the past two years.",
    "The current head spoke.",
    "It was the second failure in four weeks.",
    "The shop opens at 6 a.m.",
    "Mars 2020 is a rover.",
    "The future of spaceflight is bright.",
)


@pytest.mark.parametrize("text", NO_DATES)
def test_durations_sets_and_names_are_no_dates(text):
    assert dates(text) == ()


KINDS = {
    "The Senate voted on Thursday.": "past",
    "The Senate will vote on Thursday.": "planned",
    "NASA expects to land in 2026.": "planned",
    "Comments are due by June 30.": "deadline",
    "The station will fly until 2030.": "deadline",
    "It has a June 30 deadline.": "deadline",
    "It met the deadline by April 30.": "past",
    "The law took effect this year.": "past",
    "The law will take effect this year.": "planned",
}


@pytest.mark.parametrize(("text", "kind"), KINDS.items())
def test_kind_tells_how_the_date_lies_to_publication(text, kind):
    assert only(text).kind == kind


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Senate voted on Thursday.", True),
        ("The 1967 treaty bans it.", False),
        ("The Commercial Space Act of 2023 passed.", False),
        ("It recently failed.", False),
        ("The ministry declined to comment on Tuesday.", False),
    ],
)
def test_a_timeline_wants_no_vague_times_and_no_years_of_treaties(text, key):
    assert only(text).key is key


EVENTS = {
    "The Senate passed the spending bill on Thursday.": "Senate passes spending bill",
    "The Senate will pass the spending bill on Thursday.": "Senate to pass spending bill",
    "The first module was launched in 1998.": "First module launched",
    "The hearing is on Friday morning.": "Hearing due",
    "A decision is due in the first half of next year.": "Decision due",
    "Rules that Japan signed last October bind it.": "Japan signs rules",
    "SpaceX is to build the craft, NASA announced on Wednesday.": "NASA announces SpaceX is to build craft",
    "The crew did not return in March.": "Crew does not return",
    "It was delayed last year.": "It is delayed",
    "Two of its flights turned around last Thursday.": "Two of its flights turn around",
    "Biden gave the command to Colorado in 2023.": "Biden gives command to Colorado",
    "NASA hopes to land people on the moon in 2026.": "NASA to land people on moon",
    "The ministry plans 700 terminals by the end of this year.": "Ministry plans 700 terminals",
    "Trump has signed the order in March.": "Trump signs order",
}


@pytest.mark.parametrize(("text", "event"), EVENTS.items())
def test_the_event_reads_like_a_headline(text, event):
    assert only(text).what == event


def test_a_pronoun_gives_way_to_the_name_it_means():
    text = "Rogozin praised China. In October he invited the crew.\n\nDmitry Rogozin leads Roscosmos."
    assert only(text).what == "Rogozin invites crew"


def test_a_range_needs_more_than_two_years_in_a_row():
    assert [date.value for date in dates("The lease, prolonged in 2004 to 2050, is cheap.")] == ["2004", "2050"]


def test_a_year_by_a_contract_is_no_treaty_year():
    assert only("Launch follows in 2028, according to the firm.").key


def test_an_event_is_short_even_in_a_long_sentence():
    text = (
        "The committee, which had heard a long line of witnesses from the agencies and the firms of the whole country, on "
        "Monday approved, against the votes of the members of the smaller party, a bill of great length and small clarity."
    )
    assert 2 <= len(only(text).what.split()) <= 10


LONG = (
    " ".join(["The agency"] + [f"and office {n}," for n in range(30)] + ["met on Monday,"] + ["and then some"] * 20)
    + "."
)


@pytest.mark.parametrize("text", ["It failed. The crew left on Monday, they said. It rained.", LONG])
def test_evidence_is_short_whole_words_around_the_expression(text):
    found = only(text)
    evidence = text[found.evidence.start : found.evidence.end]
    assert found.span.within(found.evidence)
    assert len(evidence.split()) <= 40
    assert f" {evidence} " in f" {text} "


def test_an_article_without_text_or_times_has_no_dates():
    assert dates("") == ()
    assert dates("Nothing happened.") == ()


def test_a_dateline_of_its_own_dates_nothing():
    assert not dates("15 March 2024. Seldom has a market been beaten so soundly.")


def test_the_same_text_gives_the_same_dates():
    text = "On May 2 the rocket failed. A day later the agency grounded it until the end of the year."
    assert dates(text) == dates(text)
