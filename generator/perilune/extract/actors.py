"""Who takes part in what an article is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perilune.extract.who.bodies import add_described_bodies, add_sole_bodies, common_nouns
from perilune.extract.who.cast import Cast
from perilune.extract.who.deeds import tells
from perilune.extract.who.demonyms import add_demonyms
from perilune.extract.who.descriptions import add_descriptions
from perilune.extract.who.holders import add_unnamed_holders
from perilune.extract.who.namesakes import told_apart
from perilune.extract.who.places import sightings
from perilune.extract.who.shortening import add_shortened, ends_of_names, in_full, short_forms
from perilune.extract.who.sighting import How
from perilune.extract.who.states import home_state, states_named
from perilune.extract.who.weight import weigh
from perilune.model import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from perilune.findings import FoundActor
    from perilune.lexicon import Lexicon


def find_actors(doc: Doc, lexicon: Lexicon) -> tuple[FoundActor, ...]:
    """The actors of a parsed article in order of appearance, each with every place that speaks of it.

    Known names come from the lexicon, unknown ones from the words they are made of, from grammar and
    from the model's entities. Places are characters of `doc.text`.
    """
    named = sightings(doc, lexicon)
    named = told_apart(doc, named, home_state(states_named(named, lexicon)), lexicon)
    cast = Cast(doc, lexicon)
    forms, ends = short_forms(cast.text, named), ends_of_names(named)
    for sighting in named:
        if sighting.how is How.DEMONYM or (sighting.how is How.SEAT and not cast.governs(sighting)):
            continue
        if not cast.introduces(sighting):
            cast.add(in_full(sighting, forms, ends))
    add_shortened(doc, cast, forms)
    add_demonyms(doc, cast, [sighting for sighting in named if sighting.how is How.DEMONYM])
    common = common_nouns(doc)
    add_described_bodies(doc, cast, common)
    add_descriptions(doc, cast, named)
    add_sole_bodies(cast, common)
    add_unnamed_holders(doc, cast, common)
    return tuple(_as_firm(doc, actor) for actor in weigh(doc, cast))


def _as_firm(doc: Doc, actor: FoundActor) -> FoundActor:
    """A programme that speaks, as `Starlink argues` does, stands for the firm that runs it."""
    if actor.type is not ActorType.PROGRAMME:
        return actor
    places = (doc.char_span(*place, alignment_mode="expand") for place in actor.mentions)
    speaks = any(place is not None and tells(place.root) for place in places)
    return replace(actor, type=ActorType.COMPANY) if speaks else actor
