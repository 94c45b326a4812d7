"""How to cite a briefing and its article: BibTeX and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from perilune.digest import places
from perilune.digest.views import BriefingPage
from perilune.escape import shown
from perilune.outputs.nouns import Material, Output, Site, uri

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
}  # fmt: skip
_TABLE = str.maketrans(_TEX)


def citations_of(material: Material) -> Iterator[Output]:
    """Both forms, for each briefing."""
    for page in material.digest.briefings:
        place = page.card.place
        yield Output(places.beside(place, "bib"), _bibtex(page, material.site).encode())
        yield Output(places.beside(place, "csl.json"), _csl(page, material.site).encode())


def _bibtex(page: BriefingPage, site: Site) -> str:
    card = page.card
    article = {"author": page.author, "title": card.title, "howpublished": card.publisher}
    briefing = {"author": site.name, "title": card.title, "howpublished": f"Briefing, {site.name}"}
    own_address = site.address(card.place) if site.url else None
    about = f"briefing-{card.id}"
    return _entry(card.id, article, page, page.source_url) + "\n" + _entry(about, briefing, page, own_address)


def _entry(key: str, texts: Mapping[str, str | None], page: BriefingPage, url: str | None) -> str:
    year, month, day = page.card.published.value.split("-")
    # Doubled braces: a title keeps its capitals, a byline is not taken apart at an "and".
    fields = [f"{name} = {{{{{_tex(text)}}}}}" for name, text in texts.items() if text]
    fields += [f"year = {{{year}}}", f"month = {_MONTHS[int(month) - 1]}", f"day = {{{int(day)}}}"]
    if url:
        fields.append(f"url = {{{uri(url)}}}")
    body = ",\n".join(f"  {field}" for field in fields)
    return f"@misc{{{key},\n{body}\n}}\n"


def _tex(text: str) -> str:
    """Text as TeX prints it: no command, and no brace that BibTeX would count."""
    return shown(text).translate(_TABLE)


def _csl(page: BriefingPage, site: Site) -> str:
    card = page.card
    issued = {"date-parts": [[int(part) for part in card.published.value.split("-")]]}
    article: dict[str, object | None] = {
        "id": card.id,
        "type": "article-newspaper" if card.publisher else "webpage",
        "title": shown(card.title),
        "author": [{"literal": shown(page.author)}] if page.author else None,
        "container-title": shown(card.publisher) if card.publisher else None,
        "issued": issued,
        "URL": uri(page.source_url) if page.source_url else None,
    }
    briefing: dict[str, object | None] = {
        "id": f"briefing-{card.id}",
        "type": "report",
        "title": shown(card.title),
        "author": [{"literal": shown(site.name)}],
        "genre": "Briefing",
        "issued": issued,
        "abstract": shown(card.bottom_line) if card.bottom_line else None,
        "URL": site.address(card.place) if site.url else None,
    }
    items = [{name: value for name, value in item.items() if value is not None} for item in (article, briefing)]
    return json.dumps(items, ensure_ascii=False) + "\n"
