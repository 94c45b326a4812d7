"""Lists of common words, from `data/vocabulary.yml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "data" / "vocabulary.yml"

Terms = frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Common words that tell what a name is; all lower case. What each list is for stands in the file."""

    titles: Terms
    heads_body: Terms
    heads_igo: Terms
    heads_group: Terms
    heads_company: Terms
    heads_media: Terms
    heads_thing: Terms
    heads_programme: Terms
    first_heads_body: Terms
    first_heads_group: Terms
    first_heads_company: Terms
    first_heads_thing: Terms
    societies: Terms
    regulators: Terms
    calendar: Terms
    honorifics: Terms
    kept_titles: Terms
    outlets: Terms
    company_tails: Terms
    surnames: Terms
    common_bodies: Terms
    firms: Terms
    joiners: Terms
    particles: Terms
    unnamed: Terms
    unnamed_own: Terms
    unnamed_bare: Terms
    unnamed_bodies: Terms
    unnamed_societies: Terms
    sole_bodies: Terms
    telling: Terms
    passing_words: Terms
    says: Terms
    deals: Terms
    addresses: Terms
    places: Terms
    government: Terms
    institutions: Terms
    two_word_institutions: Terms
    ministry_topics: Terms
    given_names: Terms


@cache
def load_vocabulary() -> Vocabulary:
    """The lists, read once per process."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    lists: dict[str, str] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  # a safe loader
    return Vocabulary(**{field.name: frozenset(lists[field.name].split()) for field in fields(Vocabulary)})
