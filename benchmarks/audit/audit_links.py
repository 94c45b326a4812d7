"""Every link of every page: whether its page exists, and the place on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_LINKS = re.compile(
    rb"""<(?:a|area|link|img|script|form)\b[^>]*?\s(?:href|src|action)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))"""
)
_IDS = re.compile(rb"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_LOADED = re.compile(
    rb"""<(?:link\s[^>]*?(?:stylesheet|icon|preload)[^>]*?href|(?:img|script|iframe)\b[^>]*?\ssrc)="?(https?://[^"\s>]+)"""
)


def broken(site: Path) -> Iterator[str]:
    """`page: link` for each link that leads nowhere within the site, and each thing loaded from elsewhere."""
    for page in sorted(site.rglob("*.html")):
        data, place = page.read_bytes(), f"/{page.relative_to(site).as_posix()}"
        for link in sorted({*_texts(_LINKS, data)}):
            address = urlsplit(urljoin(place, link))
            if (
                not address.scheme
                and not address.netloc
                and not _stands(site, unquote(address.path), unquote(address.fragment))
            ):
                yield f"{place}: {link}"
        for foreign in _LOADED.findall(data):
            yield f"{place}: loads {foreign.decode()}"


@cache
def _stands(site: Path, path: str, fragment: str) -> bool:
    target = site / path.lstrip("/")
    target = target / "index.html" if path.endswith("/") or target.is_dir() else target
    if not target.is_file():
        return False
    return not fragment or target.suffix != ".html" or fragment in _ids(target)


@cache
def _ids(page: Path) -> frozenset[str]:
    return frozenset(_texts(_IDS, page.read_bytes()))


def _texts(pattern: re.Pattern[bytes], data: bytes) -> Iterator[str]:
    for groups in pattern.findall(data):
        yield unescape(b"".join(groups).decode("utf-8"))
