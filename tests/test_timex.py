"""Time expressions: what each rule finds and which TIMEX3 value it gives, on the real model.

All sentences are read as published on Wednesday, 15 May 2024.
"""

import time
from datetime import date
from itertools import pairwise

import pytest
from spacy.tokens import Doc

from perilune.doc import parse
from perilune.extract.dates import find_timexes
from perilune.extract.when.periods import Period, Unit, containing
from perilune.findings import Timex

PUBLISHED = date(2024, 5, 15)


def found(text: str) -> tuple[Timex, ...]:
    return find_timexes(parse(text), PUBLISHED)


def written(text: str) -> str:
    """The findings on one line: `May 21, 2024 = 2024-05-21; ...`."""
    return "; ".join(f"{t.text} = {t.value}" for t in found(text))


CALENDAR_DATES = {
    "The launch is set for May 21, 2024.": "May 21, 2024 = 2024-05-21",
    "The treaty opened for signature on 27 January 1967.": "27 January 1967 = 1967-01-27",
    "It was signed on Tuesday, 5th of March 2019 in Paris.": "Tuesday, 5th of March 2019 = 2019-03-05",
    "The report dated 2024-03-07 was leaked.": "2024-03-07 = 2024-03-07",
    "Filed 3/14/2024 in court, the suit names SpaceX.": "3/14/2024 = 2024-03-14",
    "The form is dated 7/8/07.": "7/8/07 = 2007-07-08",
    "The session on 14.03.2024 was long.": "14.03.2024 = 2024-03-14",
    "They agreed on Feb. 29.": "Feb. 29 = 2024-02-29",
    "The panel met on 16-17 March in Paris.": "16-17 March = 2024-03-16/2024-03-17",
    "The window opens Sept. 5 or 7.": "Sept. 5 or 7 = 2024-09-05/2024-09-07",
    "Voyager was launched in August 1977.": "August 1977 = 1977-08",
    "In mid-March 2023 it failed.": "mid-March 2023 = 2023-03",
    "The plan was announced in June of last year.": "June of last year = 2023-06",
    "Between April and June 2023 nothing flew.": "April = 2023-04; June 2023 = 2023-06",
    "The request is due on the first Monday in February.": "the first Monday in February = 2025-02-03",
    "The last week of March was busy.": "The last week of March = 2024-W13",
    "It will open by Christmas.": "Christmas = 2024-12-25",
}

YEARS_AND_THEIR_PARTS = {
    "NASA expects to land in 2026.": "2026 = 2026",
    "It had been late since '82.": "'82 = 1982",
    "Spending for 2033-2035 is planned.": "2033-2035 = 2033/2035",
    "The 2024-25 budget rose.": "2024-25 = 2024/2025",
    "The budget for fiscal 2026 and FY27 is due.": "fiscal 2026 = FY2026; FY27 = FY2027",
    "In the 1990s and the early 2020s budgets fell.": "the 1990s = 199; the early 2020s = 202",
    "It was the first launch since the '80s.": "the '80s = 198",
    "Ideas of the 21st century and the nineteenth century differ.": "the 21st century = 20; the nineteenth century = 18",
    "Sales fell in the third quarter of 2023 and in Q1 2024.": "the third quarter of 2023 = 2023-Q3; Q1 2024 = 2024-Q1",
    "The mission slipped to the second half of 2025.": "the second half of 2025 = 2025-H2",
    "It launched in spring 2022 and returned in the autumn of 2023.": "spring 2022 = 2022-SP; the autumn of 2023 = 2023-FA",
}

THE_TENSE_TELLS_WHICH_WAY = {
    "The Senate will vote on Thursday.": "Thursday = 2024-05-16",
    "The Senate voted on Thursday.": "Thursday = 2024-05-09",
    "The council meets on Monday.": "Monday = 2024-05-20",
    "The company said Monday it would appeal.": "Monday = 2024-05-13",
    "On Monday it would not discuss the matter.": "Monday = 2024-05-13",
    "The office, Spain having left on Monday, is small.": "Monday = 2024-05-13",
    "In a letter filed after a call on Monday it insists on its view.": "Monday = 2024-05-13",
    "A roadmap presented in Paris on Monday describes a station.": "Monday = 2024-05-13",
    "The shares will be frozen until Friday.": "Friday = 2024-05-17",
    "The law took effect in February.": "February = 2024-02",
    "The tests began in November.": "November = 2023-11",
    "The agency will decide by November.": "November = 2024-11",
    "The vote is expected in September.": "September = 2024-09",
    "The crew is due back in October.": "October = 2024-10",
    "It has been in orbit since December.": "December = 2023-12",
    "The crew returned on December 3.": "December 3 = 2023-12-03",
    "The crew returns on December 3.": "December 3 = 2024-12-03",
    "The first flight is planned for the fourth quarter.": "the fourth quarter = 2024-Q4",
    "Profit rose in the first quarter.": "the first quarter = 2024-Q1",
    "Talks resume in the fall.": "the fall = 2024-FA",
    "He spoke today in Vienna.": "today = 2024-05-15",
    "Nobody regulates this today.": "today = PRESENT_REF",
}

