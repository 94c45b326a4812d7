"""What an actor is called within our own sentences."""

from __future__ import annotations

import re

from perilune.findings import FoundActor
from perilune.model import ActorType

_PLAIN = frozenset({ActorType.PERSON, ActorType.COMPANY})
_BEHIND = re.compile(r" (?:of|for|on) ")
_TAIL = re.compile(r" (?:of|for|in|from|at|with|who|against|on|to) ")
_COUNTING = frozenset(
    "the a an all some several many most other both two three four five six seven eight nine ten dozens".split()
)
_WITH_ARTICLE = frozenset(
    [
        "states",
        "kingdom",
        "emirates",
        "nations",
        "union",
        "republic",
        "pentagon",
        "commission",
        "administration",
        "department",
        "ministry",
        "agency",
        "council",
        "committee",
        "assembly",
        "force",
        "command",
        "senate",
        "house",
        "court",
        "office",
        "bureau",
        "association",
        "coalition",
        "foundation",
        "group",
        "parliament",
        "congressmen",
        "organization",
        "organisation",
        "alliance",
        "authority",
        "board",
        "service",
        "institute",
        "center",
        "centre",
        "network",
        "guild",
        "league",
        "embassy",
        "mission",
        "army",
        "navy",
        "government",
        "cabinet",
        "party",
        "nation",
        "tribe",
        "club",
        "society",
        "federation",
        "kremlin",
        "netherlands",
        "philippines",
        "secretariat",
        "circuit",
        "ministries",
    ]
)


def without_tail(name: str) -> str:
    """The words before 'of', 'from', 'who'...: 'opponents' of 'opponents of the launchpad'."""
    return _TAIL.split(name, maxsplit=1)[0]


def called(actor: FoundActor) -> str:
    """The actor's name as it stands within a sentence: 'the United States', 'NASA'."""
    first = actor.name.split()[0].lower()
    heads = {actor.name.split()[-1].lower(), _BEHIND.split(actor.name)[0].split()[-1].lower()}
    needs = actor.type not in _PLAIN and not heads.isdisjoint(_WITH_ARTICLE) and first not in _COUNTING
    return f"the {actor.name}" if needs else actor.name


def listed(names: list[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
