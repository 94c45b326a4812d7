"""Strict YAML 1.2 in, plain and stable YAML out."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perilune.errors import FaultsError
from perilune.yamltext import LINE_WIDTH, MAX_BYTES, MAX_DEPTH, MAX_NODES, Mark, read, write

VALUES: dict[str, Any] = {
    "no": "no",
    "on": "on",
    "Yes": "Yes",
    "off": "off",
    "y": "y",
    "true": True,
    "False": False,
    "TRUE": True,
    "tRUE": "tRUE",
    "null": None,
    "~": None,
    "": None,
    "Null": None,
    "none": "none",
    "010": 10,
    "-7": -7,
    "+7": 7,
    "0x1F": 31,
    "0o17": 15,
    "0b1": "0b1",
    "1_000": "1_000",
    "1:30": "1:30",
    "12:30:45": "12:30:45",
    "1.10": 1.1,
    ".5": 0.5,
    "1e3": 1000.0,
    "1e999": "1e999",
    "9" * 400: "9" * 400,
    ".inf": ".inf",
    ".nan": ".nan",
    "1.2.3": "1.2.3",
    "2020": 2020,
    "2020-05": "2020-05",
    "2020-05-06": date(2020, 5, 6),
    "2020-02-30": "2020-02-30",
    "2020-05-06T10:00:00Z": "2020-05-06T10:00:00Z",
    "2020-05-06/2020-05-27": "2020-05-06/2020-05-27",
    "2020-05~": "2020-05~",
    "<<": "<<",
    "=": "=",
    '"no"': "no",
    '"010"': "010",
    "'2020-05-06'": "2020-05-06",
    "'it''s'": "it's",
    '"a\\tb\\u00e9\\n"': "a\tbé\n",
    "C# and F#": "C# and F#",
    "'Launch #3 delayed'": "Launch #3 delayed",
    "http://a.example/#b": "http://a.example/#b",
    'it\'s "so"': 'it\'s "so"',
    "[a, [b, 1], {c: d}]": ["a", ["b", 1], {"c": "d"}],
    "{a: no, b: }": {"a": "no", "b": None},
    "|\n  x #3\n  y: z": "x #3\ny: z\n",
    ">-\n  one\n  two": "one two",
    "plain\n  goes on": "plain goes on",
    "text # a remark": "text",
    "text ## a remark": "text",
}


@pytest.mark.parametrize(("written", "wanted"), VALUES.items())
def test_a_value_is_what_yaml_1_2_says(written: str, wanted: Any) -> None:
    found = read(f"a: {written}\n", "f").value["a"]
    assert found == wanted
    assert type(found) is type(wanted)


# What stands in the file -> (line, column, words of the message); places counted from 1, in characters.
REFUSED: dict[str, tuple[int, int, str]] = {
    "a: 1\nb: 2\na: 3\n": (3, 1, "'a' stands twice, first in line 1"),
    "x:\n  - {é: 1, é: 2}\n": (2, 12, "'é' stands twice, first in line 2"),
    "a: &x 1\n": (1, 4, "&x is an anchor"),
    "a: [b, &x {c: d}]\n": (1, 8, "&x is an anchor"),
    "a: *x\n": (1, 4, "*x is an alias"),
    "a: !!str 1\n": (1, 4, "the tag tag:yaml.org,2002:str is not used"),
    "a: !!python/object/apply:os.system [ls]\n": (1, 4, "the tag"),
    "a:\n  - !secret x\n": (2, 5, "the tag !secret is not used"),
    "a: 1\n<<: {b: 2}\n": (2, 1, "merge keys are not used"),
    "a: 1\n---\nb: 2\n": (2, 1, "a second document starts here"),
    "title: Launch #3 delayed\n": (1, 15, "'#3 delayed' would be lost"),
    "title: #3 is delayed\n": (1, 8, "'#3 is delayed' would be lost"),
    "- one\n- two #2\n": (2, 7, "'#2' would be lost"),
    "a: 😀 é #3\n": (1, 8, "'#3' would be lost"),
    "a: goes\n  on #3\n": (2, 6, "'#3' would be lost"),
    "a: x\x01y\n": (1, 5, "a character that YAML does not allow"),
    "a: 1\nb: x\x00\n": (2, 5, "a character that YAML does not allow"),
    "a: \ud800\n": (1, 4, "a character that YAML does not allow"),
    "\ta: 1\n": (1, 1, "cannot start any token"),
    "a:\n\t- b\n": (2, 1, "cannot start any token"),
    "a: @home\n": (1, 4, "cannot start any token"),
    "a: `code`\n": (1, 4, "cannot start any token"),
    "a: U.S. order: Moscow objects\n": (1, 14, "mapping values are not allowed"),
    'a: "open\nb: 1\n': (3, 1, "unexpected end of stream"),
    "a: 'open\n": (2, 1, "unexpected end of stream"),
    "a: [1, 2\n": (2, 1, "did not find expected ',' or ']'"),
    "a: {b: 1\n": (2, 1, "did not find expected ',' or '}'"),
    'a: "quoted" and more\n': (1, 13, "did not find expected key"),
    "  a: 1\n b: 2\n": (2, 2, "not valid YAML"),
    "? [a]\n: 1\n": (1, 3, "a field's name must be a word"),
    "[a]: 1\n": (1, 1, "a field's name must be a word"),
    f"a: {'[' * MAX_DEPTH}": (1, 3 + MAX_DEPTH, f"nested more than {MAX_DEPTH} levels"),
    "a: [" + "x," * MAX_NODES + "x]\n": (1, 2 * MAX_NODES - 1, f"more than {MAX_NODES:,} values"),
    "a: " + "x" * MAX_BYTES: (0, 0, "larger than 1,000,000 bytes"),
}


@pytest.mark.parametrize(("written", "wanted"), REFUSED.items(), ids=[repr(k[:30]) for k in REFUSED])
def test_what_is_refused_is_named_with_its_place(written: str, wanted: tuple[int, int, str]) -> None:
    with pytest.raises(FaultsError) as refused:
        read(written, "briefings/x.yml")
    fault = refused.value.faults[0]
    assert (fault.line, fault.column) == wanted[:2]
    assert wanted[2] in fault.message
    assert fault.path == "briefings/x.yml"
    assert fault.remedy


def test_all_faults_come_at_once_in_order() -> None:
    with pytest.raises(FaultsError) as refused:
        read("b: &x 1\na: *x\nb: 2\nc: !t 3\nd: x #4\n", "f")
    assert [(f.line, f.column) for f in refused.value.faults] == [(1, 4), (2, 4), (3, 1), (4, 4), (5, 6)]


def _cpu_seconds_to_refuse(text: str) -> float:
    start = time.process_time()
    with pytest.raises(FaultsError):
        read(text, "f")
    return time.process_time() - start


def test_bombs_are_refused_before_they_go_off() -> None:
    laughs = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert _cpu_seconds_to_refuse(laughs) < 1
    assert _cpu_seconds_to_refuse("[" * 100_000) < 1
    assert _cpu_seconds_to_refuse("a: " + "{a: " * 100_000) < 1
    assert _cpu_seconds_to_refuse("- " * 100_000) < 1


def test_ordinary_comments_are_allowed() -> None:
    text = "# first\na: 1  # one\n#hard against the margin\nb:   # below\n  - c # two\n# last"
    assert read(text, "f").value == {"a": 1, "b": ["c"]}


@pytest.mark.parametrize("text", ["", "\n", "# only a remark\n", "---\n", "---\n...\n"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    assert read(text, "f").value is None


def test_every_value_and_key_has_its_place() -> None:
    tree = read("é: [a, {b: 😀, c: d}]\nlist:\n  - x\n  - y: z\n", "f")
    assert tree.place(("é",)) == Mark(1, 4)
    assert tree.place(("é", 1, "c")) == Mark(1, 18)
    assert tree.place(("é", 1, "c"), of_key=True) == Mark(1, 15)
    assert tree.place(("list", 1, "y")) == Mark(4, 8)
    assert tree.place(("list", 1, "missing", 0)) == Mark(4, 5)
    assert tree.place(("nowhere",)) == Mark(1, 1)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_kind_count_alike(ends: str) -> None:
    with pytest.raises(FaultsError) as refused:
        read(f"a: 1{ends}b: x #3{ends}", "f")
    assert (refused.value.faults[0].line, refused.value.faults[0].column) == (2, 6)


def test_the_style_is_the_one_that_people_edit() -> None:
    value = {
        "title": "A: \"b\" and 'c'",
        "day": date(2020, 5, 6),
        "no": "no",
        "number": "010",
        "source": {"publisher": "The Gazette", "url": "https://example.org/a"},
        "topics": ["lunar-resources", "counterspace"],
        "rows": [{"id": "a", "aliases": ["x", "y"]}, {"id": "b"}],
        "summary": "word " * 30 + "end.",
        "quotations": ["word " * 30 + "end.", "short"],
        "poem": "one\ntwo",
        "nothing": [],
    }
    assert write(value) == (
        "title: 'A: \"b\" and ''c'''\n"
        "day: 2020-05-06\n"
        '"no": "no"\n'
        'number: "010"\n'
        "source: {publisher: The Gazette, url: https://example.org/a}\n"
        "topics: [lunar-resources, counterspace]\n"
        "rows:\n"
        "  - id: a\n"
        "    aliases: [x, y]\n"
        "  - id: b\n"
        "summary: >-\n"
        f"  {('word ' * 22).strip()}\n"
        f"  {'word ' * 8}end.\n"
        "quotations:\n"
        "  - >-\n"
        f"    {('word ' * 22).strip()}\n"
        f"    {'word ' * 8}end.\n"
        "  - short\n"
        "poem: |-\n"
        "  one\n"
        "  two\n"
        "nothing: []\n"
    )


def test_a_folded_line_ends_with_the_word_that_crosses_the_width() -> None:
    words = ("some words " * 40).strip()
    text = write({"rows": [{"text": words, "list": ["some words here"] * 30}], "summary": words})
    assert max(map(len, text.splitlines())) <= LINE_WIDTH + len("words")
    assert read(text, "f").value["summary"] == words


_scalars = (
    st.none()
    | st.booleans()
    | st.integers(min_value=-(10**20), max_value=10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    | st.text(alphabet="ab #:-'\"\\\n[]{},&*!|>%@`?~01\t\u00a0é\u2028\x85", max_size=30)
    | st.lists(st.sampled_from(["word", "a:", "#b", "- c", "'d'", "no", "2020-05-06", "…"]), max_size=40).map(" ".join)
)
_keys = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(lambda key: key != "<<")
_values = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=4), max_leaves=12
)


@given(st.dictionaries(_keys, _values, max_size=5))
def test_what_is_written_is_read_back_equal_and_written_the_same(value: dict[str, Any]) -> None:
    text = write(value)
    again = read(text, "f").value
    assert again == value
    assert repr(again) == repr(value)  # 1 is not True, 1.0 not 1
    assert write(again) == text


@given(st.text(alphabet="ab: -#'\"\n[]{},&*!|>%@?~01\t\x00\x85é", max_size=60))
def test_any_text_is_read_or_refused_with_faults(text: str) -> None:
    try:
        read(text, "f")
    except FaultsError as refused:
        faults = refused.faults
    else:
        faults = ()
    lines = text.count("\n") + text.count("\x85") + 2
    assert all(0 < fault.line <= lines and fault.column > 0 for fault in faults)
