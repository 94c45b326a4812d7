"""Text of a briefing is data: whatever it holds, a reader sees it and nothing else happens."""

from __future__ import annotations

import json
from functools import cache
from html.parser import HTMLParser

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape as html_escape

from perilune.escape import NOWHERE, Prose, Target, address, as_data, dangers, front_matter, inline, shown
from perilune.model import Url

OURS = ["attr_list", "md_in_html", "tables", "toc", "fenced_code"]
EVERYBODYS = [
    *OURS,
    "abbr",
    "admonition",
    "def_list",
    "footnotes",
    "smarty",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.smartsymbols",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]

HOSTILE = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '<img src=x onerror="alert(1)">',
    "<!-- comment -->",
    "<?php echo 1 ?>",
    "[click](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "http://example.org/a_b_c www.example.org a@example.org",
    "**bold** *em* __bold__ _em_ `code` ~~gone~~ ^^up^^ ==mark== ~sub~ ^sup^",
    "# heading",
    "heading\n===",
    "1. one",
    "- list",
    "+ list",
    "* list",
    "> quotation",
    "---",
    "***",
    "| a | b |\n| - | - |\n| c | d |",
    "    code",
    "```\ncode\n```",
    "~~~ python",
    "!!! danger",
    "??? note",
    '=== "tab"',
    "term\n: definition",
    "*[abbr]: x",
    "[^1]: note",
    "text [^1] {: #id .class onclick=alert(1) }",
    "{: onclick=alert(1) }",
    "{{ config }} {% raw %} ${x} $$x$$ \\(x\\)",
    "--8<-- '/etc/passwd'",
    ":smile: ++ctrl+alt++ {++added++} {--gone--} (c) (tm) +/- --> <-- =/= c/o 1/2",
    "[ ] task",
    "[TOC]",
    "'single' \"double\" ... -- ---",
    "back\\slash \\*",
    "&amp; &#60; &copy;",
    "javascript&colon;alert(1)",
    "2.5 per cent, i.e. U.S. rules; 10. December",
    "tab\tnew\nline\r\nreturn\x0bvertical\x85next\u2028line",
    "bidi \u202etxt.exe\u2066 over",
    "control \x00\x01\x02\x03\x1b\x7f end",
    "<div markdown=1>x</div>",
    "<a name='__config'>",
    "emoji \U0001f680 and 中文 and العربية",
    "STX \u0002wzxhzdk:0\u0003",
]

PLACES = {
    "a paragraph": "{}",
    "a sentence": "Before {} after.",
    "a list": "- {}\n- next",
    "a heading": "# {} {{: #top }}",
    "a link's text": "[{}](https://example.org)",
    "a quotation": "> {}",
    "a table": "| a | b |\n| --- | --- |\n| {} | x |",
    "a span": '<span class="x">{}</span>',
    "a paragraph of HTML": '<p class="x">{}</p>',
    "a span paragraph": '<p class="x" markdown="span">{}</p>',
    "a division": "<div markdown>\n\n{}\n\n</div>",
}


