"""Which time expressions a timeline wants, and how each lies to publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from perilune import edtf
from perilune.extract.text import text_of
from perilune.extract.when.edtf_values import ahead, edtf_value
from perilune.extract.when.rule import Direction
from perilune.extract.when.tense import direction
from perilune.findings import Span, Timex, TimexType
from perilune.model import DateKind

_JOINED = re.compile(r" ?[-–—] ?| (?:to|through|until|and|till) ")
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_IN = re.compile(r"\bin $", re.IGNORECASE)
_DUE = re.compile(
    r"\b(?:by|before|until|till|through|no later than|not later than|deadline of|deadline on|within|ahead of|"
    r"due on|due in|due by|due|expires on|expires|expire|ends on|end on|ends in)(?: the| about| around)? $",
    re.IGNORECASE,
)
_DEADLINE_AFTER = re.compile(r" (?:deadline|cutoff|cut-off|due date)\b", re.IGNORECASE)
_NO_ANSWER = re.compile(
    r"\bno (?:immediate )?(?:comment|answer|reply|response)\b|\b(?:declined|refused) to (?:comment|discuss|say|answer)\b"
    r"|\bdid not (?:immediately )?(?:respond|reply|answer|comment|return)\b|\b(?:could|can) ?not be reached\b"
    r"|\btook no questions\b|\bwould not (?:say|comment|discuss)\b",
    re.IGNORECASE,
)
_FIRST_IN = re.compile(
    r"\b(?:first|only|last|best|worst|(?:high|low|larg|great|bigg|small|fast|slow)est|most|least)\b[^.;:,]*\bin $"
)
_NEXT = re.compile(r"(?:the )?(?:next|coming) ", re.IGNORECASE)
_BARE_CLOCK = re.compile(r"(?:\d.*|noon.*|midnight.*)(?<!today)(?<!day)", re.IGNORECASE)
_UNDATED = frozenset({
    "the day", "the month", "the year", "the quarter", "the week", "the whole day", "the entire year",
    "the whole year", "the entire day", "current", "the past", "in the past", "one day", "some day", "someday",
    "then",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A time expression with the value that a timeline gives it."""

    span: Span
    value: str
    """EDTF, or a *_REF."""


def entries(doc: Doc, timexes: tuple[Timex, ...], published: date) -> Iterator[Entry]:
    """The expressions that tell when something happens, in order; the two ends of a range as one."""
    text = text_of(doc)
    rest = list(timexes)
    while rest:
        timex = rest.pop(0)
        if rest and (interval := _interval(text, timex, rest[0], published)):
            yield Entry(Span(timex.span.start, rest.pop(0).span.end), interval)
        elif entry := _entry(doc, text, timex, published):
            yield entry


def _interval(text: str, first: Timex, last: Timex, published: date) -> str | None:
    """`2019 and 2025` behind `between`, `2018 to 2022`, `March-June 2020`: START/END."""
    between = text[first.span.end : last.span.start]
    before = text[: first.span.start][-9:]
    if not _JOINED.fullmatch(between) or ("and" in between and not _BETWEEN.search(before)):
        return None
    if " to " in between and _IN.search(before):  # 'prolonged in 2004 to 2050'
        return None
    start, end = edtf_value(first, published), edtf_value(last, published)
    if start is None or end is None or "/" in start + end or "REF" in start + end:
        return None
    try:
        edtf.parse(f"{start}/{end}")
    except ValueError:
        return None
    return f"{start}/{end}" if len(start) == len(end) else None


def _entry(doc: Doc, text: str, timex: Timex, published: date) -> Entry | None:
    if timex.type is TimexType.DURATION:
        return _duration(doc, text, timex, published)
    if timex.text.lower() in _UNDATED or (timex.type is TimexType.TIME and _BARE_CLOCK.fullmatch(timex.text)):
        return None
    value = edtf_value(timex, published)
    return Entry(timex.span, value) if value else None


def _duration(doc: Doc, text: str, timex: Timex, published: date) -> Entry | None:
    """A duration tells when only where it is counted from now: `in six to eight weeks`, `the next two years`."""
    value = ahead(timex, published)
    before = _IN.search(text[max(0, timex.span.start - 12) : timex.span.start])
    if value is None or (before is None and not _NEXT.match(timex.text)):
        return None
    if _FIRST_IN.search(text[max(0, timex.span.start - 60) : timex.span.start]):
        return None  # 'its first administrator in 15 months'
    if before is None or _NEXT.match(timex.text):
        return Entry(timex.span, value)
    span = Span(timex.span.start - len(before[0]), timex.span.end)
    words = doc.char_span(*span, alignment_mode="expand")
    return None if words is None or direction(words) is Direction.PAST else Entry(span, value)


def kind_of(text: str, entry: Entry, words: Words, published: date) -> DateKind:
    """A deadline where a word for one governs it and it is not over; else planned or past, by day and tense."""
    before = text[max(0, entry.span.start - 24) : entry.span.start]
    after = text[entry.span.end : entry.span.end + 24]
    due = _DUE.search(before) or _DEADLINE_AFTER.match(after)
    if not _is_ahead(entry.value, words, published, even_undecided=bool(due)):
        return DateKind.PAST
    return DateKind.DEADLINE if due else DateKind.PLANNED


def _is_ahead(value: str, words: Words, published: date, *, even_undecided: bool) -> bool:
    """Whether the whole of it lies after publication, or a part of it does and the tense is future."""
    if value.endswith("_REF"):
        return value == "FUTURE_REF"
    days = edtf.parse(value)
    if days.first and days.first > published:
        return True
    ends_later = days.last is not None and days.last >= published
    tense = direction(words)
    return ends_later and (tense is Direction.FUTURE or (even_undecided and tense is Direction.PRESENT))


_NAMED_BY_YEAR = frozenset(
    {"treaty", "act", "law", "policy", "convention", "agreement", "accord", "bill", "directive", "constitution"}
)


def is_key(entry: Entry, words: Words) -> bool:
    """Whether a timeline wants it: no vague reference, no day on which somebody only kept silent, no year in a treaty's name."""
    if entry.value.endswith("_REF") or _NO_ANSWER.search(_near(words)):
        return False
    return not (words.text.isdigit() and _names_a_treaty(words))


def _near(words: Words) -> str:
    """Up to six words on either side, within the sentence."""
    return str(words.doc[max(words.sent.start, words.start - 6) : min(words.sent.end, words.end + 6)])


def _names_a_treaty(year: Words) -> bool:
    """`the 1967 treaty`, `the Space Policy 2023`, `the Commercial Space Act of 2023`."""
    start = year.start - (year.start > 0 and year.doc[year.start - 1].lower_ == "of")
    behind = list(takewhile(lambda token: not token.is_punct, year.doc[year.end : year.end + 4]))
    around = [*year.doc[max(0, start - 1) : start], *behind]
    return any(token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in _NAMED_BY_YEAR for token in around)
