"""Who takes part in what an article is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perilune.extract.who.cast import cast_of
from perilune.extract.who.places import sightings
from perilune.extract.who.weight import weigh

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from perilune.findings import FoundActor
    from perilune.lexicon import Lexicon


def find_actors(doc: Doc, lexicon: Lexicon) -> tuple[FoundActor, ...]:
    """The actors of a parsed article in order of appearance, each with every place that speaks of it.

    Known names come from the lexicon, unknown ones from the words they are made of, from grammar and
    from the model's entities. Places are characters of `doc.text`.
    """
    return weigh(doc, cast_of(doc, lexicon, sightings(doc, lexicon)))
