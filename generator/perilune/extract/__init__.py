"""`Doc` -> findings: the extractors in order, each given what the earlier ones found.

No spaCy object leaves this package.
"""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from perilune.extract.actors import find_actors
from perilune.extract.dates import find_dates, find_timexes
from perilune.extract.disputes import find_disputes
from perilune.extract.positions import find_attributions, find_positions
from perilune.extract.summary import summarise
from perilune.findings import Findings, Span
from perilune.lexicon import Lexicon


def extract(doc: Doc, published: date, title: str, lexicon: Lexicon) -> Findings:
    """Everything that the article tells: who, when, who holds what, where they clash, and the gist."""
    actors = find_actors(doc, lexicon)
    timexes = find_timexes(doc, published)
    dates = find_dates(doc, timexes, published)
    attributions = find_attributions(doc, actors)
    positions = find_positions(doc, actors, dates, attributions, title)
    disputes = find_disputes(doc, actors, positions, lexicon)
    gist = summarise(doc, title, actors, positions, dates, disputes)
    return Findings(
        sentences=tuple(Span(s.start_char, s.end_char) for s in doc.sents if s.text.strip()),
        actors=actors,
        timexes=timexes,
        dates=dates,
        attributions=attributions,
        positions=positions,
        disputes=disputes,
        gist=gist,
    )
