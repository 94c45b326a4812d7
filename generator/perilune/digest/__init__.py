"""Briefings -> what the templates see, across all of them: pages of briefings, actors, disputes, dates.

Deterministic and linear in the number of briefings; no clock: the newest day of publication is today.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from perilune.digest import actors, disputes, drawing, issues, places, timeline, topics
from perilune.digest.briefing import page_of
from perilune.digest.days import day_of, first_day, when_expected
from perilune.digest.issues import Period
from perilune.digest.related import related
from perilune.digest.views import BriefingPage, Digest, DisputePage, Link, Moved
from perilune.lexicon.words import topics as vocabulary
from perilune.model import Briefing, DisputeEntry, DisputeStatus


@dataclass(frozen=True, slots=True)
class Plan:
    """What the desk decides about the whole site."""

    issues: Period = Period.WEEK
    """What one issue of the digest covers."""
    disputes: Mapping[str, DisputeEntry] = field(default_factory=dict)
    """The register of disputes, by id; the briefings' ids are already those of the register."""


_DEFAULT = Plan()


def digest_of(briefings: Sequence[tuple[str, Briefing]], plan: Plan = _DEFAULT) -> Digest:
    """The digest of (id, briefing) pairs in any order."""
    newest_first = sorted(briefings, key=lambda pair: (pair[1].published, pair[0]), reverse=True)
    today = newest_first[0][1].published if newest_first else date.min
    pages = _briefing_pages(newest_first, today)
    dispute_pages = disputes.pages_of(pages, plan.disputes)
    actor_pages = actors.pages_of(newest_first, pages, dispute_pages)
    corrections = tuple(sorted((row for page in pages for row in page.corrections), key=lambda r: r.day.value))[::-1]
    ahead, past = timeline.ahead(pages), timeline.past(pages)
    return Digest(
        today=day_of(today.isoformat()) if pages else None,
        since=pages[-1].card.published if pages else None,
        briefings=pages,
        actors=actor_pages,
        disputes=dispute_pages,
        topics=topics.pages_of(pages, dispute_pages, {t.id.replace("-", " "): t.definition for t in vocabulary()}),
        ahead=ahead,
        past=past,
        positions=sum(len(page.positions) for page in pages),
        quotations=sum(len(page.evidence) for page in pages),
        issues=issues.pages_of(pages, actor_pages, dispute_pages, corrections, plan.issues),
        corrections=corrections,
        network=drawing.network((d.parties, d.status, d.status.key == DisputeStatus.OPEN) for d in dispute_pages),
        strip=drawing.strip((first_day(r.day.value) for r in past), (when_expected(r.day.value) for r in ahead), today),
        moved=_moved(plan, dispute_pages),
    )


def _briefing_pages(newest_first: Sequence[tuple[str, Briefing]], today: date) -> tuple[BriefingPage, ...]:
    closest = related(newest_first)
    neighbours = [None, *newest_first, None]
    return tuple(
        page_of(
            named,
            today,
            newer=neighbours[at],
            older=neighbours[at + 2],
            related=[newest_first[other] for other in closest[at]],
        )
        for at, named in enumerate(newest_first)
    )


def _moved(plan: Plan, pages: Sequence[DisputePage]) -> tuple[Moved, ...]:
    """Pages of disputes that were merged into another one which has a page, by their old places."""
    links: dict[str, Link] = {page.link.place: page.link for page in pages}
    found = (
        Moved(places.dispute(old), links[places.dispute(new)])
        for new, entry in plan.disputes.items()
        for old in entry.merges
        if places.dispute(new) in links and places.dispute(old) not in links
    )
    return tuple(sorted(found, key=lambda moved: moved.old))


__all__ = ["Digest", "Period", "Plan", "digest_of", "places"]
