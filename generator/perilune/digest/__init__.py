"""Briefings -> what the templates see, across all of them: pages of briefings, actors, disputes, dates.

Deterministic and linear in the number of briefings; no clock: the newest day of publication is today.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from perilune.digest import actors, disputes, places, timeline
from perilune.digest.briefing import page_of
from perilune.digest.days import day_of
from perilune.digest.views import BriefingPage, Digest, Link, TopicPage
from perilune.model import Briefing


def digest_of(briefings: Sequence[tuple[str, Briefing]]) -> Digest:
    """The digest of (id, briefing) pairs in any order."""
    newest_first = sorted(briefings, key=lambda pair: (pair[1].published, pair[0]), reverse=True)
    today = newest_first[0][1].published if newest_first else date.min
    pages = tuple(
        page_of(newest_first[i], today, newer=newest_first[i - 1] if i else None, older=older)
        for i, older in enumerate([*newest_first[1:], None][: len(newest_first)])
    )
    dispute_pages = disputes.pages_of(pages)
    return Digest(
        today=day_of(today.isoformat()) if pages else None,
        since=pages[-1].card.published if pages else None,
        briefings=pages,
        actors=actors.pages_of(newest_first, pages, dispute_pages),
        disputes=dispute_pages,
        topics=_topics(pages),
        ahead=timeline.ahead(pages),
        past=timeline.past(pages),
        positions=sum(len(page.positions) for page in pages),
        quotations=sum(len(page.evidence) for page in pages),
    )


def _topics(pages: Sequence[BriefingPage]) -> tuple[TopicPage, ...]:
    found: dict[Link, list[BriefingPage]] = {}
    for page in pages:
        for topic in page.card.topics:
            found.setdefault(topic, []).append(page)
    return tuple(
        TopicPage(topic, tuple(page.card for page in found[topic]))
        for topic in sorted(found, key=lambda link: link.name)
    )


__all__ = ["Digest", "digest_of", "places"]
