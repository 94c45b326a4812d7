"""Text -> characters that Markdown and HTML show as they are, and never obey.

One form serves every place of a template: a paragraph, a table cell, a heading, an HTML attribute.
Whatever Python-Markdown, one of its extensions or HTML could read as markup is written as a numeric
character reference, which all of them show as that character and none reads as a sign.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from perilune.model import Url, url_fault

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
NOWHERE = "#"

Entry = str | list[str] | dict[str, bool]
"""What front matter may hold under a key."""

_BREAKS = re.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029 ]+")
# Control characters, lone surrogates, non-characters, and marks that reorder what stands around them.
_UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef"
    + "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_ACTIVE = re.compile(
    r"""[!"\#$&'()*+/:<=>@\[\\\]^_`{|}~]  # signs of HTML, of Markdown or of an extension, wherever they stand
    | ^[-,.;?%]                            # signs only at the start of a block: lists, rules, details
    | (?<=[-])-  | -(?=-)  | -$            # dashes that stand together, or close a line
    | (?<=[.])\. | \.(?=\.)                # an ellipsis in the making
    | (?<=[0-9wW])\.                       # `1.` starts a list, `www.` a link
    """,
    re.VERBOSE,
)
_PLAIN_IN_ADDRESS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/?=&%:,;@+#")

_SAFE_SCHEMES = frozenset({"", "http", "https", "mailto"})
_TARGETS = re.compile(
    r"""\]\(\s*<?(?P<markdown>[^)>]*)
    | (?<![\w-])(?:action|background|cite|data|formaction|href|ping|poster|src|srcset)\s*=\s*
      (?:"(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<bare>[^\s"'>]+))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RUNNING = re.compile(
    r"""<\s*(?:base|embed|frame|iframe|link|meta|object|script|style)\b  # loads or runs something
    | (?<![\w-])(?:on[a-z]+|srcdoc)\s*=                                 # is a script or a page
    """,
    re.VERBOSE | re.IGNORECASE,
)


def shown(text: str) -> str:
    """What the reader is to see of `text`: one line, a run of white space as one blank, none at the ends.

    Control characters and bidirectional overrides become U+FFFD: seen, but without effect.
    """
    return _UNSHOWABLE.sub(REPLACEMENT, _BREAKS.sub(" ", text)).strip()


def inline(text: str) -> str:
    """`text` as inline Markdown, and as HTML text or attribute, that shows exactly `shown(text)`."""
    return _ACTIVE.sub(lambda sign: f"&#{ord(sign[0])};", shown(text))


def address(url: str) -> str:
    """`url` as a link's target in Markdown or HTML; `#` where it is no usable http(s) address."""
    if url_fault(url):
        return NOWHERE
    return "".join(c if c in _PLAIN_IN_ADDRESS else _percent(c) for c in url).replace("&", "&amp;")


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))


class Prose(str):
    """A string of a briefing: wherever a template prints it, readers see these characters."""

    __slots__ = ()

    def __html__(self) -> str:
        """The escaped form, which MarkupSafe and so Jinja ask for."""
        return inline(self)


class Target(str):
    """An address of a briefing: wherever a template prints it, it is a link's target and nothing else."""

    __slots__ = ()

    def __html__(self) -> str:
        """The percent-encoded form, which MarkupSafe and so Jinja ask for."""
        return address(self)


def as_data(text: str) -> Prose | Target:
    """The printable form of a string: addresses where its type says so, prose in all other cases."""
    return Target(text) if isinstance(text, Url) else Prose(text)


def front_matter(entries: Mapping[str, Entry]) -> str:
    """YAML front matter in which all strings are data, the lines between `---` included.

    Values are JSON strings of HTML-escaped text: a theme prints them into `<title>`, `<meta>` and the
    navigation without escaping of its own.
    """
    lines = [f"{key}: {json.dumps(_escaped(value), ensure_ascii=False)}" for key, value in entries.items()]
    return "\n".join(["---", *lines, "---", ""])


def _escaped(value: Entry) -> Entry:
    if isinstance(value, dict):
        return value
    return [html.escape(shown(v)) for v in value] if isinstance(value, list) else html.escape(shown(value))


def dangers(page: str) -> Iterator[str]:
    """What a rendered page (Markdown or HTML) must not hold, one phrase for each: the guard behind the escaping.

    Links whose decoded scheme is not http, https or mailto, elements that load or run something, and
    attributes that are scripts, wherever they stand. Nothing of a briefing can cause one: in escaped text
    there is neither `<` nor `=` nor `](`. A template can.
    """
    for running in _RUNNING.finditer(page):
        yield f"{running[0]!r}, which loads or runs something"
    for target in _TARGETS.finditer(page):
        yield from _link_danger(target[target.lastgroup or 0])


def _link_danger(target: str) -> Iterator[str]:
    decoded = re.sub(r"[\x00-\x20\x7f]+", "", html.unescape(target))
    try:
        scheme = urlsplit(decoded).scheme.lower()
    except ValueError:
        yield f"a link to {target!r}, which is no address"
        return
    if scheme not in _SAFE_SCHEMES:
        yield f"a link to {target!r}; only http, https, mailto and relative links are allowed"
