"""The smallest things that pages print: names, marks, days, quotations, and where they lead."""

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


def subject(target: str) -> str:
    """By what targets are the same: their words, whatever their case and blanks."""
    return " ".join(target.casefold().split())


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
