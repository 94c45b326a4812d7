"""What templates see: plain values, ready to print, in the order in which a page prints them.

A template loops and prints; every choice (what is new, which stance counts, what lies ahead) is made
where these are built. Strings are data, to be escaped where they are printed; a `Place` is one of our
own pages and prints as the relative address from the page that prints it.
"""

from __future__ import annotations

from dataclasses import dataclass

from perilune.model import Url


class Place(str):
    """A page of the site as its Markdown file's path in the docs folder, `#fragment` allowed."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A value of a closed set, shown by word and sign."""

    key: str
    """The value as the YAML has it; also the end of its CSS class."""
    word: str
    sign: str


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the page of ours that it leads to."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class WebLink:
    """An address of the world outside, and how it is written for people."""

    name: str
    url: Url


@dataclass(frozen=True, slots=True)
class Day:
    """A date for people and for machines."""

    value: str
    """EDTF."""
    words: str
    """`6 May 2020`."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The number of a quotation in its briefing's evidence, and where it stands."""

    number: int
    place: Place


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation of the article, exact, with its number."""

    number: int
    anchor: str
    """Its id on the briefing's page."""
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing in a list."""

    id: str
    title: str
    place: Place
    published: Day
    publisher: str | None
    bottom_line: str | None
    status: Mark
    topics: tuple[Link, ...]


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
    """At most two positions that take a side."""


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
    newer: Card | None
    older: Card | None


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
    disputes: tuple[DisputePage, ...]
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
