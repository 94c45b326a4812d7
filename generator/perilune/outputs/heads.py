"""What stands in a page's <head> for machines: who and what it is about (schema.org), and in which other forms it is there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from perilune.digest import places
from perilune.digest.days import has_events
from perilune.digest.views import ActorPage, BriefingPage, Place
from perilune.escape import shown
from perilune.model import Actor, ActorType, Salience
from perilune.outputs import calendars, feeds
from perilune.outputs.nouns import Material, Site, updated, uri, urn

_TYPES = {
    ActorType.STATE: "Country",
    ActorType.BODY: "GovernmentOrganization",
    ActorType.IGO: "Organization",
    ActorType.COMPANY: "Corporation",
    ActorType.PERSON: "Person",
    ActorType.MEDIA: "NewsMediaOrganization",
    ActorType.GROUP: "Organization",
    ActorType.PROGRAMME: "Project",
}
_ENDS_A_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same in another form."""

    type: str
    title: str
    path: str
    """Below the site's root."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is particular to one page."""

    kind: str
    """Its type by the Open Graph."""
    data: str | None
    """JSON-LD in which no character can end a script element."""
    alternates: tuple[Alternate, ...]
    card: str | None = None
    """The address of its social card."""


ANY_PAGE = Place("")
"""Under this name stands the head of every page that has nothing of its own."""


def heads_of(material: Material, channels: tuple[feeds.Channel, ...]) -> Mapping[Place, Head]:
    """The head of each page by its place below the docs folder, and that of all other pages."""
    fed = {channel.place: tuple(_feeds(channel)) for channel in channels}
    everywhere = fed.pop(places.HOME, ())
    heads = {place: Head("website", None, found) for place, found in fed.items()}
    heads |= _of_briefings(material) | _of_actors(material, fed)
    heads[places.HOME] = Head("website", _safe(_website(material.site)), ())
    heads[ANY_PAGE] = Head("website", None, ())
    return {place: replace(head, alternates=(*head.alternates, *everywhere)) for place, head in heads.items()}


def _of_briefings(material: Material) -> dict[Place, Head]:
    actors = _major_actors(material)
    return {
        page.card.place: Head(
            "article",
            _safe(_report(page, actors[page.card.id], material)),
            tuple(_forms(page)),
            material.site.url and material.site.url + places.card_of(page.card.place),
        )
        for page in material.digest.briefings
    }


def _of_actors(material: Material, fed: Mapping[Place, tuple[Alternate, ...]]) -> dict[Place, Head]:
    heads = {}
    for actor in material.digest.actors:
        place, kind = actor.link.place, "profile" if actor.type.key == ActorType.PERSON else "website"
        dated = _dated(actor) if has_events(actor.ahead) else ()
        heads[place] = Head(kind, _safe(_actor(actor, material.site)), (*fed.get(place, ()), *dated))
    return heads


def _feeds(channel: feeds.Channel) -> Iterator[Alternate]:
    yield Alternate(feeds.ATOM, channel.title, places.feed_of(channel.place))
    yield Alternate(feeds.JSON_FEED, channel.title, places.json_feed_of(channel.place))


def _dated(actor: ActorPage) -> tuple[Alternate, ...]:
    title = shown(f"{actor.link.name}: coming dates")
    return (Alternate(calendars.TYPE, title, places.calendar_of(actor.link.place)),)


def _forms(page: BriefingPage) -> Iterator[Alternate]:
    forms = {"yml": "application/yaml", "json": "application/json", "bib": "application/x-bibtex",
             "csl.json": "application/vnd.citationstyles.csl+json"}  # fmt: skip
    for suffix, media_type in forms.items():
        yield Alternate(media_type, shown(page.card.title), places.beside(page.card.place, suffix))
    if has_events(page.ahead):
        yield Alternate(calendars.TYPE, shown(page.card.title), places.calendar_of(page.card.place))


def _major_actors(material: Material) -> Mapping[str, tuple[Actor, ...]]:
    """The major actors of each briefing."""
    return {
        name: tuple(actor for actor in briefing.actors if actor.salience is Salience.MAJOR)
        for name, briefing in material.briefings
    }


def _report(page: BriefingPage, about: tuple[Actor, ...], material: Material) -> dict[str, Any]:
    card, site = page.card, material.site
    return {
        "@context": "https://schema.org",
        "@type": "Report",
        "identifier": urn("briefing", material.origins[card.id]),
        "headline": shown(card.title),
        "description": card.bottom_line and shown(card.bottom_line),
        "abstract": page.summary and shown(page.summary),
        "datePublished": card.published.value,
        "dateModified": updated(page),
        **_at(card.place, site),
        "publisher": {"@type": "Organization", "name": shown(site.name)},
        "license": site.licence.url or site.licence.title,
        "keywords": [topic.name for topic in card.topics],
        "about": [_thing(actor.type, actor.name, actor.wikidata) for actor in about],
        "isBasedOn": _article(page),
        "citation": [uri(link.url) for link in page.links],
        "correction": [f"{row.day.words}: {shown(row.what)}" for row in page.corrections],
    }


def _article(page: BriefingPage) -> dict[str, Any]:
    card = page.card
    return {
        "@type": "NewsArticle" if card.publisher else "Article",
        "headline": shown(card.title),
        "datePublished": card.published.value,
        "url": page.source_url and uri(page.source_url),
        "author": page.author and {"@type": "Person", "name": shown(page.author)},
        "publisher": card.publisher and {"@type": "Organization", "name": shown(card.publisher)},
    }


def _actor(actor: ActorPage, site: Site) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        **_thing(ActorType(actor.type.key), actor.link.name, None),
        "alternateName": [shown(alias) for alias in actor.aliases],
        "description": actor.role and shown(actor.role),
        "sameAs": actor.wikidata,
        **_at(actor.link.place, site, name="mainEntityOfPage"),
    }


def _thing(kind: ActorType, name: str, wikidata: str | None) -> dict[str, Any]:
    known = {"sameAs": f"https://www.wikidata.org/wiki/{wikidata}"} if wikidata else {}
    return {"@type": _TYPES[kind], "name": shown(name), **known}


def _website(site: Site) -> dict[str, Any]:
    described = site.description and shown(site.description)
    head = {"@context": "https://schema.org", "@type": "WebSite", "name": shown(site.name), "description": described}
    return {**head, **_at(places.HOME, site), "license": site.licence.url or site.licence.title}


def _at(place: Place, site: Site, name: str = "url") -> dict[str, str]:
    """The address, where the site knows its own."""
    return {name: site.address(place)} if site.url else {}


def _safe(data: Mapping[str, Any]) -> str:
    return json.dumps(_told(data), ensure_ascii=False).translate(_ENDS_A_SCRIPT)


def _told(data: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is empty."""
    return {
        key: _told(value) if isinstance(value, dict) else value
        for key, value in data.items()
        if value not in (None, [], "")
    }