COUNTED_FROM_PUBLICATION = {
    "She resigned yesterday; the vote is tomorrow.": "yesterday = 2024-05-14; tomorrow = 2024-05-16",
    "They met last Friday and will meet next Tuesday.": "last Friday = 2024-05-10; next Tuesday = 2024-05-21",
    "The rule was adopted last week and takes effect next month.": "last week = 2024-W19; next month = 2024-06",
    "It was delayed earlier this year.": "earlier this year = 2024",
    "The law passed late last year.": "late last year = 2023",
    "The plan ends at the end of next year.": "the end of next year = 2025",
    "The station retires at the end of the decade.": "the end of the decade = 202",
    "Officials hope for a deal by year's end.": "year's end = 2024",
    "Last December the office closed; next January it reopens.": "Last December = 2023-12; next January = 2025-01",
    "Talks failed last winter.": "last winter = 2023-WI",
    "It will fly this summer.": "this summer = 2024-SU",
    "The launch is planned for this weekend.": "this weekend = 2024-W20-WE",
    "Two years ago the company lost a rocket.": "Two years ago = 2022",
    "The deal was signed a week ago.": "a week ago = 2024-W19",
    "Decades ago, such tests were common.": "Decades ago = PAST_REF",
}

COUNTED_FROM_WHAT_WAS_TOLD = {
    "On May 2 the rocket failed. A day later the agency grounded it.": "May 2 = 2024-05-02; A day later = 2024-05-03",
    "On May 2 the rocket failed. The next day they met.": "May 2 = 2024-05-02; The next day = 2024-05-03",
    "In March 2023 it sued. That month it won.": "March 2023 = 2023-03; That month = 2023-03",
    "In March 2023 it sued. Two months later it lost.": "March 2023 = 2023-03; Two months later = 2023-05",
    "In 2015 it was founded; two years later it folded.": "2015 = 2015; two years later = 2017",
    "He was elected in 2018. The previous year he had lost.": "2018 = 2018; The previous year = 2017",
    "Sales rose in February from the same period last year.": "February = 2024-02; the same period last year = 2023-02",
    "A day later the agency will ground it.": "A day later = 2024-05-16",
    "It failed on April 3. The board met on Monday. Two weeks later the agency, in April, had grounded it.": (
        "April 3 = 2024-04-03; Monday = 2024-05-13; Two weeks later = 2024-04-17; April = 2024-04"
    ),
}

HOURS = {
    "Liftoff was at 6:40 p.m. EDT.": "6:40 p.m. EDT = 2024-05-15T18:40",
    "Liftoff came at 16:08 UTC on Friday.": "16:08 UTC on Friday = 2024-05-10T16:08Z",
    "The hearing is on Friday morning.": "Friday morning = 2024-05-17TMO",
    "The launch was scrubbed last night.": "last night = 2024-05-14TNI",
    "The order came at midnight.": "midnight = 2024-05-15T24:00",
}

LENGTHS_AND_SETS = {
    "The mission lasted two weeks.": "two weeks = P2W",
    "The engine burned for six to eight minutes.": "six to eight minutes = PT6M/PT8M",
    "The plan takes several years.": "several years = PXY",
    "It took half an hour, then two and a half years.": "half an hour = PT30M; two and a half years = P2.5Y",
    "It lasted two decades, over a century in all, and they argued for decades.": "two decades = P20Y; over a century = P100Y; decades = PXDE",
    "Costs rose over the past year.": "the past year = P1Y",
    "A five-year plan and a 12-hour flight failed.": "five-year = P5Y; 12-hour = PT12H",
    "Launches will rise over the next three years.": "the next three years = P3Y",
    "The panel meets every year, each Monday and every two weeks.": "every year = P1Y; each Monday = XXXX-WXX-1; every two weeks = P2W",
    "It launches twice a week at $3 billion a year.": "a week = P1W; a year = P1Y",
    "The annual report appears monthly.": "annual = P1Y; monthly = P1M",
}

VAGUE = {
    "It recently won a contract and is now hiring.": "recently = PAST_REF; now = PRESENT_REF",
    "In recent years, budgets grew.": "recent years = PAST_REF",
    "In the coming weeks NASA will decide.": "the coming weeks = FUTURE_REF",
    "In the long run it will pay.": "the long run = FUTURE_REF",
    "At present the fleet is small.": "At present = PRESENT_REF",
}

NEAR_WHAT_WAS_TOLD = {
    "They fell out in 2020; a letter came that December.": "2020 = 2020; that December = 2020-12",
    "He left in 2020 and joined the firm the following January.": "2020 = 2020; the following January = 2021-01",
    "Register by 9 December 2023; it starts the following Monday.": "9 December 2023 = 2023-12-09; the following Monday = 2023-12-11",
    "Talks in August 2023 failed on the 7th of that month.": "August 2023 = 2023-08; the 7th of that month = 2023-08-07",
    "The firm won the contract on the 21st.": "the 21st = 2024-04-21",
    "It met in the week of April 8.": "the week of April 8 = 2024-W15",
    "Doors close at 12:00 CET on Thursday 9 May.": "12:00 CET = 2024-05-15T12:00; Thursday 9 May = 2024-05-09",
    "He called it mudslinging ahead of the June elections.": "June = 2024-06",
    "She has promised hearings in the summer.": "the summer = 2024-SU",
    "It flew on Monday, after being put off on Sunday.": "Monday = 2024-05-13; Sunday = 2024-05-12",
}

