"""Everything found in an article as stand-off annotation, for other tools: the JSON of `perilune annotate`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from perilune.clean import Stretch
from perilune.doc import parse
from perilune.extract.dates import find_timexes
from perilune.findings import Span, Timex
from perilune.pipeline import Analysis
from perilune.workspace import DEFAULT_MODEL


def standoff(analysis: Analysis, *, model: str = DEFAULT_MODEL) -> dict[str, Any]:
    """The annotation with the keys of the contract; offsets are characters of the source's own text.

    Time expressions are those of the prose, and of what tells of dates beside it: headline, date lines, datelines.
    What cleaning took away as noise has no annotation.
    """
    found, article, cleaned = analysis.findings, analysis.article, analysis.cleaned

    def places(spans: Sequence[Span]) -> list[list[int]]:
        return [list(cleaned.in_source(*_without_outer_blanks(span, cleaned.text))) for span in spans]

    return {
        "doc": article.stem or article.source,
        "dct": article.published.isoformat(),
        "text": article.text,
        "sentences": places(found.sentences),
        "actors": [
            {"id": a.id, "name": a.name, "type": a.type.value, "mentions": places(a.mentions)} for a in found.actors
        ],
        "timex": sorted(_timexes(analysis, model), key=lambda row: (row["start"], row["end"])),
        "attributions": [
            {
                "source": places(a.source),
                "cue": places(a.cue),
                "content": places(a.content),
                "actor": a.actor,
                "stance": a.stance.value,
            }
            for a in found.attributions
        ],
    }


def _timexes(analysis: Analysis, model: str) -> Iterator[dict[str, Any]]:
    cleaned, article = analysis.cleaned, analysis.article
    for timex in analysis.findings.timexes:
        yield _row(timex, cleaned, article.text)
    for aside in cleaned.asides:
        for timex in find_timexes(parse(aside.text, model), article.published):
            yield _row(timex, aside, article.text)


def _row(timex: Timex, stretch: Stretch, source: str) -> dict[str, Any]:
    start, end = stretch.in_source(*timex.span)
    return {"start": start, "end": end, "text": source[start:end], "type": timex.type.value, "value": timex.value}


def _without_outer_blanks(span: Span, text: str) -> Span:
    """A sentence ends with its last word: the blank lines after it stand for whatever was cleaned away there."""
    words = text[span.start : span.end]
    if not words.strip():
        return span
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))
