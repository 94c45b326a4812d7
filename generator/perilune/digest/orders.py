"""Which pages a site has: the place, template and title of each, and the names that its template knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from perilune.digest import places
from perilune.digest.days import when_expected, year_of
from perilune.digest.fields import field_rows
from perilune.digest.timeline import archive, months
from perilune.digest.views import ActorPage, Card, DateRow, Digest, Link, Place
from perilune.model import slug

LONG_LIST = 100
"""Lists longer than this show their beginning, and the whole on further pages by year or letter."""
SHORT_LIST = 40
"""How much of a list a page shows on which that is not the main thing."""

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Order:
    """A page to render. Every template also knows `digest`, `place`, `title` and `places`."""

    place: Place
    template: str
    """The template's name without its suffix."""
    title: str
    names: Mapping[str, object]
    """What else the template knows."""
    description: str | None = None
    """What search engines show of it."""
    source: str | None = None
    """Id of the briefing that the page is made from, if it is of one."""
    nav_title: str | None = None
    """What a small navigation calls it, if it names it."""
    hide: tuple[str, ...] = ("navigation",)
    """What the theme leaves out beside it."""
    searched: bool = True
    """Whether a search looks into it: not into lists, which only repeat what the pages of things say."""


_WIDE = ("navigation", "toc")


def orders_of(digest: Digest) -> Iterator[Order]:
    """Every page of the site: the home page, the lists, then a page for each thing."""
    yield Order(places.HOME, "home", "Space policy, briefly", {}, nav_title="Home", hide=_WIDE, searched=False)
    yield from _lists(digest)
    yield Order(places.FIELDS, "fields", "The fields of a briefing", {"fields": field_rows()}, hide=())
    yield from _things(digest)


def _lists(digest: Digest) -> Iterator[Order]:
    def order(place: Place, template: str) -> Order:
        title = template.capitalize()
        return Order(place, template, title, {}, nav_title=title, hide=_WIDE, searched=False)

    cards = [page.card for page in digest.briefings]
    yield from _list(order(places.BRIEFINGS, "briefings"), cards, lambda card: card.published.value[:4])
    yield from _list(order(places.ACTORS, "actors"), digest.actors, _letter, newest_first=False)
    yield from _list(order(places.DISPUTES, "disputes"), digest.disputes, lambda d: d.latest.published.value[:4])
    yield from _list(order(places.TIMELINE, "timeline"), digest.past, lambda row: year_of(row.day.value), "past")
    yield replace(order(places.TOPICS, "topics"), names={"rows": digest.topics, "list_parts": ()})
    yield from _list(order(places.ISSUES, "issues"), digest.issues, lambda issue: issue.last.value[:4])
    due = order(places.CALENDAR, "calendar")
    yield from _list(due, digest.ahead, _year_due, newest_first=False, also=lambda rows: {"months": months(rows)})
    yield from _archive(replace(order(places.ARCHIVE, "archive"), nav_title=None), cards)


def _archive(order: Order, cards: Sequence[Card]) -> Iterator[Order]:
    """A page for each year on which each month is named, and one that names the years."""
    years: dict[str, list[Card]] = {}
    for card in cards:
        years.setdefault(card.published.value[:4], []).append(card)
    parts = tuple(Link(year, places.part(order.place, year)) for year in years)
    counted = tuple((link, len(years[link.name])) for link in parts)
    yield replace(order, names={"years": counted, "months": (), "list_parts": parts})
    for link in parts:
        names = {"years": (), "months": archive(years[link.name]), "list_parts": parts}
        title = f"{order.title}, {link.name}"
        yield replace(order, place=link.place, title=title, names=names)


def _things(digest: Digest) -> Iterator[Order]:
    for page in digest.briefings:
        card, about = page.card, page.card.bottom_line or page.summary
        yield Order(card.place, "briefing", card.title, {"briefing": page}, description=about, source=card.id)
    for actor in digest.actors:
        yield from _of_actor(actor)
    for dispute in digest.disputes:
        yield Order(dispute.link.place, "dispute", dispute.link.name, {"dispute": dispute})
    for topic in digest.topics:
        title = topic.link.name.capitalize()
        order = Order(topic.link.place, "topic", title, {"topic": topic}, description=topic.definition, hide=_WIDE)
        yield from _list(order, topic.briefings, lambda card: card.published.value[:4], "briefings")
    for issue in digest.issues:
        title = f"{issue.link.name}: {issue.lead.title}"
        yield Order(
            issue.link.place, "issue", title, {"issue": issue}, description=issue.lead.bottom_line, searched=False
        )


def _of_actor(actor: ActorPage) -> Iterator[Order]:
    """The actor's page, its ledger by year where that is long, and all its briefings where the page shows but some."""
    every = places.all_briefings(actor.link.place) if len(actor.briefings) > SHORT_LIST else None
    order = Order(actor.link.place, "actor", actor.link.name, {"actor": actor, "every": every, "most": SHORT_LIST})
    yield from _list(order, actor.ledger, lambda row: year_of(row.since.value), "ledger")
    if every:
        title = f"{actor.link.name}: all briefings"
        whole = Order(every, "briefings", title, {}, hide=_WIDE, searched=False)
        yield from _list(whole, actor.briefings, lambda card: card.published.value[:4])


def _list(
    order: Order,
    rows: Sequence[_Row],
    by: Callable[[_Row], str],
    template: str | None = None,
    *,
    newest_first: bool = True,
    also: Callable[[Sequence[_Row]], Mapping[str, object]] = lambda _: {},
) -> Iterator[Order]:
    """The page of a list, which knows its `rows` and `list_parts`; for a long one also a page for each part.

    The parts are told apart by `by` and printed by `template` (default: as the page itself); `also` gives more names
    made of the rows.
    """
    groups: dict[str, list[_Row]] = {}
    for row in rows if len(rows) > LONG_LIST else ():
        groups.setdefault(by(row), []).append(row)
    names = sorted(groups, reverse=newest_first)
    parts = tuple(Link(name.upper(), places.part(order.place, name)) for name in names)
    first = tuple(rows[:LONG_LIST])
    yield replace(order, names={**order.names, "rows": first, "list_parts": parts, **also(first)})
    for name, link in zip(names, parts, strict=True):
        known = {**order.names, "rows": tuple(groups[name]), "list_parts": parts, **also(groups[name])}
        yield Order(
            link.place, template or order.template, f"{order.title}, {link.name}", known, hide=_WIDE, searched=False
        )


def _year_due(row: DateRow) -> str:
    return f"{when_expected(row.day.value).year:04d}"


def _letter(actor: ActorPage) -> str:
    return slug(actor.link.name)[0]
