"""What a field of a briefing file may hold: ids, texts, days, addresses, quotations, EDTF values.

Each type says what is wrong in words for the person who wrote the value.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from perilune import edtf

MAX_EVIDENCE_WORDS = 50

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
BRIEFING_ID_PATTERN = r"^\d{4}-\d{2}-\d{2}-[a-z0-9]+(-[a-z0-9]+)*$"


def slug(text: str, *, max_length: int = 60) -> str:
    """An id from a name: lower-case ASCII letters and digits joined by hyphens; "x" if nothing is left.

    "U.S. Space Force" becomes `us-space-force`. Cut at a word's end where longer than `max_length`.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[.'\u2019]", "", plain)
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > max_length:
        words = words[: max_length + 1].rpartition("-")[0] or words[:max_length]
    return words or "x"


class Url(str):
    """An http or https address; templates may print it where a link's target stands."""

    __slots__ = ()


def url_fault(text: str) -> str | None:
    """What is wrong with an address, in words; None where it is a usable http or https address."""
    if re.search(r"[\x00-\x20\x7f\\<>\"]", text):
        return "an address has no spaces, backslashes, quotation marks or angle brackets"
    try:
        parts = urlsplit(text)
        port_is_readable = parts.port is None or parts.port > 0
    except ValueError:
        return f"{text!r} is no address"
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or not port_is_readable:
        return "an address starts with https:// or http:// and names a host"
    if parts.username is not None or parts.password is not None:
        return "an address may hold no user name or password"
    return None


def _as_url(text: str) -> Url:
    if fault := url_fault(text):
        raise ValueError(fault)
    return Url(text)


def _as_edtf(text: str) -> str:
    edtf.parse(text)
    return text


def _edtf_from_yaml(value: object) -> object:
    """YAML reads 2024 as a number and 2020-05-06 as a date; both are EDTF as they stand."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:04d}"
    return value.isoformat() if isinstance(value, date) else value


def _date_from_yaml(value: object) -> object:
    """Whole days only: pydantic alone would take 2020 for a second of the year 1970."""
    if type(value) is date:
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise ValueError(f"{value!s} is no day; write year-month-day, for example 2020-05-06")


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty; write something or leave the field out")
    return text


def different(parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties, which must differ."""
    if len(set(parties)) < len(parties):
        raise ValueError("name the same party twice; a dispute is between different actors")
    return parties


def once_each(ids: tuple[str, ...]) -> tuple[str, ...]:
    """The ids, each of which may stand but once."""
    if len(set(ids)) < len(ids):
        raise ValueError("name the same id twice; keep one")
    return ids


def _at_most_fifty_words(text: str) -> str:
    if (n := len(text.split())) > MAX_EVIDENCE_WORDS:
        raise ValueError(f"has {n} words; a quotation has at most {MAX_EVIDENCE_WORDS}")
    return text


Text = Annotated[str, Field(min_length=1, max_length=2_000), AfterValidator(_not_blank)]
Day = Annotated[date, BeforeValidator(_date_from_yaml)]
Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=80)]
BriefingId = Annotated[str, Field(pattern=BRIEFING_ID_PATTERN, max_length=200)]
Quotation = Annotated[
    str, Field(min_length=1, max_length=2_000), AfterValidator(_not_blank), AfterValidator(_at_most_fifty_words)
]
Address = Annotated[
    str,
    AfterValidator(_as_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^[hH][tT][tT][pP][sS]?://"}),
]
EdtfValue = Annotated[
    str,
    BeforeValidator(_edtf_from_yaml),
    AfterValidator(_as_edtf),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "examples": ["2020-05-06", "2020-05", "2020", "202X", "2020-05~", "2020-21", "2020-05-06/2020-05-27"],
        }
    ),
]
