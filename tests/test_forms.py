"""Ways in which articles tell who holds what, with the actors that the real extractor finds in them."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from perilune.doc import parse
from perilune.extract.actors import find_actors
from perilune.extract.clash.camps import Camps
from perilune.extract.clash.parties import affiliations
from perilune.extract.gist.lead import lead
from perilune.extract.positions import find_attributions, find_positions
from perilune.extract.stance.hearing import hear
from perilune.extract.stance.reading import Reading, read
from perilune.findings import FoundActor
from perilune.lexicon import load_lexicon


def reading_of(text: str) -> Reading:
    doc, actors = parsed(text)
    return read(doc, actors)


def parsed(text: str) -> tuple[Doc, tuple[FoundActor, ...]]:
    doc = parse(text)
    return doc, find_actors(doc, load_lexicon())


def statements_of(text: str) -> list[str]:
    doc, actors = parsed(text)
    return [one.statement for one in find_positions(doc, actors, (), find_attributions(doc, actors))]


@pytest.mark.parametrize(
    ("text", "cue", "holders"),
    [
        ("For JAXA, the result shows that the lessons were learned.", "For", ["jaxa"]),
        ("To NASA the timing is no accident.", "To", ["nasa"]),
        ("Flavio Dino, who governs Maranhao, is for commercial launches.", "is", ["flavio-dino"]),
        ("The FCC approved it despite objections from rivals including Amazon and Viasat.", "objections",
         ["amazon", "viasat"]),
        ("Companies such as OneWeb and Telesat opposed it.", "opposed", ["oneweb", "telesat"]),
        ("Amazon's arguments against the third modification were noteworthy.", "arguments", ["amazon"]),
        ("SpaceX and Amazon filed first. The two companies lobbied for a review.", "lobbied", ["amazon", "spacex"]),
        ("Japan and China spoke. The two countries want a treaty.", "want", ["china", "japan"]),
        ("Its agents spoke. Some delegations expressed the view that it was early.", "expressed", ["some-delegations"]),
        ("Eight nations have signed a framework for the Moon, its head, Jim Bridenstine, announced Tuesday.", "announced", ["jim-bridenstine"]),
        ("In addition to Canada, Italy, Japan and Luxembourg signed the accords.", "signed",
         ["canada", "italy", "japan", "luxembourg"]),
        ("On 24 April Russia had vetoed a draft by the US and Japan against nuclear weapons in orbit.", "vetoed",
         ["russia"]),
        ("The Philippines took China to arbitration in 2013 and won; Beijing has rejected the award.", "took",
         ["philippines"]),
        ("It was Russia that had always been against strike weapons.", "been", ["russia"]),
        ("Bian Zhigang is in charge. Scientists from all countries, his office stresses, are welcome to apply.",
         "stresses", ["bian-zhigang"]),
        ("Xavier Barcons is in charge. His representative in Chile, Itziar de Gregorio, pointed out that it is big.",
         "pointed", ["itziar-de-gregorio"]),
        ("That is hypocrisy, replied the Russian defence ministry on Tuesday.", "replied",
         ["russian-defense-ministry"]),
        ("SpaceX, said Blue Origin, had been let off a requirement.", "said", ["blue-origin"]),
        ("A party that sees a plot in it, scoffed the spokesman Nalin Kohli, is stuck in the past.", "scoffed",
         ["nalin-kohli"]),
        ("Keith Kellogg, the envoy, was blunter on Thursday: the Ukrainians had brought it on themselves.", "was",
         ["keith-kellogg"]),
        ("OneWeb Ltd disclosed that it needs money.", "disclosed", ["oneweb"]),
        ("Amazon and Viasat sued the FCC in May. SpaceX backed it. The lawsuit says that nothing was examined.", "says",
         ["amazon", "viasat"]),
        ("A group of lawmakers is urging NASA to wait.", "urging", ["lawmakers"]),
        ("Lawmakers warned NASA in a letter. However, the lawmakers emphasized that it is early.", "emphasized",
         ["lawmakers"]),
        ("The co-chairs of the Planetary Caucus, Reps. Judy Chu (D-Calif.) and Don Bacon (R-Neb.), said they wait.",
         "said", ["don-bacon", "judy-chu"]),
        ("Arcom, the French regulator, ordered a stop. The French regulator said the order was final.", "said",
         ["arcom"]),
    ],
)  # fmt: skip
def test_who_is_heard(text: str, cue: str, holders: list[str]) -> None:
    heard = [one for one in hear(reading_of(text)) if one.statement.cue.text == cue]
    assert [sorted(holder.id for holder in one.holders) for one in heard] == [holders]


def test_the_answers_of_an_interview_are_those_of_the_person_asked() -> None:
    text = (
        "We asked Maria Weber, who breeds them.\n\nAre they alive?\n\nNo.\n\nWhere is the harm?\n\nI accuse the firm."
    )
    assert [[one.id for one in said.holders] for said in hear(reading_of(text))][-1] == ["maria-weber"]
    assert not hear(reading_of("Maria Weber was there. I accuse the firm of a breach."))[-1].holders


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Tuesday Seo Cheon-ho, the lawmaker, put a bill forward.", ["Seo Cheon-ho"]),
        ("KHALED KHIARI, Assistant Secretary for Asia, said that it broke the rules.", ["Khaled Khiari"]),
        ('"Every reseller has one," said Farida al-Maqtari, who tracks arms.', ["Farida al-Maqtari"]),
        ("Wilhelmina Drax of Pelican Orbital Advisors, who has seen it, agrees.",
         ["Wilhelmina Drax", "Pelican Orbital Advisors"]),
        ("It creates risks to incumbent Ka-band operations.", []),
        ("PSOL said so on Monday.", ["PSOL"]),
    ],
)  # fmt: skip
def test_who_is_found(text: str, names: list[str]) -> None:
    assert [actor.name for actor in parsed(text)[1]] == names


def test_two_of_one_house_or_owner_do_not_clash() -> None:
    reading = reading_of("The FCC International Bureau wrote to the FCC. Elon Musk's SpaceX and Viasat opposed it.")
    camps = Camps.of(reading, affiliations(reading, load_lexicon()), load_lexicon())
    assert camps.is_own("fcc-international-bureau", "federal-communications-commission")
    assert camps.is_own("elon-musk", "spacex")
    assert not camps.is_own("viasat", "spacex")


def test_our_sentences_stay_whole() -> None:
    assert "Viasat can't address the issues." in statements_of("Viasat can't go back and address the issues.")
    said = "Ned Price said that the United States has raised concerns with Russia."
    assert said in statements_of("The United States has raised concerns with Russia, Ned Price said.")
    assert not [one for one in statements_of('Russia called it "a dirty show." NASA agreed with it.') if ".”." in one]


def test_a_lead_drops_who_announced_it() -> None:
    doc, actors = parsed(
        "Eight nations have signed a framework, the agency's head, Jim Bridenstine, announced Tuesday."
    )
    found = lead(doc, actors)
    assert found is not None
    assert found.text == "Eight nations have signed a framework."


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Viasat argued that the FCC should have examined the plan.", "examined"),
        ("Dish claimed that the FCC had failed to consider the risk.", "consider"),
        ("Japan's envoy said that it is hard to understand the vote.", "understand"),
        ("The FCC declined comment on the lawsuit.", "declined"),
        ("Ariane 6 is built by ArianeGroup.", "built"),
    ],
)
def test_what_nobody_does_or_says_is_not_heard(text: str, verb: str) -> None:
    assert verb not in [one.statement.cue.text for one in hear(reading_of(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('"It is bad," Zorb Price, the department spokesman told reporters.', ["Zorb Price"]),
        ('"They are global," said Parnil Urdhwareshe of Starlink India.', ["Parnil Urdhwareshe"]),
        ("A Hill staffer who follows the fund expects nothing.", ["Hill staffer"]),
        ("A former FAA official said that it was early.", ["former FAA official", "Federal Aviation Administration"]),
    ],
)
def test_who_speaks_without_being_known(text: str, names: list[str]) -> None:
    assert sorted(actor.name for actor in parsed(text)[1]) == sorted(names)


def test_a_quotation_over_sentences_is_told_one_by_one() -> None:
    text = '"The spectrum is shared everywhere. The country is doing nothing else," Jyotiraditya Scindia said.'
    assert statements_of(text) == [
        "Jyotiraditya Scindia said: “The spectrum is shared everywhere.”",
        "Jyotiraditya Scindia said: “The country is doing nothing else.”",
    ]


def test_our_sentences_fit_their_subject() -> None:
    text = "Conservation groups sued the FAA. The lawsuit says that the FAA examined nothing."
    assert "Conservation groups say that the FAA examined nothing." in statements_of(text)
    text = "Russia rejected the test as hypocritical, while Japan noted that it was early."
    assert "Russia rejected the test as hypocritical." in statements_of(text)
    assert "Don Bacon criticized the cuts." in statements_of("Don Bacon is one of the first to criticize the cuts.")


def test_an_envoy_speaks_for_the_state_that_sent_him() -> None:
    reading = reading_of("US Ambassador to the UN Linda Thomas-Greenfield said that Russia vetoed it.")
    assert affiliations(reading, load_lexicon())["linda-thomas-greenfield"] == "united-states"
