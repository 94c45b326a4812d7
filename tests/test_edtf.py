"""EDTF values: the days that each covers, what is refused, and how a reader is told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perilune import edtf

COVERED = {
    "2020-05-06": ("2020-05-06", "2020-05-06"),
    "2020-05": ("2020-05-01", "2020-05-31"),
    "2020-02": ("2020-02-01", "2020-02-29"),
    "2019-02": ("2019-02-01", "2019-02-28"),
    "2020": ("2020-01-01", "2020-12-31"),
    "202X": ("2020-01-01", "2029-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2020-XX": ("2020-01-01", "2020-12-31"),
    "2020-05-XX": ("2020-05-01", "2020-05-31"),
    "2020-21": ("2020-03-01", "2020-05-31"),
    "2020-22": ("2020-06-01", "2020-08-31"),
    "2020-23": ("2020-09-01", "2020-11-30"),
    "2020-24": ("2020-12-01", "2021-02-28"),
    "2023-24": ("2023-12-01", "2024-02-29"),
    "2020-33": ("2020-01-01", "2020-03-31"),
    "2020-34": ("2020-04-01", "2020-06-30"),
    "2020-35": ("2020-07-01", "2020-09-30"),
    "2020-36": ("2020-10-01", "2020-12-31"),
    "2020-40": ("2020-01-01", "2020-06-30"),
    "2020-41": ("2020-07-01", "2020-12-31"),
    "2020-05-06/2020-05-27": ("2020-05-06", "2020-05-27"),
    "2020/2021-03": ("2020-01-01", "2021-03-31"),
    "../2020": (None, "2020-12-31"),
    "2020-05/..": ("2020-05-01", None),
    "2020-05~": ("2020-05-01", "2020-05-31"),
    "2020?/2021": ("2020-01-01", "2021-12-31"),
}


@pytest.mark.parametrize(("value", "days"), COVERED.items())
def test_a_value_covers_its_days(value: str, days: tuple[str | None, str | None]) -> None:
    found = edtf.parse(value)
    assert (found.first and found.first.isoformat(), found.last and found.last.isoformat()) == days
    assert found.value == value


@pytest.mark.parametrize(
    ("value", "approximate"),
    [("2020", False), ("2020~", True), ("2020?", True), ("2020%", True), ("2020/2021~", True), ("2020/2021", False)],
)
def test_a_qualifier_on_any_part_makes_it_approximate(value: str, approximate: bool) -> None:
    assert edtf.parse(value).approximate is approximate


REFUSED = {
    "": "no EDTF date",
    "May 2020": "no EDTF date",
    "20-05-06": "no EDTF date",
    "2020-5-6": "no EDTF date",
    "2020-05-06T10:00": "no EDTF date",
    "~2020": "no EDTF date",
    "2020-05-06 ": "no EDTF date",
    "2020\n": "no EDTF date",
    "٢٠٢٠": "no EDTF date",
    "2020-13": "no month 13",
    "2020-00": "no month 00",
    "2020-25": "no month 25",
    "2020-02-30": "no day 30 in February 2020",
    "2019-02-29": "no day 29 in February 2019",
    "2020-21-01": "no month 21",
    "0000": "no year 0",
    "000X": "no year 0",
    "202X-05": "needs a full year",
    "../..": "no EDTF interval",
    "2020/2021/2022": "no EDTF interval",
    "2020/": "no EDTF date",
    "2021/2020": "runs backwards",
    "2020-05-06/2020-05-05": "runs backwards",
    "9999-24": "9999",
}


@pytest.mark.parametrize(("value", "why"), REFUSED.items())
def test_what_is_no_value_is_refused_with_the_reason(value: str, why: str) -> None:
    with pytest.raises(ValueError, match=why) as refused:
        edtf.parse(value)
    assert repr(value) in str(refused.value)


def test_a_timeline_sorts_by_first_day_then_the_shorter_first() -> None:
    values = ["2021", "2020-05", "2020", "2020-05-01", "2020-05-06", "../2020", "2020-05/.."]
    in_order = sorted(values, key=lambda v: edtf.parse(v).sort_key)
    assert in_order == ["../2020", "2020", "2020-05-01", "2020-05", "2020-05/..", "2020-05-06", "2021"]


IN_WORDS = {
    "2020-05-06": "6 May 2020",
    "2020-05": "May 2020",
    "2020": "2020",
    "202X": "the 2020s",
    "18XX": "19th century",
    "20XX": "21st century",
    "21XX": "22nd century",
    "22XX": "23rd century",
    "10XX": "11th century",
    "2020-05~": "about May 2020",
    "2020?": "perhaps 2020",
    "2020%": "perhaps about 2020",
    "2024-21": "spring 2024",
    "2024-24": "winter 2024",
    "2024-33": "first quarter of 2024",
    "2024-41": "second half of 2024",
    "2024-XX": "2024",
    "2024-05-XX": "May 2024",
    "2020-05-06/2020-05-27": "6 May 2020 to 27 May 2020",
    "../2020": "until 2020",
    "2020/..": "since 2020",
}


@pytest.mark.parametrize(("value", "words"), IN_WORDS.items())
def test_a_reader_is_told_in_words(value: str, words: str) -> None:
    assert edtf.in_words(value) == words


@given(st.text(alphabet="0123456789X-/.~?% T", max_size=22))
def test_any_text_is_a_value_or_a_value_error(text: str) -> None:
    try:
        found = edtf.parse(text)
    except ValueError:
        return
    assert (found.first or date.min) <= (found.last or date.max)
    assert edtf.in_words(text)


@given(st.dates())
def test_every_day_is_a_value_that_covers_itself(day: date) -> None:
    found = edtf.parse(day.isoformat())
    assert (found.first, found.last) == (day, day)
