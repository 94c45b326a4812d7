"""Forms that real news has and textbooks have not: each was told wrongly once."""

from __future__ import annotations

from datetime import date

import pytest

from perilune.clean import clean
from perilune.doc import parse
from perilune.extract.actors import find_actors
from perilune.extract.dates import find_dates, find_timexes
from perilune.extract.positions import find_attributions, find_positions
from perilune.lexicon import load_lexicon
from perilune.model import ActorType


def told(text: str) -> list[str]:
    doc = parse(text)
    actors = find_actors(doc, load_lexicon())
    return [one.statement for one in find_positions(doc, actors, (), find_attributions(doc, actors))]


def names(text: str) -> set[str]:
    return {actor.name for actor in find_actors(parse(text), load_lexicon())}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        # What follows the closing mark is nobody's words.
        ('"Russia owes us an answer," NASA said, citing rumors that Moscow had one.',
         "NASA said: “Russia owes us an answer.”"),
        # A clause whose subject the parser takes for the object.
        ("Astronomers warn the glare of more and more large satellites in low orbit will hamper their work.",
         "Astronomers warn the glare of more and more large satellites in low orbit will hamper their work."),
        ("Viasat sued the FCC. The lawsuit filed in a federal court says the agency broke its own rules.",
         "Viasat says that the agency broke its own rules."),
        ("SpaceX defended its plan against a lawsuit filed by Viasat. The FCC was silent. This lawsuit challenges a permit of 2021.",
         "Viasat challenges a permit of 2021."),
        ("Judges at the D.C. Circuit rejected Viasat's motion. Judges found that Viasat had come too late.",
         "The D.C. Circuit said that Viasat had come too late."),
        ("A draft tabled in late May, which got nine votes but was vetoed by Russia, came back.",
         "Russia vetoed a draft tabled in late May."),
        ("Kenya and Ghana became the first states to sign NASA's new code.", "Kenya signed NASA's new code."),
        ("A group of over 30 lawmakers from Texas is urging NASA to keep the rover. The lawmakers called the cut a blunder.",
         "Lawmakers from Texas called the cut a blunder."),
        ("Neither Kenya nor Ghana has named a sum.", "Ghana has not named a sum."),
        ('Robert Wood criticized the vote as "the last act of a long farce" on Monday.',
         "Robert Wood criticized the vote as “the last act of a long farce”."),
        ("Let the party pay for its own launch, Nancy Pelosi demanded.",
         "Nancy Pelosi demanded: let the party pay for its own launch."),
        ("In its filing, Elon Musk's SpaceX and defense contractor Dynetics had accused NASA of haste.",
         "SpaceX had accused NASA of haste."),
        ("India and Pakistan talked all day. Nonsense, say the Indians.", "India says: nonsense."),
        ("Frank Wolf, the Virginia Republican whose clause it is, wrote to NASA's administrator, Charles Bolden, on Tuesday to complain that his law had been misread.",
         "Frank Wolf said that his law had been misread."),
        ("Donna Edwards accused the majority of writing a plan for science, which the bill cuts, and Eddie Bernice Johnson, the ranking member, lamented that a committee which had always worked together had stopped doing so.",
         "Eddie Bernice Johnson lamented that a committee which had always worked together had stopped doing so."),
        ("Germany and France met. They also threw their support behind the light launcher.",
         "France threw its support behind the light launcher."),
        ("India's three firms—Reliance Jio, Airtel, and Vodafone Idea (Vi)—have pushed back against the plan to hand out spectrum.",
         "Vodafone Idea has pushed back against the plan to hand out spectrum."),
    ],
)  # fmt: skip
def test_it_is_told(text: str, statement: str) -> None:
    assert statement in told(text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # What somebody else asks, doubts, reads into it or would not hear of.
        ("The markup will show whether Congress agrees with the plan to cut NASA.", "Congress agrees"),
        ("The United States said that Russia's true intention was putting weapons in orbit.", "Russia’s intention"),
        ("The White House called for a cut of 25%, including a smaller staff and ending the Mars mission.", "ended"),
        ("Pakistan let it be known that New Delhi would not hear of building the thing jointly.", "India built"),
        ("Viasat alleged that the FCC improperly approved the launches.", "FCC approved that"),
        # Who somebody is, and what such papers ask for in general.
        ("Bill Nelson, who flew on the shuttle in 1986, spoke.", "flew"),
        ("Security Council resolutions require nine votes.", "requires"),
        # One who is named does not speak of itself by name.
        ("Viasat filed a suit against the FCC. It says the FCC did not follow its own rules.", "Federal Communications Commission says"),
        ("It turned up in November, when Congress added it.", "turned"),
        ("Rocket Lab intends to publish what it finds in the coming weeks.", "Rocket Lab finds"),
    ],
)  # fmt: skip
def test_it_is_not_told(text: str, never: str) -> None:
    assert not [one for one in told(text) if never in one]


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        ("India's government said it will hand out the spectrum.", "India", "India's government"),
        ("DISH Network Corporation urged a delay. DISH is concerned.", "Dish Network", "DISH Network Corporation"),
        ("Norway complained. The Ministry of Defence said so in Oslo.", "Norwegian Defence Ministry", "British Defence Ministry"),
        ("Britain complained. The Ministry of Defence said so in London.", "British Defence Ministry", "Norwegian Defence Ministry"),
        ("Ana Solis spoke to the Parliamentary Science and Technology Committee.", "Parliamentary Science and Technology Committee",
         "Technology Committee"),
        ("Ana Solis, formerly of NASA and now a consultant to this firm, believes so.", "NASA", "now a consultant to this firm"),
    ],
)  # fmt: skip
def test_it_is_named(text: str, there: str, absent: str) -> None:
    found = names(text)
    assert there in found
    assert absent not in found


def test_a_programme_that_speaks_is_a_firm() -> None:
    def kind(text: str) -> ActorType | None:
        return next(a.type for a in find_actors(parse(text), load_lexicon()) if a.name == "Starlink")

    assert kind("Starlink argues that India should not hold an auction.") is ActorType.COMPANY
    assert kind("India allowed Starlink last week.") is ActorType.PROGRAMME


def test_lines_longer_than_any_wrap_are_paragraphs() -> None:
    long = "The council voted against a text on weapons in orbit, " * 3 + "and that was that."
    assert clean(f"{long}\nSwitzerland did not vote.\n{long}\n").text.count("\n\n") == 2
    wrapped = "The council voted against a text on weapons\nin orbit. Switzerland did not vote.\nThat was that.\n"
    assert "\n\n" not in clean(wrapped).text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Pakistan let it be known on Friday that it was ready.", "2017-05-05"),
        ("That is the verdict on the night of 9 January, when half the town stood in a field.", "2017-01-09"),
        ("She got a panel to take an amendment against it in March.", "2017-03"),
    ],
)
def test_what_is_over_is_dated_back(text: str, value: str) -> None:
    doc, published = parse(text), date(2017, 5, 7)
    assert value in {one.value for one in find_dates(doc, find_timexes(doc, published), published)}
