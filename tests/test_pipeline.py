"""The whole way from article to briefing, with the real model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from perilune import persist
from perilune.batch import Settings, annotate_all, brief_all
from perilune.clean import clean
from perilune.errors import SourceError
from perilune.findings import Span
from perilune.gather import quotations, title_of
from perilune.model import Briefing
from perilune.pipeline import Analysis, analyse, brief
from perilune.reading.article import Metadata, read_article
from perilune.standoff import standoff
from perilune.workspace import DEFAULT_MODEL

pytestmark = pytest.mark.xdist_group("model")  # one worker loads it once

ARTICLE = """\
---
title: "Moscow objects: an order, and its critics"
publisher: The Gazette
url: https://example.org/a
---

MOSCOW, May 6 (Wire) — Russia on Tuesday rejected a U.S. executive order on mining the Moon and called it “a return to
colonialism.”

“We will not recognise any such grab for territory,” Roscosmos chief Dmitry Rogozin told reporters in Moscow. He accused
the United States of breaking the Outer Space Treaty.

Photo: A. Writer / Wire

Page 1 of 2

NASA said it supports the order and wants to land astronauts on the Moon by 2024. The European Space Agency called
for talks next month. See https://example.org/order.
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("articles") / "2020-05-06-moon-order.md"
    path.write_text(ARTICLE, "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def analysis(source: str) -> Analysis:
    return analyse(read_article(source))


@pytest.fixture(scope="module")
def briefing(analysis: Analysis) -> Briefing:
    return brief(analysis)


def _evidence(briefing: Briefing) -> list[str]:
    rows = [*briefing.positions, *briefing.dates, *briefing.disputes, *(s for d in briefing.disputes for s in d.sides)]
    return [quotation for row in rows for quotation in row.evidence]


def test_a_briefing_tells_the_article(briefing: Briefing) -> None:
    assert briefing.title == "Moscow objects: an order, and its critics"
    assert briefing.source.publisher == "The Gazette"
    assert briefing.links == ("https://example.org/order",)
    assert {"russia", "united-states", "dmitry-rogozin", "nasa"} <= {actor.id for actor in briefing.actors}
    assert {("dmitry-rogozin", "opposes"), ("nasa", "supports")} <= {(p.actor, p.stance) for p in briefing.positions}
    assert {"2020-05-05", "2024"} <= {mention.value for mention in briefing.dates}
    assert any({"united-states"} < set(dispute.parties) for dispute in briefing.disputes)
    assert briefing.bottom_line
    assert briefing.summary


def test_all_evidence_is_word_for_word_in_the_cleaned_article(analysis: Analysis, briefing: Briefing) -> None:
    found = _evidence(briefing)
    assert len(found) >= 5
    assert [quotation for quotation in found if quotation not in analysis.cleaned.text] == []
    assert all(len(quotation.split()) <= 50 for quotation in found)


def test_nothing_comes_from_what_was_cleaned_away(briefing: Briefing) -> None:
    written = persist.dumps(briefing)
    for noise in ("Writer", "Wire", "Page 1"):
        assert noise not in written


def test_a_briefing_holds_together_as_its_file_must(briefing: Briefing) -> None:
    assert persist.loads(persist.dumps(briefing)) == briefing


def test_the_same_article_gives_the_same_bytes_in_every_process(source: str, briefing: Briefing) -> None:
    code = f"""
import json
from perilune import persist
from perilune.pipeline import analyse, brief
from perilune.standoff import standoff
from perilune.reading.article import read_article
found = analyse(read_article({source!r}))
print(persist.dumps(brief(found)), json.dumps(standoff(found)))
"""
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "LC_ALL": locale},
        ).stdout
        for seed, locale in (("1", "C"), ("2", "C.UTF-8"))
    }
    assert len(printed) == 1
    assert printed.pop().startswith(persist.dumps(briefing).encode("utf-8"))


def test_offsets_are_those_of_the_file(source: str, analysis: Analysis) -> None:
    raw = Path(source).read_text("utf-8")
    found = standoff(analysis)
    assert found["text"] == raw
    sentences = found["sentences"]
    assert isinstance(sentences, list)
    shown = [" ".join(raw[start:end].split()) for start, end in sentences]
    assert shown[0].startswith("Russia on Tuesday")
    assert not any("Photo" in sentence for sentence in shown)


def test_headline_and_dateline_give_time_expressions_and_noise_gives_none(tmp_path: Path) -> None:
    path = tmp_path / "2020-05-06-a.txt"
    text = (
        "Russia rejects the order of April 6\n\nWednesday, 6 May 2020\n\nShare this: Email, until Friday\n\n"
        "MOSCOW, May 5 (Example Wire) - Russia on Tuesday rejected the order, and said that it would not sign it.\n"
    )
    path.write_text(text, "utf-8")
    found = standoff(analyse(read_article(str(path))))["timex"]
    assert [(t["text"], t["value"]) for t in found] == [
        ("April 6", "2020-04-06"),
        ("Wednesday, 6 May 2020", "2020-05-06"),
        ("May 5", "2020-05-05"),
        ("Tuesday", "2020-05-05"),
    ]
    assert all(text[t["start"] : t["end"]] == t["text"] for t in found)


def test_many_sources_come_in_their_order_and_the_bad_one_goes_by(source: str, tmp_path: Path) -> None:
    settings = Settings(Metadata(title="Given"), DEFAULT_MODEL)
    outcomes = list(brief_all([source, str(tmp_path / "none.txt"), source], settings))
    assert [bool(outcome.error) for outcome in outcomes] == [False, True, False]
    assert outcomes[0].briefing == outcomes[2].briefing
    assert (outcomes[0].stem, outcomes[0].briefing_id) == ("2020-05-06-moon-order", "2020-05-06-moon-order")
    (annotated,) = annotate_all([source], settings)
    assert annotated.standoff is not None
    assert annotated.standoff["dct"] == "2020-05-06"


@pytest.mark.slow
def test_two_processes_give_what_one_gives(source: str) -> None:
    settings = Settings(Metadata(), DEFAULT_MODEL)
    assert list(brief_all([source, source], settings, jobs=2)) == list(brief_all([source, source], settings))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Share this article\n\nPhoto: A. Writer\n", "no article text was found"),
        ("The council met on Monday to vote. " * 4_000, "at most 100,000 are read"),
        ("12 34 56 78 90.\n", "no article text was found"),
    ],
)
def test_what_is_no_article_is_refused(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "2020-05-06-a.txt"
    path.write_text(text)
    with pytest.raises(SourceError, match=why):
        analyse(read_article(str(path)))


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Moscow objects to the order\n\nThe council met in Vienna on Monday.", "Moscow objects to the order"),
        ("The council met in Vienna on Monday. It went home.", "The council met in Vienna on Monday"),
        (f"The council {'and the other council ' * 9}met.", f"The council {'and the other council ' * 4}…"),
    ],
)
def test_a_title_is_the_headline_or_the_first_sentence(tmp_path: Path, raw: str, title: str) -> None:
    path = tmp_path / "2020-05-06-a.txt"
    path.write_text(raw)
    cleaned = clean(raw)
    assert title_of(read_article(str(path)), cleaned).startswith(title.rstrip("…").strip())  # type: ignore[arg-type]


def test_a_long_quotation_is_cut_at_its_fiftieth_word() -> None:
    text = " ".join(f"w{n}" for n in range(60))
    assert quotations([Span(0, len(text)), Span(0, len(text)), Span(0, 2)], text) == (
        " ".join(f"w{n}" for n in range(50)),
        "w0",
    )
    assert quotations([Span(3, 3)], text) == ()
