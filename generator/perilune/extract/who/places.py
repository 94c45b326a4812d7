"""All places that name somebody: the base, the shape of names, titles and the model, without overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from perilune.extract.text import text_of
from perilune.extract.who.beside import by_name
from perilune.extract.who.firms import firms_and_outlets, is_told
from perilune.extract.who.forms import form_table, known_names
from perilune.extract.who.grammar import ORIGINS
from perilune.extract.who.organs import branches, parties, state_organs
from perilune.extract.who.people import people
from perilune.extract.who.runs import institutions, is_capital, runs
from perilune.extract.who.shortening import by_known_acronym, without_form_words
from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from perilune.lexicon import Lexicon

_CHAMBERS = frozenset({"House", "Senate"})
"""They are themselves only where no longer name follows (`House Intelligence Chairman`)."""
_SHARED_NAMES = frozenset({ActorType.STATE, ActorType.PERSON, ActorType.COMPANY, None})
"""Types of known names that are people's names or common words as well."""

_PARTY = re.compile(r"(?:Party|Union|Movement|Alliance|Institute|Association|Council|States|Kingdom|Emirates) \($")
"""Before a bracket: it holds the acronym of what stands there, not where a person comes from."""


def sightings(doc: Doc, lexicon: Lexicon) -> list[Sighting]:
    """Every name in order of appearance; where two overlap, the longer one stands."""
    text = text_of(doc)
    known = [
        _as_origin(sighting) if _tells_origin(text, sighting) else _in_whole(doc, sighting)
        for sighting in known_names(text, form_table(lexicon))
        if not _in_longer_name(doc, sighting)
    ]
    states = {place: s.who for s in known if s.who.type is ActorType.STATE for place in (s.start, s.end)}
    stretches = list(runs(doc))
    headed = list(institutions(doc, stretches))
    organs = [*state_organs(doc, known, lexicon), *branches(doc, known), *parties(doc)]
    named = [
        _as_state(_as_outlet(doc, s), states)
        for s in _longest([*known, *without_form_words(text, headed), *headed, *organs])
    ]
    named = by_known_acronym(text, named)
    taken = _tokens(doc, named)
    persons = list(people(doc, stretches, taken))
    taken |= _tokens(doc, persons)
    found = [*named, *persons, *firms_and_outlets(doc, stretches, taken)]
    return by_name(text, found, frozenset(organ.who.id for organ in organs))


def _longest(found: Iterable[Sighting]) -> list[Sighting]:
    kept: list[Sighting] = []
    covered: set[int] = set()
    for sighting in sorted(found, key=lambda s: (s.start - s.end, s.how, s.start)):
        places = range(sighting.start, sighting.end)
        if covered.isdisjoint(places):
            covered.update(places)
            kept.append(sighting)
    return kept


def _tokens(doc: Doc, found: Iterable[Sighting]) -> set[int]:
    return {token.i for sighting in found for token in sighting.tokens(doc)}


def _tells_origin(text: str, sighting: Sighting) -> bool:
    """`the US-based firm`, `Franco-British`; `Hellmut Lagos (Chile)`, `Kramp-Karrenbauer (CDU)`."""
    before, after = text[sighting.start - 1 : sighting.start], text[sighting.end : sighting.end + 1]
    if before == "(" and after == ")":
        return sighting.who.type in {ActorType.STATE, ActorType.GROUP} and not _PARTY.search(
            text[max(sighting.start - 20, 0) : sighting.start]
        )
    return text.startswith(ORIGINS, sighting.end) or (before == "-" and sighting.how is How.DEMONYM)


def _in_whole(doc: Doc, sighting: Sighting) -> Sighting:
    """A known name with the words that go with it here and are not in the base."""
    if sighting.who.type is ActorType.PERSON:
        return _with_forename(doc, sighting)
    return _with_tail(doc, sighting)


def _with_forename(doc: Doc, sighting: Sighting) -> Sighting:
    """A person's name of two words and more with a forename before it: `Muhammad Shehbaz Sharif`."""
    start = sighting.tokens(doc).start
    if " " not in sighting.who.name or start == 0 or not _is_name_word(doc, start - 1) or doc[start].is_sent_start:
        return sighting
    return Sighting(doc[start - 1].idx, sighting.end, sighting.who, sighting.how)


