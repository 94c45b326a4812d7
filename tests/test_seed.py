"""The first real article: text out of a PDF, with all the noise that real articles have. Skipped where it is not at hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from perilune import persist
from perilune.model import Briefing
from perilune.pipeline import Analysis, analyse, brief
from perilune.reading.article import Metadata, read_article

pytestmark = pytest.mark.xdist_group("model")
CUT = "due to its “threatening” satellite movements toward U.S. spy satellites"


@pytest.fixture(scope="module")
def article() -> Path:
    path = Path(__file__).resolve().parents[2] / "shared" / "gold" / "seed" / "2020-05-06-moon-mining-pact.txt"
    if not path.is_file():
        pytest.skip("the first article is not ours and no part of the repository")
    return path


@pytest.fixture(scope="module")
def analysis(article: Path) -> Analysis:
    given = Metadata(published=date(2020, 5, 6), publisher="The Moscow Times")
    return analyse(read_article(str(article), given))


@pytest.fixture(scope="module")
def briefing(analysis: Analysis) -> Briefing:
    return brief(analysis)


def test_it_is_valid(briefing: Briefing) -> None:
    assert persist.loads(persist.dumps(briefing)) == briefing
    assert briefing.source.publisher == "The Moscow Times"


def test_none_of_the_noise_is_in_it(briefing: Briefing) -> None:
    text = persist.dumps(briefing)
    for noise in ("Lystseva", "TASS", "Related article", "Stalking"):
        assert noise not in text.split("\nlinks:")[0]
    assert "explore further\ninto" not in text


def test_the_sentence_cut_by_the_page_break_is_whole(analysis: Analysis) -> None:
    sentences = [analysis.cleaned.text[start:end] for start, end in analysis.findings.sentences]
    assert [CUT in s and s.startswith("The U.S. Defense Department") for s in sentences].count(True) == 1


def test_relative_dates_count_from_the_publication(briefing: Briefing) -> None:
    values = {mention.text: mention.value for mention in briefing.dates}
    assert values["Tuesday"] == "2020-05-05"
    assert values["last month"] == "2020-04"
    assert values["the coming weeks"] == "2020-05~"


def test_moscow_is_russia(briefing: Briefing) -> None:
    assert "Moscow" in briefing.actor("russia").aliases
    assert "moscow" not in {actor.id for actor in briefing.actors}


def test_all_four_clashes_are_drafted(briefing: Briefing) -> None:
    pairs = {frozenset(dispute.parties) & {"russia", "united-states", "china"} for dispute in briefing.disputes}
    assert len(briefing.disputes) == 4
    assert pairs == {frozenset({"russia", "united-states"}), frozenset({"china", "united-states"})}


def test_the_addresses_stand_under_links(briefing: Briefing) -> None:
    hosts = [link.split("/")[2] for link in briefing.links]
    assert hosts == ["www.reuters.com", "www.themoscowtimes.com", "www.themoscowtimes.com"]


def test_the_reviewed_briefing_quotes_at_most_a_dozen_words(repository: Path, article: Path) -> None:
    reviewed = persist.load(repository / "briefings" / article.with_suffix(".yml").name)
    assert reviewed.status == "reviewed"
    rows = [*reviewed.positions, *reviewed.dates, *reviewed.disputes]
    rows_and_sides = [*rows, *(side for dispute in reviewed.disputes for side in dispute.sides)]
    assert len(reviewed.disputes) == 4
    assert max(len(quotation.split()) for row in rows_and_sides for quotation in row.evidence) <= 12
