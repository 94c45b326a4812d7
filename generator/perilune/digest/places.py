"""Where everything of the site stands: paths of Markdown files below the docs folder."""

from __future__ import annotations

from perilune.digest.views import Place

HOME = Place("index.md")
BRIEFINGS = Place("briefings/index.md")
ACTORS = Place("actors/index.md")
DISPUTES = Place("disputes/index.md")
TOPICS = Place("topics/index.md")
TIMELINE = Place("timeline/index.md")
CALENDAR = Place("calendar/index.md")
ARCHIVE = Place("archive/index.md")
ISSUES = Place("issues/index.md")
FIELDS = Place("fields.md")


def briefing(briefing_id: str) -> Place:
    """The page of a briefing."""
    return Place(f"briefings/{briefing_id}.md")


def actor(actor_id: str) -> Place:
    """The page of an actor."""
    return Place(f"actors/{_beside_index(actor_id)}.md")


def dispute(dispute_id: str) -> Place:
    """The page of a dispute."""
    return Place(f"disputes/{_beside_index(dispute_id)}.md")


def topic(topic_id: str) -> Place:
    """The page of a topic."""
    return Place(f"topics/{_beside_index(topic_id)}.md")


def issue(name: str) -> Place:
    """The page of an issue of the digest, by its name (`2026-W03`)."""
    return Place(f"issues/{name.lower()}.md")


def all_briefings(of: Place) -> Place:
    """The list of all briefings on a thing whose own page is `of`."""
    return Place(f"{of.removesuffix('.md')}/briefings.md")


def part(whole: Place, name: str) -> Place:
    """A year's or a letter's part of a long list that begins at `whole`. No page of a thing lies so deep."""
    return Place(f"{whole.removesuffix('index.md').removesuffix('.md').rstrip('/')}/by/{name}.md")


def quotation(briefing_id: str, number: int) -> Place:
    """A quotation in a briefing's evidence."""
    return Place(f"{briefing(briefing_id)}#{quotation_anchor(number)}")


def quotation_anchor(number: int) -> str:
    """The id of a quotation on its briefing's page."""
    return f"quotation-{number}"


def _beside_index(name: str) -> str:
    # An id never ends in a hyphen, so nothing else can have this name.
    return "index-" if name == "index" else name


FEED = Place("feed.xml")
JSON_FEED = Place("feed.json")
ICS = Place("calendar.ics")


def feed_of(page: Place) -> Place:
    """The Atom feed of a page: of the home page, an actor, a topic or a dispute."""
    return _file(page, "feed.xml")


def json_feed_of(page: Place) -> Place:
    """The JSON Feed of a page that has an Atom feed."""
    return _file(page, "feed.json")


def calendar_of(page: Place) -> Place:
    """The calendar of the coming dates of an actor, a topic or a briefing."""
    return beside(page, "ics") if page.startswith("briefings/") else _file(page, "calendar.ics")


def newsletter_of(issue_page: Place, form: str) -> Place:
    """An issue as a letter, in the form `html` or `txt`."""
    return _file(issue_page, f"newsletter.{form}")


def beside(page: Place, suffix: str) -> Place:
    """A briefing in another form beside its page: `yml`, `json`, `bib`, `csl.json`, `ics`."""
    return Place(f"{page.removesuffix('.md')}.{suffix}")


def card_of(page: Place) -> Place:
    """The social card of a briefing's page."""
    return Place(f"assets/cards/{page.removeprefix('briefings/').removesuffix('.md')}.png")


def _file(page: Place, name: str) -> Place:
    return Place(name if page == HOME else f"{page.removesuffix('.md')}/{name}")
