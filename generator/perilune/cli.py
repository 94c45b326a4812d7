"""The command `perilune`: parse options, call, print. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from perilune import __version__
from perilune.errors import PeriluneError

if TYPE_CHECKING:
    from perilune.batch import Outcome, Settings
    from perilune.model import Briefing

FINE, FAULTS, UNUSABLE = 0, 1, 2
INTERRUPTED = 130


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write year-month-day, for example 2020-05-06", param, ctx)


def _metadata_options(command: Any) -> Any:
    """The options that say what a source does not; they win over what it says."""
    for option in (
        click.option("--language", help="Language, for example en."),
        click.option("--author", help="Byline."),
        click.option("--url", help="Where the article can be read."),
        click.option("--publisher", help="Who published it."),
        click.option("--title", help="Headline."),
        click.option("--published", type=_Day(), help="Publication date."),
    ):
        command = option(command)
    return click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def perilune() -> None:
    """Reads space-policy articles, writes them as YAML briefings with evidence, publishes them with MkDocs.

    A SOURCE is a file (text, Markdown, HTML, PDF), an http(s) address, or - for standard input.
    Exit status: 0 fine, 1 faults found or some sources failed, 2 unusable arguments or input.
    """


@perilune.command()
@_metadata_options
@click.option("--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write DIR/STEM.yml for each source.")
def extract(sources: Sequence[str], form: str, out: Path | None, **given: Any) -> None:
    """Print the briefing of one source, or write one file for each."""
    from perilune.batch import brief_all

    _one_or_out(sources, out)
    settings = _settings(given)
    _finish(sources, _deliver(brief_all(sources, settings), len(sources), out, "json" if form == "json" else "yml"))


@perilune.command()
@_metadata_options
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write DIR/STEM.json for each source.")
def annotate(sources: Sequence[str], out: Path | None, **given: Any) -> None:
    """Print all that was found in a source, as stand-off JSON for other tools."""
    from perilune.batch import annotate_all

    _one_or_out(sources, out)
    settings = _settings(given)
    _finish(sources, _deliver(annotate_all(sources, settings), len(sources), out, "json"))


@perilune.command()
@_metadata_options
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Sources read at the same time.")
def add(sources: Sequence[str], jobs: int, **given: Any) -> None:
    """Extract sources and write briefings/ID.yml for each; a folder stands for the articles in it.

    A briefing that exists is never touched.
    """
    from perilune import inbox
    from perilune.batch import brief_all
    from perilune.schema import DISPUTES_SCHEMA_PATH, SCHEMA_PATH, disputes_schema_text, json_schema_text
    from perilune.storage import write_atomically
    from perilune.workspace import find_workspace

    workspace = find_workspace()
    expanded = inbox.expand(sources)
    new, known = inbox.split_by_briefing(expanded, workspace)
    if known:
        click.echo(f"{_count(len(known), 'article')} with a briefing already: left as they are", err=True)
    write_atomically(workspace.docs / SCHEMA_PATH, json_schema_text())
    write_atomically(workspace.docs / DISPUTES_SCHEMA_PATH, disputes_schema_text())
    failed = 0
    for outcome in _with_progress(brief_all(new, _settings(given), jobs), len(new)):
        if outcome.error:
            failed += 1
            click.echo(outcome.error, err=True)
        elif path := inbox.store(outcome, workspace):
            click.echo(workspace.shown(path))
        else:
            click.echo(f"{outcome.source}: briefings/{outcome.briefing_id}.yml exists; left as it is", err=True)
    _finish(expanded, failed)


@perilune.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH...]")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check(paths: Sequence[Path], form: str) -> None:
    """Check briefings: schema, references, evidence. Without PATH, all of the workspace."""
    from perilune import check as checking
    from perilune.errors import Severity, WorkspaceError
    from perilune.workspace import find_workspace

    try:
        workspace = find_workspace(paths[0].parent if paths else None)
    except WorkspaceError:
        if not paths:
            raise
        workspace = None
    number, faults = checking.check(paths or [workspace.briefings] if workspace else paths, workspace)
    errors = sum(f.severity is Severity.ERROR for f in faults)
    if form == "json":
        click.echo(checking.as_json(faults))
    elif form == "github":
        click.echo(checking.as_github(faults), nl=bool(faults))
    elif faults:
        click.echo(checking.as_text(faults), err=True)
    if form != "json":
        warnings = f", {_count(len(faults) - errors, 'warning')}" if len(faults) > errors else ""
        click.echo(f"{_count(number, 'briefing')} checked: {_count(errors, 'fault')}{warnings}")
    sys.exit(FAULTS if errors else FINE)


@perilune.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to write to instead of the docs folder."
)
def render(out: Path | None) -> None:
    """Write the pages as plain Markdown under the docs folder, for other site builders."""
    from perilune.pagefiles import write_pages
    from perilune.workspace import find_workspace

    workspace = find_workspace()
    result = write_pages(workspace, out or workspace.docs)
    for path in result.kept:
        click.echo(f"{workspace.shown(path)}: written by hand; left as it is", err=True)
    where = workspace.shown(out or workspace.docs)
    click.echo(f"{_count(result.total, 'page')} in {where}: {result.written} written, {result.removed} removed")


@perilune.command()
@click.option("--force", is_flag=True, help="Build even if nothing has changed since the last build.")
def build(*, force: bool) -> None:
    """Render and build the site with MkDocs, in strict mode."""
    from perilune.building import build_site, is_current
    from perilune.persist import briefing_paths
    from perilune.workspace import find_workspace

    workspace = find_workspace()
    where = f"{workspace.shown(workspace.site)}/"
    number = _count(len(briefing_paths(workspace.briefings)), "briefing")
    if not force and is_current(workspace):
        click.echo(f"{where} is up to date: {number}")
        sys.exit(FINE)
    click.echo(f"building the site from {number}", err=True)
    if build_site(workspace) != 0:
        sys.exit(FAULTS)
    click.echo(f"{where}: {_count(sum(1 for _ in workspace.site.rglob('*.html')), 'page')} from {number}")


@perilune.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="[MKDOCS OPTIONS]")
def serve(options: Sequence[str]) -> None:
    """Preview the site; it follows every change of a briefing, a template or a page."""
    from perilune.building import serve_site
    from perilune.workspace import find_workspace

    sys.exit(serve_site(find_workspace(), options))


@perilune.command(name="eval")
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="GOLD_DIR...",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--verbose", is_flag=True, help="Print each article's figures and what was missed.")
@click.option("--page", type=click.Path(path_type=Path, dir_okay=False), help="Write the site's accuracy page.")
@click.option("--compare", "others", multiple=True, metavar="MODEL", help="Another language model for that page.")
def evaluate(
    folders: Sequence[Path], *, as_json: bool, verbose: bool, page: Path | None, others: Sequence[str]
) -> None:
    """Score extraction against gold articles (NAME.txt with NAME.gold.yml)."""
    from perilune import evaluation
    from perilune.storage import write_atomically

    settings = _settings({})
    results = [(folder.resolve().name, evaluation.evaluate(folder, settings)) for folder in folders]
    if page:
        compared = [
            (model, folder.resolve().name, evaluation.evaluate(folder, replace(settings, model=model)))
            for model in others
            for folder in folders
        ]
        write_atomically(page, evaluation.accuracy_page(results, settings.model, compared))
    if as_json:
        named = {name: result.as_json() for name, result in results}
        click.echo(json.dumps(named if len(results) > 1 else results[0][1].as_json(), ensure_ascii=False))
        return
    for name, result in results:
        click.echo((f"{name}: " if len(results) > 1 else "") + result.as_text(verbose=verbose))


@perilune.command()
@click.argument("ids", nargs=-1, metavar="[ID...]")
def review(ids: Sequence[str]) -> None:
    """Write a page for editors that shows briefing and article side by side; without ID, for every draft.

    The pages lie in .perilune/review/ and are never published.
    """
    from perilune.review import write_reviews
    from perilune.workspace import find_workspace

    workspace = find_workspace()
    for path in write_reviews(workspace, ids):
        click.echo(workspace.shown(path))


@perilune.command()
@click.argument("what", type=click.Choice(["briefing", "disputes"]), default="briefing")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def schema(what: str, out: Path | None) -> None:
    """Print the JSON Schema of a briefing file, or of briefings/disputes.yml, made from the model."""
    from perilune.schema import disputes_schema_text, json_schema_text
    from perilune.storage import write_atomically

    text = json_schema_text() if what == "briefing" else disputes_schema_text()
    if out:
        write_atomically(out, text)
    else:
        click.echo(text, nl=False)


def _settings(given: dict[str, Any]) -> Settings:
    """What workers need: the metadata given, and model and actors of the workspace if there is one."""
    from perilune.batch import Settings
    from perilune.errors import WorkspaceError
    from perilune.model import url_fault
    from perilune.reading.article import Metadata
    from perilune.workspace import DEFAULT_MODEL, find_workspace

    if given.get("url") and (fault := url_fault(given["url"])):
        raise click.BadParameter(fault, param_hint="--url")
    metadata = Metadata(**{name: value or None for name, value in given.items()})
    try:
        workspace = find_workspace()
    except WorkspaceError:
        return Settings(metadata, DEFAULT_MODEL)
    return Settings(metadata, workspace.model, workspace.actors_file)


def _one_or_out(sources: Sequence[str], out: Path | None) -> None:
    if len(sources) > 1 and out is None:
        raise click.UsageError("several sources need --out DIR; standard output takes one")


def _deliver(outcomes: Iterable[Outcome], total: int, out: Path | None, ending: str) -> int:
    """Print or write what came out; give the number of sources that failed."""
    from perilune.storage import write_atomically

    failed = 0
    for outcome in _with_progress(outcomes, total):
        if outcome.error:
            failed += 1
            click.echo(outcome.error, err=True)
            continue
        text = _text_of(outcome, ending)
        if out is None:
            click.echo(text, nl=False)
        else:
            write_atomically(out / f"{outcome.stem or outcome.briefing_id}.{ending}", text)
    return failed


def _text_of(outcome: Outcome, ending: str) -> str:
    from perilune.persist import as_json_text, dumps

    if outcome.briefing is None:
        return json.dumps(outcome.standoff, ensure_ascii=False, indent=1) + "\n"
    briefing: Briefing = outcome.briefing
    return as_json_text(briefing) if ending == "json" else dumps(briefing)


def _with_progress(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """The outcomes, with a bar on a terminal's standard error where there are several."""
    if total < 2 or not sys.stderr.isatty():
        yield from outcomes
        return
    with click.progressbar(outcomes, length=total, label="reading articles", file=sys.stderr) as bar:
        yield from bar


def _finish(sources: Sequence[str], failed: int) -> NoReturn:
    if failed == 0:
        sys.exit(FINE)
    sys.exit(UNUSABLE if failed == len(sources) else FAULTS)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def main() -> NoReturn:
    """Run the command; turn every error meant for people into lines on standard error and an exit status."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        status = perilune.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(UNUSABLE)
    except PeriluneError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_status)
    except BrokenPipeError:
        sys.stdout = None  # the reader of our output is gone: nothing left to flush to
        sys.exit(FINE)
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        click.echo(f"{name}{error.strerror or error}", err=True)
        sys.exit(UNUSABLE)
    sys.exit(status if isinstance(status, int) else FINE)
