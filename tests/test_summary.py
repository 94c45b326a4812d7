"""The answer first: made of what was found, within its limits, and nothing beside."""

from __future__ import annotations

import pytest

from perilune.doc import parse
from perilune.extract.disputes import find_disputes
from perilune.extract.gist.lead import MOST_WORDS, lead
from perilune.extract.positions import find_attributions, find_positions
from perilune.extract.summary import summarise
from perilune.findings import FoundDate, Gist, Span
from perilune.lexicon import load_lexicon
from perilune.lexicon.words import topics
from perilune.model import DateKind
from test_positions import actors_in

QUARREL = (
    "Viasat accused SpaceX of misleading the regulator about its satellites. "
    "SpaceX said that the charge was false and that its rival feared competition. "
    "The FAA has not decided when it will rule on the license."
)


def gist_of(text: str, title: str = "A title", dates: tuple[FoundDate, ...] = ()) -> Gist:
    doc, actors = parse(text), actors_in(text)
    positions = find_positions(doc, actors, dates, find_attributions(doc, actors))
    return summarise(doc, title, actors, positions, dates, find_disputes(doc, actors, positions, load_lexicon()))


def test_bottom_line_names_who_and_what() -> None:
    gist = gist_of(QUARREL, "Viasat accuses SpaceX")
    assert gist.bottom_line == "Viasat accused SpaceX of misleading the regulator about its satellites."


LEADS = [
    (
        "NASA announced on Monday that SpaceX will build the tug, a craft that pushes the station down.",
        "NASA announced on Monday that SpaceX will build the tug, a craft that pushes the station down.",
    ),
    (
        "Russia (which left in 2022) will build a station of its own, Roscosmos said on Tuesday.",
        "Russia will build a station of its own, Roscosmos said on Tuesday.",
    ),
    (
        "Beijing has told the United States to behave responsibly in orbit, after its station twice had to move.",
        "Beijing has told the United States to behave responsibly in orbit.",
    ),
    (
        "But the FCC, which licenses satellites, adopted the rule on Thursday, and SpaceX went to court at once.",
        "The FCC adopted the rule on Thursday.",
    ),
]


@pytest.mark.parametrize(("article", "line"), LEADS)
def test_the_lead_is_the_answer_without_what_hangs_on_it(article: str, line: str) -> None:
    found = lead(parse(article), actors_in(article))
    assert found is not None
    assert found.text == line


@pytest.mark.parametrize(
    "article", ["What happened?", "It has begun.", "The rain fell on the quiet town all day.", "Why did NASA pay?"]
)
def test_what_can_not_stand_alone_or_names_nobody_is_no_lead(article: str) -> None:
    assert lead(parse(article), actors_in(article)) is None


def test_a_long_lead_is_cut_at_the_ends_of_phrases() -> None:
    more = ", although ".join(f"contractor number {number} had not yet built the part" for number in range(6))
    long = f"NASA approved the budget on Thursday, although {more}."
    found = lead(parse(long), actors_in(long))
    assert found is not None
    assert len(found.text.split()) <= MOST_WORDS < len(long.split())


def test_limits() -> None:
    gist = gist_of(QUARREL * 5)
    assert gist.bottom_line is not None
    assert gist.summary is not None
    assert len(gist.bottom_line.split()) <= 30
    assert len(gist.summary.split()) <= 80


def test_what_is_next() -> None:
    text = "NASA plans to launch the capsule in May 2030."
    place = Span(text.index("May"), text.index("."))
    date = FoundDate(
        place, "May 2030", "2030-05", "NASA launches the capsule", DateKind.PLANNED, key=True, evidence=place
    )
    gist = gist_of(text, dates=(date,))
    assert gist.summary is not None
    assert gist.summary.endswith("Next: NASA launches the capsule (May 2030).")


def test_nothing_found_nothing_said() -> None:
    assert gist_of("It rained in the afternoon.") == Gist()
    assert gist_of("") == Gist()


def test_open_questions_are_the_articles_own() -> None:
    assert gist_of(QUARREL).open_questions == ("The FAA has not decided when it will rule on the license.",)


QUESTIONS = [
    ("The price of the contract was not disclosed.", True),
    ("It remains unclear who will pay for the repairs.", False),
    ("Who will pay for the repairs remains unclear.", True),
    ("The partners have yet to decide on a landing site.", True),
    ("The company declined to comment on the delay.", True),
    ("The launch was called off, according to a person familiar with the matter.", True),
    ("“Nothing has been decided about the date,” she said.", False),
    ("The company decided to launch in May.", False),
]


@pytest.mark.parametrize(("text", "is_open"), QUESTIONS)
def test_open_questions(text: str, *, is_open: bool) -> None:
    assert gist_of(text).open_questions == ((text,) if is_open else ())


TOPICS = [
    ("The lander will mine ice; lunar mining needs a law on space resources.", "lunar-resources"),
    ("The draft would ban anti-satellite tests, and no anti-satellite weapon would be allowed.", "space-weapons"),
    ("Starlink and Kuiper are constellations of thousands of satellites.", "megaconstellations"),
    ("The debris from the collision will stay; more debris follows.", "space-debris"),
]


@pytest.mark.parametrize(("text", "topic"), TOPICS)
def test_topics(text: str, topic: str) -> None:
    assert topic in gist_of(text).topics


def test_every_topic_is_defined_once() -> None:
    ids = [topic.id for topic in topics()]
    assert len(ids) == len(set(ids)) == 22
    assert all(topic.definition.endswith(".") and topic.words for topic in topics())
