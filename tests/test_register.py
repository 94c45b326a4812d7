"""The desk's register of disputes: merging, splitting, naming, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from perilune import persist
from perilune.check import check
from perilune.digest import Plan, digest_of
from perilune.errors import FaultsError
from perilune.model import Briefing
from perilune.register import load_collection
from site_samples import PLAIN, briefing

FIRST, SECOND = "2020-05-06-first", "2021-06-01-second"


def _dispute(name: str, **changes: Any) -> dict[str, Any]:
    return {**PLAIN["disputes"][0], "id": name, **changes}


def _folder(tmp_path: Path, register: str, *named: tuple[str, Briefing]) -> Path:
    folder = tmp_path / "briefings"
    folder.mkdir()
    for name, one in named:
        persist.save(one, folder / f"{name}.yml")
    (folder / "disputes.yml").write_text(register, "utf-8")
    return folder


def _two() -> tuple[tuple[str, Briefing], tuple[str, Briefing]]:
    later = briefing(published="2021-06-01", disputes=[_dispute("the-order", issue="the order, again")])
    return (FIRST, briefing()), (SECOND, later)


def test_merged_disputes_have_one_page_and_the_old_address_leads_there(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "mining-order:\n  name: Who may mine\n  merges: [the-order]\n", *_two())
    found = load_collection(folder)
    digest = digest_of(found.briefings, Plan(disputes=found.disputes))
    (dispute,) = digest.disputes
    assert dispute.link.name == "Who may mine"
    assert [box.briefing.id for box in dispute.history] == [SECOND, FIRST]
    assert [(moved.old, moved.new.place) for moved in digest.moved] == [
        ("disputes/the-order.md", "disputes/mining-order.md")
    ]


def test_two_disputes_of_one_briefing_become_one(tmp_path: Path) -> None:
    other = _dispute("the-order", parties=["russia", "reuters"], evidence=["signed"], sides=[])
    named = (FIRST, briefing(disputes=[*PLAIN["disputes"], other]))
    (_, merged), *_ = load_collection(_folder(tmp_path, "mining-order: {merges: [the-order]}\n", named)).briefings
    (dispute,) = merged.disputes
    assert dispute.parties == ("russia", "united-states", "reuters")
    assert dispute.evidence == ("Moscow compared it to colonialism", "signed")


def test_a_quarrel_is_split_off(tmp_path: Path) -> None:
    later = briefing(published="2021-06-01")
    register = f"another-order:\n  takes:\n    {SECOND}: mining-order\n"
    found = load_collection(_folder(tmp_path, register, (FIRST, briefing()), (SECOND, later)))
    assert [one.disputes[0].id for _, one in found.briefings] == ["mining-order", "another-order"]


def test_the_register_s_status_wins(tmp_path: Path) -> None:
    found = load_collection(_folder(tmp_path, "mining-order: {status: resolved, kind: political}\n", *_two()))
    pages = {page.link.place: page for page in digest_of(found.briefings, Plan(disputes=found.disputes)).disputes}
    page = pages["disputes/mining-order.md"]
    assert (page.status.key, page.kind.key) == ("resolved", "political")


def test_briefings_stay_as_they_are(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "mining-order: {merges: [the-order]}\n", *_two())
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    load_collection(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("register", "line", "says"),
    [
        ("mining-order: {merges: [mining-order]}", 1, "into itself"),
        ("a:\n  merges: [the-order]\nb:\n  merges: [the-order]", 4, "merged into 'a' already"),
        ("a:\n  merges: [the-order]\nthe-order: {name: x}", 2, "an entry of its own"),
        ("a: {merges: [the-order, the-order]}", 1, "same id twice"),
        ("a:\n  mergs: [b]", 2, "unknown field"),
        ("A B: {name: x}", 1, "no id"),
        ("- a", 1, "holds no disputes"),
        ("a: {status: over}", 1, "is not one of open, resolved"),
    ],
)
def test_faults_have_their_place(tmp_path: Path, register: str, line: int, says: str) -> None:
    folder = _folder(tmp_path, register + "\n", *_two())
    with pytest.raises(FaultsError) as caught:
        load_collection(folder)
    (fault,) = caught.value.faults
    assert says in fault.message
    assert (fault.path, fault.line) == ("briefings/disputes.yml", line)


@pytest.mark.parametrize(("key", "remedy"), [("mergs", "did you mean 'merges'?"), ("xyz", "fields: name, kind,")])
def test_an_unknown_key_is_answered_with_the_register_s_own(tmp_path: Path, key: str, remedy: str) -> None:
    folder = _folder(tmp_path, f"a: {{{key}: [b]}}\n", *_two())
    with pytest.raises(FaultsError) as caught:
        load_collection(folder)
    assert remedy in caught.value.faults[0].remedy


@pytest.mark.parametrize(
    ("register", "says"),
    [
        ("a: {merges: [no-such]}", "no briefing has a dispute 'no-such'"),
        (f"a: {{takes: {{{FIRST}: no-such}}}}", "has no dispute 'no-such'"),
        ("a: {merges: [a]}", "into itself"),
    ],
)
def test_check_reads_the_register(tmp_path: Path, register: str, says: str) -> None:
    folder = _folder(tmp_path, register + "\n", *_two())
    _, faults = check([folder], None)
    assert [fault for fault in faults if says in fault.message and fault.path.endswith("disputes.yml")]


def test_a_workspace_without_a_register(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "", *_two())
    (folder / "disputes.yml").unlink()
    assert len(load_collection(folder).briefings) == len(_two())
