"""Article in, briefing out: the stages in order, in functions that read as the README's sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from perilune.clean import Cleaned, clean
from perilune.doc import parse
from perilune.errors import SourceError
from perilune.extract import extract
from perilune.findings import Findings
from perilune.gather import Body, gather, title_of
from perilune.lexicon import load_lexicon
from perilune.model import Briefing
from perilune.reading.article import Article
from perilune.reading.formats import Format
from perilune.workspace import DEFAULT_MODEL

MAX_CLEAN_CHARACTERS = 100_000
MIN_ENGLISH = 0.15
"""Least share of English function words; news has about .4, other European languages under .1."""

_FUNCTION_WORDS = frozenset(
    "the of and to in a an is was are were be been has have had that which who for on with at by from as it its "
    "this these those he she they their his her not but or will would could may can said also than into after "
    "about over more when there".split()
)


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article with everything that was found in it."""

    article: Article
    cleaned: Cleaned
    findings: Findings


def analyse(article: Article, *, model: str = DEFAULT_MODEL, actors_file: Path | None = None) -> Analysis:
    """Clean, parse and extract. SourceError for an article without English prose or without a date."""
    published = article.published
    cleaned = clean(article.text, article.start, is_markdown=article.format is Format.MARKDOWN)
    _refuse_unusable(article, cleaned.text)
    title = title_of(article, _body(cleaned))
    findings = extract(parse(cleaned.text, model), published, title, load_lexicon(actors_file))
    return Analysis(article, cleaned, findings)


def brief(analysis: Analysis) -> Briefing:
    """The draft briefing of an analysed article."""
    return gather(analysis.article, _body(analysis.cleaned), analysis.findings)


def _body(cleaned: Cleaned) -> Body:
    return Body(cleaned.text, cleaned.headline, cleaned.addresses)


def _refuse_unusable(article: Article, text: str) -> None:
    if not text:
        raise SourceError(article.source, "no article text was found", "the file seems to hold only headings or noise")
    if len(text) > MAX_CLEAN_CHARACTERS:
        raise SourceError(
            article.source, f"has {len(text):,} characters; at most {MAX_CLEAN_CHARACTERS:,} are read", "split it"
        )
    language = article.metadata.language
    words = re.findall(r"[^\W\d_]+", text.lower())
    share = sum(word in _FUNCTION_WORDS for word in words) / max(1, len(words))
    if (language and not language.lower().startswith("en")) or (len(words) >= 30 and share < MIN_ENGLISH) or not words:
        remedy = "only English articles can be read; give a translation"
        raise SourceError(article.source, "does not seem to be in English", remedy)
