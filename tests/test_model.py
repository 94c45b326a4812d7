"""What each field of a briefing takes and refuses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from perilune.model import Briefing, DateMention, Day, Dispute, Id, Position, Quotation, Source, slug, url_fault

SLUGS = {
    "U.S. Space Force": "us-space-force",
    "Roscosmos": "roscosmos",
    "Ministère des Armées": "ministere-des-armees",
    "Int'l  Space -- Station!": "intl-space-station",
    "O’Neill": "oneill",
    "ﬁrst": "first",
    "北京": "x",
    "": "x",
    "---": "x",
    "../../etc/passwd": "etc-passwd",
}


@pytest.mark.parametrize(("name", "wanted"), SLUGS.items())
def test_a_slug_is_plain_ascii(name: str, wanted: str) -> None:
    assert slug(name) == wanted
    assert TypeAdapter(Id).validate_python(wanted) == wanted


def test_a_long_slug_ends_at_a_word() -> None:
    assert slug("one two three four", max_length=10) == "one-two"
    assert slug("one two", max_length=7) == "one-two"
    assert slug("x" * 90) == "x" * 60


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "HTTP://EXAMPLE.ORG/a?b=c#d", "http://127.0.0.1:8000/", "https://[::1]/", "http://ö.de/ü"],
)
def test_a_web_address_is_one(address: str) -> None:
    assert url_fault(address) is None
    assert Source(url=address).url == address


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("javascript:alert(1)", "starts with https"),
        ("data:text/html,x", "starts with https"),
        ("file:///etc/passwd", "starts with https"),
        ("//example.org", "starts with https"),
        ("example.org", "starts with https"),
        ("http://", "starts with https"),
        ("http:///path", "starts with https"),
        ("https://a b.org", "no spaces"),
        (" https://example.org", "no spaces"),
        ("https://example.org/\n", "no spaces"),
        ("https://example.org/\\x", "no spaces"),
        ('https://example.org/"', "no spaces"),
        ("https://example.org/<b>", "no spaces"),
        ("https://user@example.org", "user name"),
        ("https://user:word@example.org", "user name"),
        ("https://@example.org", "user name"),
        ("https://example.org:99999", "is no address"),
        ("https://example.org:0", "starts with https"),
        ("https://example.org:x", "is no address"),
        ("https://[::1", "is no address"),
    ],
)
def test_anything_else_is_no_web_address(address: str, why: str) -> None:
    assert why in (url_fault(address) or "")
    with pytest.raises(ValidationError, match=why):
        Source(url=address)


@pytest.mark.parametrize("value", ["2020-05-06", date(2020, 5, 6)])
def test_a_day_is_a_whole_day(value: Any) -> None:
    assert TypeAdapter(Day).validate_python(value) == date(2020, 5, 6)


@pytest.mark.parametrize("value", [2020, "2020", "2020-05", "6 May 2020", "2020-02-30", "2020-05-06T10:00", None, True])
def test_what_is_no_whole_day_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError, match="is no day"):
        TypeAdapter(Day).validate_python(value)


EVIDENCE = {"evidence": ["so it said"]}
MENTION: dict[str, Any] = {"text": "then", "what": "It happens", "kind": "past", **EVIDENCE}


@pytest.mark.parametrize(
    ("given", "kept"),
    [(2024, "2024"), (999, "0999"), (date(2020, 5, 6), "2020-05-06"), ("2020-05~", "2020-05~"), ("../2020", "../2020")],
)
def test_a_date_value_is_edtf_as_yaml_reads_it(given: Any, kept: str) -> None:
    assert DateMention(value=given, **MENTION).value == kept


@pytest.mark.parametrize("given", ["next week", 12345, True, 20.5, None, "2020-13"])
def test_another_date_value_is_refused(given: Any) -> None:
    with pytest.raises(ValidationError):
        DateMention(value=given, **MENTION)


def test_a_quotation_has_at_most_fifty_words() -> None:
    quotation = TypeAdapter(Quotation)
    assert quotation.validate_python("word " * 50)
    with pytest.raises(ValidationError, match="has 51 words; a quotation has at most 50"):
        quotation.validate_python("word " * 51)
    with pytest.raises(ValidationError, match="is empty"):
        quotation.validate_python(" \n ")


@pytest.mark.parametrize("given", ["Russia", "us_a", "-us", "us-", "a--b", "", "ü", "a b", "us\n", "x" * 81])
def test_an_id_is_lower_case_words_joined_by_hyphens(given: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(given)


DISPUTE: dict[str, Any] = {"id": "d", "issue": "the order", "kind": "legal", **EVIDENCE}


@pytest.mark.parametrize("parties", [[], ["russia"], ["russia", "russia"], ["a", "b", "a"]])
def test_a_dispute_has_two_different_parties(parties: list[str]) -> None:
    with pytest.raises(ValidationError):
        Dispute(parties=parties, **DISPUTE)


def test_a_position_needs_evidence() -> None:
    fields: dict[str, Any] = {"actor": "a", "stance": "opposes", "target": "t", "statement": "s", "kind": "acted"}
    assert Position(**fields, **EVIDENCE).evidence == ("so it said",)
    with pytest.raises(ValidationError, match="evidence"):
        Position(**fields)
    with pytest.raises(ValidationError, match="evidence"):
        Position(**fields, evidence=[])


def test_a_briefing_is_frozen_and_closed() -> None:
    briefing = Briefing(title="T", published=date(2020, 5, 6))
    with pytest.raises(ValidationError, match="frozen"):
        briefing.title = "U"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs"):
        Briefing.model_validate({"title": "T", "published": "2020-05-06", "headline": "U"})


def test_actors_are_found_by_id() -> None:
    russia = {"id": "russia", "name": "Russia", "type": "state", "salience": "major"}
    briefing = Briefing.model_validate({"title": "T", "published": "2020-05-06", "actors": [russia]})
    assert briefing.actor("russia").name == "Russia"
    with pytest.raises(KeyError):
        briefing.actor("china")


def test_every_field_of_the_file_is_described() -> None:
    from perilune.schema import field_reference

    assert [f.path for f in field_reference() if not f.description] == []