def _with_tail(doc: Doc, sighting: Sighting) -> Sighting:
    """A firm's name with the words that a branch of it adds: `Thales Alenia Space Italia`."""
    if sighting.who.type is not ActorType.COMPANY:
        return sighting
    at = sighting.tokens(doc).end
    while at < len(doc) and is_capital(doc[at]) and doc[at].text.lower() in load_vocabulary().company_tails:
        at += 1
    return Sighting(sighting.start, max(sighting.end, doc[at - 1].idx + len(doc[at - 1])), sighting.who, sighting.how)


def _as_origin(sighting: Sighting) -> Sighting:
    """The words are taken, and nobody acts."""
    return Sighting(sighting.start, sighting.end, Who(sighting.who.id, sighting.who.name, None), sighting.how)


def _as_outlet(doc: Doc, sighting: Sighting) -> Sighting:
    """A name that is no actor's is an outlet's where somebody tells it something (`told Vega`)."""
    tokens = sighting.tokens(doc)
    if sighting.who.type is not None or sighting.how is not How.NAME or len(tokens) > 1 or not is_told(tokens):
        return sighting
    name = sighting.tokens(doc).text
    return Sighting(sighting.start, sighting.end, Who(slug(name), name, ActorType.MEDIA), How.MODEL)


def _as_state(sighting: Sighting, states: dict[int, Who]) -> Sighting:
    """`Government of India`, `Indian Government`, `Administration of the Islamic Republic of Iran`: the state itself."""
    if sighting.how is not How.RUN:
        return sighting
    words = sighting.who.name.split()
    opens = states.get(sighting.end) if words[0] in {"Government", "Administration", "Republic", "Kingdom"} else None
    closes = states.get(sighting.start) if words[-1] == "Government" else None
    state = opens or closes
    return Sighting(sighting.start, sighting.end, state, How.NAME) if state else sighting


def _in_longer_name(doc: Doc, sighting: Sighting) -> bool:
    """Whether a known single word is only a part of an unknown name (`Chad` of `Chad Anderson`), or no name at all."""
    span = sighting.tokens(doc)
    if span.text in _CHAMBERS:
        return span.end < len(doc) and is_capital(doc[span.end])
    if len(span) > 1 or len(span.text) == 1 or sighting.how is How.DEMONYM or sighting.who.type not in _SHARED_NAMES:
        return False
    if (
        sighting.who.type in {ActorType.PERSON, ActorType.COMPANY}
        and span.start > 0
        and _is_name_word(doc, span.start - 1)
    ):
        return True
    if sighting.who.type is ActorType.STATE and _ends_name_of_organisation(doc, span.start):
        return True
    if sighting.who.type is ActorType.COMPANY and span[0].is_sent_start and span[0].pos_ not in {"PROPN", "NOUN"}:
        return True  # `Vast areas`
    ahead = span.end < len(doc) and is_capital(doc[span.end]) and doc[span.end].ent_type_ == "PERSON"
    return ahead and span[0].ent_type_ == "PERSON" and sighting.who.type is not ActorType.PERSON


def _ends_name_of_organisation(doc: Doc, at: int) -> bool:
    """Whether a state's name ends another name, as the model sees it: `Bisnis Indonesia`, `Enterprise Estonia`."""
    token, before = doc[at], doc[at - 1] if at else doc[at]
    joined = token.ent_type_ == "ORG" == before.ent_type_ and token.ent_iob_ == "I"
    return joined and is_capital(before) and before.pos_ == "PROPN" and not before.is_sent_end


def _is_name_word(doc: Doc, at: int) -> bool:
    token = doc[at]
    if not is_capital(token) or not token.is_alpha or token.pos_ not in {"PROPN", "NOUN"}:
        return False
    lower = token.text.lower()
    return lower in load_vocabulary().given_names or (
        token.ent_type_ == "PERSON" and lower not in load_vocabulary().titles
    )
