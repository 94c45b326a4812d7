"""All briefings -> a page for each topic: what it is, who stands where, what is fought over, what comes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from perilune.digest.days import when_due
from perilune.digest.drawing import matrix
from perilune.digest.views import BriefingPage, DisputePage, Link, TopicPage
from perilune.model import Stance


def pages_of(
    pages: Sequence[BriefingPage], disputes: Iterable[DisputePage], definitions: Mapping[str, str]
) -> tuple[TopicPage, ...]:
    """Topics by name, from briefing pages that come newest first; `definitions` by the topic's name."""
    found: dict[Link, list[BriefingPage]] = {}
    for page in pages:
        for topic in page.card.topics:
            found.setdefault(topic, []).append(page)
    by_topic: dict[Link, list[DisputePage]] = {}
    for dispute in disputes:
        for topic in dict.fromkeys(topic for box in dispute.history for topic in box.briefing.topics):
            by_topic.setdefault(topic, []).append(dispute)
    return tuple(
        _page(topic, found[topic], by_topic.get(topic, ()), definitions.get(topic.name))
        for topic in sorted(found, key=lambda link: link.name)
    )


def _page(
    topic: Link, pages: Sequence[BriefingPage], disputes: Iterable[DisputePage], definition: str | None
) -> TopicPage:
    positions = (row for page in pages for row in page.positions)
    return TopicPage(
        link=topic,
        briefings=tuple(page.card for page in pages),
        definition=definition,
        disputes=tuple(disputes),
        ahead=tuple(sorted((row for page in pages for row in page.ahead), key=when_due)),
        matrix=matrix((p.holder, p.target, p.stance, p.stance.key != Stance.NEUTRAL) for p in positions),
    )
