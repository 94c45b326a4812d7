"""Coming dates as iCalendar files (RFC 5545), to subscribe to or to take over one by one.

A date of coarse precision is an event over its whole span, as far as that is of use in a calendar: what
is known by the half-year or less exactly stands on the pages alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from perilune import edtf
from perilune.digest import places
from perilune.digest.days import has_events, span_on_calendar
from perilune.digest.views import DateRow, Digest, Place
from perilune.escape import shown
from perilune.outputs.nouns import Material, Output, Site, uuid

TYPE = "text/calendar"
_FOLD = 75
# A calendar must hold something; this says nothing that it does not say without.
_NOTHING = ("BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE")  # fmt: skip


def calendars_of(material: Material) -> Iterator[Output]:
    """The site's calendar, which is always there, and one for each thing that has coming dates."""
    site = material.site
    yield _calendar(places.ICS, site.name, material.digest.ahead, site)
    for place, name, rows in _things(material.digest):
        if has_events(rows):
            yield _calendar(places.calendar_of(place), f"{name} - {site.name}", rows, site)


def _things(digest: Digest) -> Iterator[tuple[Place, str, tuple[DateRow, ...]]]:
    for page in digest.briefings:
        yield page.card.place, page.card.title, page.ahead
    for actor in digest.actors:
        yield actor.link.place, actor.link.name, actor.ahead
    for topic in digest.topics:
        yield topic.link.place, topic.link.name, topic.ahead


def _calendar(path: Place, name: str, rows: Iterable[DateRow], site: Site) -> Output:
    events: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if span := span_on_calendar(row):
            events.setdefault(_uid(row), tuple(_event(row, span, site)))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Perilune//Perilune//EN", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}", "REFRESH-INTERVAL;VALUE=DURATION:P1D"]
    lines += [line for event in events.values() for line in event] or _NOTHING
    return Output(path, "".join(map(_folded, [*lines, "END:VCALENDAR"])).encode())


def _uid(row: DateRow) -> str:
    """The same event has the same id in every calendar, so that no reader has it twice."""
    return uuid("event", row.day.value, row.what.casefold())


def _event(row: DateRow, span: tuple[date, date], site: Site) -> Iterator[str]:
    first, last = span
    title = row.what if first == last else f"{row.what} ({row.day.words})"
    told = "\\n".join(map(_text, (f"In the article: {row.text}", row.briefing.title)))
    yield from ("BEGIN:VEVENT", f"UID:{_uid(row)}", f"DTSTAMP:{_digits(row.briefing.published.value)}T000000Z")
    yield f"DTSTART;VALUE=DATE:{_digits(first.isoformat())}"
    yield f"DTEND;VALUE=DATE:{_digits((last + timedelta(days=1)).isoformat())}"
    yield f"SUMMARY:{_text(title)}"
    yield f"DESCRIPTION:{told}"
    yield f"CATEGORIES:{','.join(_text(name) for name in _categories(row))}"
    yield f"STATUS:{'TENTATIVE' if edtf.parse(row.day.value).approximate else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    if site.url:
        yield f"URL:{site.address(row.briefing.place)}"
    yield "END:VEVENT"


def _categories(row: DateRow) -> Iterator[str]:
    yield row.due.word if row.due else "date"
    yield from (topic.name for topic in row.briefing.topics)


def _digits(day: str) -> str:
    return day.replace("-", "")


def _text(text: str) -> str:
    """A TEXT value: one line, in which nothing is a sign."""
    plain = shown(text).replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """A content line cut to 75 octets a line, never within a character."""
    rest, lines = line.encode(), list[bytes]()
    while len(rest) > _FOLD - bool(lines):
        cut = _FOLD - bool(lines)
        while rest[cut] & 0xC0 == 0x80:
            cut -= 1
        lines.append(rest[:cut])
        rest = rest[cut:]
    return b"\r\n ".join([*lines, rest]).decode() + "\r\n"
