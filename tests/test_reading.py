"""SOURCE -> Article: every format, what is refused, and which metadata wins."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from datetime import date
from pathlib import Path

import pytest

from perilune.clean import clean
from perilune.errors import SourceError
from perilune.reading import child
from perilune.reading.article import MAX_FILE_BYTES, MAX_TEXT_CHARACTERS, Article, Metadata, read_article
from perilune.reading.formats import Format

TEXT = "The council met in Vienna on Monday to discuss “lunar” mining.\n\nIt will meet again in the autumn.\n"


def _write(folder: Path, name: str, data: bytes | str) -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def _refusal(source: str) -> str:
    with pytest.raises(SourceError) as refused:
        read_article(source)
    assert str(refused.value).startswith(f"{source}: ")
    return str(refused.value)


# ---- text and Markdown ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (TEXT.replace("\n", "\r\n").encode(), TEXT.replace("\n", "\r\n")),
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT),
    ],
    ids=["plain", "CRLF", "byte order mark", "UTF-16", "UTF-16 big-endian"],
)
def test_a_text_file_gives_its_own_text(tmp_path: Path, data: bytes, text: str) -> None:
    article = read_article(_write(tmp_path, "a.txt", data))
    assert (article.text, article.start, article.format, article.stem) == (text, 0, Format.TEXT, "a")
    assert article.metadata == Metadata()


FRONT = """\
---
title: "Moscow: no"
published: 2020-05-06
publisher: The Gazette
author: Ann Writer
url: https://example.org/a
language: en
own: [kept, out]
---
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.markdown"])
def test_front_matter_gives_the_metadata(tmp_path: Path, name: str, ends: str) -> None:
    raw = (FRONT + TEXT).replace("\n", ends)
    article = read_article(_write(tmp_path, name, raw))
    assert article.text == raw
    assert article.text[article.start :] == TEXT.replace("\n", ends)
    assert article.metadata == Metadata(
        "Moscow: no", date(2020, 5, 6), "The Gazette", "Ann Writer", "https://example.org/a", "en"
    )
    assert article.format is (Format.TEXT if name == "a.txt" else Format.MARKDOWN)


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("---\ntitle: a: b\n---\n", "front matter, line 2: not valid YAML"),
        ("---\ntitle: a\ntitle: b\n---\n", "front matter, line 3: 'title' stands twice"),
        ("---\ntitle: &x a\n---\n", "front matter, line 2: &x is an anchor"),
        ("---\npublished: May 2020\n---\n", "`published: May 2020` is no day; write YYYY-MM-DD"),
        ("---\npublished: 2020-02-30\n---\n", "`published: 2020-02-30` is no day"),
    ],
)
def test_broken_front_matter_is_refused(tmp_path: Path, front: str, why: str) -> None:
    assert why in _refusal(_write(tmp_path, "a.md", front + TEXT))


@pytest.mark.parametrize(
    "front", ["---\nA line between two rules.\n---\n", "--- not front matter\n", "---\ntitle: open\n"]
)
def test_two_rules_are_not_front_matter(tmp_path: Path, front: str) -> None:
    article = read_article(_write(tmp_path, "a.md", front + TEXT))
    assert (article.start, article.metadata) == (0, Metadata())


def test_an_address_that_is_none_is_left_out(tmp_path: Path) -> None:
    article = read_article(_write(tmp_path, "a.md", "---\nurl: javascript:x\ntitle: ' '\n---\n" + TEXT))
    assert (article.metadata.url, article.metadata.title) == (None, None)


def test_the_command_line_wins_over_the_file_and_that_over_its_name(tmp_path: Path) -> None:
    given = Metadata(published=date(2022, 1, 1), title="Given")
    with_front = _write(tmp_path, "2021-01-01-a.md", FRONT + TEXT)
    without = _write(tmp_path, "2021-01-01-b.md", TEXT)
    assert read_article(with_front, given).published == date(2022, 1, 1)
    assert read_article(with_front, given).metadata.title == "Given"
    assert read_article(with_front, given).metadata.publisher == "The Gazette"
    assert read_article(with_front).published == date(2020, 5, 6)
    assert read_article(without, given).published == date(2022, 1, 1)
    assert read_article(without).published == date(2021, 1, 1)


@pytest.mark.parametrize("name", ["a.txt", "2021-02-30-a.txt", "20210101-a.txt", "2021-01-01.txt", "2021-01-01a.txt"])
def test_no_date_at_all_says_how_to_give_one(tmp_path: Path, name: str) -> None:
    article = read_article(_write(tmp_path, name, TEXT))
    with pytest.raises(SourceError, match=r"no publication date .*--published YYYY-MM-DD.*front matter.*file's name"):
        _ = article.published


