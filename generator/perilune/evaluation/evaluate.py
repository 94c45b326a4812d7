"""A folder of gold articles -> the table of figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from perilune.batch import Settings, brief_all
from perilune.errors import WorkspaceError
from perilune.evaluation.measure import Row, Score, Tally, score
from perilune.persist import as_plain
from perilune.reading.article import Metadata

SHOWN = (
    "actors", "actors_major", "actor_type", "positions", "positions_stance", "stance_accuracy",
    "dates", "dates_found_key", "disputes", "evidence_verbatim",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1, each between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of a gold folder."""

    scores: dict[str, Score]
    """By article, sorted by name."""
    failed: tuple[str, ...]
    """Articles that gave no briefing, with the reason; each scores zero."""

    def total(self, measure: str) -> Tally:
        """The counts of one measure over all articles."""
        total = Tally(0, 0, 0)
        for one in self.scores.values():
            total = total.plus(one.tallies[measure])
        return total

    def figure(self, measure: str) -> Figure:
        """One measure over all articles; `dates` joins its precision and its recall over key dates."""
        if measure == "dates":
            return Figure(self.total("dates_precision").precision, self.total("dates_recall_key").recall)
        tally = self.total(measure)
        return Figure(tally.precision, tally.recall)

    @property
    def macro_f1(self) -> float:
        """The mean F1 of actors, positions, dates and disputes."""
        return sum(self.figure(m).f1 for m in ("actors", "positions", "dates", "disputes")) / 4

    @property
    def false_alarms(self) -> Tally:
        """Articles without a dispute that got one, among those without."""
        return self.total("false_alarm")

    def as_json(self) -> dict[str, Any]:
        """The figures rounded to three places."""
        rows = {m: self.figure(m) for m in SHOWN}
        table = {
            m: {"p": round(f.precision, 3), "r": round(f.recall, 3), "f1": round(f.f1, 3)} for m, f in rows.items()
        }
        alarms = self.false_alarms
        return {
            "articles": len(self.scores), "failed": list(self.failed), **table, "macro_f1": round(self.macro_f1, 3),
            "without_dispute": alarms.gold, "without_dispute_got_one": alarms.right,
        }  # fmt: skip

    def as_text(self, *, verbose: bool = False) -> str:
        """The table for a terminal; `verbose` adds each article's counts and misses."""
        lines = list(self._by_article()) if verbose else []
        lines += [f"{len(self.scores)} articles", *(f"no briefing: {reason}" for reason in self.failed)]
        for measure in SHOWN:
            f = self.figure(measure)
            lines.append(f"{measure:18} P {f.precision:.3f}  R {f.recall:.3f}  F1 {f.f1:.3f}")
        alarms = self.false_alarms
        lines.append(f"articles without a dispute that got one: {alarms.right} of {alarms.gold}")
        return "\n".join([*lines, f"macro_f1 {self.macro_f1:.3f}"])

    def _by_article(self) -> Iterator[str]:
        for name, one in self.scores.items():
            counts = "  ".join(f"{m} {t.right}/{t.gold}/{t.predicted}" for m, t in one.tallies.items())
            yield f"{name}  {counts}"
            for what, missed in one.misses.items():
                yield from (f"    {what}: {row}" for row in missed)


def evaluate(folder: Path, settings: Settings) -> Result:
    """Extract every NAME.txt of a folder that has a NAME.gold.yml and measure the briefings.

    The publication date is the gold's `meta.published`, else the date that NAME begins with. Raises
    WorkspaceError where the folder holds no gold articles or one can't be read.
    """
    scores: dict[str, Score] = {}
    failed: list[str] = []
    answers = sorted(folder.glob("*.gold.yml"))
    if not answers:
        raise WorkspaceError(f"{folder}: no gold articles (NAME.txt with NAME.gold.yml) in it")
    for answer in answers:
        name = answer.name.removesuffix(".gold.yml")
        gold, article = _load(answer), answer.with_name(f"{name}.txt")
        given = replace(settings, given=Metadata(published=_published(gold, name)))
        outcome = next(brief_all([str(article)], given))
        if outcome.error:
            failed.append(outcome.error)
        predicted = as_plain(outcome.briefing) if outcome.briefing else {}
        raw = article.read_text("utf-8") if article.is_file() else ""
        scores[name] = score(gold, predicted, raw)
    return Result(scores, tuple(failed))


def _load(path: Path) -> Row:
    try:
        loaded = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise WorkspaceError(f"{path}: can't be read: {error}") from None
    if not isinstance(loaded, dict):
        raise WorkspaceError(f"{path}: holds no gold answer")
    return loaded


def _published(gold: Row, name: str) -> date | None:
    value = (gold.get("meta") or {}).get("published", name[:10])
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
