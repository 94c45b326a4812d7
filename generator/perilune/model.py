"""The nouns of a briefing file: what each field is, and what it may hold.

Everything here is frozen and closed: a field that is not listed is a fault. The descriptions are the
field reference: the JSON Schema that editors complete from and the reference page in the docs are
generated from them, so each says what a person who edits the file has to know.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel

from perilune.values import BRIEFING_ID_PATTERN as BRIEFING_ID_PATTERN
from perilune.values import ID_PATTERN as ID_PATTERN
from perilune.values import MAX_EVIDENCE_WORDS as MAX_EVIDENCE_WORDS
from perilune.values import Address, BriefingId, Day, EdtfValue, Id, Quotation, Text, different, once_each
from perilune.values import Url as Url
from perilune.values import slug as slug
from perilune.values import url_fault as url_fault

MAX_BOTTOM_LINE_WORDS = 30


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

    parties: Annotated[tuple[Id, ...], Field(min_length=1), AfterValidator(different)]
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
    parties: Annotated[tuple[Id, ...], Field(min_length=2), AfterValidator(different)]
    """Ids of all parties; at least two."""
    evidence: Annotated[tuple[Quotation, ...], Field(min_length=1)]
    """Quotations of at most 50 words each, word for word from the article."""
    sides: tuple[Side, ...] = ()
    """Each side in its own words, so that a page can show them face to face."""


class Correction(_Closed):
    """What the desk has put right after publication, for readers to see."""

    date: Day
    """The day of the correction."""
    what: Text
    """What was wrong and what stands now, in one plain sentence."""


class DisputeEntry(_Closed):
    """What the desk says of one dispute across all briefings: an entry of `briefings/disputes.yml`, under the dispute's id."""

    name: Text | None = None
    """What the dispute's page is called, where the newest briefing's `issue` will not do."""
    kind: DisputeKind | None = None
    """legal | military | diplomatic | commercial | budget | technical | political, where the newest briefing is wrong."""
    status: DisputeStatus | None = None
    """open | resolved, where the newest briefing does not know."""
    merges: Annotated[tuple[Id, ...], AfterValidator(once_each)] = ()
    """Ids that briefings give to this same dispute: all of them are shown as this one."""
    takes: dict[BriefingId, Id] = Field(default_factory=dict)
    """For a quarrel that shares an id with another: by briefing, the id under which that briefing has it."""


class DisputeFile(RootModel[dict[Id, DisputeEntry]]):
    """The file `briefings/disputes.yml`: the desk's word on disputes, by id."""

    model_config = ConfigDict(frozen=True)


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
    corrections: tuple[Correction, ...] = ()
    """What the desk has put right after publication, newest last."""
    redirect_from: Annotated[tuple[BriefingId, ...], AfterValidator(once_each)] = ()
    """Ids that this briefing had before its file was renamed, oldest first: their addresses lead here."""
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
