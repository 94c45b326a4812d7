"""Briefing <-> YAML file: nothing lost on the way, and every fault named with its place and remedy."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perilune import persist
from perilune.edtf import parse as parse_edtf
from perilune.errors import FaultsError
from perilune.model import (
    ActorType,
    Briefing,
    DateKind,
    DisputeKind,
    DisputeStatus,
    PositionKind,
    Salience,
    Stance,
    Status,
)

# ---- any briefing -----------------------------------------------------------------------------------------

_characters = st.characters(exclude_categories=["Cs"])
_awkward = st.sampled_from(
    [
        "a # b", "a: b", "- a", "no", "null", "~", "010", "1:30", "2020-05-06", "2020-05", '"', "'", "it's", "“so”", "{a}",
        "[a, b]", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a`", "a\nb", "a\n\n b", " a ", "\ta", "é 北京 😀", "a\u2028b",
        "a\x85b", "\ufeffa", "\x00", "#3", "a #3", "...", "---", "a " * 90, "x" * 200, "https://a.example/#b", "<<", "=",
    ]
)  # fmt: skip
_texts = _awkward | st.text(_characters, min_size=1, max_size=30).filter(lambda t: bool(t.strip()))
_quotations = st.lists(_texts.filter(lambda t: len(t.split()) <= 50), min_size=1, max_size=2).map(tuple)
_ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True) | st.sampled_from(["no", "010", "null"])
_urls = st.sampled_from(["https://example.org/a", "http://a.example:80/?q=1&b=2#c,d", "https://é.example/[x]{y}"])
_edtf = st.sampled_from(
    ["2020-05-06", "2020-05", "2020", "0999", "202X", "2020-21", "2020-05~", "2020-05-06/2020-05-27", "../2020"]
)


def _kinds(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(kind))


def _some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    """Any valid briefing, every field of it."""
    ids = draw(st.lists(_ids, min_size=2, max_size=4, unique=True))
    one_of, two_of = st.sampled_from(ids), st.lists(st.sampled_from(ids), min_size=2, unique=True)
    actor = {
        "name": _texts, "type": _kinds(ActorType), "aliases": st.lists(_texts, max_size=3),
        "salience": _kinds(Salience), "wikidata": _some(st.just("Q159")), "role": _some(_texts),
    }  # fmt: skip
    position = {
        "actor": one_of, "stance": _kinds(Stance), "target": _texts, "statement": _texts, "kind": _kinds(PositionKind),
        "via": _some(one_of), "date": _some(_edtf), "evidence": _quotations,
    }  # fmt: skip
    mention = {"value": _edtf, "text": _texts, "what": _texts, "kind": _kinds(DateKind), "evidence": _quotations}
    side = {"parties": two_of, "says": _texts, "evidence": st.just(()) | _quotations}
    dispute = {
        "id": _ids, "issue": _texts, "kind": _kinds(DisputeKind), "status": _kinds(DisputeStatus), "parties": two_of,
        "evidence": _quotations, "sides": st.lists(st.fixed_dictionaries(side), max_size=2),
    }  # fmt: skip
    source = {
        "publisher": _some(_texts), "url": _some(_urls), "author": _some(_texts),
        "language": _some(st.sampled_from(["en", "no", "pt-BR"])), "file": _some(_texts),
    }  # fmt: skip
    notes = st.recursive(
        st.none() | st.booleans() | st.integers() | st.dates() | st.text(_characters, max_size=20),
        lambda inner: (
            st.lists(inner, max_size=2) | st.dictionaries(_texts.filter(lambda k: k != "<<"), inner, max_size=2)
        ),
        max_leaves=5,
    )
    return Briefing.model_validate(
        {
            "title": draw(_texts),
            "published": draw(st.dates()),
            "status": draw(_kinds(Status)),
            "source": draw(st.fixed_dictionaries(source)),
            "bottom_line": draw(_some(_texts)),
            "summary": draw(_some(_texts)),
            "topics": draw(st.lists(_ids, max_size=2)),
            "actors": [{"id": i, **draw(st.fixed_dictionaries(actor))} for i in ids],
            "positions": draw(st.lists(st.fixed_dictionaries(position), max_size=2)),
            "dates": draw(st.lists(st.fixed_dictionaries(mention), max_size=2)),
            "disputes": draw(st.lists(st.fixed_dictionaries(dispute), max_size=2, unique_by=lambda d: d["id"])),
            "open_questions": draw(st.lists(_texts, max_size=2)),
            "links": draw(st.lists(_urls, max_size=2)),
            "notes": draw(st.dictionaries(_texts.filter(lambda k: k != "<<"), notes, max_size=2)),
        }
    )


@given(briefings())
def test_a_briefing_survives_its_file_and_the_file_is_stable(briefing: Briefing) -> None:
    text = persist.dumps(briefing)
    again = persist.loads(text)
    assert again == briefing
    assert repr(again) == repr(briefing)
    assert persist.dumps(again) == text


@given(briefings())
def test_the_json_says_the_same_as_the_file(briefing: Briefing) -> None:
    plain = json.loads(persist.as_json_text(briefing))
    assert list(plain) == list(persist.as_plain(briefing))
    without_notes = {k: v for k, v in plain.items() if k != "notes"}
    assert Briefing.model_validate(without_notes) == briefing.model_copy(update={"notes": {}})


def _names_of_briefings() -> list[str]:
    return [p.name for p in persist.briefing_paths(Path(__file__).parents[1] / "briefings")]


@pytest.mark.parametrize("name", _names_of_briefings())
def test_every_briefing_of_this_repository_loads_and_is_stable(repository: Path, name: str) -> None:
    briefing = persist.load(repository / "briefings" / name)
    text = persist.dumps(briefing)
    assert persist.loads(text) == briefing
    assert persist.dumps(persist.loads(text)) == text
    assert all(parse_edtf(mention.value) for mention in briefing.dates)


# ---- the form of the file ---------------------------------------------------------------------------------

FILE = """\
# yaml-language-server: $schema=../docs/schema/briefing.json
schema: 1
title: Russia left out of early talks on U.S.-led moon mining pact
published: 2020-05-06
status: draft
source: {publisher: The Moscow Times, url: https://example.org/a/b, language: en}
bottom_line: Washington drafts a pact without Moscow.
summary: >-
  The United States plans a pact on mining the Moon and wants to begin with a few partners. Russia is not among
  them, and has called the order behind it colonial.
topics: [lunar-resources, counterspace]
actors:
  - id: russia
    name: Russia
    type: state
    aliases: [Moscow]
    salience: major
    wikidata: Q159
  - id: united-states
    name: United States
    type: state
    salience: major
  - id: reuters
    name: Reuters
    type: media
    salience: minor
positions:
  - actor: russia
    stance: opposes
    target: U.S. order on commercial lunar mining
    statement: Russia compared the order to colonialism.
    kind: reported
    via: reuters
    date: 2020-04
    evidence: [a move that Moscow compared to colonialism]
dates:
  - value: 2020-05-05
    text: Tuesday
    what: Reuters reports the plan
    kind: past
    evidence: [Reuters reported Tuesday]
  - value: "2024"
    text: "2024"
    what: Astronauts land
    kind: planned
    evidence: [by 2024]
disputes:
  - id: lunar-mining-order
    issue: U.S. order allowing commercial lunar mining
    kind: legal
    status: open
    parties: [russia, united-states]
    evidence: [a move that Moscow compared to colonialism]
    sides:
      - {parties: [russia], says: Compares the order to colonialism., evidence: [compared to colonialism]}
      - {parties: [united-states], says: Allows lunar mining., evidence: [signed an executive order]}
open_questions: [Which European countries will be asked first]
links: [https://example.org/c]
notes: {desk: free text of an editor}
"""


def test_a_file_in_the_style_of_the_format_is_written_as_it_was() -> None:
    assert persist.dumps(persist.loads(FILE)) == FILE


def test_the_fields_stand_in_the_order_of_the_format_whatever_the_order_read() -> None:
    lines = FILE.splitlines(keepends=True)
    shuffled = "".join([lines[0], *lines[-3:], *lines[1:-3]])
    assert persist.dumps(persist.loads(shuffled)) == FILE


def test_empty_fields_are_left_out() -> None:
    text = "title: T\npublished: 2020-05-06\nactors: []\ntopics: []\nnotes: {}\nsummary: null\nsource: {}\n"
    written = persist.dumps(persist.loads(text)).splitlines()[1:]
    assert written == ["schema: 1", "title: T", "published: 2020-05-06", "status: draft"]


def test_notes_are_kept_as_they_are() -> None:
    notes = "notes:\n  keep: []\n  none: null\n  a: {b: [1, {c: 2020-05-06}], '<': no}\n"
    briefing = persist.loads(f"title: T\npublished: 2020-05-06\n{notes}")
    wanted = {"keep": [], "none": None, "a": {"b": [1, {"c": date(2020, 5, 6)}], "<": "no"}}
    assert briefing.notes == wanted
    assert persist.loads(persist.dumps(briefing)).notes == wanted


# ---- faults: what is written instead of what -> line:column, words of the message, words of the remedy -----

FAULTS: list[tuple[str, str, str, str, str]] = [
    ("title: Russia", "titel: Russia", "3:1", "unknown field 'titel'", "did you mean 'title'?"),
    ("    type: state\n    al", "    typ: state\n    al", "15:5", "unknown field 'actors.1.typ'", "did you mean 'type'?"),
    ("      - {parties: [russia], says", "      - {parties: [russia], sayz", "55:29", "unknown field 'disputes.1.sides.1.sayz'", "did you mean 'says'?"),
    ("notes: {desk", "our-own: {desk", "59:1", "unknown field 'our-own'", "keys of your own go under `notes:`"),
    ("    type: state\n    al", "    al", "13:5", "the field 'actors.1.type' is missing", "add `type:`"),
    ("status: draft", "status: final", "5:9", "'final' is not one of draft, reviewed", "take one of them"),
    ("stance: opposes", "stance: oposes", "29:13", "'oposes' is not one of supports, opposes, neutral", "did you mean opposes?"),
    ("schema: 1", "schema: 2", "2:9", "2 is no known version", "write `schema: 1`"),
    ("published: 2020-05-06", "published: 6 May 2020", "4:12", "6 May 2020 is no day", "2020-05-06"),
    ("published: 2020-05-06", "published: 2020", "4:12", "2020 is no day", "2020-05-06"),
    ("text: Tuesday", "text: 2020", "38:11", "dates.1.text must be text", 'put quotation marks around it: "2020"'),
    ("text: Tuesday", "text:", "38:10", "dates.1.text is empty", "leave the field out"),
    ("text: Tuesday", "text: [Tuesday]", "38:11", "dates.1.text must be text, not a list", "quote text with brackets"),
    ("text: Tuesday", "text: ' '", "38:11", "is empty", "leave the field out"),
    ("value: 2020-05-05", "value: next week", "37:12", "'next week' is no EDTF date", "2020-05~"),
    ("value: 2020-05-05", "value: 2020-02-30", "37:12", "there is no day 30 in February 2020", ""),
    ("aliases: [Moscow]", "aliases: Moscow", "16:14", "actors.1.aliases must be a list", "[one, two]"),
    ("aliases: [Moscow]", "aliases: [no, 010]", "16:19", "actors.1.aliases.2 must be text", "quotation marks"),
    ("wikidata: Q159", "wikidata: 159", "18:15", "must be text", ""),
    ("wikidata: Q159", "wikidata: Russia", "18:15", "'Russia' is no Wikidata id", "Q and a number"),
    ("  - id: russia", "  - id: Russia", "13:9", "'Russia' is no id", "lower-case ASCII"),
    ("language: en", "language: English!", "6:79", "is no language tag", "for example en"),
    ("url: https://example.org/a/b", "url: 'javascript:x'", "6:44", "starts with https://", ""),
    ("source: {publisher: The Moscow Times, url: https://example.org/a/b, language: en}", "source: The Moscow Times", "6:9", "source must have fields of its own", "`name: value`"),
    ("parties: [russia, united-states]", "parties: [russia]", "52:14", "disputes.1.parties needs at least 2 entries", "add what is missing"),
    ("parties: [russia, united-states]", "parties: [russia, russia]", "52:14", "same party twice", ""),
    ("evidence: [by 2024]", "evidence: []", "46:15", "dates.2.evidence needs at least 1 entry", "add what is missing"),
    ("evidence: [by 2024]", "evidence: ['" + "w " * 51 + "']", "46:16", "has 51 words; a quotation has at most 50", ""),
    ("  - actor: russia", "  - actor: rusia", "28:12", "no actor of this file has the id 'rusia'", "did you mean russia?"),
    ("via: reuters", "via: the-times", "33:10", "no actor of this file has the id 'the-times'", "add it to the actors"),
    ("parties: [russia, united-states]", "parties: [russia, united-state]", "52:23", "no actor of this file has the id 'united-state'", "did you mean united-states?"),
    ("{parties: [united-states]", "{parties: [united-stats]", "56:20", "no actor of this file has the id 'united-stats'", "did you mean united-states?"),
    ("  - id: united-states", "  - id: russia", "19:9", "two actors have the id 'russia'", "merge them or rename one"),
    ("title: Russia left out", "title: Russia #2 left out", "3:15", "'#2 left out of early talks on U.S.-led m' would be lost", "put quotation marks"),
    ("kind: planned", "kind: planned: yes", "45:18", "mapping values are not allowed", "put quotation marks"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "place", "message", "remedy"), FAULTS, ids=[f[1][:40] for f in FAULTS])
def test_a_fault_is_named_with_place_and_remedy(right: str, wrong: str, place: str, message: str, remedy: str) -> None:
    assert FILE.count(right) >= 1
    with pytest.raises(FaultsError) as refused:
        persist.loads(FILE.replace(right, wrong, 1), "briefings/x.yml")
    said = [str(fault) for fault in refused.value.faults]
    fitting = [s for s in said if s.startswith(f"briefings/x.yml:{place}: error: ") and message in s and remedy in s]
    assert fitting, said


def test_all_faults_of_a_file_come_at_once_sorted_by_place() -> None:
    broken = FILE.replace("status: draft", "status: final").replace("kind: legal", "kind: ledal")
    broken = broken.replace("schema: 1", "schema: 3").replace("links:", "link:")
    with pytest.raises(FaultsError) as refused:
        persist.loads(broken)
    assert [fault.line for fault in refused.value.faults] == [2, 5, 50, 58]


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n- b\n", "just words\n", "null\n"])
def test_a_file_without_fields_is_no_briefing(text: str) -> None:
    with pytest.raises(FaultsError, match="the file holds no briefing"):
        persist.loads(text)


# ---- files ------------------------------------------------------------------------------------------------

NAME = "2020-05-06-moon-mining.yml"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path, ends: str, mark: bytes) -> None:
    path = tmp_path / NAME
    path.write_bytes(mark + FILE.replace("\n", ends).encode())
    loaded = persist.load_with_places(path)
    assert loaded.briefing == persist.loads(FILE)
    assert loaded.tree.place(("title",)).line == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"title: \xff\xfe\n", "not UTF-8 text"),
        ("é".encode("utf-16"), "not UTF-8 text"),
        (b"a: " + b"x" * 1_000_001, "larger than 1,000,000 bytes"),
    ],
)
def test_a_file_that_is_no_text_is_a_fault(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(FaultsError, match=message):
        persist.load(tmp_path / NAME)


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FaultsError, match=r"no\.yml: error: can't be read: No such file"):
        persist.load(tmp_path / "no.yml", "no.yml")


@pytest.mark.parametrize("name", ["moon.yml", "2020-05-06.yml", "2020-05-06-Moon.yml", "2020-05-06-a_b.yml"])
def test_a_name_that_is_no_id_is_a_fault(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FILE)
    with pytest.raises(FaultsError, match=r"the file's name is no briefing id \(call it 2020-05-06-some-words.yml"):
        persist.load(tmp_path / name)


def test_a_folder_gives_its_briefings_by_date_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    for name in ("2021-01-01-b.yml", "2020-05-06-a.yml"):
        (folder / name).write_text(FILE.replace("published: 2020-05-06", f"published: {name[:10]}"))
    (tmp_path / "2019-01-01-outside.yml").write_text(FILE)
    (folder / "2019-01-01-outside.yml").symlink_to(tmp_path / "2019-01-01-outside.yml")
    (folder / "2022-01-01-within.yml").symlink_to(folder / "2021-01-01-b.yml")
    for name in ("actors.yml", ".2020-01-01-hidden.yml", "2020-01-01-notes.txt"):
        (folder / name).write_text("[]")
    assert [one for one, _ in persist.load_all(folder)] == ["2020-05-06-a", "2021-01-01-b", "2022-01-01-within"]


def test_a_folder_gives_the_faults_of_all_files_together(tmp_path: Path) -> None:
    for name in ("2020-05-06-a.yml", "2020-05-06-b.yml"):
        (tmp_path / name).write_text(FILE.replace("status: draft", "status: final"))
    with pytest.raises(FaultsError) as refused:
        persist.load_all(tmp_path)
    assert [fault.path for fault in refused.value.faults] == [f"{tmp_path.name}/2020-05-06-{x}.yml" for x in "ab"]


def test_saving_says_whether_the_file_changed_and_saving_new_never_writes_over(tmp_path: Path) -> None:
    path, briefing = tmp_path / NAME, persist.loads(FILE)
    persist.save_new(briefing, path)
    assert path.read_text("utf-8") == FILE
    assert persist.save(briefing, path) is False
    assert persist.save(briefing.model_copy(update={"status": Status.REVIEWED}), path) is True
    with pytest.raises(FileExistsError):
        persist.save_new(briefing, path)
    assert "status: reviewed" in path.read_text("utf-8")
