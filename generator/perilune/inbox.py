"""The inbox: which articles have a briefing, and where a new one goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from perilune.batch import Outcome
from perilune.errors import FaultsError
from perilune.model import Briefing
from perilune.persist import briefing_paths, load, save_new
from perilune.workspace import Workspace

ENDINGS = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"})


def expand(sources: Sequence[str]) -> list[str]:
    """Sources with each folder replaced by the article files in it, sorted by name."""
    found: list[str] = []
    for source in sources:
        folder = Path(source)
        if "://" not in source and source != "-" and folder.is_dir():
            files = sorted(p for p in folder.iterdir() if p.suffix.lower() in ENDINGS and not p.name.startswith("."))
            found.extend(str(path) for path in files)
        else:
            found.append(source)
    return list(dict.fromkeys(found))


def split_by_briefing(sources: Sequence[str], workspace: Workspace) -> tuple[list[str], list[str]]:
    """Sources without a briefing yet, and those that have one (told by file name, then by `source.file`)."""
    stems = {path.stem for path in briefing_paths(workspace.briefings)}
    unsure = [source for source in sources if "://" in source or source == "-" or Path(source).stem not in stems]
    named = _named_files(workspace) if unsure else frozenset()
    new = [source for source in unsure if _file_in_workspace(source, workspace) not in named]
    return new, [source for source in sources if source not in new]


def store(outcome: Outcome, workspace: Workspace) -> Path | None:
    """Write the briefing of a source; None, and nothing written, where its file exists already."""
    assert outcome.briefing is not None  # noqa: S101  (only outcomes without an error come here)
    path = workspace.briefings / f"{outcome.briefing_id}.yml"
    briefing = outcome.briefing
    if outcome.stem != outcome.briefing_id and (file := _file_in_workspace(outcome.source, workspace)):
        briefing = _with_file(briefing, file)
    try:
        save_new(briefing, path)
    except FileExistsError:
        return None
    return path


def _with_file(briefing: Briefing, file: str) -> Briefing:
    return briefing.model_copy(update={"source": briefing.source.model_copy(update={"file": file})})


def _file_in_workspace(source: str, workspace: Workspace) -> str | None:
    if "://" in source or source == "-":
        return None
    path = Path(source).resolve()
    return path.relative_to(workspace.root).as_posix() if path.is_relative_to(workspace.root) else None


def _named_files(workspace: Workspace) -> frozenset[str | None]:
    named: set[str | None] = set()
    for path in briefing_paths(workspace.briefings):
        try:
            named.add(load(path).source.file)
        except FaultsError:
            continue  # `check` and `build` report it; here only names are wanted
    return frozenset(named - {None})
