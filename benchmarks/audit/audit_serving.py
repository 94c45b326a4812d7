"""A web server on this machine that compresses as servers do and counts what it sends."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

_COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml", ".ics", ".csv"}


@dataclass(slots=True)
class Served:
    """Where the site is, and how many bytes went out since the last look."""

    address: str
    sent: int = 0
    """With the heads of the answers, compressed where a server would."""
    whole: int = 0
    """The same, uncompressed."""
    missing: list[str] = field(default_factory=list)

    def take(self) -> tuple[int, int]:
        """What was sent, and what it is uncompressed; counting begins anew."""
        counted = self.sent, self.whole
        self.sent = self.whole = 0
        return counted


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """The folder, served until the end of the block."""
    served = Served("")
    handler = functools.partial(_Handler, folder, served)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    served.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield served
    finally:
        server.shutdown()


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, served: Served, *args: object) -> None:
        self._served = served
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send the file, compressed if that is worth it."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self._served.missing.append(self.path)
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        data = whole = path.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in _COMPRESSED:
            data = gzip.compress(whole, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        head = len(b"".join(self._headers_buffer))  # type: ignore[attr-defined]
        self._served.sent += head + len(data)
        self._served.whole += head + len(whole)
        self.end_headers()
        self.wfile.write(data)
