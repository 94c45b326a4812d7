"""Who holds what: sentences with the holder, stance and kind they show. The real model parses them."""

from __future__ import annotations

import re

import pytest

from perilune.doc import parse
from perilune.extract.positions import find_attributions, find_positions
from perilune.findings import Attribution, FoundActor, FoundDate, FoundPosition, Span
from perilune.model import ActorType, DateKind, PositionKind, Salience, Stance

NAMES = {
    "russia": ("Russia|Moscow", ActorType.STATE),
    "china": ("China|Beijing", ActorType.STATE),
    "united-states": ("United States|Washington", ActorType.STATE),
    "nasa": ("NASA", ActorType.BODY),
    "faa": ("FAA", ActorType.BODY),
    "spacex": ("SpaceX", ActorType.COMPANY),
    "viasat": ("Viasat", ActorType.COMPANY),
    "reuters": ("Reuters", ActorType.MEDIA),
    "maria-weber": ("Maria Weber|Weber", ActorType.PERSON),
    "john-hale": ("John Hale|Hale", ActorType.PERSON),
}


def actors_in(text: str) -> tuple[FoundActor, ...]:
    """The actors of NAMES that the text names, in order of appearance."""
    found = []
    for key, (names, kind) in NAMES.items():
        places = tuple(Span(*match.span()) for match in re.finditer(rf"\b(?:{names})\b", text))
        if places:
            found.append(FoundActor(key, names.split("|")[0], kind, Salience.MAJOR, places))
    return tuple(sorted(found, key=lambda actor: actor.mentions[0]))


def positions_in(text: str, dates: tuple[FoundDate, ...] = ()) -> tuple[FoundPosition, ...]:
    doc, actors = parse(text), actors_in(text)
    return find_positions(doc, actors, dates, find_attributions(doc, actors))


def attributions_in(text: str) -> tuple[Attribution, ...]:
    return find_attributions(parse(text), actors_in(text))


HOLDERS = [
    ("indirect", "NASA said that the launch would be delayed.", {"nasa"}),
    ("inverted", "“The rocket is not ready for a crew,” said Maria Weber.", {"maria-weber"}),
    ("trailing", "The draft leaves weapons on the ground untouched, Russia argued.", {"russia"}),
    ("in the middle", "The draft, Russia argued, leaves weapons on the ground untouched.", {"russia"}),
    ("according to", "The satellite came within a mile of the station, according to NASA.", {"nasa"}),
    ("in the words of", "The rule, in the words of Maria Weber, is a gift to one company.", {"maria-weber"}),
    ("passive", "The proposal was rejected by China.", {"china"}),
    ("list of holders", "Russia and China condemned the new rule.", {"russia", "china"}),
    ("relative clause", "Viasat, which opposes the merger, has hired lawyers.", {"viasat"}),
    ("noun", "Viasat's objection to the merger surprised the market.", {"viasat"}),
    ("will", "NASA plans to land a crew near the pole.", {"nasa"}),
    ("deed", "SpaceX sued the FAA over the fine.", {"spacex"}),
    ("echo", "China voted against the text, and so did Russia.", {"china", "russia"}),
    ("spokesperson", "A spokesman for NASA said the leak was harmless.", {"nasa"}),
    ("aside with an addressee", "A launch before May, Maria Weber told reporters, was not realistic.", {"maria-weber"}),
    ("inverted", "The law, thundered Maria Weber, had been a mistake from the start.", {"maria-weber"}),
    ("any verb after a quotation", "“It flies again next year,” snarled Maria Weber.", {"maria-weber"}),
    ("verb taken for a noun", "This time, NASA counters, the choice was not its to make.", {"nasa"}),
    ("verb after a relative clause", "Maria Weber, who runs the firm, boasted that it worked.", {"maria-weber"}),
    ("relayed", "“We support the law,” Maria Weber was quoted as saying.", {"maria-weber"}),
    ("predicate of a noun", "Moscow's answer was that the treaty allows it.", {"russia"}),
    ("colon", "NASA's verdict: the tank leaks.", {"nasa"}),
    ("single marks", "'We will not pay for it,' said Maria Weber.", {"maria-weber"}),
    ("officials of two", "Officials from NASA and SpaceX promised to repair the tank.", {"nasa", "spacex"}),
    ("told as known", "Viasat said the accords, which Russia signed in May, are empty.", {"viasat", "russia"}),
    ("lemma misread", "Russia hopes to build a station of its own.", {"russia"}),
    ("at pains to", "Russia was at pains to stress that the test was safe.", {"russia"}),
    ("apposition after a place", "Its counterpart in Brussels, the FAA, says the land is ready.", {"faa"}),
]


