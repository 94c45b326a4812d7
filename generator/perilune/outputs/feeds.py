"""The newest briefings as feeds, in Atom (RFC 4287) and JSON Feed 1.1: of the whole site, an actor, a topic, a dispute."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape as for_xml

from perilune.digest import places
from perilune.digest.views import BriefingPage, Card, Digest, Place
from perilune.escape import shown
from perilune.outputs.nouns import Material, Output, Site, updated, uri, urn

NEWEST = 30
ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed is of."""

    place: Place
    """The page that tells the same."""
    title: str
    ids: tuple[str, ...]
    """The newest briefings."""


def channels_of(digest: Digest, site: Site) -> Iterator[Channel]:
    """Every feed that the site has; none while there are no briefings."""
    if not digest.briefings:
        return
    yield _channel(places.HOME, None, (page.card for page in digest.briefings[:NEWEST]), site)
    for actor in digest.actors:
        if actor.major:
            yield _channel(actor.link.place, actor.link.name, actor.briefings, site)
    for topic in digest.topics:
        yield _channel(topic.link.place, topic.link.name, topic.briefings, site)
    for dispute in digest.disputes:
        yield _channel(dispute.link.place, dispute.link.name, (box.briefing for box in dispute.history), site)


def _channel(place: Place, name: str | None, cards: Iterable[Card], site: Site) -> Channel:
    ids = tuple(dict.fromkeys(card.id for card in cards))[:NEWEST]
    return Channel(place, shown(f"{name} - {site.name}" if name else site.name), ids)


def feeds_of(material: Material, channels: Iterable[Channel]) -> Iterator[Output]:
    """Both forms of each feed."""
    items = _Items(material)
    for channel in channels:
        yield _atom(channel, items)
        yield _json_feed(channel, items)


@dataclass(frozen=True, slots=True)
class _Items:
    """The entries of feeds; a briefing stands in many, and in all that lie equally deep it is the same."""

    material: Material
    made: dict[tuple[str, str], str] = field(default_factory=dict)

    def atom(self, briefing_id: str, start: str) -> str:
        page = self.material.pages[briefing_id]
        address = self.material.site.address(page.card.place, start)
        if (briefing_id, address) not in self.made:
            self.made[briefing_id, address] = _entry(page, address, self._id(page))
        return self.made[briefing_id, address]

    def json(self, briefing_id: str) -> str:
        page, site = self.material.pages[briefing_id], self.material.site
        if (briefing_id, "") not in self.made:
            address = site.address(page.card.place) if site.url else None
            self.made[briefing_id, ""] = _as_json(_item(page, address, self._id(page)))
        return self.made[briefing_id, ""]

    def last_change(self, channel: Channel) -> str:
        return max(updated(self.material.pages[briefing_id]) for briefing_id in channel.ids)

    def _id(self, page: BriefingPage) -> str:
        return urn("briefing", self.material.origins[page.card.id])


def _atom(channel: Channel, items: _Items) -> Output:
    site, path = items.material.site, str(places.feed_of(channel.place))
    rights = " ".join(filter(None, (site.licence.title, site.licence.url)))
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{urn('feed', site.name, channel.place)}</id>",
        f"<title>{for_xml(channel.title)}</title>",
        f"<updated>{_moment(items.last_change(channel))}</updated>",
        f"<author><name>{for_xml(shown(site.name))}</name></author>",
        f"<rights>{for_xml(shown(rights))}</rights>",
        "<generator>Perilune</generator>",
        f'<link rel="self" type="{ATOM}" href="{for_xml(site.address(path, path))}"/>',
        f'<link rel="alternate" type="text/html" href="{for_xml(site.address(channel.place, path))}"/>',
    ]
    entries = (items.atom(briefing_id, path) for briefing_id in channel.ids)
    return Output(path, "\n".join([*head, *entries, "</feed>", ""]).encode())


def _entry(page: BriefingPage, address: str, entry_id: str) -> str:
    card = page.card
    lines = [
        f"<entry><id>{entry_id}</id>",
        f"<title>{for_xml(shown(card.title))}</title>",
        f"<published>{_moment(card.published.value)}</published><updated>{_moment(updated(page))}</updated>",
        f'<link rel="alternate" type="text/html" href="{for_xml(address)}"/>',
    ]
    if page.source_url:
        lines.append(f'<link rel="via" href="{for_xml(uri(page.source_url))}"/>')
    lines += [f'<category term="{_term(topic.place)}" label="{for_xml(topic.name)}"/>' for topic in card.topics]
    lines.append(f'<summary type="text">{for_xml(" ".join(_told(page)) or shown(card.title))}</summary></entry>')
    return "\n".join(lines)


def _json_feed(channel: Channel, items: _Items) -> Output:
    site, path = items.material.site, places.json_feed_of(channel.place)
    head: dict[str, object] = {"version": "https://jsonfeed.org/version/1.1", "title": channel.title}
    if site.url:
        head |= {"home_page_url": site.address(channel.place), "feed_url": site.address(path)}
    head["authors"] = [{"name": shown(site.name)}]
    body = ",\n".join(items.json(briefing_id) for briefing_id in channel.ids)
    return Output(path, f'{_as_json(head)[:-1]}, "items": [\n{body}\n]}}\n'.encode())


def _item(page: BriefingPage, address: str | None, item_id: str) -> dict[str, object]:
    card = page.card
    item: dict[str, object | None] = {
        "id": item_id,
        "url": address,
        "external_url": uri(page.source_url) if page.source_url else None,
        "title": shown(card.title),
        "content_text": "\n\n".join(_told(page)) or shown(card.title),
        "summary": shown(card.bottom_line) if card.bottom_line else None,
        "date_published": _moment(card.published.value),
        "date_modified": _moment(updated(page)),
        "tags": [topic.name for topic in card.topics] or None,
    }
    return {name: value for name, value in item.items() if value is not None}


def _told(page: BriefingPage) -> Sequence[str]:
    return [shown(text) for text in (page.card.bottom_line, page.summary) if text]


def _term(place: Place) -> str:
    return place.rpartition("/")[2].removesuffix(".md")


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
