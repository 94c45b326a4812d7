"""What Perilune's pages need of the theme and of Markdown, so that a workspace need not ask for it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

FOLDER = Path(__file__).parent.parent / "theme"
EXTENSIONS = ("attr_list", "md_in_html", "tables")
STYLES = "assets/perilune/perilune.css"
SCRIPTS = ("assets/perilune/perilune.js", "assets/perilune/filter.js")

_POLICY = (
    "default-src 'self'; script-src 'self'{inline}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)

_FORMS = {
    "github.com": "/issues/new?title={title}",
    "gitlab.com": "/-/issues/new?issue%5Btitle%5D={title}",
    "codeberg.org": "/issues/new?title={title}",
}

_FORBIDDEN = re.compile(
    r'(<input class="md-toggle" [^>]*?) autocomplete="off"|(<label class="md-nav__link"[^>]*?) tabindex=""'
)


def set_up(config: MkDocsConfig, *, report_url: str, preview: bool) -> None:
    """Add extensions, theme overrides, style sheet and script, after those of the workspace itself.

    In a preview the policy allows inline scripts, since that is how MkDocs reloads the page.
    """
    config.markdown_extensions += [name for name in EXTENSIONS if name not in config.markdown_extensions]
    place = 1 if config.theme.custom_dir else 0
    config.theme.dirs.insert(place, str(FOLDER))
    config.extra_css.insert(0, STYLES)
    config.extra_javascript[:0] = list(SCRIPTS)
    config.extra["content_security_policy"] = _POLICY.format(inline=" 'unsafe-inline'" if preview else "")
    config.extra["report_url"] = report_url or _new_issue(config.repo_url or "")


def _new_issue(repository: str) -> str:
    """Where readers report an error, at a forge that is known to have a form for it; `{title}` stands for the page's."""
    form = _FORMS.get(urlsplit(repository).hostname or "")
    return repository.rstrip("/") + form if form else ""


def is_report_address(text: str) -> bool:
    """Whether a link may lead there: the web or a mailbox."""
    return urlsplit(text).scheme in {"https", "http", "mailto"}


def mended(page: str) -> str:
    """The page without the attributes of Material's toggles and labels that HTML forbids; a script sets the first again."""
    return _FORBIDDEN.sub(lambda found: found[1] or found[2], page)
