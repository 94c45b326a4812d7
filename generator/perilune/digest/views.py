"""What templates see: plain values, ready to print, in the order in which a page prints them.

A template loops and prints; every choice (what is new, which stance counts, what lies ahead) is made
where these are built. Strings are data, to be escaped where they are printed; a `Place` is one of our
own pages and prints as the relative address from the page that prints it.
"""

from __future__ import annotations

from dataclasses import dataclass

from perilune.digest.drawing import Chart, Matrix, Network, Strip
from perilune.digest.nouns import Card, Citation, Day, Link, Mark, Place, Quote, WebLink
from perilune.model import Url

__all__ = ["Card", "Citation", "Day", "Link", "Mark", "Place", "Quote", "WebLink"]


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position in a briefing's table or an actor's ledger."""

    holder: Link
    via: Link | None
    stance: Mark
    target: str
    statement: str
    kind: Mark
    day: Day | None
    """When it was said or done, where the briefing says so."""
    since: Day
    """`day`, else the briefing's publication: what a ledger sorts by."""
    citations: tuple[Citation, ...]
    briefing: Card
    was: Mark | None
    """The stance that the holder took before, where this one differs."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date in a briefing or on the timeline."""

    day: Day
    what: str
    text: str
    """The words of the article."""
    due: Mark | None
    """What was expected of it, unless the article tells it as done."""
    ahead: bool
    citations: tuple[Citation, ...]
    briefing: Card


@dataclass(frozen=True, slots=True)
class SideBox:
    """One side of a dispute."""

    parties: tuple[Link, ...]
    says: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class DisputeBox:
    """A dispute as one briefing has it."""

    anchor: str
    issue: str
    place: Place
    kind: Mark
    status: Mark
    parties: tuple[Link, ...]
    sides: tuple[SideBox, ...]
    """Those that speak."""
    silent: tuple[Link, ...]
    """Parties whose words the article does not give."""
    quotes: tuple[Quote, ...]
    """What shows that there is a dispute."""
    briefing: Card


@dataclass(frozen=True, slots=True)
class Who:
    """An actor in a briefing's list: who it is and what it wants."""

    link: Link
    type: Mark
    role: str | None
    wants: tuple[PositionRow, ...]
    """At most two positions that take a side, none the same as another in stance and target."""


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """All that a briefing's page prints."""

    card: Card
    summary: str | None
    source_url: Url | None
    author: str | None
    reading_minutes: int
    who: tuple[Who, ...]
    mentioned: tuple[Link, ...]
    """The minor actors."""
    positions: tuple[PositionRow, ...]
    disputes: tuple[DisputeBox, ...]
    past: tuple[DateRow, ...]
    ahead: tuple[DateRow, ...]
    open_questions: tuple[str, ...]
    evidence: tuple[Quote, ...]
    links: tuple[WebLink, ...]
    corrections: tuple[CorrectionRow, ...]
    """Newest first."""
    related: tuple[Card, ...]
    """At most three on the same quarrels or the same people and topics."""
    newer: Card | None
    older: Card | None


@dataclass(frozen=True, slots=True)
class Company:
    """Another actor, and how many disputes or targets bring the two together."""

    link: Link
    times: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """All that an actor's page prints."""

    link: Link
    type: Mark
    role: str | None
    aliases: tuple[str, ...]
    wikidata: Url | None
    major: bool
    """Whether a briefing names it as major."""
    latest: tuple[PositionRow, ...]
    """The standing position on each target, newest first."""
    ledger: tuple[PositionRow, ...]
    """Every position, newest first."""
    chart: Chart | None
    """Its stances by target and time, drawn."""
    disputes: tuple[DisputePage, ...]
    clashes: tuple[Company, ...]
    """With whom it stands in disputes, most often first."""
    agrees: tuple[Company, ...]
    """Who stands on its side of disputes, or takes its side on the same target in the same briefing."""
    ahead: tuple[DateRow, ...]
    briefings: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class DisputePage:
    """All that a dispute's page prints."""

    link: Link
    kind: Mark
    status: Mark
    parties: tuple[Link, ...]
    since: Day
    latest: Card
    """The newest briefing that has it."""
    sides: tuple[SideBox, ...]
    """The newest words of each side."""
    silent: tuple[Link, ...]
    """Parties whose words no briefing gives."""
    quotes: tuple[Quote, ...]
    """What shows that there is a dispute, in the newest briefing."""
    history: tuple[DisputeBox, ...]
    """The dispute in every briefing that has it, newest first."""


@dataclass(frozen=True, slots=True)
class TopicPage:
    """The briefings on one topic."""

    link: Link
    briefings: tuple[Card, ...]
    definition: str | None
    """What the vocabulary says it is."""
    disputes: tuple[DisputePage, ...]
    ahead: tuple[DateRow, ...]
    matrix: Matrix | None


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """Something put right after publication."""

    day: Day
    what: str
    briefing: Card


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the archive or calendar."""

    day: Day
    """The month."""
    anchor: str
    cards: tuple[Card, ...] = ()
    dates: tuple[DateRow, ...] = ()


@dataclass(frozen=True, slots=True)
class IssuePage:
    """A digest of one week or month."""

    link: Link
    name: str
    """`2026-W03` or `2026-01`."""
    period: str
    """`week` or `month`."""
    days: str
    """`12 to 18 January 2026`."""
    last: Day
    """Its last day."""
    lead: Card
    """The briefing with most disputes and positions."""
    others: tuple[Card, ...]
    """The other briefings, weightiest first."""
    topics: tuple[TopicCards, ...]
    opened: tuple[DisputePage, ...]
    """Disputes that no earlier briefing has."""
    settled: tuple[DisputePage, ...]
    """Disputes that are resolved since."""
    changed: tuple[PositionRow, ...]
    """Positions that differ from what the holder held before."""
    ahead: tuple[DateRow, ...]
    """What was due in the week or month after it, as known then."""
    corrections: tuple[CorrectionRow, ...]
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class TopicCards:
    """The briefings of one issue on one topic."""

    link: Link
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a description."""

    text: str
    is_code: bool


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of the briefing file in the reference."""

    path: str
    form: str
    required: bool
    description: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The whole site's content. The newest briefing's day of publication stands for today."""

    today: Day | None
    since: Day | None
    """The oldest briefing's day of publication."""
    briefings: tuple[BriefingPage, ...]
    """Newest first."""
    actors: tuple[ActorPage, ...]
    """Those named in most briefings first."""
    disputes: tuple[DisputePage, ...]
    """Open ones first, newest first."""
    topics: tuple[TopicPage, ...]
    ahead: tuple[DateRow, ...]
    """What is planned or due, soonest first."""
    past: tuple[DateRow, ...]
    """What happened, newest first."""
    positions: int
    """How many there are."""
    quotations: int
    """How many pieces of evidence there are."""
    issues: tuple[IssuePage, ...]
    """The weekly or monthly issues, newest first."""
    corrections: tuple[CorrectionRow, ...]
    """Newest first."""
    network: Network | None
    """Who clashes with whom, drawn."""
    strip: Strip | None
    """How many dates each year has, drawn."""
    moved: tuple[Moved, ...]
    """Pages that stand elsewhere now."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An address that was published once, and where its page stands now."""

    old: Place
    new: Link
