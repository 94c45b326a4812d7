"""Each issue of the digest as a letter: one HTML file without anything to fetch, and plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from perilune.digest import places
from perilune.digest.views import IssuePage, Place
from perilune.errors import Fault, FaultsError
from perilune.escape import shown
from perilune.outputs.nouns import Material, Output, Site
from perilune.render import place_in_template, template_folders

HTML, TEXT = "newsletter.html.j2", "newsletter.txt.j2"
_COLUMNS = 72


def newsletters_of(material: Material, templates: Path | None = None) -> Iterator[Output]:
    """Both forms of each issue. Raises FaultsError where a template can't be read or rendered."""
    if not material.digest.issues:
        return
    forms = {"html": _template(HTML, templates), "txt": _template(TEXT, templates)}
    for issue in material.digest.issues:
        names = _names(issue, material.site)
        for form, template in forms.items():
            path = places.newsletter_of(issue.link.place, form)
            yield Output(path, _rendered(template, names).encode())


def _names(issue: IssuePage, site: Site) -> Mapping[str, object]:
    def address(place: Place) -> str | None:
        """In a letter only a whole address leads anywhere."""
        return site.address(place) if site.url else None

    return {"issue": issue, "site": site, "address": address}


def _template(name: str, templates: Path | None) -> jinja2.Template:
    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in template_folders(templates)]),
        undefined=jinja2.StrictUndefined,
        autoescape=name == HTML,
        finalize=_shown if name == HTML else _there,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters = {"length": len, "first": environment.filters["first"], "wrapped": _wrapped}
    try:
        return environment.get_template(name)
    except jinja2.TemplateNotFound as error:
        raise FaultsError([Fault(f"templates/{error.name}", 0, 0, "there is no such template")]) from None
    except jinja2.TemplateSyntaxError as error:
        raise FaultsError([Fault(error.filename or name, error.lineno, 1, error.message or "")]) from None


def _rendered(template: jinja2.Template, names: Mapping[str, object]) -> str:
    try:
        return template.render(names).strip() + "\n"
    except Exception as error:  # noqa: BLE001  (whatever a template's expression raises is a fault of the template)
        _, line = place_in_template(error) or ("", 0)
        raise FaultsError([Fault(template.filename or "", line, 1 if line else 0, f"{error}")]) from None


def _there(value: object) -> object:
    """What may be printed at all."""
    if value is None:
        raise TypeError("nothing can't be printed; ask for it with `if`")
    return value


def _shown(value: object) -> object:
    """Text as a reader sees it on the pages; macros and places as they are."""
    return shown(value) if type(value) is str else _there(value)


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Text broken into lines of 72 columns at most; a word that is longer stands alone."""
    return textwrap.fill(
        shown(text),
        _COLUMNS,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
