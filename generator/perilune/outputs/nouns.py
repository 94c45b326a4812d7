"""What is published beside the pages: files, and what they have to know of the site."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID, uuid5

from perilune import escape
from perilune.digest.views import BriefingPage, Digest, Place
from perilune.model import Briefing

_NAMESPACE = UUID("6f1d3c0e-5f0b-5b9a-9c57-2f6a1f0f7f52")
"""Never to be changed: all ids in feeds and calendars come from it."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site, by its path below the site's folder."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms the data may be used."""

    name: str
    """The SPDX id, or what else a machine may know it by."""
    title: str
    url: str | None = None


CC_BY = Licence(
    "CC-BY-4.0", "Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"
)


@dataclass(frozen=True, slots=True)
class Site:
    """What mkdocs.yml says of the site."""

    name: str
    description: str | None = None
    url: str | None = None
    """Its address with a slash at the end; None where nobody has said it."""
    directory_urls: bool = True
    """Whether a page stands at `briefings/ID/` or at `briefings/ID.html`."""
    licence: Licence = CC_BY

    def path(self, place: str) -> str:
        """Where a page or file stands below the site's root."""
        page, mark, fragment = place.partition("#")
        return f"{self._page(page)}{mark}{fragment}"

    def _page(self, page: str) -> str:
        if not page.endswith(".md"):
            return page
        stem = page.removesuffix(".md")
        if not self.directory_urls:
            return f"{stem}.html"
        return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"

    def file(self, place: Place) -> str:
        """The file that a browser gets at the address of a page."""
        path = self.path(place)
        return f"{path}index.html" if path.endswith("/") or not path else path

    def address(self, place: str, start: str = "") -> str:
        """The address of a page or file: absolute where the site knows its own, else as seen from the file `start`."""
        path = self.path(place)
        if self.url:
            return self.url + path
        slash = "/" if path.endswith("/") or not path else ""
        return posixpath.relpath(path or ".", posixpath.dirname(start) or ".") + slash


@dataclass(frozen=True)
class Material:
    """All that the files are made from."""

    digest: Digest
    briefings: Sequence[tuple[str, Briefing]]
    """As the digest has them, sorted by id."""
    yaml: Mapping[str, bytes]
    """The briefings' files, by id."""
    site: Site

    @cached_property
    def pages(self) -> Mapping[str, BriefingPage]:
        """The briefings' pages by id, newest first."""
        return {page.card.id: page for page in self.digest.briefings}

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """By id, the one under which a briefing was first published."""
        return {name: (briefing.redirect_from or (name,))[0] for name, briefing in self.briefings}


def urn(*parts: str) -> str:
    """An id that is the same for the same parts, on any site and for ever."""
    return f"urn:uuid:{uuid(*parts)}"


def uuid(*parts: str) -> str:
    """As `urn`, without its scheme."""
    return str(uuid5(_NAMESPACE, "\n".join(parts)))


def updated(page: BriefingPage) -> str:
    """The day of a briefing's last change that readers were told of."""
    return max([page.card.published.value, *(row.day.value for row in page.corrections)])


def uri(url: str) -> str:
    """An address from a briefing with everything encoded that an address can't hold as it is."""
    return escape.address(url).replace("&amp;", "&")
