"""Writing that never leaves half a file, whatever kills the process."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, text: str | bytes) -> bool:
    """Write `text` (a string as UTF-8, line ends as they are) to `path`; say whether the file changed.

    The text goes to a temporary file beside `path`, is flushed to the disk and then renamed over it:
    a reader sees the old file or the new one. A file that already holds the text is left alone.
    Folders that are missing are made. Raises OSError; the old file is then whole.
    """
    content = text.encode() if isinstance(text, str) else text
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, content)
    return True


def write_new(path: Path, text: str) -> None:
    """Write a file that must not exist yet; FileExistsError if it does, also when two writers race."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary_beside(path, text.encode())
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # file systems without hard links: take the name first, then put the text there
        path.touch(exist_ok=False)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _replace(path: Path, content: bytes) -> None:
    temporary = _temporary_beside(path, content)
    try:
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _temporary_beside(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".perilune-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
