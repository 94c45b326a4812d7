"""Briefings -> Markdown pages, through templates.

Templates loop and print. Their environment is sandboxed and knows only one way to print a string: as
data (`escape`). What would make markup out of data is not there: no `safe`, no joining of strings, no
methods of strings, no switching off of the escaping. A name that is not defined, or is `None`, is an
error with the template's file and line.
"""

from __future__ import annotations

import posixpath
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from perilune import escape
from perilune.digest import Plan, digest_of, places
from perilune.digest.days import has_events
from perilune.digest.orders import Order, orders_of
from perilune.digest.views import Digest, Place
from perilune.errors import Fault, FaultsError, WorkspaceError
from perilune.model import Briefing

SUFFIX = ".md.j2"

_FILTERS = frozenset({"batch", "count", "first", "last", "length", "list", "reverse", "round", "slice", "sum"})
_FUNCTIONS = (
    places.feed_of, places.json_feed_of, places.calendar_of, places.newsletter_of, places.beside, has_events,
)  # fmt: skip
"""What templates may call: where a page's other forms stand, and whether dates make a calendar."""
_FORBIDDEN: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.Concat, "joins strings with ~; print them one after another"),
    (nodes.ScopedEvalContextModifier, "switches the escaping; all text is escaped"),
    (nodes.EvalContextModifier, "switches the escaping; all text is escaped"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered page."""

    place: Place
    """Its path below the docs folder."""
    markdown: str
    """Front matter and body."""
    source: str | None = None
    """Id of the briefing that it was made from, if it is of one."""
    nav_title: str | None = None
    """What a small navigation calls it, if it names it."""


def render_pages(
    briefings: Sequence[tuple[str, Briefing]], templates: Path | None = None, plan: Plan | None = None
) -> tuple[Page, ...]:
    """All pages of a site, each told only by `briefings`, the desk's `plan` and the templates.

    Templates in the folder `templates` win over those of the same name that come with Perilune.
    Raises FaultsError where a template can't be read or rendered, with file and line.
    """
    return render_digest(digest_of(briefings, plan or Plan()), templates)


def render_digest(digest: Digest, templates: Path | None = None) -> tuple[Page, ...]:
    """As `render_pages`, from the digest of the briefings."""
    environment = _environment(templates)
    return tuple(_render(environment, digest, order) for order in orders_of(digest))


def template_folders(templates: Path | None = None) -> tuple[Path, ...]:
    """The folders in which templates are looked up, first come first served."""
    shipped = _shipped_templates()
    own = [templates] if templates and templates.is_dir() and templates.resolve() != shipped.resolve() else []
    return (*own, shipped)


def _shipped_templates() -> Path:
    """Beside the package when installed, at the top of the repository in a source checkout."""
    here = Path(__file__).parent
    for folder in (here / "templates", here.parent.parent / "templates"):
        if folder.is_dir():
            return folder
    raise WorkspaceError(f"Perilune's templates are missing beside {here}; install it again")


def _render(environment: jinja2.Environment, digest: Digest, order: Order) -> Page:
    name = order.template + SUFFIX
    body = _rendered(environment, name, {**order.names, "digest": digest, "place": order.place, "title": order.title})
    if found := next(escape.dangers(body), None):
        raise FaultsError([_fault(environment, name, 0, f"{order.place} would have {found}")])
    meta: dict[str, escape.Entry] = {"title": order.title}
    if order.description:
        meta["description"] = order.description
    if order.hide:
        meta["hide"] = list(order.hide)
    if not order.searched:
        meta["search"] = {"exclude": True}
    return Page(order.place, escape.front_matter(meta) + "\n" + body, order.source, order.nav_title)


def _rendered(environment: jinja2.Environment, name: str, names: Mapping[str, object]) -> str:
    try:
        return environment.get_template(name).render(names).strip() + "\n"
    except jinja2.TemplateNotFound as error:
        raise FaultsError([Fault(f"templates/{error.name}", 0, 0, "there is no such template")]) from None
    except jinja2.TemplateSyntaxError as error:
        raise FaultsError([_fault(environment, error.name or name, error.lineno, error.message or "")]) from None
    except Exception as error:  # noqa: BLE001  (whatever a template's expression raises is a fault of the template)
        place = place_in_template(error)
        raise FaultsError([_fault(environment, *(place or (name, 0)), f"{error}")]) from None


def place_in_template(error: Exception) -> tuple[str, int] | None:
    """Template name and line where the error came from: Jinja rewrites its traceback so that it names them."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(".j2"):
            return Path(frame.filename).name, frame.lineno or 0
    return None


def _fault(environment: jinja2.Environment, name: str, line: int, message: str) -> Fault:
    try:
        filename = environment.get_template(name).filename
    except jinja2.TemplateError:
        filename = None
    return Fault(filename or name, line, 1 if line else 0, message)


def _environment(templates: Path | None) -> jinja2.Environment:
    environment = _Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in template_folders(templates)]),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=(),
    )
    environment.filters = {name: function for name, function in environment.filters.items() if name in _FILTERS}
    environment.globals = {
        "places": {n.lower(): p for n, p in vars(places).items() if isinstance(p, Place)},
        **{function.__name__: function for function in _FUNCTIONS},
    }
    return environment


class _Environment(SandboxedEnvironment):
    """Jinja in a sandbox, without anything that could turn data into markup."""

    intercepted_binops = frozenset({"+", "%", "*"})

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for kind, deed in _FORBIDDEN:
            if node := template.find(kind):
                raise jinja2.TemplateSyntaxError(f"the template {deed}", node.lineno, name, filename)
        return template

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Attributes of views, but no method of a string."""
        return not isinstance(obj, str) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Arithmetic with numbers only."""
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            raise TypeError(f"{operator} is for numbers; print texts one after another")
        return super().call_binop(context, operator, left, right)


@jinja2.pass_context
def _printable(context: Context, value: object) -> object:
    """What Jinja prints for a value: strings as data, places as links from this page."""
    if isinstance(value, Markup | jinja2.Undefined | escape.Prose | escape.Target):
        return value
    if isinstance(value, Place):
        return Markup(relative(value, context["place"]))  # noqa: S704  (made of ids)
    if isinstance(value, str):
        return escape.as_data(value)
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"{type(value).__name__} can't be printed; ask for it with `if` or print a part of it")


def relative(target: Place, page: Place) -> str:
    """The address of `target` as a Markdown link on `page` writes it."""
    path, _, fragment = target.partition("#")
    link = "" if path == page and fragment else posixpath.relpath(path, posixpath.dirname(page) or ".")
    return f"{link}#{fragment}" if fragment else link
