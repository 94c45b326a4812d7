"""The id of a dispute: the same quarrel has the same id in every briefing, however it is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import chain, count

from perilune.extract.gist.topics import find_topics
from perilune.lexicon import Lexicon
from perilune.lexicon.entries import Entry
from perilune.model import ActorType, DisputeKind, slug

_LONGEST = 60
_ROOM = 24
_INSTRUMENTS = frozenset(
    "act accords agreement amendment arrangement charter convention itar memorandum moratorium regulations resolution "
    "treaty".split()
)


def dispute_id(  # noqa: PLR0917 -- one argument for each thing that an id is made of
    sides: tuple[str, str], words: str, things: Sequence[str], issue: str, kind: DisputeKind, taken: Container[str]
) -> str:
    """The two sides and what it is about: a known instrument or programme, else the topic, else the kind.

    `words` are the sentences that show the clash, `things` what `things_in` finds in them. A second quarrel of the same
    two about the same is told apart by its kind, a further one by a number.
    """
    about = things[0] if things else next(iter(find_topics(words, issue)), kind.value)
    numbered = (f"{about[: _ROOM - 3].rstrip('-')}-{n}" for n in count(2))
    ways = chain([about, f"{about[: _ROOM - len(kind) - 1].rstrip('-')}-{kind}"], numbered)
    return next(one for way in ways if (one := _joined(sides, way)) not in taken)


def _joined(sides: tuple[str, str], about: str) -> str:
    """At most sixty characters: what it is about in full, the names of the sides as far as they fit."""
    about = slug(about, max_length=_ROOM)
    each = (_LONGEST - len(about) - 2) // 2
    names = sorted(sides)
    spare = sum(max(0, each - len(name)) for name in names)
    return "-".join([*(slug(name, max_length=each + spare) for name in names), about])


def things_in(text: str, lexicon: Lexicon) -> list[str]:
    """Ids of the known treaties, laws, programmes and the like that a text names, the most frequent first."""
    names, pattern = _known(lexicon)
    found = Counter(names[match.group()] for match in pattern.finditer(text))
    return sorted(found, key=lambda key: (-found[key], key))


def _is_instrument(entry: Entry) -> bool:
    """Whether parties may quarrel about it by its name: a treaty, a law, a programme."""
    named_so = bool(set(entry.name.lower().split()) & _INSTRUMENTS)
    return entry.type is ActorType.PROGRAMME or (entry.type is None and named_so)


@lru_cache(maxsize=2)
def _known(lexicon: Lexicon) -> tuple[dict[str, str], re.Pattern[str]]:
    entries = [entry for entry in lexicon.by_id.values() if _is_instrument(entry)]
    names = {name: entry.id for entry in entries for name in (entry.name, *entry.aliases)}
    longest = sorted(names, key=lambda name: (-len(name), name))
    return names, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
