"""The nouns of a briefing file: what each field is, and what it may hold.

Everything here is frozen and closed: a field that is not listed is a fault. The descriptions are the
field reference: the JSON Schema that editors complete from and the reference page in the docs are
generated from them, so each says what a person who edits the file has to know.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from perilune import edtf

MAX_EVIDENCE_WORDS = 50
MAX_BOTTOM_LINE_WORDS = 30

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
BRIEFING_ID_PATTERN = r"^\d{4}-\d{2}-\d{2}-[a-z0-9]+(-[a-z0-9]+)*$"


def slug(text: str, *, max_length: int = 60) -> str:
    """An id from a name: lower-case ASCII letters and digits joined by hyphens; "x" if nothing is left.

    "U.S. Space Force" becomes `us-space-force`. Cut at a word's end where longer than `max_length`.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[.'\u2019]", "", plain)
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > max_length:
        words = words[: max_length + 1].rpartition("-")[0] or words[:max_length]
    return words or "x"


class Status(StrEnum):
    """Who has seen the briefing."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class ActorType(StrEnum):
    """What kind of actor it is."""

    STATE = "state"
    BODY = "body"
    IGO = "igo"
    COMPANY = "company"
    PERSON = "person"
    MEDIA = "media"
    GROUP = "group"
    PROGRAMME = "programme"


class Salience(StrEnum):
    """Whether a reader's briefing must name the actor."""

    MAJOR = "major"
    MINOR = "minor"


class Stance(StrEnum):
    """The holder's attitude towards the target."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    NEUTRAL = "neutral"


class PositionKind(StrEnum):
    """How the article shows the position."""

    QUOTED = "quoted"
    REPORTED = "reported"
    ACTED = "acted"


class DateKind(StrEnum):
    """How the date lies to the day of publication."""

    PAST = "past"
    PLANNED = "planned"
    DEADLINE = "deadline"


class DisputeKind(StrEnum):
    """What the quarrel is fought with."""

    LEGAL = "legal"
    MILITARY = "military"
    DIPLOMATIC = "diplomatic"
    COMMERCIAL = "commercial"
    BUDGET = "budget"
    TECHNICAL = "technical"
    POLITICAL = "political"


class DisputeStatus(StrEnum):
    """Whether the quarrel goes on."""

    OPEN = "open"
    RESOLVED = "resolved"


class Url(str):
    """An http or https address; templates may print it where a link's target stands."""

    __slots__ = ()


def url_fault(text: str) -> str | None:
    """What is wrong with an address, in words; None where it is a usable http or https address."""
    if re.search(r"[\x00-\x20\x7f\\<>\"]", text):
        return "an address has no spaces, backslashes, quotation marks or angle brackets"
    try:
        parts = urlsplit(text)
        port_is_readable = parts.port is None or parts.port > 0
    except ValueError:
        return f"{text!r} is no address"
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or not port_is_readable:
        return "an address starts with https:// or http:// and names a host"
    if parts.username is not None or parts.password is not None:
        return "an address may hold no user name or password"
    return None


def _as_url(text: str) -> Url:
    if fault := url_fault(text):
        raise ValueError(fault)
    return Url(text)


def _as_edtf(text: str) -> str:
    edtf.parse(text)
    return text


def _edtf_from_yaml(value: object) -> object:
    """YAML reads 2024 as a number and 2020-05-06 as a date; both are EDTF as they stand."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:04d}"
    return value.isoformat() if isinstance(value, date) else value


def _date_from_yaml(value: object) -> object:
    """Whole days only: pydantic alone would take 2020 for a second of the year 1970."""
    if type(value) is date:
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise ValueError(f"{value!s} is no day; write year-month-day, for example 2020-05-06")


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty; write something or leave the field out")
    return text


def _different(parties: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(parties)) < len(parties):
        raise ValueError("name the same party twice; a dispute is between different actors")
    return parties


def _at_most_fifty_words(text: str) -> str:
    if (n := len(text.split())) > MAX_EVIDENCE_WORDS:
        raise ValueError(f"has {n} words; a quotation has at most {MAX_EVIDENCE_WORDS}")
    return text


Text = Annotated[str, Field(min_length=1, max_length=2_000), AfterValidator(_not_blank)]
Day = Annotated[date, BeforeValidator(_date_from_yaml)]
Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=80)]
Quotation = Annotated[
    str, Field(min_length=1, max_length=2_000), AfterValidator(_not_blank), AfterValidator(_at_most_fifty_words)
]
Address = Annotated[
    str,
    AfterValidator(_as_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^[hH][tT][tT][pP][sS]?://"}),
]
EdtfValue = Annotated[
    str,
    BeforeValidator(_edtf_from_yaml),
    AfterValidator(_as_edtf),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "examples": ["2020-05-06", "2020-05", "2020", "202X", "2020-05~", "2020-21", "2020-05-06/2020-05-27"],
        }
    ),
]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False, use_attribute_docstrings=True)


class Source(_Closed):
    """Where the article stood."""

    publisher: Text | None = None
    """Who published the article, as a reader knows the outlet."""
    url: Address | None = None
    """Where the article can be read."""
    author: Text | None = None
    """The byline, as printed."""
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] | None = None
    """The article's language as a BCP 47 tag, for example `en`."""
    file: Text | None = None
    """The article's file inside the workspace, where its name differs from the briefing's."""


