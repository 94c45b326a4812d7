"""Who is against whom: clashes that a text states, and what is none."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from perilune.doc import parse
from perilune.extract.actors import find_actors
from perilune.extract.clash.headings import is_sound, tidied
from perilune.extract.clash.naming import dispute_id
from perilune.extract.disputes import find_disputes
from perilune.extract.positions import find_attributions, find_positions
from perilune.findings import FoundActor, FoundDispute
from perilune.lexicon import Lexicon, load_lexicon
from perilune.model import DisputeKind, slug
from test_positions import actors_in


def disputes_in(
    text: str, actors: tuple[FoundActor, ...] | None = None, lexicon: Lexicon | None = None
) -> tuple[FoundDispute, ...]:
    doc, cast = parse(text), actors_in(text) if actors is None else actors
    positions = find_positions(doc, cast, (), find_attributions(doc, cast))
    return find_disputes(doc, cast, positions, lexicon or load_lexicon())


CLASHES = [
    ("accusation", "Viasat accused SpaceX of lying to the regulator.", {"viasat", "spacex"}),
    ("suit", "SpaceX sued the FAA over the fine.", {"spacex", "faa"}),
    ("rejection of a plan", "Russia rejected the United States' proposal.", {"russia", "united-states"}),
    ("called by name", "The dispute between Russia and China over the base goes on.", {"russia", "china"}),
    ("idiom", "SpaceX hit back at Viasat.", {"spacex", "viasat"}),
    ("heard by", "Viasat filed a complaint against SpaceX with the FCC.", {"spacex", "viasat"}),
    (
        "to court",
        "Viasat has taken SpaceX to court. It accuses SpaceX of breaking the law.",
        {"spacex", "viasat"},
    ),
]


@pytest.mark.parametrize(("text", "parties"), [case[1:] for case in CLASHES], ids=[case[0] for case in CLASHES])
def test_clash(text: str, parties: set[str]) -> None:
    (dispute,) = disputes_in(text)
    assert set(dispute.parties) == parties


PEACE = [
    "Russia and China signed an agreement on a lunar base.",
    "NASA tested an anti-satellite missile warning system with SpaceX.",
    "China, a rival of the United States, launched a rocket.",
    "SpaceX cancelled its own launch.",
    "NASA criticized the delay.",
    "Viasat filed a complaint with the FCC.",
    "",
]


@pytest.mark.parametrize("text", PEACE)
def test_no_clash(text: str) -> None:
    assert disputes_in(text) == ()


def test_a_person_stands_for_whom_it_speaks_for() -> None:
    text = "Maria Weber accused China of jamming the signal. Russia watched."
    actors = tuple(
        dataclasses.replace(actor, spoken_for="russia") if actor.id == "maria-weber" else actor
        for actor in actors_in(text)
    )
    (dispute,) = disputes_in(text, actors)
    assert set(dispute.parties) == {"russia", "china"}


def test_persons_quarrel_for_themselves() -> None:
    text = "Maria Weber of NASA accused John Hale of SpaceX of lying."
    (dispute,) = disputes_in(text)
    assert set(dispute.parties) == {"maria-weber", "john-hale"}


SAME_QUARREL = [
    ("Viasat accused SpaceX of lying about Starlink.", "SpaceX rejected Viasat's complaint. Starlink is safe, it said."),
    ("China condemned the Wolf Amendment and accused the United States of bullying.",
     "The United States rejected China's complaint about the Wolf Amendment."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME_QUARREL)
def test_the_same_quarrel_has_the_same_id(one: str, other: str) -> None:
    first, again = disputes_in(one), disputes_in(other)
    assert first[0].id == again[0].id


def test_ids_are_short_valid_and_different() -> None:
    taken: set[str] = set()
    sides = ("european-telecommunications-satellite-organization", "federal-communications-commission")
    for _ in range(5):
        taken.add(dispute_id(sides, "The licence and the permit.", [], "Licence", DisputeKind.LEGAL, taken))
    assert len(taken) == 5
    assert all(len(one) <= 60 and slug(one) == one for one in taken)


def test_an_agency_stands_with_its_state_against_another() -> None:
    text = "The dispute between Roscosmos and NASA goes on."
    (dispute,) = disputes_in(text, find_actors(parse(text), load_lexicon()))
    assert dispute.id.startswith("russia-united-states-")
    assert {"roscosmos", "nasa"} <= set(dispute.parties)


def test_the_states_behind_two_agencies_are_parties_where_they_are_named() -> None:
    text = (
        "The United States and Russia build a station. The dispute between Roscosmos and NASA over the station goes on."
    )
    (dispute,) = disputes_in(text, find_actors(parse(text), load_lexicon()))
    assert set(dispute.parties) == {"nasa", "roscosmos", "russia", "united-states"}


def test_names_of_the_workspace_fold_as_well(tmp_path: Path) -> None:
    own = tmp_path / "actors.yml"
    own.write_text("type: body\nnames:\n  Selene Bureau: {state: norway}\n", "utf-8")
    text, lexicon = "The dispute between the Selene Bureau and NASA goes on.", load_lexicon(own)
    (dispute,) = disputes_in(text, find_actors(parse(text), lexicon), lexicon)
    assert dispute.id.startswith("norway-united-states-")


def test_a_heading_is_found_where_no_position_is_about_it() -> None:
    text = "The row between Russia and the United States over early negotiations on the Artemis Accords goes on."
    (dispute,) = disputes_in(text)
    assert dispute.issue == "Early negotiations on the Artemis Accords"


def test_the_issue_is_a_heading() -> None:
    (dispute,) = disputes_in("SpaceX sued the FAA in federal court over the license.")
    assert dispute.issue[0].isupper()
    assert "SpaceX and" not in dispute.issue


HEADINGS = [
    ("cuts of that depth", "cuts of that depth", True),
    ("minister of selling out the poor and", "selling out the poor", True),
    ("independent licences to providers such as", "independent licences to providers", True),
    ("the text", "text", False),
    ("plan for the Moon base", "plan for the Moon base", True),
    ("colonialism", "colonialism", False),
    ("part of a protest", "part of a protest", False),
]


@pytest.mark.parametrize(("wording", "tidy", "sound"), HEADINGS)
def test_headings_are_whole_and_name_a_thing(wording: str, tidy: str, sound: bool) -> None:
    assert tidied(wording) == tidy
    assert is_sound(tidied(wording)) is sound


def test_issue_kind_and_sides() -> None:
    (dispute,) = disputes_in("SpaceX sued the FAA in federal court over the license. The FAA rejected the suit.")
    assert 3 <= len(dispute.issue.split()) <= 12
    assert dispute.kind is DisputeKind.LEGAL
    assert {party for side in dispute.sides for party in side.parties} == {"spacex", "faa"}


def test_evidence_lies_in_the_text() -> None:
    text = "Viasat accused SpaceX of lying to the regulator."
    (dispute,) = disputes_in(text)
    assert [text[slice(*place)] for place in dispute.evidence] == [text]


def test_an_agency_is_not_set_against_its_own_state_in_passing() -> None:
    text = "NASA warned on Monday that the cuts proposed by the United States are reckless and would ruin the mission."
    assert not disputes_in(text)
    assert disputes_in(text.replace("NASA", "China"))


def test_reply_is_to_the_critic() -> None:
    text = "Viasat said that SpaceX endangers everybody in orbit. “Nonsense,” SpaceX countered."
    assert {"viasat", "spacex"} in [set(dispute.parties) for dispute in disputes_in(text)]
