"""Our own words for a position: its target, its statement, and the evidence shown for it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from perilune.extract.stance.reading import Reading
from perilune.findings import Attribution, FoundActor, Span
from perilune.model import PositionKind

MAX_EVIDENCE_TOKENS_IN_WORDS = 45
_MAX_TARGET = 8
_MAX_CONTENT = 28
_LEAD = re.compile(r"^(?:that|to|of|for|on|about|by|with|against|from|as|in|at|the|a|an|its|his|her|their|this|these|how|whether)\s+", re.IGNORECASE)


def target(attribution: Attribution, reading: Reading) -> str:
    """What the position is about, in two to eight words of the article."""
    if not attribution.content:
        return _short(reading.doc.text[slice(*reading.span(*_sentence(attribution.cue[0], reading)))])
    tokens = reading.tokens(max(attribution.content, key=lambda place: place.end - place.start))
    nouns = [chunk for chunk in tokens.noun_chunks if chunk.root.pos_ in {"NOUN", "PROPN"}]
    long = [chunk for chunk in nouns if len(chunk) > 1]
    chosen = long[0] if long else nouns[0] if nouns else tokens
    end = chosen.end
    for child in chosen.root.children:
        if child.dep_ == "prep" and child.i >= end and child.right_edge.i + 1 - chosen.start <= _MAX_TARGET + 1:
            end = child.right_edge.i + 1
            break
    return _short(reading.doc.text[slice(*reading.span(chosen.start, end))])


def _short(text: str) -> str:
    words = re.sub(r"[“”\"„«»]", "", " ".join(text.split()))
    while (shorter := _LEAD.sub("", words)) != words:
        words = shorter
    return " ".join(words.split()[:_MAX_TARGET]).strip(" ,;:.-–—'’()") or "the matter"


def _sentence(place: Span, reading: Reading) -> tuple[int, int]:
    sentence = reading.tokens(place)[0].sent
    return sentence.start, sentence.end


def statement(attribution: Attribution, holder: FoundActor, reading: Reading) -> str:
    """One plain sentence: the holder, the cue as the article has it, and what follows."""
    text = reading.doc.text
    content = " ".join(text[place.start : place.end] for place in attribution.content)
    words = " ".join(content.split()).strip(" ,;:.")
    words = " ".join(words.split()[:_MAX_CONTENT])
    cue = " ".join(text[place.start : place.end] for place in attribution.cue) or "said"
    joint = ": " if attribution.kind is PositionKind.QUOTED else " "
    return f"{holder.name} {cue}{joint}{words}".strip(" ,;:") + "."


def evidence(attribution: Attribution, reading: Reading) -> Span:
    """The sentence that shows it, or as much of it around cue and content as 45 words hold."""
    place = attribution.cue[0] if attribution.cue else attribution.content[0]
    if attribution.content and not attribution.cue:
        place = attribution.content[0]
    start, end = _sentence(place, reading)
    return fitted(reading.doc, reading.span(start, end), place)


def fitted(doc: Doc, place: Span, needed: Span) -> Span:
    """`place`, or the 45 words of it around the start of `needed` where it is longer."""
    words = [Span(place.start + m.start(), place.start + m.end()) for m in re.finditer(r"\S+", doc.text[place.start : place.end])]
    if len(words) <= MAX_EVIDENCE_TOKENS_IN_WORDS:
        return place
    at = next((i for i, word in enumerate(words) if word.end > needed.start), 0)
    first = max(0, min(at - MAX_EVIDENCE_TOKENS_IN_WORDS // 2, len(words) - MAX_EVIDENCE_TOKENS_IN_WORDS))
    return Span(words[first].start, words[first + MAX_EVIDENCE_TOKENS_IN_WORDS - 1].end)


def head_word(place: Span, reading: Reading) -> Token:
    """The grammatical head of a place."""
    return reading.tokens(place).root