@pytest.mark.parametrize(
    ("stem", "wanted"),
    [
        ("2020-05-06-moon-mining", "2020-05-06-moon-mining"),
        ("2020-05-06-Moon Mining", "2020-05-06-moon-mining"),
        ("2020-05-07-moon-mining", "2020-05-06-moon-mining"),
        ("moon", "2020-05-06-a-title"),
        ("", "2020-05-06-a-title"),
        ("2020-05-06-北京", "2020-05-06-x"),
    ],
)
def test_the_id_is_the_file_name_or_date_and_title(stem: str, wanted: str) -> None:
    article = Article("s", "", 0, Format.TEXT, Metadata(published=date(2020, 5, 6)), stem)
    assert article.briefing_id("A Title") == wanted


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((FRONT + TEXT).encode())))
    article = read_article("-")
    assert (article.stem, article.source, article.published) == ("", "-", date(2020, 5, 6))


REFUSED: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n\t", "is empty"),
    "binary.txt": (b"\x7fELF\x00\x01\x02", "is not text"),
    "latin.txt": ("café".encode("latin-1"), "is not UTF-8 text (byte 4)"),
    "odd.txt": (b"\xff\xfea", "is not text"),
    "large.txt": (b"x" * (MAX_FILE_BYTES + 1), "is larger than 20,000,000 bytes"),
    "long.txt": (b"word " * (MAX_TEXT_CHARACTERS // 5 + 1), "characters of text; an article has at most 200,000"),
    "empty.html": (b"<html><body></body></html>", "no article text was found"),
    "broken.pdf": (b"%PDF-1.4\nnothing of the kind", "the PDF can't be opened"),
}


@pytest.mark.parametrize(("name", "content"), REFUSED.items(), ids=REFUSED)
def test_what_is_no_article_is_refused(tmp_path: Path, name: str, content: tuple[bytes, str]) -> None:
    assert content[1] in _refusal(_write(tmp_path, name, content[0]))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "no such file" in _refusal(str(tmp_path / "none.txt"))
    assert "is a folder" in _refusal(str(tmp_path))
    assert "no such file" in _refusal("a\x00b")
    assert "is no ordinary file" in _refusal("/dev/zero")


# ---- HTML -------------------------------------------------------------------------------------------------

PARAGRAPHS = (
    (
        "The council met in Vienna on Monday to discuss the rules of lunar mining, which its members have argued over "
        "since the executive order was signed in Washington."
    ),
    (
        "Moscow compared the order to colonialism. Forty states have since signed the accords that go with it, and the "
        "chair of the council said that more would follow before the end of the year."
    ),
    "It will meet again in the autumn, when the report of its chair is due and the members vote on it.",
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Moscow objects | The Gazette</title>
<meta property="og:title" content="Moscow objects"><meta property="og:site_name" content="The Gazette">
<meta name="author" content="Ann Writer"><meta property="article:published_time" content="2020-05-06T10:00:00Z">
<link rel="canonical" href="https://example.org/a"><script>var secret = "never shown";</script>
<style>.x {{ color: red }}</style></head><body>
<nav><a href="/">Home page</a> <a href="/sport">Sporting news</a></nav>
<article><h1>Moscow objects</h1>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article>
<aside>Subscribe to our letters</aside><footer>All rights reserved by the publisher</footer></body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.htm", "no-ending", "wrong.txt"])
def test_a_page_gives_its_article_and_metadata(tmp_path: Path, name: str) -> None:
    article = read_article(_write(tmp_path, name, PAGE))
    assert article.format is Format.HTML
    assert clean(article.text).text == "\n\n".join(PARAGRAPHS)
    for other in ("secret", "color", "Sporting", "Subscribe", "rights"):
        assert other not in article.text
    found = article.metadata
    assert (found.title, found.published, found.url) == ("Moscow objects", date(2020, 5, 6), "https://example.org/a")
    assert (found.author, found.publisher) == ("Ann Writer", "The Gazette")


def test_a_file_name_dates_a_page_that_has_no_date(tmp_path: Path) -> None:
    undated = PAGE.replace('<meta property="article:published_time" content="2020-05-06T10:00:00Z">', "")
    assert read_article(_write(tmp_path, "2021-01-01-a.html", undated)).published == date(2021, 1, 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + f">{PARAGRAPHS[0]}</p>",
        "<div>" * 3_000 + f"<p>{PARAGRAPHS[0]}</p>" + "</div>" * 3_000,
    ],
    ids=["200,000 attributes", "3,000 nested divs"],
)
def test_a_hostile_page_ends_within_the_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    monkeypatch.setattr(child, "SECONDS", 5)
    source = _write(tmp_path, "a.html", f"<html><body>{body}</body></html>")
    try:
        text = read_article(source).text
    except SourceError as refused:
        text = str(refused).partition(": ")[2]
        assert "\n" not in text
    assert 0 < len(text) <= MAX_TEXT_CHARACTERS


# ---- PDF --------------------------------------------------------------------------------------------------


def _pdf(pages: list[list[tuple[int, str]]], *, trailer: str = "", stream: bytes | None = None) -> bytes:
    """A PDF of pages, each a list of (height, line); `stream` replaces the first page's packed content."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"BT /F1 11 Tf 72 {y} Td ({line}) Tj ET\n" for y, line in lines).encode()
        packed = stream if stream is not None and number == 0 else zlib.compress(shown)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


TWO_PAGES = [
    [
        (760, "The council met in Vienna on Monday to discuss the rules of lunar"),
        (746, "mining. Moscow compared the order to colonialism."),
        (718, "Forty states have signed the accords, and the chair said that the"),
    ],
    [
        (760, "report would follow in the autumn, when the council is to meet"),
        (746, "again."),
        (718, "It will then vote."),
    ],
]


def test_a_pdf_gives_its_paragraphs_and_a_sentence_cut_by_the_page_is_whole(tmp_path: Path) -> None:
    article = read_article(_write(tmp_path, "2020-05-06-a.pdf", _pdf(TWO_PAGES)))
    assert article.format is Format.PDF
    assert clean(article.text).text == (
        "The council met in Vienna on Monday to discuss the rules of lunar mining. Moscow compared the order to "
        "colonialism.\n\nForty states have signed the accords, and the chair said that the report would follow in "
        "the autumn, when the council is to meet again.\n\nIt will then vote."
    )


def test_a_pdf_without_text_says_what_to_do(tmp_path: Path) -> None:
    assert "run text recognition over it first" in _refusal(_write(tmp_path, "a.pdf", _pdf([[]])))


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    keys = f"/O <{'11' * 32}> /U <{'22' * 32}>"
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {keys} >> /ID [<00> <00>]"
    assert "the PDF can't be opened" in _refusal(_write(tmp_path, "a.pdf", _pdf(TWO_PAGES, trailer=lock)))


def test_a_pdf_that_unpacks_to_a_gigabyte_does_not_exhaust_memory(tmp_path: Path) -> None:
    packer, megabyte = zlib.compressobj(9), b"BT (x) Tj ET\n" * 80_000
    first, again = (packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    bomb = first + again * 1_000 + packer.flush()
    source = _write(tmp_path, "a.pdf", _pdf(TWO_PAGES, stream=bomb))
    code = f"""
import resource
from perilune.reading.article import read_article
from perilune.errors import SourceError
try:
    print(len(read_article({source!r}).text) <= 200_000)
except SourceError as error:
    print("PDF" in str(error) or "characters" in str(error))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_600_000)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.split() == ["True", "True"], done.stderr


