"""Pictures as numbers: what templates write as SVG, or as a table where a table shows it better.

Lengths are in units of the picture's own `viewBox`, whole numbers only. Each picture repeats what the page
says in words beside it; nothing is told by colour alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from perilune.digest.nouns import Link, Mark, Place, subject

WIDTH = 640
STRIP_WIDTH = 480
_ROW = 44
_ROWS = 8
_TICKS = 6
_SIDE = 14
_NODES = 22
_EDGE = 4
_STRIP = 90
_YEARS_BACK = 12
_YEARS_ON = 10
_COLUMNS = 6
_HOLDERS = 14


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on an axis."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A stance at a point in time."""

    x: int
    mark: Mark
    title: str


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One target and the stances towards it."""

    y: int
    label: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """An actor's stances: a row for each target, time from left to right."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor on the rim of the network."""

    x: int
    y: int
    label_x: int
    label_y: int
    anchor: str
    """`start`, `middle` or `end`: how the label lies to its point."""
    link: Link
    disputes: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A clash of two actors."""

    x1: int
    y1: int
    x2: int
    y2: int
    width: int
    state: Mark
    """Open where one of their disputes is."""
    title: str


@dataclass(frozen=True, slots=True)
class Network:
    """Who clashes with whom: actors on a ring, a line for each pair with a dispute."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """How many dates one year has."""

    x: int
    width: int
    past: int
    """Height."""
    ahead: int
    """Height, above what is past."""
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The timeline at a glance: a bar for each year."""

    width: int
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An actor's stance towards each of the matrix's targets."""

    holder: Link
    cells: tuple[Mark | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors by targets."""

    targets: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def chart(rows: Iterable[tuple[str, date, Mark, str]]) -> Chart | None:
    """Stances as (target, day, mark, words for it), newest first; None where there are fewer than three, or one day."""
    found: dict[str, list[tuple[date, Mark, str]]] = {}
    wording: dict[str, str] = {}
    for target, day, stance, title in rows:
        wording.setdefault(subject(target), target)
        found.setdefault(subject(target), []).append((day, stance, title))
    shown = dict(sorted(found.items(), key=lambda item: -len(item[1]))[:_ROWS])
    days = [day for spots in shown.values() for day, _, _ in spots]
    if len(days) < 3 or len(set(days)) < 2:
        return None
    first, last = min(days).year, max(days).year + 1
    drawn = tuple(
        ChartRow(
            _ROW * (number + 1),
            wording[target],
            tuple(Spot(_x(day, first, last), stance, title) for day, stance, title in spots[::-1]),
        )
        for number, (target, spots) in enumerate(shown.items())
    )
    return Chart(WIDTH, _ROW * (len(drawn) + 1), _ticks(first, last), drawn)


def _x(day: date, first: int, last: int) -> int:
    start, end = date(first, 1, 1).toordinal(), date(min(last, 9999), 1, 1).toordinal()
    return _SIDE + round((WIDTH - 2 * _SIDE) * (day.toordinal() - start) / max(1, end - start))


def _ticks(first: int, last: int) -> tuple[Tick, ...]:
    step = max(1, math.ceil((last - first) / _TICKS))
    return tuple(Tick(_x(date(year, 1, 1), first, last), str(year)) for year in range(first, last, step))


