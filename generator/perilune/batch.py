"""Many sources at once: each read, analysed and given back in the order of the sources.

One bad source is reported and the others go on. With more than one job each worker process loads the
language model once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from perilune.errors import PeriluneError
from perilune.model import Briefing
from perilune.reading import Metadata, read_article


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker needs beside the source."""

    given: Metadata
    model: str
    actors_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: `error` or the rest."""

    source: str
    stem: str = ""
    briefing_id: str = ""
    briefing: Briefing | None = None
    standoff: dict[str, Any] | None = None
    error: str | None = None


def brief_all(sources: Sequence[str], settings: Settings, jobs: int = 1) -> Iterator[Outcome]:
    """The briefing of each source."""
    return _run(partial(_brief_one, settings=settings), sources, jobs)


def annotate_all(sources: Sequence[str], settings: Settings) -> Iterator[Outcome]:
    """The stand-off annotation of each source."""
    return _run(partial(_annotate_one, settings=settings), sources, 1)


def _run(work: Callable[[str], Outcome], sources: Sequence[str], jobs: int) -> Iterator[Outcome]:
    if jobs <= 1 or len(sources) <= 1:
        yield from map(work, sources)
        return
    with ProcessPoolExecutor(min(jobs, len(sources)), mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(work, source) for source in sources]
        for source, future in zip(sources, futures, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield Outcome(source, error=f"{source}: its worker process was killed, perhaps for want of memory")


def _brief_one(source: str, settings: Settings) -> Outcome:
    from perilune import pipeline  # noqa: PLC0415  (loads spaCy: only where a source is really read)

    try:
        article = read_article(source, settings.given)
        analysis = pipeline.analyse(article, model=settings.model, actors_file=settings.actors_file)
        briefing = pipeline.brief(analysis)
    except PeriluneError as error:
        return Outcome(source, error=str(error))
    return Outcome(source, article.stem, article.briefing_id(briefing.title), briefing)


def _annotate_one(source: str, settings: Settings) -> Outcome:
    from perilune import pipeline  # noqa: PLC0415

    try:
        article = read_article(source, settings.given)
        analysis = pipeline.analyse(article, model=settings.model, actors_file=settings.actors_file)
    except PeriluneError as error:
        return Outcome(source, error=str(error))
    title = pipeline.brief(analysis).title
    return Outcome(source, article.stem, article.briefing_id(title), standoff=pipeline.standoff(analysis))
