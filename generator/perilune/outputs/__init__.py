"""Digest -> the files that are published beside the pages: feeds, calendars, data, citations, letters, signposts.

Deterministic, without a clock: days are those of the briefings. Text is data in every form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from perilune.digest.views import Place
from perilune.outputs.calendars import calendars_of
from perilune.outputs.citations import citations_of
from perilune.outputs.datafiles import data_of
from perilune.outputs.feeds import channels_of, feeds_of
from perilune.outputs.heads import ANY_PAGE, Head, heads_of
from perilune.outputs.newsletter import newsletters_of
from perilune.outputs.nouns import CC_BY, Licence, Material, Output, Site
from perilune.outputs.signposts import signposts_of


def outputs_of(material: Material, templates: Path | None = None) -> Iterator[Output]:
    """Every file; letters through the templates in the folder `templates`, or those that come with Perilune.

    Raises FaultsError where a template of theirs can't be read or rendered.
    """
    yield from feeds_of(material, channels_of(material.digest, material.site))
    yield from calendars_of(material)
    yield from data_of(material)
    yield from citations_of(material)
    yield from newsletters_of(material, templates)
    yield from signposts_of(material)


def heads_of_pages(material: Material) -> Mapping[Place, Head]:
    """The head of each page by its place below the docs folder; under `ANY_PAGE`, that of all others."""
    return heads_of(material, tuple(channels_of(material.digest, material.site)))


__all__ = ["ANY_PAGE", "CC_BY", "Head", "Licence", "Material", "Output", "Site", "heads_of_pages", "outputs_of"]