class _Reader(HTMLParser):
    """Text and elements of an HTML document."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.declarations: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(sorted(name for name, _ in attrs))))

    def handle_comment(self, data: str) -> None:
        self.declarations.append(data)

    handle_decl = handle_pi = handle_comment


@cache
def _converter(extensions: tuple[str, ...]) -> markdown.Markdown:
    return markdown.Markdown(extensions=extensions)


def _read(markdown_text: str, extensions: list[str]) -> _Reader:
    reader = _Reader()
    reader.feed(_converter(tuple(extensions)).reset().convert(markdown_text))
    reader.close()
    return reader


def _assert_is_data(text: str, place: str, extensions: list[str]) -> None:
    plain = _read(place.format("word"), extensions)
    found = _read(place.format(inline(text)), extensions)
    assert found.elements == plain.elements
    assert found.declarations == []
    assert found.text == plain.text.replace("word", shown(text))


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str, place: str) -> None:
    _assert_is_data(text, place, EVERYBODYS)


@given(st.text(alphabet=st.one_of(st.sampled_from("<>&\"'`*_[](){}#+-.!|~^=:;/\\$@% \n\tab1w"), st.characters())))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    if shown(text):
        for place in PLACES.values():
            _assert_is_data(text, place, OURS)


@given(st.text())
def test_inline_is_one_line_without_active_signs(text: str) -> None:
    escaped = inline(text)
    assert len(escaped.splitlines()) <= 1
    assert not set(escaped) & set("<>\"'`*_[](){}|~^=:\\")


@given(st.text())
def test_shown_is_stable_and_has_no_unshowable_characters(text: str) -> None:
    once = shown(text)
    assert shown(once) == once
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E for c in once)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a  b\n\tc", "a b c"),
        ("  a  ", "a"),
        ("a\u202eb", "a\ufffdb"),
        ("a\x00b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u00a0b", "a\u00a0b"),
        ("naïve Über 東京", "naïve Über 東京"),
        ("\U0001fffe", "\ufffd"),
    ],
)
def test_shown(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_ordinary_prose_stays_readable() -> None:
    sentence = "The U.S. Space Force, in April 2020, accused Russia of an anti-satellite test; Moscow denied it."
    assert inline(sentence) == sentence


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\x01javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "https://user:password@example.org/",
        "https://",
        "https://example.org:port/",
        'https://example.org/" onclick="alert(1)',
        "https://example.org/<script>",
        "relative/path",
        "",
    ],
)
def test_addresses_that_are_no_link(url: str) -> None:
    assert address(url) == NOWHERE


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a_b?c=d&e=f#g", "https://example.org/a_b?c=d&amp;e=f#g"),
        ("HTTPS://EXAMPLE.ORG/", "HTTPS://EXAMPLE.ORG/"),
        ("https://example.org/(a)'b'", "https://example.org/%28a%29%27b%27"),
        ("https://example.org/ü", "https://example.org/%C3%BC"),
        ("https://example.org/`{}|^[]*~!", "https://example.org/%60%7B%7D%7C%5E%5B%5D%2A%7E%21"),
    ],
)
def test_addresses(url: str, written: str) -> None:
    assert address(url) == written
    assert 'href="' + written + '"' in markdown.markdown(f"[x]({written})", extensions=OURS)


def test_the_type_decides_the_form() -> None:
    assert str(html_escape(as_data(Url("https://example.org/*")))) == "https://example.org/%2A"
    assert str(html_escape(as_data("https://example.org/*"))) == "https&#58;&#47;&#47;example.org&#47;&#42;"
    assert isinstance(as_data("x"), Prose)
    assert isinstance(as_data(Url("https://example.org")), Target)


@pytest.mark.parametrize("text", HOSTILE)
def test_front_matter_holds_one_html_escaped_string(text: str) -> None:
    written = front_matter({"title": text, "tags": [text, "x"]})
    lines = written.splitlines()
    assert lines[0] == lines[3] == "---"
    assert len(lines) == 4
    read = yaml.safe_load("\n".join(lines[1:3]))
    reader = _Reader()
    reader.feed(f"<title>{read['title']}</title>")
    assert reader.elements == [("title", ())]
    assert read["tags"][0] == read["title"]
    assert reader.text == shown(text)
    assert json.dumps(read["title"], ensure_ascii=False) in lines[1]


@pytest.mark.parametrize(
    "page",
    [
        "[x](javascript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        '<a href="javascript:alert(1)">',
        '<a href="&#x6A;avascript:alert(1)">',
        '<a href=" javascript:alert(1)">',
        '<img src="data:image/svg+xml,x">',
        "<script>x</script>",
        '<iframe src="https://example.org"></iframe>',
        '<p onclick="x">',
        '<base href="/">',
        '<form action="javascript:x">',
        '<iframe srcdoc="x">',
        "<style>x</style>",
        '<meta http-equiv="refresh" content="0">',
    ],
)
def test_the_guard_finds(page: str) -> None:
    assert list(dangers(page))


@pytest.mark.parametrize(
    "page",
    [
        "[x](../actors/russia.md#top) [y](https://example.org/?a=1&amp;b=2) [z](mailto:desk@example.org) [e](#quotation-1)",
        '<p class="x"><a href="x.md">x</a></p>',
        inline("[x](javascript:alert(1)) <script>"),
    ],
)
def test_the_guard_lets_pass(page: str) -> None:
    assert not list(dangers(page))
