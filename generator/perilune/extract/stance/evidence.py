"""Which words of the article a finding shows: a sentence, or as much of it as forty-five words hold."""

from __future__ import annotations

import re

from perilune.extract.stance.reading import Reading
from perilune.findings import Attribution, Span

MAX_EVIDENCE_WORDS = 45


def evidence(attribution: Attribution, reading: Reading) -> Span:
    """The sentence of the cue, or of the content where there is no cue."""
    place = (attribution.cue or attribution.content)[0]
    sentence = reading.tokens(place)[0].sent
    return fitted(reading.text, reading.span(sentence.start, sentence.end), place)


def fitted(text: str, place: Span, needed: Span) -> Span:
    """`place`, or the 45 words of it around the start of `needed` where it is longer."""
    found = re.finditer(r"\S+", text[place.start : place.end])
    words = [Span(place.start + word.start(), place.start + word.end()) for word in found]
    if len(words) <= MAX_EVIDENCE_WORDS:
        return place
    at = next((i for i, word in enumerate(words) if word.end > needed.start), 0)
    first = max(0, min(at - MAX_EVIDENCE_WORDS // 2, len(words) - MAX_EVIDENCE_WORDS))
    return Span(words[first].start, words[first + MAX_EVIDENCE_WORDS - 1].end)
