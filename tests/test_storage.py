"""Writing that never leaves half a file."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from perilune.storage import write_atomically, write_new

SIZE = 400_000
WRITER = """
import sys
from pathlib import Path
from perilune.storage import write_atomically
path, texts = Path(sys.argv[1]), [letter * 400_000 for letter in "ab"]
print("ready", flush=True)
while True:
    for text in texts:
        write_atomically(path, text)
"""


def _leftovers(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.name.endswith(".tmp"))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_writer_that_is_killed_leaves_no_torn_file(tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    path.write_text("a" * SIZE)
    letters = set()
    for number in range(12):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.01 + number * 0.004)
            writer.send_signal(signal.SIGKILL)
        found = path.read_text()
        assert len(found) == SIZE
        assert found in {"a" * SIZE, "b" * SIZE}
        letters.add(found[0])
    assert letters == {"a", "b"}, "the writer never wrote: nothing was tested"


def test_a_changed_file_is_written_and_an_equal_one_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "file.yml"
    assert write_atomically(path, "é\r\n") is True
    assert path.read_bytes() == "é\r\n".encode()
    before = path.stat()
    assert write_atomically(path, "é\r\n") is False
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert write_atomically(path, "other") is True
    assert _leftovers(path.parent) == []


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_an_existing_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "file.yml"
    path.write_text("old")
    path.chmod(mode)
    write_atomically(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("x")
    write_new(tmp_path / "new", "x")
    write_atomically(tmp_path / "other", "x")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "new", "other")}
    assert len(modes) == 1


def test_a_link_is_replaced_and_never_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text("old")
    link = tmp_path / "link.yml"
    link.symlink_to(outside)
    write_atomically(link, "new")
    assert (link.read_text(), outside.read_text()) == ("new", "old")


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    folder = tmp_path / "file.yml"
    folder.mkdir()
    with pytest.raises(OSError):
        write_atomically(folder, "new")
    assert folder.is_dir()
    assert _leftovers(tmp_path) == []


def test_a_new_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    write_new(path, "first")
    with pytest.raises(FileExistsError):
        write_new(path, "second")
    assert path.read_text() == "first"
    assert _leftovers(tmp_path) == []


def test_of_two_writers_that_race_one_wins(tmp_path: Path) -> None:
    start = Barrier(2)

    def write(path: Path, text: str) -> str | None:
        start.wait()
        try:
            write_new(path, text)
        except FileExistsError:
            return None
        return text

    with ThreadPoolExecutor(2) as pool:
        for number in range(30):
            path = tmp_path / f"{number}.yml"
            wrote = list(pool.map(write, (path, path), ("one" * 1000, "two" * 1000)))
            winners = [text for text in wrote if text]
            assert winners == [path.read_text()]
    assert _leftovers(tmp_path) == []


def test_a_file_without_hard_links_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_new(tmp_path / "file.yml", "text")
    assert (tmp_path / "file.yml").read_text() == "text"
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "file.yml", "other")
    assert _leftovers(tmp_path) == []
