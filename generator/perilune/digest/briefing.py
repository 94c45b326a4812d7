"""One briefing -> its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from perilune import edtf
from perilune.digest import places
from perilune.digest.days import day_of, when
from perilune.digest.marks import due_mark, mark
from perilune.digest.views import (
    BriefingPage,
    Card,
    Citation,
    CorrectionRow,
    DateRow,
    DisputeBox,
    Link,
    PositionRow,
    Quote,
    SideBox,
    WebLink,
    Who,
)
from perilune.model import (
    Actor,
    Briefing,
    DateKind,
    DateMention,
    Dispute,
    Position,
    Salience,
    Side,
    Stance,
    Url,
)

WORDS_PER_MINUTE = 220
_WANTS = 2


def page_of(
    named: tuple[str, Briefing],
    today: date,
    *,
    newer: tuple[str, Briefing] | None,
    older: tuple[str, Briefing] | None,
    related: Sequence[tuple[str, Briefing]] = (),
) -> BriefingPage:
    """The page of an (id, briefing) pair between its neighbours in time, with those on the same matters."""
    parts = _Parts.of(*named)
    briefing = parts.briefing
    positions = tuple(map(parts.position, briefing.positions))
    dates = sorted((parts.date(d, today) for d in briefing.dates), key=when)
    majors = [actor for actor in briefing.actors if actor.salience is Salience.MAJOR]
    return BriefingPage(
        card=parts.card,
        summary=briefing.summary,
        source_url=Url(briefing.source.url) if briefing.source.url else None,
        author=briefing.source.author,
        reading_minutes=_reading_minutes(briefing),
        who=tuple(_who(actor, positions) for actor in majors),
        mentioned=tuple(link_to(a) for a in briefing.actors if a.salience is Salience.MINOR),
        positions=positions,
        disputes=tuple(parts.dispute(i, d) for i, d in enumerate(briefing.disputes, 1)),
        past=tuple(row for row in dates if not row.ahead),
        ahead=tuple(row for row in dates if row.ahead),
        open_questions=briefing.open_questions,
        evidence=tuple(parts.quotes.values()),
        links=tuple(WebLink(link, Url(link)) for link in briefing.links),
        corrections=_corrections(briefing, parts.card),
        related=tuple(card_of(*other) for other in related),
        newer=card_of(*newer) if newer else None,
        older=card_of(*older) if older else None,
    )


def _corrections(briefing: Briefing, card: Card) -> tuple[CorrectionRow, ...]:
    rows = (CorrectionRow(day_of(c.date.isoformat()), c.what, card) for c in briefing.corrections)
    return tuple(sorted(rows, key=lambda row: row.day.value, reverse=True))


def card_of(briefing_id: str, briefing: Briefing) -> Card:
    """The briefing as lists show it."""
    return Card(
        id=briefing_id,
        title=briefing.title,
        place=places.briefing(briefing_id),
        published=day_of(briefing.published.isoformat()),
        publisher=briefing.source.publisher,
        bottom_line=briefing.bottom_line,
        status=mark(briefing.status),
        topics=tuple(Link(topic.replace("-", " "), places.topic(topic)) for topic in briefing.topics),
    )


def link_to(actor: Actor) -> Link:
    """An actor's name and page."""
    return Link(actor.name, places.actor(actor.id))