def network(disputes: Iterable[tuple[Sequence[Link], Mark, bool]]) -> Network | None:
    """Disputes as (parties, state, whether it is open); None where fewer than three actors are joined."""
    often: Counter[Link] = Counter()
    pairs: dict[tuple[Link, Link], list[tuple[Mark, bool]]] = {}
    named: dict[Place, Link] = {}
    for found, state, is_open in disputes:
        parties = [named.setdefault(party.place, party) for party in found]
        often.update(parties)
        for one, other in _pairs(parties):
            pairs.setdefault((one, other), []).append((state, is_open))
    most = sorted(often, key=lambda link: (-often[link], link.name.casefold(), link.place))[:_NODES]
    shown = set(most)
    joined = {link for pair in pairs if shown.issuperset(pair) for link in pair}
    if len(joined) < 3:
        return None
    nodes = {node.link: node for node in _ring([link for link in most if link in joined], often)}
    edges = (_edge(nodes[a], nodes[b], met) for (a, b), met in pairs.items() if a in nodes and b in nodes)
    return Network(WIDTH, WIDTH * 3 // 4, tuple(nodes.values()), tuple(edges))


def _pairs(parties: Sequence[Link]) -> Iterable[tuple[Link, Link]]:
    ordered = sorted(parties, key=lambda link: link.place)
    return ((one, other) for i, one in enumerate(ordered) for other in ordered[i + 1 :])


def _ring(ranked: Sequence[Link], often: Counter[Link]) -> Iterable[Node]:
    """By name round an ellipse, from the top; labels outside."""
    across, down = WIDTH * 11 // 40, WIDTH * 3 // 10
    middle_x, middle_y = WIDTH // 2, WIDTH * 3 // 8
    ordered = sorted(ranked, key=lambda link: (link.name.casefold(), link.place))
    for number, link in enumerate(ordered):
        angle = 2 * math.pi * number / len(ordered) - math.pi / 2
        cos, sin = math.cos(angle), math.sin(angle)
        anchor = "middle" if abs(cos) < 0.12 else "start" if cos > 0 else "end"
        yield Node(
            x=middle_x + round(across * cos),
            y=middle_y + round(down * sin),
            label_x=middle_x + round((across + 12) * cos),
            label_y=middle_y + round((down + 14) * sin) + 4,
            anchor=anchor,
            link=link,
            disputes=often[link],
        )


def _edge(one: Node, other: Node, met: Sequence[tuple[Mark, bool]]) -> Edge:
    state = next((mark for mark, is_open in met if is_open), met[0][0])
    times = "1 dispute" if len(met) == 1 else f"{len(met)} disputes"
    return Edge(
        one.x, one.y, other.x, other.y, min(_EDGE, len(met)), state, f"{one.link.name} and {other.link.name}: {times}"
    )


def strip(past: Iterable[date], ahead: Iterable[date], today: date) -> Strip | None:
    """A bar for each year around `today`; what lies further off is counted at the ends. None for a single year."""
    first, last = today.year - _YEARS_BACK, today.year + _YEARS_ON
    gone, due = (Counter(min(max(day.year, first), last) for day in days) for days in (past, ahead))
    years = sorted({*gone, *due})
    if len(years) < 2:
        return None
    most = max(gone[year] + due[year] for year in years)
    step = (STRIP_WIDTH - 2 * _SIDE) / (years[-1] - years[0] + 1)
    every = max(1, math.ceil((years[-1] - years[0] + 1) / _TICKS))
    bars = tuple(
        Bar(
            x=round(_SIDE + step * at),
            width=max(1, round(step * 0.8)),
            past=math.ceil(_STRIP * gone[year] / most),
            ahead=math.ceil(_STRIP * due[year] / most),
            label=str(year) if at % every == 0 else "",
            title=f"{_span(year, first, last)}: {gone[year]} past, {due[year]} ahead",
        )
        for at, year in enumerate(range(years[0], years[-1] + 1))
    )
    return Strip(STRIP_WIDTH, _STRIP, bars)


def _span(year: int, first: int, last: int) -> str:
    return f"{year} and before" if year == first else f"{year} and after" if year == last else str(year)


def matrix(rows: Iterable[tuple[Link, str, Mark, bool]]) -> Matrix | None:
    """Positions as (holder, target, mark, whether it takes a side), newest first; None where no target has two holders.

    The targets that most actors speak of, and the actors that speak of most of them.
    """
    table: dict[str, dict[Link, tuple[Mark, bool]]] = {}
    named: dict[Place, Link] = {}
    wording: dict[str, str] = {}
    for found, target, mark, takes_side in rows:
        holder = named.setdefault(found.place, found)
        wording.setdefault(subject(target), target)
        held = table.setdefault(subject(target), {})
        if holder not in held or (takes_side and not held[holder][1]):
            held[holder] = (mark, takes_side)
    targets = sorted((t for t, held in table.items() if len(held) > 1), key=lambda t: (-len(table[t]), t))[:_COLUMNS]
    spoken = Counter(holder for target in targets for holder in table[target])
    holders = sorted(spoken, key=lambda link: (-spoken[link], link.name.casefold(), link.place))[:_HOLDERS]
    cells = {(holder, t): table[t][holder][0] for t in targets for holder in table[t]}
    shown = tuple(MatrixRow(holder, tuple(cells.get((holder, t)) for t in targets)) for holder in holders)
    return Matrix(tuple(wording[t] for t in targets), shown) if shown else None