NO_TIMES = (
    "Cosmos 2576 and RS-2 passed near the 2,000 satellites of Horizon 2020.",
    "Resolution 2024 cost $2020 and 2000 people came.",
    "He is 45 years old and spoke of a 30-year-old law.",
    "A second satellite fell a second time.",
    "The rocket may fly.",
    "Theresa May spoke.",
    "Call 555-2024.",
    "Russia destroyed its satellite Cosmos-1408.",
    "The night sky is full of light years.",
    "The future of flight is bright.",
    "Stocks fell on Black Monday.",
    "Apple sells iLife '11.",
    "Sun Microsystems and Mar Vista won; Jan said no.",
    "About a quarter of it burned.",
)

TABLES = (
    CALENDAR_DATES
    | YEARS_AND_THEIR_PARTS
    | THE_TENSE_TELLS_WHICH_WAY
    | COUNTED_FROM_PUBLICATION
    | COUNTED_FROM_WHAT_WAS_TOLD
    | NEAR_WHAT_WAS_TOLD
    | HOURS
    | LENGTHS_AND_SETS
    | VAGUE
)


@pytest.mark.parametrize(("text", "expected"), TABLES.items())
def test_finds_the_expression_and_its_value(text, expected):
    assert written(text) == expected


@pytest.mark.parametrize("text", NO_TIMES)
def test_leaves_alone_what_is_no_time(text):
    assert written(text) == ""


def test_mission_names_keep_their_year_to_themselves():
    assert written("Mars 2020 landed in 2021.") == "2021 = 2021"


def test_types_are_those_of_timex3():
    timexes = found("On Monday at 3 p.m. it began two weeks of tests, repeated every year.")
    assert [str(t.type) for t in timexes] == ["DATE", "TIME", "DURATION", "SET"]


def test_spans_hold_the_text_and_do_not_overlap():
    text = "On May 2, 2024, and again last week, two days later, it failed at noon on Thursday."
    timexes = found(text)
    assert all(text[t.span.start : t.span.end] == t.text for t in timexes)
    assert all(a.span.end <= b.span.start for a, b in pairwise(timexes))


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f"])
def test_narrow_and_hard_blanks_part_words_too(blank):
    assert [t.value for t in found(f"It ends on May{blank}21, 2024.")] == ["2024-05-21"]


@pytest.mark.parametrize(
    "hostile",
    [
        "the very early late " * 800,
        "1" * 20_000,
        "2020-" * 4_000,
        "a few of the last " * 1_000,
        "May 1 and " * 2_000,
        "'" * 20_000,
    ],
)
def test_hostile_text_takes_no_longer_than_its_length(hostile):
    doc = Doc(parse("").vocab, words=hostile.split())
    started = time.process_time()
    find_timexes(doc, PUBLISHED)
    assert time.process_time() - started < 3


PERIODS = (
    (Unit.DAY, "2024-02-29", "2024-02-29", "2024-02-29"),
    (Unit.WEEKEND, "2024-W09-WE", "2024-03-02", "2024-03-03"),
    (Unit.WEEK, "2024-W09", "2024-02-26", "2024-03-03"),
    (Unit.MONTH, "2024-02", "2024-02-01", "2024-02-29"),
    (Unit.SEASON, "2023-WI", "2023-12-01", "2024-02-29"),
    (Unit.QUARTER, "2024-Q1", "2024-01-01", "2024-03-31"),
    (Unit.HALF, "2024-H1", "2024-01-01", "2024-06-30"),
    (Unit.YEAR, "2024", "2024-01-01", "2024-12-31"),
    (Unit.FISCAL_YEAR, "FY2024", "2024-01-01", "2024-12-31"),
    (Unit.DECADE, "202", "2020-01-01", "2029-12-31"),
    (Unit.CENTURY, "20", "2000-01-01", "2099-12-31"),
)


@pytest.mark.parametrize(("unit", "value", "first", "last"), PERIODS)
def test_every_unit_has_its_days_and_its_value(unit, value, first, last):
    period = containing(date(2024, 2, 29), unit)
    assert (period.value, str(period.first), str(period.last)) == (value, first, last)


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("count", [-13, -1, 0, 1, 13])
def test_moving_there_and_back_changes_nothing(unit, count):
    period = containing(date(2024, 2, 29), unit)
    assert period.shifted(count).shifted(-count) == period


def test_there_is_no_calendar_beyond_its_years():
    with pytest.raises(ValueError, match="no calendar"):
        Period(Unit.YEAR, date(2024, 1, 1)).shifted(-3000)
    assert "-" not in written("It happened 3000 years ago and 9999 decades ago.")
