"""Reads an article's bytes in a process of its own, with limits on memory and time.

A page with one tag of 200,000 attributes or a PDF of 2 kB that unpacks to a gigabyte stops the child, not
the command. Run as `python -m perilune.reading.child FORMAT`, the bytes on standard input; prints JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress

from perilune.reading.formats import Format, Raw, UnreadableError, decode, read_html, read_pdf

MEMORY_BYTES = 1_500_000_000
SECONDS = 30


def read_in_child(data: bytes, kind: Format) -> Raw:
    """The text of an article, and the metadata that an HTML page or PDF brings along.

    Raises UnreadableError when the bytes are none, or when reading them takes more than SECONDS or
    MEMORY_BYTES (the latter on systems that can limit it).
    """
    command = [sys.executable, "-I", "-m", "perilune.reading.child", kind.value]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            f"reading this {kind.upper()} took more than {SECONDS} seconds; it was given up"
        ) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise UnreadableError(f"this {kind.upper()} needs too much memory or is broken; it was given up") from None
    if "error" in answer:
        raise UnreadableError(answer["error"])
    return Raw(answer["text"], answer["metadata"])


def _limit_memory_and_time() -> None:
    with suppress(ImportError):  # not on Windows: there the parent's time limit alone holds
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main(kind: Format) -> None:
    _limit_memory_and_time()
    data = sys.stdin.buffer.read()
    try:
        answer = _read(data, kind).as_json()
    except UnreadableError as error:
        answer = {"error": str(error)}
    except MemoryError:
        answer = {"error": f"this {kind.upper()} needs too much memory; it was given up"}
    except RecursionError:
        answer = {"error": f"this {kind.upper()} is nested too deep; it was given up"}
    sys.stdout.write(json.dumps(answer))


def _read(data: bytes, kind: Format) -> Raw:
    if kind is Format.HTML:
        return read_html(data)
    return read_pdf(data) if kind is Format.PDF else Raw(decode(data))


if __name__ == "__main__":
    _main(Format(sys.argv[1]))