@dataclass(frozen=True, slots=True)
class _Parts:
    """A briefing with what its rows refer to: names by id, quotations by their text."""

    briefing: Briefing
    card: Card
    actors: dict[str, Link]
    quotes: dict[str, Quote]

    @classmethod
    def of(cls, briefing_id: str, briefing: Briefing) -> _Parts:
        quotes: dict[str, Quote] = {}
        for text in _quotations(briefing):
            number = len(quotes) + 1
            place = places.quotation(briefing_id, number)
            quotes.setdefault(text, Quote(number, places.quotation_anchor(number), text, place))
        actors = {actor.id: link_to(actor) for actor in briefing.actors}
        return cls(briefing, card_of(briefing_id, briefing), actors, quotes)

    def position(self, position: Position) -> PositionRow:
        day = day_of(position.date) if position.date else None
        return PositionRow(
            holder=self.actors[position.actor],
            via=self.actors[position.via] if position.via else None,
            stance=mark(position.stance),
            target=position.target,
            statement=position.statement,
            kind=mark(position.kind),
            day=day,
            since=day or self.card.published,
            citations=self._citations(position.evidence),
            briefing=self.card,
            was=None,
        )

    def date(self, mention: DateMention, today: date) -> DateRow:
        ahead = _lies_ahead(mention, today)
        return DateRow(
            day=day_of(mention.value),
            what=mention.what,
            text=mention.text,
            due=due_mark(mention.kind, ahead=ahead),
            ahead=ahead,
            citations=self._citations(mention.evidence),
            briefing=self.card,
        )

    def dispute(self, number: int, dispute: Dispute) -> DisputeBox:
        sides = [*map(self._side, dispute.sides), *self._sides_from_positions(dispute)]
        speaking = {party for side in sides for party in side.parties}
        parties = [self.actors[party] for party in dispute.parties]
        return DisputeBox(
            anchor=f"dispute-{number}",
            issue=dispute.issue,
            place=places.dispute(dispute.id),
            kind=mark(dispute.kind),
            status=mark(dispute.status),
            parties=tuple(parties),
            sides=tuple(sides),
            silent=tuple(party for party in parties if party not in speaking),
            quotes=self._quotes(dispute.evidence),
            briefing=self.card,
        )

    def _side(self, side: Side) -> SideBox:
        return SideBox(tuple(self.actors[party] for party in side.parties), side.says, self._quotes(side.evidence))

    def _sides_from_positions(self, dispute: Dispute) -> Iterator[SideBox]:
        """For a party on no side: what it holds in a position that rests on the dispute's own evidence."""
        speaking = {party for side in dispute.sides for party in side.parties}
        for party in dispute.parties:
            own = (p for p in self.briefing.positions if p.actor == party and party not in speaking)
            for position in own:
                if shared := [text for text in position.evidence if text in dispute.evidence]:
                    yield SideBox((self.actors[party],), position.statement, self._quotes(shared))
                    break

    def _quotes(self, evidence: Iterable[str]) -> tuple[Quote, ...]:
        return tuple(self.quotes[text] for text in dict.fromkeys(evidence))

    def _citations(self, evidence: Iterable[str]) -> tuple[Citation, ...]:
        return tuple(Citation(quote.number, quote.place) for quote in self._quotes(evidence))


def _quotations(briefing: Briefing) -> Iterator[str]:
    """Every quotation in the order in which the page refers to it."""
    for position in briefing.positions:
        yield from position.evidence
    for dispute in briefing.disputes:
        yield from dispute.evidence
        for side in dispute.sides:
            yield from side.evidence
    for mention in briefing.dates:
        yield from mention.evidence


def _lies_ahead(mention: DateMention, today: date) -> bool:
    last = edtf.parse(mention.value).last
    return mention.kind is not DateKind.PAST and (last is None or last >= today)


def _who(actor: Actor, positions: Iterable[PositionRow]) -> Who:
    link = link_to(actor)
    wants: dict[tuple[str, str], PositionRow] = {}
    for position in positions:
        if position.holder == link and position.stance.key != Stance.NEUTRAL:
            wants.setdefault((position.stance.key, position.target), position)
    return Who(link, mark(actor.type), actor.role, tuple(wants.values())[:_WANTS])


def _reading_minutes(briefing: Briefing) -> int:
    texts = [briefing.bottom_line or "", briefing.summary or "", *briefing.open_questions]
    texts += [f"{p.target} {p.statement}" for p in briefing.positions] + [d.what for d in briefing.dates]
    texts += [side.says for dispute in briefing.disputes for side in dispute.sides]
    return max(1, round(sum(len(text.split()) for text in texts) / WORDS_PER_MINUTE))
