"""Faults of briefing files that one file's form can't show: evidence, lengths, names across files."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from perilune import register
from perilune.errors import Fault, FaultsError, PeriluneError, Severity
from perilune.kept import article_of, cleaned, fold
from perilune.model import MAX_BOTTOM_LINE_WORDS, Briefing
from perilune.persist import DISPUTES_FILE, Loaded, briefing_paths, load_disputes, load_with_places
from perilune.workspace import Workspace
from perilune.yamltext import Path as Place


def check(paths: Sequence[Path], workspace: Workspace | None) -> tuple[int, list[Fault]]:
    """Check briefing files and folders of them; give the number of files and all faults, sorted.

    Evidence is compared with the article where the workspace keeps it.
    """
    files = _files(paths)
    faults: list[Fault] = []
    loaded: list[tuple[Loaded, str]] = []
    for path in files:
        name = _shown(path)
        try:
            one = load_with_places(path, name)
        except FaultsError as error:
            faults.extend(error.faults)
            continue
        loaded.append((one, name))
        faults.extend(_faults_of_form(one, name))
        faults.extend(_faults_of_evidence(one, name, workspace))
    faults.extend(_faults_across(loaded))
    faults.extend(_faults_of_old_ids(loaded))
    for folder in (path for path in paths if path.is_dir()):
        faults.extend(_faults_of_register(folder, loaded))
    return len(files), sorted(faults)


def _files(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        found.extend(briefing_paths(path) if path.is_dir() else [path])
    return list(dict.fromkeys(found))


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _faults_of_form(one: Loaded, name: str) -> Iterator[Fault]:
    briefing = one.briefing
    words = len((briefing.bottom_line or "").split())
    if words > MAX_BOTTOM_LINE_WORDS:
        yield _fault(
            one, name, ("bottom_line",), f"bottom_line has {words} words; at most {MAX_BOTTOM_LINE_WORDS}", "shorten it"
        )
    if not one.id.startswith(briefing.published.isoformat()):
        message = f"the file's name does not begin with the publication date {briefing.published}"
        yield _fault(
            one, name, ("published",), message, "correct the date or rename the file", severity=Severity.WARNING
        )
    for index, dispute in enumerate(briefing.disputes):
        for number, side in enumerate(dispute.sides):
            for at, party in enumerate(side.parties):
                if party not in dispute.parties:
                    place: Place = ("disputes", index, "sides", number, "parties", at)
                    yield _fault(
                        one, name, place, f"{party!r} takes a side but is no party of the dispute", "add it to parties"
                    )


def _fault(
    one: Loaded, name: str, place: Place, message: str, remedy: str, *, severity: Severity = Severity.ERROR
) -> Fault:
    mark = one.tree.place(place)
    return Fault(name, mark.line, mark.column, message, remedy, severity)


def _faults_of_evidence(one: Loaded, name: str, workspace: Workspace | None) -> Iterator[Fault]:
    article = article_of(one, workspace)
    if article is None:
        return
    try:
        text = fold(cleaned(article))
    except PeriluneError as error:
        yield Fault(name, 1, 1, f"its article can't be read: {error}", "mend or remove the article", Severity.WARNING)
        return
    for place, quotation in _quotations(one.briefing):
        if fold(quotation) not in text:
            yield _fault(one, name, place, f"not in the article: {_cut(quotation)}", _nearest(quotation, text))
    for place, words in _words_of_the_article(one.briefing):
        if fold(words).casefold() not in text.casefold():
            message = f"not in the article: {_cut(words)}"
            yield _fault(one, name, place, message, "write it as the article has it", severity=Severity.WARNING)


def _quotations(briefing: Briefing) -> Iterator[tuple[Place, str]]:
    for section in ("positions", "dates", "disputes"):
        for index, row in enumerate(getattr(briefing, section)):
            for at, quotation in enumerate(row.evidence):
                yield (section, index, "evidence", at), quotation
    for index, dispute in enumerate(briefing.disputes):
        for number, side in enumerate(dispute.sides):
            for at, quotation in enumerate(side.evidence):
                yield ("disputes", index, "sides", number, "evidence", at), quotation


def _words_of_the_article(briefing: Briefing) -> Iterator[tuple[Place, str]]:
    for index, mention in enumerate(briefing.dates):
        yield ("dates", index, "text"), mention.text
    for index, actor in enumerate(briefing.actors):
        for at, alias in enumerate(actor.aliases):
            yield ("actors", index, "aliases", at), alias


def _faults_of_register(folder: Path, loaded: Iterable[tuple[Loaded, str]]) -> Iterator[Fault]:
    """Faults of the file in which the desk merges, splits and names disputes, named as the briefings are."""
    name = _shown(folder / DISPUTES_FILE)
    try:
        entries, tree = load_disputes(folder)
        named = [(one.id, one.briefing) for one, _ in loaded if one.path.parent == folder]
        faults: Iterable[Fault] = register.faults_of(entries, tree, folder, named)
    except FaultsError as error:
        faults = error.faults
    yield from (replace(fault, path=name) for fault in faults)


def _cut(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _nearest(quotation: str, text: str) -> str:
    """What the article has that comes nearest, as a remedy."""
    wanted = fold(quotation)
    match = difflib.SequenceMatcher(None, text, wanted, autojunk=False).find_longest_match()
    if match.size < max(8, len(wanted) // 4):
        return "copy the words from the article"
    start = max(0, match.a - match.b)
    near = text[start : start + len(wanted) + 10].strip()
    return f"the article has: {_cut(near)}"


def _faults_across(loaded: Iterable[tuple[Loaded, str]]) -> Iterator[Fault]:
    """The same actor under two ids, and one id for two kinds of actor."""
    first: dict[str, tuple[str, str]] = {}
    types: dict[str, tuple[str, str]] = {}
    for one, name in loaded:
        for index, actor in enumerate(one.briefing.actors):
            known_id, where = first.setdefault(actor.name.casefold(), (actor.id, name))
            if known_id != actor.id:
                message = f"{actor.name!r} is {actor.id!r} here and {known_id!r} in {where}"
                yield _fault(one, name, ("actors", index, "id"), message, "give it one id", severity=Severity.WARNING)
            known_type, where = types.setdefault(actor.id, (actor.type.value, name))
            if known_type != actor.type.value:
                message = f"{actor.id!r} has the type {actor.type.value} here and {known_type} in {where}"
                yield _fault(
                    one, name, ("actors", index, "type"), message, "agree on one type", severity=Severity.WARNING
                )


def _faults_of_old_ids(loaded: Iterable[tuple[Loaded, str]]) -> Iterator[Fault]:
    """Old ids whose address another briefing has, or claims as well."""
    first: dict[tuple[Path, str], str] = {}
    for one, name in loaded:
        for at, old in enumerate(one.briefing.redirect_from):
            claimed = first.setdefault((one.path.parent, old), name)
            if one.path.with_name(f"{old}.yml").is_file():
                message, remedy = f"there is a briefing {old!r}, whose address can't lead here", "take it out"
            elif claimed != name:
                message, remedy = f"{old!r} is an old id of {claimed} as well", "keep it in one of them"
            else:
                continue
            yield _fault(one, name, ("redirect_from", at), message, remedy)


def as_text(faults: Sequence[Fault]) -> str:
    """One line for each fault: `file:line:column: error: message (remedy)`."""
    return "\n".join(map(str, faults))


def as_json(faults: Sequence[Fault]) -> str:
    """A JSON list with an object for each fault."""
    rows = [
        {
            "path": f.path, "line": f.line, "column": f.column,
            "severity": f.severity.value, "message": f.message, "remedy": f.remedy,
        }
        for f in faults
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=1)


def as_github(faults: Sequence[Fault]) -> str:
    """Workflow commands that show each fault beside its line in a pull request."""
    return "\n".join(_annotation(fault) for fault in faults)


def _annotation(fault: Fault) -> str:
    where = f"file={_property(fault.path)},line={max(1, fault.line)},col={max(1, fault.column)}"
    text = fault.message + (f" ({fault.remedy})" if fault.remedy else "")
    return f"::{fault.severity.value} {where}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