# ---- languages --------------------------------------------------------------------------------------------

FOREIGN = {
    "French": "Le conseil s'est réuni lundi à Vienne pour discuter des règles de l'exploitation minière de la Lune. "
    "Moscou a comparé le décret au colonialisme, et quarante pays ont signé les accords depuis le mois de mai. "
    "Le président du conseil espère que les autres membres suivront avant la fin de cette année.",
    "German": "Der Rat hat am Montag in Wien über die Regeln für den Bergbau auf dem Mond beraten. Moskau verglich "
    "den Erlass mit dem Kolonialismus, und vierzig Staaten haben die Abkommen seither unterzeichnet. Der Vorsitzende "
    "hofft, dass die anderen Mitglieder noch vor dem Ende des Jahres folgen werden.",
    "Russian": "Совет собрался в понедельник в Вене, чтобы обсудить правила добычи полезных ископаемых на Луне. "
    "Москва сравнила указ с колониализмом, и с тех пор сорок государств подписали соглашения. Председатель надеется, "
    "что остальные члены совета последуют за ними до конца этого года, но никто пока этого не обещал.",
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_an_article_in_another_language_is_refused(tmp_path: Path, text: str) -> None:
    from perilune.pipeline import analyse

    article = read_article(_write(tmp_path, "2020-05-06-a.txt", text))
    with pytest.raises(SourceError, match="does not seem to be in English"):
        analyse(article)


def test_an_article_that_says_it_is_foreign_is_refused(tmp_path: Path) -> None:
    from perilune.pipeline import analyse

    article = read_article(_write(tmp_path, "2020-05-06-a.md", "---\nlanguage: fr\n---\n" + TEXT))
    with pytest.raises(SourceError, match="does not seem to be in English"):
        analyse(article)
