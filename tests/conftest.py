"""What several test files share: where things lie, how to run the command, and settled property tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).resolve().parents[1]

# The same examples on every machine: a red build means that the code has changed, not the dice.
settings.register_profile(
    "settled", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("settled")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def repository() -> Path:
    """This repository, which is a workspace itself."""
    return REPOSITORY


@pytest.fixture
def gold() -> Path:
    """The folder of gold articles (with `dev/`), which is no part of this repository."""
    folder = Path(os.environ.get("PERILUNE_GOLD") or REPOSITORY.parent / "shared" / "gold")
    if not folder.is_dir():
        pytest.skip(f"no gold articles in {folder}; name the folder in PERILUNE_GOLD")
    return folder


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `perilune ARGUMENTS...` in a process of its own, in `cwd` (default: tmp_path)."""

    def _run(
        *arguments: str | Path, cwd: Path = tmp_path, stdin: str = "", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "perilune", *map(str, arguments)],
            cwd=cwd, input=stdin, capture_output=True, encoding="utf-8", check=False, timeout=120,
            env={**os.environ, **(env or {})},
        )  # fmt: skip

    return _run
