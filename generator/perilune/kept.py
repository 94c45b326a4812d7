"""The articles that a workspace keeps: which one a briefing was made from, and its cleaned text."""

from __future__ import annotations

import re
from pathlib import Path

from perilune.clean import clean
from perilune.persist import Loaded
from perilune.reading.article import read_kept_article
from perilune.reading.formats import Format
from perilune.workspace import Workspace

ALIKE = {"'": "’‘", '"': "“”„«»", "-": "–—‐"}
"""Typed signs, and the typographic ones that stand for them."""
FOLDED = str.maketrans({sign: typed for typed, signs in ALIKE.items() for sign in signs} | {"\u00a0": " "})


def fold(text: str) -> str:
    """White space as one blank, typographic quotation marks and dashes as typed ones: how evidence is compared."""
    return re.sub(r"\s+", " ", text.translate(FOLDED)).strip()


def article_of(one: Loaded, workspace: Workspace | None) -> Path | None:
    """The article's file, if the workspace keeps it: `source.file`, else the file of the briefing's name."""
    if workspace is None or one.path.resolve().parent != workspace.briefings:
        return None
    if one.briefing.source.file:
        path = (workspace.root / one.briefing.source.file).resolve()
        return path if path.is_file() and path.is_relative_to(workspace.root) else None
    return next(iter(sorted(workspace.articles.glob(f"{one.id}.*"))), None)


def cleaned(path: Path) -> str:
    """An article's headline and cleaned text. Raises SourceError where it can't be read."""
    article = read_kept_article(path)
    cleaned = clean(article.text, article.start, is_markdown=article.format is Format.MARKDOWN)
    return "\n".join([cleaned.headline or "", cleaned.text])
