"""`perilune serve`, as an editor uses it: the preview follows the YAML and the templates."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from site_samples import briefing, write_workspace

ID = "2020-05-06-first"
PATIENCE = 60.0
pytestmark = pytest.mark.slow


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[str]:
    """The address of a running preview of a workspace in `tmp_path`."""
    write_workspace(tmp_path, {ID: briefing()})
    (tmp_path / "templates").mkdir(exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "perilune", "serve", "--dev-addr", address]
    server = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    yield f"http://{address}/"
    os.killpg(server.pid, signal.SIGTERM)
    server.wait(10)


def _wait_for(words: str, url: str) -> bool:
    """Whether the page shows the words within PATIENCE seconds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(url, timeout=5) as answer:
            if words in answer.read().decode():
                return True
        time.sleep(0.2)
    return False


def test_an_edit_of_a_briefing_and_then_of_a_template_is_seen(preview: str, tmp_path: Path) -> None:
    page = f"{preview}briefings/{ID}/"
    assert _wait_for("Moscow objects to a mining order", page)

    path = tmp_path / "briefings" / f"{ID}.yml"
    path.write_text(path.read_text("utf-8").replace("Moscow objects", "Kremlin objects"), "utf-8")
    assert _wait_for("Kremlin objects to a mining order", page)

    (tmp_path / "templates" / "briefing.md.j2").write_text(
        "# {{ title }} {: #top }\n\nFrom a template of our own.\n", "utf-8"
    )
    assert _wait_for("From a template of our own.", page)
