"""Rules for phrases that point to the past, the present or the future and say no more: `now`, `recently`, `soon`."""

from __future__ import annotations

from perilune.extract.when.rule import FUTURE_REF, PAST_REF, PRESENT_REF, Match, Meaning, Reader, Rule, Setting, vague
from perilune.extract.when.words import one_of

_COARSE = "(?:days|weeks|months|years|decades)"
PHRASES = {
    PRESENT_REF: (
        "right now", "now", "currently", "at present", "nowadays", "at the moment", "these days",
        "the time being", "at this time", "at this point", "this time around", "current", "the present day",
    ),
    PAST_REF: (
        "very recently", "recently", "lately", f"recent {_COARSE}", "the recent past", "(?<!as )long ago",
        "the past",
    ),
    FUTURE_REF: (
        "very soon", "soon", "shortly", "before long", "the near future", "the foreseeable future", "the not too distant future",
        "the future", "the long run", "the long term", "the near term", "the short term", "the medium term", "a later date",
        "a later stage", "a future date", "some day", "someday", "one day", f"the coming {_COARSE}", "the weeks ahead",
        "the months ahead", "the years ahead", f"the next few {_COARSE}",
    ),
}  # fmt: skip
_NOT_BEFORE = r"(?! (?:that|two|three|four|five|six|few|several|\d+)\b|-)"


def _reader(value: str) -> Reader:
    def read(_match: Match, _setting: Setting) -> Meaning:
        return vague(value)

    return read


RULES = tuple(Rule(value, rf"{one_of(phrases)}{_NOT_BEFORE}", _reader(value)) for value, phrases in PHRASES.items())
