"""What a rule is: a pattern, and a function that reads what it matched."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Protocol

from perilune.extract.when.periods import Period, Unit
from perilune.findings import TimexType

_BLANK = "[ \u00a0\u202f]"

PAST_REF, PRESENT_REF, FUTURE_REF = "PAST_REF", "PRESENT_REF", "FUTURE_REF"


class Direction(Enum):
    """Where a clause's tense points, seen from the day of publication."""

    PAST = -1
    PRESENT = 0
    FUTURE = 1


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression says."""

    type: TimexType
    value: str
    """The TIMEX3 value."""
    period: Period | None = None
    """The calendar period meant, which later expressions ('a week later') may be counted from."""


class Setting(Protocol):
    """What a rule may ask about the place where its pattern matched."""

    @property
    def published(self) -> date:
        """The day of publication."""

    def direction(self) -> Direction:
        """Where the tense of the clause points."""

    def narrated(self, unit: Unit, until: date | None = None) -> Period:
        """The last period told before this place that is no longer than `unit` and begins by `until`; else publication."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule's pattern matched, and its named groups."""

    text: str
    """The whole text."""
    start: int
    end: int
    groups: Mapping[str, str | None]

    def __getitem__(self, name: str) -> str:
        """What the group matched; the empty string where it took no part. KeyError if the rule has no such group."""
        return self.groups[name] or ""


Reader = Callable[[Match, Setting], Meaning | None]


@dataclass(frozen=True)
class Rule:
    """A named pattern and its reader; the reader gives None where the words turn out to say something else."""

    name: str
    pattern: str
    """A regular expression, case ignored; a blank stands for one blank of any kind."""
    read: Reader

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern up to the end of a word, compiled at first use."""
        return re.compile(rf"(?:{self.pattern.replace(' ', _BLANK)})(?!\w)", re.IGNORECASE)


def dated(period: Period) -> Meaning:
    """A DATE that is a period of the calendar."""
    return Meaning(TimexType.DATE, period.value, period)


def vague(value: str) -> Meaning:
    """A DATE that points somewhere without saying how far: PAST_REF, PRESENT_REF, FUTURE_REF."""
    return Meaning(TimexType.DATE, value)
