"""One body under its name and under what it is: `Arcom, the French regulator,` and `the French regulator Arcom`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from perilune.model import ActorType

if TYPE_CHECKING:
    from perilune.extract.who.sighting import Sighting, Who

_NAMED = frozenset({ActorType.BODY, ActorType.IGO, ActorType.COMPANY})
_BEHIND = re.compile(r",\s+(?:the|a|an)\s+")
_BEFORE = re.compile(r"\s+|,\s+")
_CLOSED = re.compile(r"[,.;)]|$")


def by_name(text: str, named: list[Sighting], organs: frozenset[str]) -> list[Sighting]:
    """The sightings in order, with an organ (by id) taken for the name that stands in apposition to it somewhere."""
    names: dict[str, Who] = {}
    in_order = sorted(named, key=lambda sighting: sighting.start)
    for one, other in pairwise(in_order):
        between = text[one.end : other.start]
        if other.who.id in organs and one.who.id not in organs and one.who.type in _NAMED:
            if _BEHIND.fullmatch(between) and _CLOSED.match(text, other.end):
                names.setdefault(other.who.id, one.who)
        elif one.who.id in organs and other.who.id not in organs and other.who.type in _NAMED:
            stands_beside = _BEFORE.fullmatch(between)
            if stands_beside and ("," not in between or _CLOSED.match(text, other.end)):
                names.setdefault(one.who.id, other.who)
    return [replace(s, who=names[s.who.id]) if s.who.id in names else s for s in in_order]
