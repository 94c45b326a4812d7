"""Article + findings -> `Briefing`: what was found, in the words of the file.

Places become quotations here, so evidence is word for word by construction. Only actors that the guideline
wants are written, and everything that names an actor names one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perilune.edtf import parse as parse_edtf
from perilune.findings import Findings, FoundActor, FoundDate, FoundDispute, FoundPosition, Span
from perilune.model import (
    MAX_EVIDENCE_WORDS,
    Actor,
    Briefing,
    DateMention,
    Dispute,
    Position,
    Side,
    Source,
    Status,
    slug,
    url_fault,
)
from perilune.reading.article import Article

MAX_TITLE_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Body:
    """The cleaned article, as far as a briefing needs it."""

    text: str
    headline: str | None
    addresses: tuple[str, ...]


def gather(article: Article, body: Body, findings: Findings) -> Briefing:
    """The draft briefing of an article. Raises SourceError where the article has no publication date."""
    known = {actor.id for actor in findings.actors}
    metadata = article.metadata
    return Briefing(
        title=title_of(article, body),
        published=article.published,
        status=Status.DRAFT,
        source=Source(
            publisher=metadata.publisher, url=metadata.url, author=metadata.author, language=metadata.language or "en"
        ),
        bottom_line=findings.gist.bottom_line,
        summary=findings.gist.summary,
        topics=findings.gist.topics,
        actors=tuple(_actor(actor) for actor in findings.actors),
        positions=tuple(_positions(findings.positions, known, body.text)),
        dates=tuple(_dates(findings.dates, body.text)),
        disputes=tuple(_disputes(findings.disputes, known, body.text)),
        open_questions=findings.gist.open_questions,
        links=tuple(address for address in body.addresses if not url_fault(address)),
    )


def title_of(article: Article, body: Body) -> str:
    """The article's title: the one given, the headline above the text, or its first sentence, cut."""
    title = article.metadata.title or body.headline
    if title:
        return title[:300]
    first = re.split(r"(?<=[.!?])\s+(?=[\"“A-Z])", body.text.partition("\n")[0])[0]
    if len(first) <= MAX_TITLE_CHARACTERS:
        return first.rstrip(".")
    return first[: MAX_TITLE_CHARACTERS + 1].rpartition(" ")[0].rstrip(",;:") + "…"


def _actor(actor: FoundActor) -> Actor:
    return Actor(
        id=actor.id, name=actor.name, type=actor.type, aliases=actor.aliases,
        salience=actor.salience, wikidata=actor.wikidata, role=actor.role,
    )  # fmt: skip


def _positions(found: Sequence[FoundPosition], known: set[str], text: str) -> Iterable[Position]:
    for one in found:
        if one.actor in known and (evidence := quotations(one.evidence, text)):
            yield Position(
                actor=one.actor,
                stance=one.stance,
                target=one.target,
                statement=one.statement,
                kind=one.kind,
                via=one.via if one.via in known and one.via != one.actor else None,
                date=one.date if one.date and _is_edtf(one.date) else None,
                evidence=evidence,
            )


def _dates(found: Sequence[FoundDate], text: str) -> Iterable[DateMention]:
    for one in found:
        if one.key and _is_edtf(one.value) and (evidence := quotations([one.evidence], text)):
            yield DateMention(value=one.value, text=one.text, what=one.what, kind=one.kind, evidence=evidence)


def _is_edtf(value: str) -> bool:
    try:
        parse_edtf(value)
    except ValueError:
        return False
    return True


def _disputes(found: Sequence[FoundDispute], known: set[str], text: str) -> Iterable[Dispute]:
    taken: set[str] = set()
    for one in found:
        parties = tuple(dict.fromkeys(p for p in one.parties if p in known))
        evidence = quotations(one.evidence, text)
        if len(parties) < 2 or not evidence:
            continue
        dispute_id = _free(one.id, taken)
        taken.add(dispute_id)
        sides = tuple(
            Side(parties=side.parties, says=side.says, evidence=quotations(side.evidence, text))
            for side in one.sides
            if set(side.parties) <= known
        )
        yield Dispute(
            id=dispute_id,
            issue=one.issue,
            kind=one.kind,
            status=one.status,
            parties=parties,
            evidence=evidence,
            sides=sides,
        )


def _free(wanted: str, taken: set[str]) -> str:
    base, number = slug(wanted), 2
    free = base
    while free in taken:
        free, number = f"{base}-{number}", number + 1
    return free


def quotations(spans: Sequence[Span], text: str) -> tuple[str, ...]:
    """The words at those places, each at most MAX_EVIDENCE_WORDS long, cut at a word's end; none twice."""
    quoted: dict[str, None] = {}
    for span in spans:
        words = " ".join(text[span.start : span.end].split()).split(" ")
        if quotation := " ".join(words[:MAX_EVIDENCE_WORDS]).strip():
            quoted[quotation] = None
    return tuple(quoted)