class Actor(_Closed):
    """Somebody who takes part in what the article is about."""

    id: Id
    """Short name in ASCII, unique in the file; the same actor has the same id in every file."""
    name: Text
    """Canonical English name."""
    type: ActorType
    """state | body (government body) | igo (international organisation) | company | person | media | group | programme."""
    aliases: tuple[Text, ...] = ()
    """Other names for the actor, as found in this article: metonyms, demonyms, acronyms, surnames."""
    salience: Salience
    """major: a reader's briefing must name it; minor: mentioned in passing."""
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9][0-9]*$")] | None = None
    """Wikidata id, where verified."""
    role: Text | None = None
    """Who it is, in a few words of the article: `NASA administrator`."""


class Position(_Closed):
    """Who holds, says, does, demands or rejects what."""

    actor: Id
    """Id of the holder, one of this file's actors."""
    stance: Stance
    """supports | opposes | neutral, towards the target."""
    target: Text
    """What it is about, in 2 to 8 words; the same thing has the same wording."""
    statement: Text
    """One plain sentence of ours: holder, verb, content. It claims no more than the evidence."""
    kind: PositionKind
    """quoted (direct or mixed quotation) | reported (indirect speech, view, plan) | acted (a deed that takes a side)."""
    via: Id | None = None
    """Id of the outlet or person that relays it, where the article says so."""
    date: EdtfValue | None = None
    """When it was said or done, in EDTF."""
    evidence: Annotated[tuple[Quotation, ...], Field(min_length=1)]
    """Quotations of at most 50 words each, word for word from the article."""


class DateMention(_Closed):
    """When something happened, happens or is due."""

    value: EdtfValue
    """The date in EDTF: 2020-05-06, 2020-05, 2020, 202X, 2020-21 (spring), 2020-33 (first quarter), 2020-05~ (about), START/END."""
    text: Text
    """The words of the article."""
    what: Text
    """The event, in 3 to 10 words."""
    kind: DateKind
    """past | planned | deadline."""
    evidence: Annotated[tuple[Quotation, ...], Field(min_length=1)]
    """Quotations of at most 50 words each, word for word from the article."""


class Side(_Closed):
    """One side of a dispute, in its own words."""

    parties: Annotated[tuple[Id, ...], Field(min_length=1), AfterValidator(_different)]
    """Ids of this side's parties."""
    says: Text
    """What this side holds, in one plain sentence."""
    evidence: tuple[Quotation, ...] = ()
    """Quotations of at most 50 words each, word for word from the article."""


class Dispute(_Closed):
    """A clash between two or more actors, stated by the article."""

    id: Id
    """The same quarrel has the same id in every briefing."""
    issue: Text
    """What they clash over, in 3 to 12 words."""
    kind: DisputeKind
    """legal | military | diplomatic | commercial | budget | technical | political."""
    status: DisputeStatus = DisputeStatus.OPEN
    """open | resolved."""
    parties: Annotated[tuple[Id, ...], Field(min_length=2), AfterValidator(_different)]
    """Ids of all parties; at least two."""
    evidence: Annotated[tuple[Quotation, ...], Field(min_length=1)]
    """Quotations of at most 50 words each, word for word from the article."""
    sides: tuple[Side, ...] = ()
    """Each side in its own words, so that a page can show them face to face."""


class Briefing(_Closed):
    """One article's briefing: who is involved, who holds what, when, and where they clash."""

    schema_: Annotated[Literal[1], Field(alias="schema")] = 1
    """Version of this format: 1."""
    title: Text
    """The article's headline."""
    published: Day
    """The article's publication date."""
    status: Status = Status.DRAFT
    """draft: as the machine wrote it; reviewed: a person has read it against the article."""
    source: Source = Source()
    """Where the article stood."""
    bottom_line: Text | None = None
    """The answer first, in at most 30 words."""
    summary: Text | None = None
    """Two or three sentences."""
    topics: tuple[Id, ...] = ()
    """Topic ids, for example lunar-resources."""
    actors: tuple[Actor, ...] = ()
    """Everybody who takes part in what the article is about."""
    positions: tuple[Position, ...] = ()
    """Who holds what: one entry for each attributed statement, stance or deed."""
    dates: tuple[DateMention, ...] = ()
    """The dates that a timeline wants, in the article's order."""
    disputes: tuple[Dispute, ...] = ()
    """Where actors clash."""
    open_questions: tuple[Text, ...] = ()
    """What the article itself leaves open."""
    links: tuple[Address, ...] = ()
    """Addresses found in the article."""
    notes: dict[str, Any] = Field(default_factory=dict)
    """Free room for the desk: any keys, any depth. Nothing in Perilune changes it."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, validate_by_alias=True, validate_by_name=True
    )

    def actor(self, actor_id: str) -> Actor:
        """The actor with that id; KeyError if there is none."""
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise KeyError(actor_id)
