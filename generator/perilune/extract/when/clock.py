"""Rules for times of the day: `6:40 p.m.`, `16:08 UTC`, `10 a.m. Tuesday`, `noon`."""

from __future__ import annotations

from perilune.extract.when.deictic import weekday_by_tense
from perilune.extract.when.periods import Period, Unit
from perilune.extract.when.rule import Match, Meaning, Rule, Setting
from perilune.extract.when.words import DAY_OF_MONTH, MONTH, WEEKDAY
from perilune.findings import TimexType

_UNIVERSAL = {"utc", "gmt", "z", "zulu"}


def _read_clock(match: Match, setting: Setting) -> Meaning | None:
    hour, minute = int(match["hour"]), match["minute"] or "00"
    half = match["half"].lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return _at(setting, f"{hour:02d}:{minute}", match["zone"], match["weekday"])


def _at(setting: Setting, time: str, zone: str, weekday: str) -> Meaning:
    day = weekday_by_tense(weekday, setting) if weekday else setting.narrated(Unit.DAY).first
    universal = "Z" if zone.lower() in _UNIVERSAL else ""
    return Meaning(TimexType.TIME, f"{day}T{time}{universal}", Period(Unit.DAY, day))


def _read_noon(match: Match, setting: Setting) -> Meaning:
    return _at(setting, {"noon": "12:00", "midnight": "24:00"}[match["name"].lower()], match["zone"], match["weekday"])


_ZONE = r"(?: ?\(?(?P<zone>(?-i:UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|CEST|MSK|BST|ET|PT|Z)|Zulu|local time|(?:Eastern|Pacific|Central|Moscow|Beijing)(?: time)?)(?: ?[+-]\d+)?\)?)"
_DAY = rf"(?: today| tonight|,? (?:on )?(?P<weekday>{WEEKDAY})(?!,? (?:{DAY_OF_MONTH} )?{MONTH}))?"
"""A weekday that a date follows belongs to the date."""

RULES = (
    Rule(
        "clock with half",
        rf"(?P<hour>\d\d?)(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.m\.|[ap]m\b){_ZONE}?{_DAY}",
        _read_clock,
    ),
    Rule(
        "clock",
        rf"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?P<half>(?!))?{_ZONE}?{_DAY}",
        _read_clock,
    ),
    Rule(
        "hour of a zone",
        rf"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?P<half>(?!))? ?\(?(?P<zone>(?-i:UTC|GMT|EST|EDT|CST|CDT|PST|PDT|CET|CEST|MSK|BST|ET|Z))\)?{_DAY}",
        _read_clock,
    ),
    Rule("noon", rf"(?P<name>noon|midnight){_ZONE}?{_DAY}", _read_noon),
)
