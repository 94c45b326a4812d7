"""The wording of things that a position may be about: a noun with its modifiers, or a verb as what is done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from perilune.extract.stance.inflection import gerund
from perilune.extract.stance.lemmas import lemma_of
from perilune.lexicon.words import cues

MAX_WORDS = 8
_LINKS = frozenset({"of", "on", "for", "to", "against", "over", "between", "with", "in", "from", "by", "at", "about"})
_POINTING = frozenset(
    {"such", "same", "other", "own", "any", "certain", "several", "many", "few", "more", "most", "further"}
)
_BEFORE = _LINKS | {"than", "as", "per"}
_AFTER = _LINKS | {"such", "as", "than", "and", "or", "the", "a"}
_LEADING = frozenset({"DET", "PUNCT", "SPACE", "CCONJ", "ADV", "ADP", "PRON", "SCONJ"})
_BREAKS = frozenset({",", ";", ":", "(", "–", "—"})
_MARKS = re.compile(r"[“”„«»\"\[\]()]")

Words = Sequence[Token]


def tells(wording: str) -> bool:
    """Whether a reader learns from a wording what a position is about."""
    plain = wording.lower().removeprefix("the ")
    return len(plain) > 1 and plain not in cues().vague and plain.split()[0] not in {"none", "nothing", "i"}


def doing(verb: Token, words: Words) -> str:
    """'to build a station on the Moon' as 'building a station on the Moon'; `words` are the article's."""
    if verb.lemma_ == "be":
        return ""
    told = [gerund(lemma_of(verb))]
    if any(child.dep_ == "neg" for child in verb.children):
        told.insert(0, "not")
    end = verb.i + 1
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"dobj", "prt", "prep", "attr", "dative"} and child.i <= end + 1:
            fitting = (e for e in (child.right_edge.i + 1, _close(child)) if e - verb.i <= MAX_WORDS)
            end = max(end, next(fitting, end))
    end = next((word.i for word in words[verb.i + 1 : end] if word.text in _BREAKS), end)
    rest = words[verb.i + 1 : end]
    named = any(word.pos_ in {"NOUN", "PROPN"} and word.lower_ not in cues().vague for word in rest)
    return _tidy(" ".join([*told, _text(rest)])) if named else ""


def _close(head: Token) -> int:
    """The end of a phrase without what follows its noun."""
    noun = next((child for child in head.children if child.dep_ == "pobj"), head)
    return noun.i + 1


def phrase(noun: Token, words: Words) -> str:
    """The noun with what stands before it and the phrase that hangs on it, as far as eight of `words` go."""
    start = noun.left_edge.i
    while start < noun.i and words[start].pos_ in _LEADING:
        start += 1
    while start < noun.i and words[start].lower_ in _POINTING:
        start += 1
    while start > 1 and words[start - 1].text == "-":
        start -= 2
    start = max(start, noun.i - MAX_WORDS + 1)
    start = next((i for i in range(start, noun.i) if words[i].lower_ not in _BEFORE), noun.i)
    end = _word_end(noun, words)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _LINKS and child.i == end:
            end = next((e for e in (child.right_edge.i + 1, _close(child)) if end < e and e - start <= MAX_WORDS), end)
    text = _text(words[start:end])
    return _tidy(text if _keeps_its_capital(words[start], words) else text[:1].lower() + text[1:])


def _keeps_its_capital(word: Token, words: Words) -> bool:
    """Whether the capital belongs to the word: it does to names and acronyms, not to what opens a sentence or quotation."""
    opens = word.is_sent_start or words[word.i - 1].text in {"“", '"', "‘", "„", "«", ":"}
    named = word.pos_ == "PROPN" or bool(word.ent_type_) or any(letter.isupper() for letter in word.text[1:])
    return named or not opens


def _word_end(noun: Token, words: Words) -> int:
    """The end of a word that the tokenizer took apart at its hyphens: 'e-mails'."""
    end = noun.i + 1
    while end + 1 < len(words) and words[end].text == "-" and not words[end - 1].whitespace_:
        end += 2
    return end


def _text(words: Words) -> str:
    return "".join(word.text_with_ws for word in words)


def _tidy(text: str) -> str:
    words = _MARKS.sub("", " ".join(text.split())).strip(" ,;:.-–—'’").split()
    words = words[:MAX_WORDS]
    while words and words[-1].lower() in _AFTER:
        words.pop()
    if not words:
        return ""
    return " ".join(words) if len(words) > 1 or words[0][0].isupper() else f"the {words[0]}"
