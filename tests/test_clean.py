"""Raw text -> prose: what goes, what stays, and that every character keeps its place."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from perilune.clean import clean
from perilune.clean.noise import dateline_length, is_caption, is_noise

NOISE = [
    "Photo: A. Writer / Getty Images",
    "Image credit: NASA",
    "PHOTO © The Gazette",
    "(Photo by A. Writer/AFP)",
    "[REUTERS]",
    "Related: How the Moon was lost",
    "Related articles",
    "Read more: What the treaty says",
    "READ ALSO | The order in full",
    "Also read: Ten facts about orbits",
    "By Ann Writer",
    "By Ann Writer and Bob Reporter",
    "Words by Ann Writer",
    "Reporting by Ann Writer; editing by Bob Reporter",
    "Share this article",
    "Share on Facebook | Twitter | Email",
    "Follow us on Telegram",
    "Sign up for our newsletter",
    "Subscribe",
    "ADVERTISEMENT",
    "Advertisement - scroll on to read",
    "Sponsored by Acme & Co.",
    "Skip to main content",
    "Home | Space | Policy",
    "Home » News » Space",
    "News   Opinion   Sport   Log in",
    "6 May 2020",
    "Wednesday, May 6, 2020",
    "2020-05-06",
    "May 6, 2020, 10:15",
    "Published: May 6, 2020",
    "Updated 10:15 GMT",
    "https://example.org/a/b?c=d",
    "www.example.org/a",
    "Page 2 of 3",
    "- 2 -",
    "***",
    "-----",
    "3",
    "© 2020 The Gazette. All rights reserved.",
    "All Rights Reserved",
    "Terms of use · Privacy policy",
    "5 min read",
    "12 comments",
    "Tags: Moon, mining",
    "We use cookies to improve this page.",
    "Download the PDF",
]

PROSE = [
    "The United States is drafting a pact on mining the Moon.",
    "By 2024 the agency wants to land astronauts near the south pole.",
    "By Tuesday the council had heard from forty states.",
    "Related questions were left for the next session, the chair said.",
    "Photographs of the launch were shown to the council on Monday.",
    "Share prices of the satellite makers fell after the vote.",
    "Subscribers pay 90 dollars a month, the company said.",
    "More than forty states signed the accords.",
    "Home to three launch sites, the country wants a fourth.",
    "Topics from debris to mining were discussed in Vienna.",
    "Advertising in orbit was banned by Congress in 1993.",
    "Sponsored by forty states, the resolution was adopted on Monday.",
    "“We will not sign,” he said.",
    "It cost $2.5 billion.",
    "“No.”",
    "In May 2020, the order was signed.",
    "He called it “piracy”…",
    "2,000.",
]


@pytest.mark.parametrize("line", NOISE)
def test_noise_goes(line: str) -> None:
    assert is_noise(line)
    assert not re.search(re.escape(line), clean(f"{SENTENCE}\n\n{line}\n\n{OTHER}").text)


@pytest.mark.parametrize("line", PROSE)
def test_prose_stays(line: str) -> None:
    assert not is_noise(line)
    assert line in clean(f"{SENTENCE}\n\n{line}\n\n{OTHER}").text


SENTENCE = "The council met in Vienna on Monday to discuss the rules of lunar mining."
OTHER = "It will meet again in the autumn, when the report of its chair is due."

REPAIRED = {
    "lines of a paragraph are joined": (
        "The council met\nin Vienna on\nMonday.",
        "The council met in Vienna on Monday.",
    ),
    "a hyphen at a line's end joins": (
        "The council discussed the counter-\nspace report of its chair.",
        "The council discussed the counter-space report of its chair.",
    ),
    "a hyphen before a capital keeps its blank": (
        "The council met in Vienna -\nMoscow was absent from it.",
        "The council met in Vienna - Moscow was absent from it.",
    ),
    "a sentence cut by a page break is whole": (
        f"{SENTENCE} Its chair said the\n\nPage 1 of 2\n\nreport was late and would stay so. It was.",
        f"{SENTENCE} Its chair said the report was late and would stay so. It was.",
    ),
    "a sentence cut by a form feed is whole": (
        f"{SENTENCE} Its chair said the\n\fThe Gazette | page 2\n\nreport was late and would stay so.",
        f"{SENTENCE} Its chair said the report was late and would stay so.",
    ),
    "a cut sentence goes on with a name": (
        f"{SENTENCE}\n\n{OTHER} Its chair said the\n\nPage 1 of 2\n\nUnited Nations would follow.",
        f"{SENTENCE}\n\n{OTHER} Its chair said the United Nations would follow.",
    ),
    "a running head goes": (
        f"The Gazette, page 1\n\n{SENTENCE}\n\nThe Gazette, page 2\n\n{OTHER}",
        f"{SENTENCE}\n\n{OTHER}",
    ),
    "a subheading between paragraphs goes": (f"{SENTENCE}\n\nWhat Comes Next\n\n{OTHER}", f"{SENTENCE}\n\n{OTHER}"),
    "a caption goes": (
        f"{SENTENCE}\n\nThe council at its last session.  A. Writer / TASS\n\n{OTHER}",
        f"{SENTENCE}\n\n{OTHER}",
    ),
    "a bullet is no text": (f"{SENTENCE}\n\n• {OTHER}", f"{SENTENCE}\n\n{OTHER}"),
    "white space is one blank": ("  " + SENTENCE.replace(" ", " \t\u00a0 ") + "  ", SENTENCE),
    "line ends of Windows": (f"{SENTENCE}\r\n\r\n{OTHER}\r\n", f"{SENTENCE}\n\n{OTHER}"),
    "line ends of old Macs": (f"{SENTENCE}\r\r{OTHER}\r", f"{SENTENCE}\n\n{OTHER}"),
    "invisible characters go": (SENTENCE.replace("Vienna", "Vi\u00aden\u200bna"), SENTENCE),
    "control characters are blanks": (SENTENCE.replace(" in ", " in\x07"), SENTENCE),
    "nothing but noise": ("By Ann Writer\n\nShare this\n", ""),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("raw", "wanted"), REPAIRED.values(), ids=REPAIRED)
def test_text_is_repaired(raw: str, wanted: str) -> None:
    assert clean(raw).text == wanted


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW, July 25. /TASS/. ", "WASHINGTON (Reuters) - ", "WASHINGTON — ", "NEW YORK, May 6 (AP) — ", "VIENNA: ",
        "Vienna, May 6 – ", "Cape Canaveral, Fla. (AP) — ", "BEIJING, May 6 (Xinhua) -- ",
    ],
)  # fmt: skip
def test_a_dateline_goes(dateline: str) -> None:
    assert dateline_length(dateline + SENTENCE) == len(dateline)
    cleaned = clean(f"{dateline}{SENTENCE}\n\n{OTHER}")
    assert cleaned.text == f"{SENTENCE}\n\n{OTHER}"
    assert cleaned.origin[0] == len(dateline)


@pytest.mark.parametrize(
    "start",
    ["NASA wants more. ", "Moscow - once a partner - objects. ", "The Moon: who owns it? ", "U.S. officials said. "],
)
def test_a_sentence_is_no_dateline(start: str) -> None:
    assert dateline_length(start + SENTENCE) == 0


def test_a_long_paragraph_with_a_name_at_its_end_is_no_caption() -> None:
    assert is_caption("The council at its last session.  A. Writer / TASS")
    assert not is_caption("The council met on Monday. It then went home. Nobody said a word to Ann Writer of TASS.")


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("Moscow objects to the mining order", "Moscow objects to the mining order"),
        ("The Gazette\n\nMoscow objects to the mining order\n\nBy Ann Writer", "Moscow objects to the mining order"),
        ("Who owns the Moon?", "Who owns the Moon?"),
        ("", None),
        ("Space", None),
    ],
)
def test_the_headline_is_told_from_the_text(above: str, headline: str | None) -> None:
    cleaned = clean(f"{above}\n\n{SENTENCE}\n\n{OTHER}")
    assert cleaned.headline == headline
    assert cleaned.text == f"{SENTENCE}\n\n{OTHER}"


MARKDOWN = {
    "## Heading of some words": "Heading of some words",
    "> quoted words": "quoted words",
    "- an item": "an item",
    "a **bold** and *slanted* word": "a bold and slanted word",
    "a __bold__ and _slanted_ word": "a bold and slanted word",
    "a [link](https://example.org/a) here": "a link here",
    "a [link][1] here": "a link here",
    "a [![picture](a.png)](b.html) here": "a  here",
    "a ![picture](a.png) here": "a  here",
    "`code` here": "code here",
    "a <b>tag</b> here": "a tag here",
    "snake_case_name and 2*3*4": "snake_case_name and 2*3*4",
    "5 * 3": "5 * 3",
}


@pytest.mark.parametrize(("line", "seen"), MARKDOWN.items())
def test_marks_of_markdown_are_not_read(line: str, seen: str) -> None:
    from perilune.clean.markdown import visible

    assert "".join(line[i] for i in visible(line)) == seen


def test_marks_stay_where_the_file_is_no_markdown() -> None:
    raw = SENTENCE.replace("Vienna", "*Vienna*")
    assert clean(raw).text == raw
    assert clean(raw, is_markdown=True).text == SENTENCE


def test_front_matter_is_not_read_and_keeps_its_place() -> None:
    head = "---\ntitle: The Council Met\n---\n"
    cleaned = clean(f"{head}{SENTENCE}", len(head))
    assert cleaned.text == SENTENCE
    assert cleaned.origin[0] == len(head)


def test_addresses_are_found_in_order_each_once() -> None:
    raw = (
        f"{SENTENCE} See https://b.example/x?y=1#z, (http://a.example/é) and <https://b.example/x?y=1#z>.\n\n"
        "Sources: HTTPS://C.example **https://d.example/** ftp://e.example javascript:x"
    )
    assert clean(raw).addresses == (
        "https://b.example/x?y=1#z", "http://a.example/é", "HTTPS://C.example", "https://d.example/",
    )  # fmt: skip


def test_a_range_is_given_in_the_source() -> None:
    raw = "WASHINGTON — " + SENTENCE.replace("met in", "met\nin") + f"\n\n* * *\n\n{OTHER}\n"
    cleaned = clean(raw)
    at = cleaned.text.index("met in Vienna")
    start, end = cleaned.in_source(at, at + len("met in Vienna"))
    assert raw[start:end] == "met\nin Vienna"
    assert cleaned.in_source(0, len(cleaned.text)) == (raw.index("The"), raw.index("due.") + 4)
    assert clean("").in_source(0, 0) == (0, 0)


def _assert_places_are_true(raw: str, *, is_markdown: bool = False) -> None:
    cleaned = clean(raw, is_markdown=is_markdown)
    assert len(cleaned.origin) == len(cleaned.text)
    pairs = zip(cleaned.text, cleaned.origin, strict=True)
    assert [(char, raw[place]) for char, place in pairs if not char.isspace() and char != raw[place]] == []
    assert list(cleaned.origin) == sorted(cleaned.origin)


_pieces = st.sampled_from(
    [
        SENTENCE, OTHER, *NOISE, *PROSE, *MARKDOWN, "WASHINGTON — ", "word-", "\n", "\n\n", "\r\n", "\f", " ", "\t", "x" * 600,
        "“", "\u00ad", "\u200b", "\ufeff", "\x07", "—" * 60, "Its chair said the", "report was late.", "1.", "*", "• ",
    ]
)  # fmt: skip


@given(st.lists(_pieces | st.text(max_size=20), max_size=25).map("".join), st.booleans())
def test_every_cleaned_character_is_the_one_at_its_place(raw: str, is_markdown: bool) -> None:
    _assert_places_are_true(raw, is_markdown=is_markdown)


HOSTILE = {
    "one endless word": "x" * 400_000,
    "one endless mark": "!" * 400_000,
    "mixed marks": "?!" * 200_000,
    "endless blanks": " " * 400_000,
    "blank lines": "\n" * 400_000,
    "one-word lines": "a\n" * 100_000,
    "open brackets": "[" * 200_000,
    "links cut short": "[a](" * 60_000,
    "stars": "*a " * 80_000,
    "underscores": "_a" * 120_000,
    "tags cut short": "<a " * 80_000,
    "capitals": "AB " * 80_000,
    "slashes": "A /B" * 60_000,
    "abbreviations": "U.S. " * 60_000,
    "addresses": "http://a" * 50_000,
    "credits": "X. Y / " * 50_000,
    "bylines": "By A" + " B" * 100_000,
    "photo (": "(photo " * 50_000,
    "hyphens": "a-\n" * 80_000,
    "dates": "May 6, " * 50_000,
    "comments cut short": "<!--" * 50_000,
    "pictures cut short": "![a](" * 40_000,
    "short lines of brackets": "(photo [photo\n" * 20_000,
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_time_in_proportion(raw: str) -> None:
    start = time.process_time()
    for is_markdown in (False, True):
        clean(raw[:100_000], is_markdown=is_markdown)
    assert time.process_time() - start < 5


def test_no_endless_word_reaches_the_tokenizer() -> None:
    text = clean(f"{SENTENCE} {'x' * 5000} {'!' * 5000} {'?!' * 2000} {OTHER}").text
    assert max(map(len, text.split())) < 600


LOST_ANCHORS = 4
"""Anchors of all gold articles that cleaning may lose: words of captions, headings and rules that read as both."""


def test_the_anchors_of_the_gold_articles_survive_cleaning(gold: Path) -> None:
    lost: list[str] = []
    total = 0
    for answer in sorted(gold.rglob("*.gold.yml")):
        raw = answer.with_name(answer.name.replace(".gold.yml", ".txt")).read_text("utf-8")
        text = _folded(clean(raw).text)
        _assert_places_are_true(raw)
        for anchor in _anchors(yaml.safe_load(answer.read_text("utf-8"))):
            total += 1
            if _folded(anchor) not in text:
                lost.append(f"{answer.name}: {anchor}")
    assert total > 500
    assert len(lost) <= LOST_ANCHORS, lost


def _anchors(answer: dict[str, list[dict[str, object]]]) -> list[str]:
    found = [
        str(row["anchor"]) for part in ("positions", "dates") for row in answer.get(part) or [] if row.get("anchor")
    ]
    for dispute in answer.get("disputes") or []:
        anchors = dispute["anchors"]
        assert isinstance(anchors, list)
        found += map(str, anchors)
    return found


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(str.maketrans("’‘“”", "''\"\"")))
