"""All briefings -> a page for each actor: where it stands, since when, and what it said before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from perilune.digest.briefing import link_to
from perilune.digest.days import first_day, when_due
from perilune.digest.drawing import chart
from perilune.digest.marks import mark
from perilune.digest.nouns import subject
from perilune.digest.views import (
    ActorPage,
    BriefingPage,
    Card,
    Company,
    DateRow,
    DisputePage,
    Link,
    Mark,
    Place,
    PositionRow,
)
from perilune.model import Actor, Briefing, Salience, Stance, Url

_MOST_COMPANY = 8


def pages_of(
    briefings: Sequence[tuple[str, Briefing]], pages: Sequence[BriefingPage], disputes: Iterable[DisputePage]
) -> tuple[ActorPage, ...]:
    """Actors by the number of briefings that name them, then by name. Both lists come newest first."""
    gathered: dict[str, _Gathered] = {}
    for (_, briefing), page in zip(briefings, pages, strict=True):
        _gather(briefing, page, gathered)
    contested = _by_party(disputes)
    actors = [_page(found, contested.get(link_to(found.newest).place, ())) for found in gathered.values()]
    return tuple(sorted(actors, key=lambda a: (not a.major, -len(a.briefings), a.link.name.casefold(), a.link.place)))


@dataclass(slots=True)
class _Gathered:
    """What the briefings say of one actor, newest first."""

    newest: Actor
    role: str | None = None
    wikidata: str | None = None
    major: bool = False
    aliases: dict[str, None] = field(default_factory=dict)
    positions: list[PositionRow] = field(default_factory=list)
    allies: list[Link] = field(default_factory=list)
    ahead: list[DateRow] = field(default_factory=list)
    briefings: list[Card] = field(default_factory=list)


def _gather(briefing: Briefing, page: BriefingPage, gathered: dict[str, _Gathered]) -> None:
    positions: dict[Place, list[PositionRow]] = {}
    for row in page.positions:
        positions.setdefault(row.holder.place, []).append(row)
    allies = _allies(page)
    for actor in briefing.actors:
        found = gathered.setdefault(actor.id, _Gathered(actor))
        found.role = found.role or actor.role
        found.wikidata = found.wikidata or actor.wikidata
        found.major |= actor.salience is Salience.MAJOR
        found.aliases.update(dict.fromkeys(actor.aliases))
        found.positions += positions.get(link_to(actor).place, [])
        found.allies += allies.get(link_to(actor).place, [])
        found.ahead += [row for row in page.ahead if _names(actor, row)]
        found.briefings.append(page.card)


def _names(actor: Actor, row: DateRow) -> bool:
    """Whether a date's event names the actor, by its name or an alias of this article."""
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", row.what) for name in (actor.name, *actor.aliases))


def _page(found: _Gathered, disputes: Sequence[DisputePage]) -> ActorPage:
    actor = found.newest
    me = link_to(actor)
    ledger = ledger_of(found.positions)
    return ActorPage(
        link=me,
        type=mark(actor.type),
        role=found.role,
        aliases=tuple(alias for alias in found.aliases if alias != actor.name),
        wikidata=Url(f"https://www.wikidata.org/wiki/{found.wikidata}") if found.wikidata else None,
        major=found.major,
        latest=_standing(ledger),
        ledger=ledger,
        chart=chart((row.target, first_day(row.since.value), row.stance, _spoken(row)) for row in ledger),
        disputes=tuple(disputes),
        clashes=_company(other for dispute in disputes for other in _opponents(me, dispute)),
        agrees=_company((*found.allies, *(other for dispute in disputes for other in _fellows(me, dispute)))),
        ahead=tuple(sorted(found.ahead, key=when_due)),
        briefings=tuple(found.briefings),
    )


def _spoken(row: PositionRow) -> str:
    return f"{row.since.words}: {row.stance.word} {row.target}"


def _opponents(me: Link, dispute: DisputePage) -> Iterator[Link]:
    fellows = {link.place for link in _fellows(me, dispute)}
    yield from (party for party in dispute.parties if party.place not in {me.place, *fellows})


def _fellows(me: Link, dispute: DisputePage) -> Iterator[Link]:
    """Those that stand on the same side of a dispute."""
    for side in dispute.sides:
        if any(party.place == me.place for party in side.parties):
            yield from (party for party in side.parties if party.place != me.place)


def _company(others: Iterable[Link]) -> tuple[Company, ...]:
    """Most often first, each under the name that it has first."""
    names: dict[Place, Link] = {}
    times: Counter[Place] = Counter()
    for other in others:
        names.setdefault(other.place, other)
        times[other.place] += 1
    ranked = sorted(times, key=lambda place: (-times[place], names[place].name.casefold(), place))
    return tuple(Company(names[place], times[place]) for place in ranked[:_MOST_COMPANY])


def _allies(page: BriefingPage) -> dict[Place, list[Link]]:
    """By holder, who takes the same side on the same target in one briefing."""
    camps: dict[tuple[str, str], dict[Place, Link]] = {}
    for row in page.positions:
        if row.stance.key != Stance.NEUTRAL:
            camps.setdefault((subject(row.target), row.stance.key), {}).setdefault(row.holder.place, row.holder)
    found: dict[Place, list[Link]] = {}
    for camp in camps.values():
        for holder in camp:
            found.setdefault(holder, []).extend(link for place, link in camp.items() if place != holder)
    return found


def ledger_of(rows: Iterable[PositionRow]) -> tuple[PositionRow, ...]:
    """Newest first; a row says which side the holder took before, where it now takes the other.

    A neutral statement takes no side: it neither changes a stance nor hides a later change.
    """
    side_taken: dict[str, Mark] = {}
    ledger: list[PositionRow] = []
    for row in sorted(rows, key=_since):
        if row.stance.key == Stance.NEUTRAL:
            ledger.append(row)
            continue
        before = side_taken.get(subject(row.target))
        side_taken[subject(row.target)] = row.stance
        ledger.append(replace(row, was=before if before != row.stance else None))
    return tuple(reversed(ledger))


def _standing(ledger: Iterable[PositionRow]) -> tuple[PositionRow, ...]:
    """The newest row on each target that takes a side, else the newest; newest first."""
    standing: dict[str, PositionRow] = {}
    for row in ledger:
        held = standing.setdefault(subject(row.target), row)
        if held.stance.key == Stance.NEUTRAL and row.stance.key != Stance.NEUTRAL:
            standing[subject(row.target)] = row
    return tuple(standing.values())


def _since(row: PositionRow) -> tuple[date, str]:
    return first_day(row.since.value), row.briefing.id


def _by_party(disputes: Iterable[DisputePage]) -> dict[Place, list[DisputePage]]:
    found: dict[Place, list[DisputePage]] = {}
    for dispute in disputes:
        for party in dispute.parties:
            found.setdefault(party.place, []).append(dispute)
    return found
