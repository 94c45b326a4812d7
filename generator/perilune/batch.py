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

from perilune.errors import PeriluneError, WorkspaceError
from perilune.model import Briefing
from perilune.reading.article import Article, Metadata, read_article


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
    def work(article: Article) -> Outcome:
        from perilune import pipeline  # noqa: PLC0415  (loads spaCy: only once an article is read)

        analysis = pipeline.analyse(article, model=settings.model, actors_file=settings.actors_file)
        briefing = pipeline.brief(analysis)
        return Outcome(source, article.stem, article.briefing_id(briefing.title), briefing)

    return _guarded(source, settings, work)


def _annotate_one(source: str, settings: Settings) -> Outcome:
    def work(article: Article) -> Outcome:
        from perilune import pipeline  # noqa: PLC0415
        from perilune.standoff import standoff  # noqa: PLC0415

        analysis = pipeline.analyse(article, model=settings.model, actors_file=settings.actors_file)
        briefing_id = article.briefing_id(pipeline.brief(analysis).title)
        return Outcome(source, article.stem, briefing_id, standoff=standoff(analysis, model=settings.model))

    return _guarded(source, settings, work)


def _guarded(source: str, settings: Settings, work: Callable[[Article], Outcome]) -> Outcome:
    """Read the source and do the work; whatever goes wrong with this one is told in its outcome."""
    try:
        article = read_article(source, settings.given)
        _ = article.published  # an article without a date is refused before anything heavy is loaded
        return work(article)
    except WorkspaceError:
        raise  # a missing model or a faulty actors file is no fault of this source
    except PeriluneError as error:
        return Outcome(source, error=str(error))
    except Exception as error:  # noqa: BLE001  (a defect of ours on one article must not end the others)
        return Outcome(source, error=f"{source}: defect in Perilune, please report it: {type(error).__name__}: {error}")
