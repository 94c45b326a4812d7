"""The base of names: what its files hold, and what an editor's own file may do to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from perilune.errors import FaultsError
from perilune.lexicon import Lexicon, load_lexicon, load_vocabulary
from perilune.lexicon.loading import NAMES
from perilune.model import ActorType, slug


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "actors.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_ids_are_slugs_of_names(lexicon: Lexicon) -> None:
    assert all(entry_id == entry.id == slug(entry.name) for entry_id, entry in lexicon.by_id.items())


def test_states_and_parents_exist(lexicon: Lexicon) -> None:
    assert {e.state for e in lexicon.by_id.values() if e.state} <= set(lexicon.by_id)


def test_no_form_means_two_actors(lexicon: Lexicon) -> None:
    owner: dict[str, str] = {}
    clashes = [
        (form, owner[form], entry.id)
        for entry in lexicon.by_id.values()
        for form in sorted({entry.name, *entry.aliases, *entry.demonyms, *entry.seats})
        if owner.setdefault(form, entry.id) != entry.id
    ]
    assert not clashes


def test_no_name_stands_in_two_files() -> None:
    seen: dict[str, str] = {}
    twice = []
    for path in sorted(NAMES.glob("*.yml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("  ") and ": " in line and not line.startswith("   "):
                name_id = slug(line.split(": ")[0])
                if seen.setdefault(name_id, path.name) != path.name:
                    twice.append((name_id, seen[name_id], path.name))
    assert not twice


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("United States", ActorType.STATE),
        ("Russia", ActorType.STATE),
        ("South Korea", ActorType.STATE),
        ("NASA", ActorType.BODY),
        ("Roscosmos", ActorType.BODY),
        ("Pentagon", ActorType.BODY),
        ("U.S. Space Force", ActorType.BODY),
        ("China National Space Administration", ActorType.BODY),
        ("COPUOS", ActorType.IGO),
        ("European Commission", ActorType.IGO),
        ("International Telecommunication Union", ActorType.IGO),
        ("SpaceX", ActorType.COMPANY),
        ("Starlink", ActorType.PROGRAMME),
        ("Reuters", ActorType.MEDIA),
        ("Outer Space Treaty", None),
        ("Falcon 9", None),
    ],
)
def test_canonical_names(lexicon: Lexicon, name: str, kind: ActorType | None) -> None:
    assert lexicon.by_id[slug(name)].type is kind


@pytest.mark.parametrize(
    ("state", "wikidata"),
    [("russia", "Q159"), ("united-states", "Q30"), ("china", "Q148"), ("denmark", "Q35"), ("netherlands", "Q55")],
)
def test_wikidata_of_states(lexicon: Lexicon, state: str, wikidata: str) -> None:
    assert lexicon.by_id[state].wikidata == wikidata


def test_all_states_have_people_or_a_capital_or_an_alias(lexicon: Lexicon) -> None:
    states = [entry for entry in lexicon.by_id.values() if entry.type is ActorType.STATE]
    assert len(states) > 190
    assert {"Russian", "Russians"} <= set(lexicon.by_id["russia"].demonyms)
    assert "Moscow" in lexicon.by_id["russia"].seats
    assert "Kremlin" in lexicon.by_id["russia"].aliases


def test_own_file_adds_and_overrides(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        "type: group\n"
        "names:\n"
        "  Selene Forum: [SelFo]\n"
        "  NASA: {wikidata: Q23548}\n"
        "  Moonbase Ltd: {type: company, role: lender}\n",
    )
    mine = load_lexicon(path)
    assert mine.by_id["selene-forum"].aliases == ("SelFo",)
    assert mine.by_id["selene-forum"].type is ActorType.GROUP
    assert mine.by_id["moonbase-ltd"].type is ActorType.COMPANY
    nasa = mine.by_id["nasa"]
    assert (nasa.type, nasa.wikidata) == (ActorType.BODY, "Q23548")
    assert nasa.aliases == load_lexicon().by_id["nasa"].aliases


def test_own_file_keeps_yaml_words_as_text(tmp_path: Path) -> None:
    mine = load_lexicon(own(tmp_path, "type: group\nnames:\n  No: [off, 2020-05-06, 1.10]\n"))
    assert mine.by_id["no"].aliases == ("off", "2020-05-06", "1.10")


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("names:\n  Selene Forum: [S]\n", (2, 3), "has no type"),
        ("type: club\nnames: {}\n", (1, 7), "'club' is no type"),
        ("type: group\n", (1, 1), "has no names"),
        ("type: group\nnames:\n  A: {alias: [B]}\n", (3, 7), "'alias' is no field"),
        ("type: group\nnames:\n  A: {aliases: B}\n", (3, 16), "list of texts"),
        ("type: group\nnames:\n  A: []\n  A: []\n", (4, 3), "stands here twice"),
        ("type: group\nnames: [A]\n", (2, 8), "should be a mapping"),
        ("type: group\nnames:\n  A: [\n", (4, 1), "is no YAML"),
        ("what: group\nnames: {}\n", (1, 1), "'what' is not known here"),
        ("type: group\nnames:\n  A: {role: [x]}\n", (3, 13), "role is a text"),
    ],
)
def test_faults_name_their_place(tmp_path: Path, text: str, place: tuple[int, int], says: str) -> None:
    path = own(tmp_path, text)
    with pytest.raises(FaultsError) as caught:
        load_lexicon(path)
    fault = caught.value.faults[0]
    assert (fault.path, fault.line, fault.column) == (str(path), *place)
    assert says in fault.message


def test_all_faults_at_once(tmp_path: Path) -> None:
    with pytest.raises(FaultsError) as caught:
        load_lexicon(own(tmp_path, "names:\n  A: [x]\n  B: {type: club}\n  C: {type: group, x: y}\n"))
    assert [fault.line for fault in caught.value.faults] == [2, 3, 3, 4]


def test_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FaultsError, match="can't be read"):
        load_lexicon(tmp_path / "none.yml")


def test_file_that_is_no_utf8_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "actors.yml"
    path.write_bytes(b"type: group\nnames:\n  Caf\xe9: []\n")
    with pytest.raises(FaultsError, match="UTF-8"):
        load_lexicon(path)


def test_vocabulary_is_lower_case() -> None:
    vocabulary = load_vocabulary()
    words = vocabulary.titles | vocabulary.unnamed | vocabulary.says | vocabulary.heads_body | vocabulary.given_names
    assert all(word == word.lower() for word in words)
    assert {"said", "says"}.isdisjoint(vocabulary.says)