@pytest.mark.parametrize(("text", "holders"), [case[1:] for case in HOLDERS], ids=[case[0] for case in HOLDERS])
def test_who_holds_it(text: str, holders: set[str]) -> None:
    assert {position.actor for position in positions_in(text)} == holders


NONE = [
    "NASA declined to comment.",
    "SpaceX did not respond to questions.",
    "The rocket stands on the pad in Florida.",
    "NASA was founded in 1958.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_position(text: str) -> None:
    assert positions_in(text) == ()


PRONOUNS = [
    ("Maria Weber met John Hale on Monday. She said the law was unfair.", "maria-weber"),
    ("Maria Weber met John Hale on Monday. He said the law was unfair.", "john-hale"),
    ("NASA published the report. The agency said that the tests would go on.", "nasa"),
    ("SpaceX launched the satellites. The company said that all of them work.", "spacex"),
    ("Viasat sells the craft to SpaceX. It said the craft was safe.", "viasat"),
    ("NASA paid SpaceX for the tank. The agency said that the leak was small.", "nasa"),
    ("Maria Weber runs the plant. Her lawyer is John Hale. She said the law was unfair.", "maria-weber"),
    ("Washington paid SpaceX for the launch. The company said that the rocket was ready.", "spacex"),
]


@pytest.mark.parametrize(("text", "holder"), PRONOUNS)
def test_pronouns_and_descriptions(text: str, holder: str) -> None:
    assert [position.actor for position in positions_in(text) if position.kind is PositionKind.REPORTED] == [holder]


def test_source_that_cannot_be_told_is_kept_as_attribution_only() -> None:
    text = "Several engineers said that the valve had failed."
    assert [attribution.actor for attribution in attributions_in(text)] == [None]
    assert positions_in(text) == ()


STANCES = [
    ("Russia condemned the test.", Stance.OPPOSES),
    ("China welcomed the agreement.", Stance.SUPPORTS),
    ("Viasat accused SpaceX of lying to the regulator.", Stance.OPPOSES),
    ("Russia rejected the draft.", Stance.OPPOSES),
    ("NASA plans to build a base on the Moon.", Stance.SUPPORTS),
    ("China abstained.", Stance.NEUTRAL),
    ("The United States vetoed the resolution.", Stance.OPPOSES),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(text: str, stance: Stance) -> None:
    assert positions_in(text)[0].stance is stance


KINDS = [
    ("“The rocket is not ready,” Maria Weber said.", PositionKind.QUOTED),
    ("Maria Weber called the rocket “a flying coffin with wings”.", PositionKind.QUOTED),
    ("Maria Weber said the rocket was late.", PositionKind.REPORTED),
    ("China signed the accords.", PositionKind.ACTED),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: PositionKind) -> None:
    assert positions_in(text)[0].kind is kind


def test_quotation_goes_on_in_the_next_sentence() -> None:
    text = "“The rule is wrong,” Maria Weber said. “Nobody asked the people who have to follow it.”"
    assert [position.actor for position in positions_in(text)] == ["maria-weber", "maria-weber"]


SECOND = [
    ("Maria Weber, who voted for the plan, criticised the delay.", 2),
    ("Maria Weber rejected the charge and called for a vote.", 2),
    ("“The pad is safe,” Maria Weber said, stressing that the tests would go on.", 2),
    ("China attacked the plan, saying that it was unfair.", 1),
    ("China said the plan was unfair.", 1),
]


@pytest.mark.parametrize(("text", "number"), SECOND)
def test_one_sentence_may_show_two_positions_of_one_holder(text: str, number: int) -> None:
    assert len(positions_in(text)) == number


def test_every_quoted_sentence_is_a_position_of_its_own() -> None:
    text = "“The rule is wrong,” Maria Weber said. “Nobody asked the people. They will not follow it.”"
    assert [position.statement for position in positions_in(text)] == [
        "Maria Weber said: “The rule is wrong.”",
        "Maria Weber said: “Nobody asked the people.”",
        "Maria Weber said: “They will not follow it.”",
    ]


def test_quotation_ends_where_the_blank_after_it_was_lost() -> None:
    text = "“They took the sea,” said Maria Weber. “They gave us a road.”The note was short. Russia rejected the note."
    assert positions_in(text)[-1].actor == "russia"


def test_a_possessive_closes_no_quotation() -> None:
    text = "The operators' group heard Maria Weber, who called the engineers' plan 'a disgrace to the agency'."
    assert positions_in(text)[0].kind is PositionKind.QUOTED


@pytest.mark.parametrize(
    "text", ["Viasat denied the charge that SpaceX broke the rule.", "Viasat asked whether SpaceX signed it."]
)
def test_a_deed_that_is_only_supposed_is_none(text: str) -> None:
    assert {position.actor for position in positions_in(text)} <= {"viasat"}


def test_a_role_is_its_bearer() -> None:
    text = "John Hale, president of SpaceX, was at home. The SpaceX president said the rocket was ready."
    hale = FoundActor(
        "john-hale", "John Hale", ActorType.PERSON, Salience.MAJOR, (Span(0, 9),), role="president", spoken_for="spacex"
    )
    spacex = next(actor for actor in actors_in(text) if actor.id == "spacex")
    assert [one.actor for one in find_attributions(parse(text), (hale, spacex)) if one.actor] == ["john-hale"]


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“The rule is wrong, Maria Weber said.\n\nNASA plans to appeal the ruling."
    assert "nasa" in {position.actor for position in positions_in(text)}


DEEDS_NOT_DONE = ["SpaceX would sue the FAA if it lost.", "SpaceX may cancel the launch."]


@pytest.mark.parametrize("text", DEEDS_NOT_DONE)
def test_a_deed_has_to_be_done(text: str) -> None:
    assert PositionKind.ACTED not in {position.kind for position in positions_in(text)}


STATEMENTS = [
    ("Russia has not decided to leave the station.", "Russia has not decided to leave the station."),
    ("The proposal was rejected by China.", "China rejected the proposal."),
    ("Russia and China have agreed to build a base.", "Russia has agreed to build a base."),
    ("The draft leaves weapons untouched, Russia argued.", "Russia argued that the draft leaves weapons untouched."),
    ("“The rule is wrong,” said Maria Weber.", "Maria Weber said: “The rule is wrong.”"),
    ("The United States plans to return to the Moon.", "The United States plans to return to the Moon."),
    ("In the letter NASA took a swipe at Viasat, which it accused of bad faith.", "NASA accused Viasat of bad faith."),
    ("At stake are some $29 million, which SpaceX wants back.", "SpaceX wants back some $29 million."),
    ("Not so, retorts Russia.", "Russia retorts: not so."),
    ("Russia will have none of it.", "Russia will have none of it."),
]


@pytest.mark.parametrize(("text", "statement"), STATEMENTS)
def test_statement_is_a_plain_sentence(text: str, statement: str) -> None:
    assert positions_in(text)[0].statement == statement


TARGETS = [
    ("NASA plans to build a station on the Moon.", "building a station on the Moon"),
    ("SpaceX sued the FAA on Monday.", "FAA’s conduct"),
    ("Viasat accused SpaceX of crowding the orbit.", "crowding the orbit"),
    ("Russia refused to permit the inspection.", "permitting the inspection"),
    (
        "The assembly took up a resolution against destructive tests. Russia voted against it.",
        "resolution against destructive tests",
    ),
]


@pytest.mark.parametrize(("text", "target"), TARGETS)
def test_target_is_what_it_is_about(text: str, target: str) -> None:
    assert [position.target for position in positions_in(text)] == [target]


def test_target_has_two_to_eight_words_and_keeps_its_wording() -> None:
    text = "China called for negotiations on a treaty. Russia supports the treaty."
    targets = [position.target for position in positions_in(text)]
    assert targets == ["negotiations on a treaty", "negotiations on a treaty"]


def test_evidence_is_short_and_holds_the_cue() -> None:
    filler = " and ".join(f"the {word} valve of the engine" for word in ["first", "second", "third", "fourth"] * 4)
    text = f"NASA said that it had checked {filler}."
    (position,) = positions_in(text)
    shown = text[slice(*position.evidence[0])]
    assert len(shown.split()) <= 45
    assert "said" in shown


def test_date_in_the_evidence_dates_the_position() -> None:
    text = "Russia rejected the draft on May 6, 2020."
    place = Span(text.index("May"), text.index("."))
    date = FoundDate(
        place, "May 6, 2020", "2020-05-06", "Russia rejects the draft", DateKind.PAST, key=True, evidence=place
    )
    assert positions_in(text, (date,))[0].date == "2020-05-06"


@pytest.mark.parametrize("text", ["", "   ", "“", "““””", "said said said", "\n\n\n\n"])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert positions_in(text) == ()


def test_no_actors_no_positions() -> None:
    doc = parse("Russia rejected the draft.")
    assert find_positions(doc, (), (), find_attributions(doc, ())) == ()


RELAYS = [
    ("Maria Weber told Reuters that the law was unfair.", "reuters"),
    ("Maria Weber said the law was unfair.", None),
    ("Viasat said that NASA opposes the merger.", "viasat"),
]


@pytest.mark.parametrize(("text", "via"), RELAYS)
def test_who_relays_it(text: str, via: str | None) -> None:
    assert positions_in(text)[-1].via == via


def test_date_of_another_event_in_the_sentence_is_not_its_own() -> None:
    text = "Russia rejected the draft that China wrote in 2019."
    place = Span(text.index("2019"), text.index("."))
    date = FoundDate(place, "2019", "2019", "China writes the draft", DateKind.PAST, key=True, evidence=place)
    assert positions_in(text, (date,))[0].date is None


def test_what_is_only_claimed_to_have_been_done_is_no_deed() -> None:
    positions = positions_in("Viasat claimed that SpaceX had cancelled the contract.")
    assert [position.actor for position in positions] == ["viasat"]


def test_same_input_same_output() -> None:
    text = "Russia and China condemned the new rule. The United States welcomed it."
    assert positions_in(text) == positions_in(text)


def test_a_joined_verb_shares_the_modal() -> None:
    kinds = {position.kind for position in positions_in("Russia would build another lander and launch it alone.")}
    assert PositionKind.ACTED not in kinds


WORDINGS = [
    (
        "told",
        "The draft, Russia argued, leaves weapons untouched.",
        "Russia argued that the draft leaves weapons untouched.",
    ),
    ("governed", "NASA plans to land a crew near the pole.", "NASA plans to land a crew near the pole."),
    ("passive", "The proposal was rejected by China.", "China rejected the proposal."),
    ("relative clause", "The note that China sent was long.", "China sent the note."),
    ("answer", "Moscow's answer was that the treaty allows it.", "Russia’s answer was that the treaty allows it."),
    (
        "interrupted",
        "To keep old work alive, Maria Weber argued, would not serve the country.",
        "Maria Weber argued that to keep old work alive would not serve the country.",
    ),
    ("part of a sentence", "China called the test “reckless and irresponsible” on Monday.", None),
]


@pytest.mark.parametrize(("text", "wording"), [case[1:] for case in WORDINGS], ids=[case[0] for case in WORDINGS])
def test_wording_keeps_to_the_article(text: str, wording: str | None) -> None:
    said = [position.statement for position in positions_in(text)]
    assert said
    assert wording in said if wording else all(line.startswith("China") and line.endswith(".") for line in said)


@pytest.mark.parametrize("text", ["China, as Russia calls it, waits.", "The company has what SpaceX had asked."])
def test_what_says_nothing_is_left_out(text: str) -> None:
    assert not [p for p in positions_in(text) if p.statement.rstrip(".").endswith((" it", " asked", " that"))]


def test_it_in_a_relative_clause_is_the_owner() -> None:
    text = "Russia will not be a partner in the United States' pact on rights it seeks to negotiate."
    assert {position.actor for position in positions_in(text)} == {"united-states"}
