"""All briefings -> a page for each dispute: the issue, the sides in their own words, the course so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from perilune.digest import places
from perilune.digest.marks import mark
from perilune.digest.views import BriefingPage, DisputeBox, DisputePage, Link, Place, SideBox
from perilune.model import DisputeEntry, DisputeStatus


def pages_of(pages: Sequence[BriefingPage], register: Mapping[str, DisputeEntry]) -> tuple[DisputePage, ...]:
    """Disputes from briefing pages that come newest first: open ones first, newest first.

    What the register says of a dispute, by its id, wins over the briefings.
    """
    found: dict[Place, list[DisputeBox]] = {}
    for page in pages:
        for box in page.disputes:
            found.setdefault(box.place, []).append(box)
    told = {places.dispute(name): entry for name, entry in register.items()}
    disputes = [_page(history, told.get(place, DisputeEntry())) for place, history in found.items()]
    return tuple(sorted(disputes, key=lambda dispute: dispute.status.key != DisputeStatus.OPEN))


def _page(history: Sequence[DisputeBox], entry: DisputeEntry) -> DisputePage:
    newest, sides, parties = history[0], _newest_words(history), _parties(history)
    speaking = {party.place for side in sides for party in side.parties}
    return DisputePage(
        link=Link(entry.name or newest.issue, newest.place),
        kind=mark(entry.kind) if entry.kind else newest.kind,
        status=mark(entry.status) if entry.status else newest.status,
        parties=parties,
        since=history[-1].briefing.published,
        latest=newest.briefing,
        sides=sides,
        silent=tuple(party for party in parties if party.place not in speaking),
        quotes=newest.quotes,
        history=tuple(history),
    )


def _parties(history: Sequence[DisputeBox]) -> tuple[Link, ...]:
    by_place: dict[Place, Link] = {}
    for box in history:
        for party in box.parties:
            by_place.setdefault(party.place, party)
    return tuple(by_place.values())


def _newest_words(history: Sequence[DisputeBox]) -> tuple[SideBox, ...]:
    """The newest side on which each party speaks."""
    chosen: list[SideBox] = []
    speaking: set[Place] = set()
    for side in (side for box in history for side in box.sides):
        parties = {party.place for party in side.parties}
        if not speaking & parties:
            chosen.append(side)
            speaking |= parties
    return tuple(chosen)
