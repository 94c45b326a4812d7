"""All places that name somebody: the base, the shape of names, titles and the model, without overlap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from perilune.extract.who.firms import firms_and_outlets, is_told
from perilune.extract.who.forms import form_table, known_names
from perilune.extract.who.organs import branches, parties, state_organs
from perilune.extract.who.people import people
from perilune.extract.who.runs import institutions, is_capital
from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from perilune.lexicon import Lexicon


def sightings(doc: Doc, lexicon: Lexicon) -> list[Sighting]:
    """Every name in order of appearance; where two overlap, the longer one stands."""
    known = [sighting for sighting in known_names(doc.text, form_table(lexicon)) if not _in_longer_name(doc, sighting)]
    states = {s.end: s.who for s in known if s.who.type is ActorType.STATE}
    named = [
        _as_state(_as_outlet(doc, s), states)
        for s in _longest(
            [*known, *institutions(doc), *state_organs(doc, known, lexicon), *branches(doc, known), *parties(doc)]
        )
    ]
    taken = _tokens(doc, named)
    persons = list(people(doc, taken))
    taken |= _tokens(doc, persons)
    return sorted([*named, *persons, *firms_and_outlets(doc, taken)], key=lambda sighting: sighting.start)


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


def _as_outlet(doc: Doc, sighting: Sighting) -> Sighting:
    """A name that is no actor's is an outlet's where somebody tells it something (`told Vega`)."""
    if sighting.who.type is not None or sighting.how is not How.NAME or not is_told(sighting.tokens(doc)):
        return sighting
    name = doc.text[sighting.start : sighting.end]
    return Sighting(sighting.start, sighting.end, Who(slug(name), name, ActorType.MEDIA), How.MODEL)


def _as_state(sighting: Sighting, states: dict[int, Who]) -> Sighting:
    """`Government of India`, `Administration of the Islamic Republic of Iran`: the state itself."""
    state = states.get(sighting.end)
    if (
        sighting.how is How.RUN
        and state is not None
        and sighting.who.name.split()[0] in {"Government", "Administration", "Republic", "Kingdom"}
    ):
        return Sighting(sighting.start, sighting.end, state, How.NAME)
    return sighting


def _in_longer_name(doc: Doc, sighting: Sighting) -> bool:
    """Whether a known single word is only a part of an unknown name (`Chad` of `Chad Anderson`)."""
    if " " in doc.text[sighting.start : sighting.end] or sighting.who.type not in {
        ActorType.STATE,
        ActorType.PERSON,
        None,
    }:
        return False
    span = sighting.tokens(doc)
    if sighting.how is How.DEMONYM:
        return False
    if sighting.who.type is ActorType.PERSON:
        return span.start > 0 and _is_name_word(doc, span.start - 1)
    ahead = span.end < len(doc) and is_capital(doc[span.end]) and doc[span.end].ent_type_ == "PERSON"
    return ahead and span[0].ent_type_ == "PERSON"


def _is_name_word(doc: Doc, at: int) -> bool:
    token = doc[at]
    if not is_capital(token) or not token.is_alpha or token.pos_ not in {"PROPN", "NOUN"}:
        return False
    lower = token.text.lower()
    return lower in load_vocabulary().given_names or (
        token.ent_type_ == "PERSON" and lower not in load_vocabulary().titles
    )
