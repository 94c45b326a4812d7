"""What looks like a time expression and is none: product numbers, people called April, the modal `may`."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Span, Token

from perilune.extract.when import words

_NUMBERED = frozenset({
    "mars", "cosmos", "kosmos", "horizon", "vision", "agenda", "resolution", "no", "no.", "number", "article", "section",
    "order", "windows", "office", "asteroid", "comet", "room", "flight", "route", "part", "page", "version", "model",
    "document", "rule", "regulation", "directive", "standard", "cop", "block", "progress", "starlink", "falcon",
})  # fmt: skip
"""Words whose number is a name, not a year: Mars 2020, Cosmos 2024, Resolution 1990."""
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
_NAMED_DAYS = frozenset({"black", "cyber", "bloody", "good", "super", "giving", "ash", "palm"})
"""Black Monday and Good Friday are names; the day meant is another matter."""
_MEASURES = frozenset({"%", "percent", "km", "kg", "miles", "feet"})
_CALENDAR_NAMES = frozenset({*(day.lower() for day in words.WEEKDAYS), "christmas", "easter"})
_COUNTED_BEFORE = frozenset({
    "some", "about", "around", "nearly", "almost", "than", "roughly", "over", "approximately", "$", "€", "£",
    "us$", "another", "these", "those",
})  # fmt: skip


_INSIDE_A_NAME = re.compile(r"(?!(?:[Pp]re|[Pp]ost|[Mm]id|[Ss]ince|[Ll]ate|[Ee]arly)-)[^\W\d][\w.]*[-\u2010\u2011]\d")
"""`Cosmos-1408`, where the tokenizer keeps the name in one piece."""


def is_namesake(span: Span, rule: str) -> bool:
    """Whether the words that the rule of that name matched say something other than a time here."""
    check = _CHECKS.get(rule)
    return check is not None and check(span)


def _before(span: Span) -> Token | None:
    return span.doc[span.start - 1] if span.start else None


def _after(span: Span) -> Token | None:
    return span.doc[span.end] if span.end < len(span.doc) else None


def _is_name_or_verb(span: Span) -> bool:
    month = span[-1]
    if month.tag_ == "MD" or (month.lower_ in {"may", "march"} and month.pos_ in {"VERB", "AUX"}):
        return True
    if month.ent_type_ in {"PERSON", "ORG", "FAC", "PRODUCT"} and month.ent_iob_ == "I":
        return True
    after, before = _after(span), _before(span)
    if month.ent_type_ == "PERSON" and (after is None or after.ent_type_ == "PERSON"):
        return True
    if len(span) == 1 and before is not None and before.pos_ == "PROPN" and before.text.lower() not in _CALENDAR_NAMES:
        return True
    return bool(month.lower_ == "may" and len(span) == 1 and (before is None or before.is_space or month.is_sent_start))


def _is_number(span: Span) -> bool:
    before, after = _before(span), _after(span)
    if _INSIDE_A_NAME.match(span.text) or (before is not None and _names_or_counts(before, span)):
        return True
    if after is None:
        return False
    counts = after.tag_ == "NNS" and span.text.endswith("00") and (before is None or before.lower_ != "the")
    return counts or after.lower_ in _MEASURES


def _names_or_counts(before: Token, span: Span) -> bool:
    tight = before.idx + len(before) == span.start_char
    if tight and (before.text in {"-", ".", ",", "/", ":", "–"} and before.i and not _is_prefix(before)):
        return True
    if before.pos_ == "PROPN" and span.text.endswith("000") and len(span) == 1:
        return True
    return before.lower_ in _COUNTED_BEFORE or (before.lower_ in _NUMBERED and len(span) == 1)


def _is_prefix(mark: Token) -> bool:
    """Whether the hyphen belongs to `pre-2020`, `mid-2020` or to a range of years."""
    word = mark.doc[mark.i - 1].lower_
    return word in {"pre", "post", "mid", "since", "late", "early"} or (word.isdigit() and len(word) == 4)


def _is_named_day(span: Span) -> bool:
    before = _before(span)
    return before is not None and before.lower_ in _NAMED_DAYS


def _is_version(span: Span) -> bool:
    """A product's number: iLife '11."""
    before = _before(span)
    return before is not None and before.pos_ == "PROPN"


def _describes_noun(span: Span) -> bool:
    """The night sky, the morning paper."""
    after = _after(span)
    return after is not None and after.pos_ in _NOUNS


def _is_a_topic(span: Span) -> bool:
    """The future of flight, the future rocket."""
    after = _after(span)
    return span.text.lower() == "the future" and after is not None and (after.lower_ == "of" or _describes_noun(span))


def _is_distance(span: Span) -> bool:
    """Light years."""
    before = _before(span)
    return before is not None and before.lower_ in {"light", "-"}


_CHECKS: dict[str, Callable[[Span], bool]] = {
    "month": _is_name_or_verb,
    "weekday": _is_named_day,
    "short year": _is_version,
    "year": _is_number,
    "years": _is_number,
    "part of day": _describes_noun,
    "FUTURE_REF": _is_a_topic,
    "units": _is_distance,
}
"""What to ask of a match, by the name of its rule."""
