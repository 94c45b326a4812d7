"""When: every time expression of an article, and those among them that a timeline wants."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from perilune.extract.text import text_of
from perilune.extract.when.events import what
from perilune.extract.when.evidence import evidence
from perilune.extract.when.scan import readings
from perilune.extract.when.timeline import Entry, entries, is_key, kind_of
from perilune.findings import FoundDate, Span, Timex
from perilune.model import DateKind


def find_timexes(doc: Doc, published: date) -> tuple[Timex, ...]:
    """Every time expression of the document as TIMEX3 has it (TimeML 1.2.1), in order, without overlaps.

    What has no year of its own is resolved from the day of publication, from the tense of its clause,
    or from what the article told before ('a week later').
    """
    text = text_of(doc)
    return tuple(
        Timex(Span(r.start, r.end), text[r.start : r.end], r.meaning.type, r.meaning.value)
        for r in readings(doc, published)
    )


def find_dates(doc: Doc, timexes: tuple[Timex, ...], published: date) -> tuple[FoundDate, ...]:
    """Every expression that tells when something happened, happens or is due, in order, with its EDTF value.

    Durations and sets of times are left out, save durations ahead ('in six weeks'). `timexes` are those of
    `find_timexes` for the same document and day.
    """
    text = text_of(doc)
    found = []
    for entry in entries(doc, timexes, published):
        words = doc.char_span(entry.span.start, entry.span.end, alignment_mode="expand")
        if words is not None:
            found.append(_found(text, entry, words, published))
    return tuple(one for one in found if one.what)  # a date that stands alone, as a dateline does, dates nothing


def _found(text: str, entry: Entry, words: Words, published: date) -> FoundDate:
    kind = kind_of(text, entry, words, published)
    return FoundDate(
        span=entry.span,
        text=text[entry.span.start : entry.span.end],
        value=entry.value,
        what=what(words, ahead=kind is not DateKind.PAST),
        kind=kind,
        key=is_key(entry, words),
        evidence=evidence(words),
    )
