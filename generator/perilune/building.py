"""Running MkDocs on a workspace, and telling whether anything has changed since it last ran."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from perilune.render import template_folders
from perilune.storage import write_atomically
from perilune.workspace import Workspace

_PACKAGES = (
    "jinja2",
    "markdown",
    "mkdocs",
    "mkdocs-material",
    "pagefind",
    "perilune",
    "pillow",
    "pymdown-extensions",
    "pyyaml",
)
_SHOWN_IN_PAGES = ("PERILUNE_REPO_URL", "PERILUNE_SITE_URL")


def is_current(workspace: Workspace) -> bool:
    """Whether the site stands and nothing that it is made from has changed since it was built."""
    try:
        recorded = json.loads(_record(workspace).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return (workspace.site / "index.html").is_file() and bool(recorded == {"inputs": _fingerprint(workspace)})


def build_site(workspace: Workspace) -> int:
    """Build the site in strict mode; MkDocs' exit status."""
    inputs = _fingerprint(workspace)  # as they are now: what changes during the build is built the next time
    # Not --quiet: that would silence the warnings before --strict counts them.
    status = _mkdocs(["build", "--strict", "--config-file", str(workspace.config)])
    if status == 0:
        write_atomically(_record(workspace), json.dumps({"inputs": inputs}) + "\n")
    return status


def _record(workspace: Workspace) -> Path:
    return workspace.cache / "build.json"


def serve_site(workspace: Workspace, options: Sequence[str] = ()) -> int:
    """Serve a live preview until interrupted; MkDocs' exit status."""
    try:
        return _mkdocs(["serve", "--config-file", str(workspace.config), *options])
    except KeyboardInterrupt:
        return 0


def _mkdocs(arguments: Sequence[str]) -> int:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


def _fingerprint(workspace: Workspace) -> str:
    """A digest of everything that the site is made from: files, settings, versions."""
    digest = hashlib.blake2b(digest_size=20)
    for name in _PACKAGES:
        digest.update(f"{name} {version(name)}\n".encode())
    for name in _SHOWN_IN_PAGES:
        digest.update(f"{name}={os.environ.get(name, '')}\n".encode())
    for path in _inputs(workspace):
        digest.update(f"{path}\n".encode())
        digest.update(hashlib.blake2b(path.read_bytes(), digest_size=20).digest())
    return digest.hexdigest()


def _inputs(workspace: Workspace) -> Iterator[Path]:
    yield workspace.config
    code = Path(__file__).parent
    for folder in (workspace.briefings, workspace.docs, *template_folders(workspace.templates), code):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
