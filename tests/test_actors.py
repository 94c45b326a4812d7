"""Who takes part: tables of sentences on the real model, and whole-text properties."""

from __future__ import annotations

from functools import cache

import pytest

from perilune.doc import parse
from perilune.extract.actors import find_actors
from perilune.findings import FoundActor
from perilune.lexicon import load_lexicon
from perilune.model import ActorType, Salience


@cache
def found(text: str) -> dict[str, FoundActor]:
    return {actor.id: actor for actor in find_actors(parse(text), load_lexicon())}


def said_of(text: str, actor_id: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in found(text)[actor_id].mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia and China rejected the plan.", {"russia": "state", "china": "state"}),
        ("Moscow rejected the plan.", {"russia": "state"}),
        ("The talks were held in Moscow.", {}),
        ("Envoys met in Geneva and Vienna.", {}),
        ("France accused Beijing of spying.", {"france": "state", "china": "state"}),
        ("The Kremlin denied it.", {"russia": "state"}),
        ("The White House denied it.", {"united-states": "state"}),
        ("The US-led pact was signed by the U.A.E.", {"united-states": "state", "united-arab-emirates": "state"}),
        ("Colorado sued the Pentagon.", {"colorado": "body", "pentagon": "body"}),
        ("The company moved its office to a town in Colorado.", {}),
        ("Engineers at Vandenberg Space Force Base slept.", {}),
        ("The Space Force cheered.", {"us-space-force": "body"}),
        ("The Outer Space Treaty bans such weapons.", {}),
        ("Falcon 9 lifted off from Cape Canaveral.", {}),
        ("Nasa said so, and so did Isro.", {"nasa": "body", "isro": "body"}),
        ("The U.N. General Assembly adopted it.", {"un-general-assembly": "igo"}),
        ("A Russian rocket flew.", {}),
        ("The Russian government protested.", {"russia": "state"}),
        ("The deal is worth US$1.4 billion.", {}),
        ("The US-based firm and the Luxembourg-based group disagreed.", {}),
        ("Rep. Ann Ferling (R-Texas) disagreed.", {"ann-ferling": "person"}),
        ("Ann Ferling (Chile), chair of the session, disagreed.", {"ann-ferling": "person"}),
        ("Two Democrats, Ann Ferling and Bob Quill, disagreed.", {"ann-ferling": "person", "bob-quill": "person"}),
        (
            "South Korea’s Joint Chiefs of Staff confirmed it.",
            {"south-korea": "state", "south-korean-joint-chiefs-of-staff": "body"},
        ),
        (
            "Japan debated it. The House of Representatives agreed.",
            {"japan": "state", "japanese-house-of-representatives": "body"},
        ),
        (
            "The U.S. objected, but the House of Representatives agreed.",
            {"united-states": "state", "us-house-of-representatives": "body"},
        ),
        ("The Government of India objected.", {"india": "state"}),
        ("The Indian Government objected.", {"india": "state"}),
        ("The Welsh Government objected.", {"welsh-government": "body"}),
        ("Congress balked. Lawmakers want a study.", {"congress": "body"}),
    ],
)
def test_known_names(text: str, expected: dict[str, str]) -> None:
    assert {actor.id: actor.type.value for actor in found(text).values()} == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Tallgrass Institute warned of a race.", "Tallgrass Institute", ActorType.GROUP),
        ("The Center for Orbital Peace sued on Monday.", "Center for Orbital Peace", ActorType.GROUP),
        ("The Air and Space Warning Centre confirmed it.", "Air and Space Warning Centre", ActorType.GROUP),
        ("Bellweather Dynamics sued the agency.", "Bellweather Dynamics", ActorType.COMPANY),
        ("Umbrix, a radar startup, welcomed the rule.", "Umbrix", ActorType.COMPANY),
        ("The House Fisheries Committee voted against it.", "House Fisheries Committee", ActorType.BODY),
        ("The source told VOLNIK that talks had failed.", "VOLNIK", ActorType.MEDIA),
        ("The Fife Courier reported the vote.", "Fife Courier", ActorType.MEDIA),
        ("The Russian Defence Ministry denied it.", "Russian Defense Ministry", ActorType.BODY),
        ("India's external affairs ministry denied it.", "Indian Foreign Ministry", ActorType.BODY),
        ("The Brazilian ministry of defence denied it.", "Brazilian Defense Ministry", ActorType.BODY),
        ("The Chinese embassy in Oslo protested.", "Chinese embassy in Oslo", ActorType.BODY),
        ("A Senate panel approved the money.", "U.S. Senate panel", ActorType.BODY),
        ("Supporters of the Aurora party protested.", "Aurora", ActorType.GROUP),
        ("U.S. officials declined the offer, and several delegations opposed it.", "U.S. officials", ActorType.GROUP),
        ("Four organizations took the regulator to court over the licence.", "Four organizations", ActorType.GROUP),
        (
            "A high-ranking source in the rocket industry denied it.",
            "high-ranking source in the rocket industry",
            ActorType.GROUP,
        ),
        ("The plan was rejected by several delegations.", "several delegations", ActorType.GROUP),
        ("He told the Zorin website that he would stay.", "Zorin", ActorType.MEDIA),
        ("It was cut last year, the Hankurye reported on Friday.", "Hankurye", ActorType.MEDIA),
        ("Sauti Mtandao, a consumer lobby, said the money was gone.", "Sauti Mtandao", ActorType.GROUP),
        ("Chad's regulator ARTPX ruled on it.", "ARTPX", ActorType.BODY),
        (
            "A panel of the 4th U.S. Circuit Court of Appeals agreed.",
            "4th U.S. Circuit Court of Appeals",
            ActorType.BODY,
        ),
        ("The 7th Orbital Warfare Squadron counted them.", "7th Orbital Warfare Squadron", ActorType.BODY),
        (
            "The Ministry for Trade, Energy and Industrial Strategy signed it.",
            "Ministry for Trade, Energy and Industrial Strategy",
            ActorType.BODY,
        ),
        ("The Universidad de Tarapaca signed it.", "Universidad de Tarapaca", ActorType.GROUP),
        ("The Ministerio de Ciencia signed it.", "Ministerio de Ciencia", ActorType.BODY),
        ("The Banco Ferrolano paid for it.", "Banco Ferrolano", ActorType.COMPANY),
        ("The Dark Sky Advisory Group met.", "Dark Sky Advisory Group", ActorType.GROUP),
        ("The State Development Bank of Samoa paid.", "State Development Bank of Samoa", ActorType.BODY),
        ('Kenya is slow. "Parliament threw it out," he said.', "Kenyan parliament", ActorType.BODY),
        ("Argentina is short of money, and the central bank refused.", "Argentine central bank", ActorType.BODY),
        ("In Britain, the minister told the House on Monday that it was late.", "House of Commons", ActorType.BODY),
    ],
)
def test_unknown_names(text: str, name: str, kind: ActorType) -> None:
    assert {actor.name: actor.type for actor in found(text).values()}.get(name) is kind


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ("The harbour board rejected the mast.", {"harbour board": "body"}),
        ("The lower house on Tuesday refused to pay.", {"lower house": "body"}),
        ("Rules are rules, replied the customs service.", {"customs service": "body"}),
        ("It was fined by the department of public works.", {"department of public works": "body"}),
        ("A coalition of local farmers sued the mayor.", {"coalition of local farmers": "group"}),
        ("The broadcasters' union proposed a test.", {"broadcasters' union": "group"}),
        ("The treasury objected, and so did the opposition.", {"treasury": "body"}),
        (
            "The figures are from the statistics bureau. The bureau cautions that they are old.",
            {"statistics bureau": "body"},
        ),
        ("“It is late,” grumbled a harbour pilot.", {"harbour pilot": "group"}),
        ("An engineer who worked on the probe said so.", {"engineer who worked on the probe": "group"}),
        # not told apart, somebody else's, or doing nothing
        ("The new board rejected the mast.", {}),
        ("Its harbour board rejected the mast.", {}),
        ("They met at the customs service.", {}),
        ("The guests counted the treasury.", {}),
        ("The senior engineer said so.", {}),
    ],
)
def test_unnamed_bodies_and_people(text: str, unnamed: dict[str, str]) -> None:
    assert {actor.name: actor.type.value for actor in found(text).values()} == unnamed


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("NASA workers protested.", "nasa-workers"),
        ("NASA officials protested.", "nasa"),
        ("The House Science Committee met. Later the science committee agreed.", "house-science-committee"),
        ("The FCC met. The telecoms commission agreed.", "federal-communications-commission"),
    ],
)
def test_whom_common_words_mean(text: str, actor: str) -> None:
    assert list(found(text))[-1] == actor


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Defence Minister Florentine Parlier called it an act of espionage.", {"Florentine Parlier"}),
        ("“No,” said Sen. Marthe Quill, D-Colo., on Monday.", {"Marthe Quill"}),
        ("Odrun Ferling, who studies orbits, disagreed.", {"Odrun Ferling"}),
        ("Hubert Tallow, 71, disagreed.", {"Hubert Tallow"}),
        ("South Korean Ambassador Kim Jang-soo disagreed.", {"Kim Jang-soo"}),
        ("Ursula van der Meulen and Jean-Luc Ferrand disagreed.", {"Ursula van der Meulen", "Jean-Luc Ferrand"}),
        ("US Assistant Secretary of State Christopher Fordham disagreed.", {"Christopher Fordham"}),
        ("NOAA Administrator Rick Spindle disagreed.", {"Rick Spindle"}),
        ("Lord Dunmore refused the petition.", {"Lord Dunmore"}),
        ("The U.S. Deorbit Vehicle will fly in May.", set()),
        ("The mayor of Tromso, Ragnvald Eikeland, disagreed.", {"Ragnvald Eikeland"}),
        ("Tessera Orbital Systems sued Marwan Haddad. Haddad denies it.", {"Marwan Haddad"}),
        ("It was a win for Kent-based Blue Origin.", set()),
        ("Muhammad Shehbaz Sharif agreed.", {"Shehbaz Sharif"}),
    ],
)
def test_persons(text: str, names: set[str]) -> None:
    assert {actor.name for actor in found(text).values() if actor.type is ActorType.PERSON} == names


ONE_ACTOR = [
    ("Anna Belling spoke first. Belling then left, and Ms. Belling wept.", "anna-belling", ["Anna Belling", "Belling", "Belling"]),
    ("The Meridian Bureau (MB) spoke. The MB left.", "meridian-bureau", ["Meridian Bureau", "MB", "MB"]),
    ("The Federal Aviation Administration (FAA) spoke, the FAA said.", "federal-aviation-administration",
     ["Federal Aviation Administration", "FAA", "FAA"]),
    ("NASA spoke. The agency left. The space agency wept.", "nasa", ["NASA", "The agency", "The space agency"]),
    ("The Caldwell Forum spoke. The forum left.", "caldwell-forum", ["Caldwell Forum", "The forum"]),
    ("Russia spoke, and the Russian side left. Moscow wept.", "russia", ["Russia", "Russian side", "Moscow"]),
    ("The Russian Foreign Ministry spoke. The ministry left.", "russian-foreign-ministry",
     ["Russian Foreign Ministry", "The ministry"]),
    ("NASA officials warned the crew before NASA’s chief spoke.", "nasa", ["NASA", "NASA officials", "NASA"]),
    ("Estonia protested. The government is to meet.", "estonia", ["Estonia", "The government"]),
    ("The Gulf Apex Technologies board met. Gulf Apex won.", "gulf-apex-technologies", ["Gulf Apex Technologies", "Gulf Apex"]),
    ("The National Commission for Space Activities (CONAE) met.", "conae", ["National Commission for Space Activities", "CONAE"]),
    ("The firms, backed by the U.S. delegation, agreed.", "united-states", ["the U.S. delegation", "U.S."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "mentions"), ONE_ACTOR)
def test_one_actor_one_id(text: str, actor: str, mentions: list[str]) -> None:
    assert said_of(text, actor) == mentions


def test_surname_before_the_full_name() -> None:
    text = "Quillon wants more money, the senator's staff said.\n\nSen. Martha Quillon spoke. Quillon then left."
    assert len(said_of(text, "martha-quillon")) == 3


@pytest.mark.parametrize(
    ("text", "actor", "role", "spoken_for"),
    [
        ("NASA Administrator Jim Bridenstine denied it.", "jim-bridenstine", "NASA Administrator", "nasa"),
        ("Anna Belling, a lawyer at Tesla, denied it.", "anna-belling", "lawyer at Tesla", "tesla"),
        ("Russia spoke. Russian Foreign Ministry spokeswoman Maria Zakharova denied it.", "maria-zakharova",
         "Russian Foreign Ministry spokeswoman", "russian-foreign-ministry"),
        ("Anna Belling, who chairs the Caldwell Forum, denied it.", "anna-belling", None, "caldwell-forum"),
        ("Anna Belling denied it.", "anna-belling", None, None),
    ],
)  # fmt: skip
def test_roles(text: str, actor: str, role: str | None, spoken_for: str | None) -> None:
    assert (found(text)[actor].role, found(text)[actor].spoken_for) == (role, spoken_for)


def test_aliases_are_the_other_forms_without_bare_company() -> None:
    text = "SpaceX spoke. The company left.\n\nRussia spoke. The Kremlin left, and Russian anger grew."
    assert found(text)["spacex"].aliases == ()
    assert found(text)["russia"].aliases == ("Kremlin", "Russian")


def test_salience() -> None:
    text = (
        "NASA rejected the plan. NASA wants another.\n\n"
        + "The rocket flew well and the weather held through the long afternoon over the launch site. " * 3
        + "\n\nNASA will decide. A museum in town belongs to Boeing."
    )
    assert found(text)["nasa"].salience is Salience.MAJOR
    assert found(text)["boeing"].salience is Salience.MINOR


TEXTS = [
    "",
    "\n\n",
    "No one.",
    "“" * 40,
    "RUSSIA REJECTS PACT\n\nRussia’s space chief, Dmitry Rogozin, rejected it — twice.",
    "The U.S.-led pact (the “Accords”) angers Moscow's allies; the U.S\n\nSpace Force did not answer.",
    *(text for text, _, _ in ONE_ACTOR),
]


@pytest.mark.parametrize("text", TEXTS)
def test_findings_hold_together(text: str) -> None:
    actors = find_actors(parse(text), load_lexicon())
    assert len({actor.id for actor in actors}) == len(actors)
    ids = {actor.id for actor in actors}
    for actor in actors:
        assert actor.mentions == tuple(sorted(set(actor.mentions)))
        assert all(text[m.start : m.end].strip() == text[m.start : m.end] != "" for m in actor.mentions)
        assert actor.spoken_for is None or actor.spoken_for in ids - {actor.id}
    firsts = [actor.mentions[0] for actor in actors]
    assert firsts == sorted(firsts)


def test_no_name_crosses_a_paragraph() -> None:
    assert found("This was the work of the National Space\n\nCouncil rooms are cold.") == {}


def test_same_text_same_findings() -> None:
    text = TEXTS[4]
    assert find_actors(parse(text), load_lexicon()) == find_actors(parse(text), load_lexicon())


def test_names_of_an_own_file(tmp_path) -> None:
    path = tmp_path / "actors.yml"
    path.write_text("type: programme\nnames:\n  Moonlight Relay: [MLR]\n", encoding="utf-8")
    actors = find_actors(parse("MLR has warned its users."), load_lexicon(path))
    assert [(actor.id, actor.aliases) for actor in actors if actor.type is ActorType.PROGRAMME] == [
        ("moonlight-relay", ("MLR",))
    ]


def test_a_named_agency_is_no_unnamed_one() -> None:
    found = {a.id for a in find_actors(parse("Russia's Roscosmos space agency plans a base there."), load_lexicon())}
    assert found == {"russia", "roscosmos"}
