"""Fetching pages: public hosts only, and within limits. The pages come from a server on this machine."""

from __future__ import annotations

import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from perilune.errors import SourceError
from perilune.reading import fetch as fetching
from perilune.reading.article import read_article
from perilune.reading.fetch import MAX_BYTES, MAX_REDIRECTS, fetch, is_public
from perilune.reading.formats import UnreadableError

PAGE = b"<html><body><p>The council met.</p></body></html>"


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/page":
            self._answer(200, PAGE)
        elif path == "/moved":
            self._answer(301, b"", "/page?x=1")
        elif path == "/loop":
            self._answer(302, b"", "/loop")
        elif path.startswith("/hops/"):
            left = int(path.removeprefix("/hops/"))
            self._answer(302, b"", f"/hops/{left - 1}" if left > 1 else "/page")
        elif path == "/to-metadata":
            self._answer(302, b"", "http://169.254.169.254/latest/")
        elif path == "/to-file":
            self._answer(302, b"", "file:///etc/passwd")
        elif path == "/to-user":
            self._answer(302, b"", "http://me@127.0.0.1/")
        elif path == "/large":
            self._answer(200, b"x" * (MAX_BYTES + 1))
        elif path == "/host":
            self._answer(200, str(self.headers["Host"]).encode())
        elif path == "/nowhere":
            self._answer(302, b"")
        elif path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"short")
        else:
            self._answer(404, b"nothing here")

    def _answer(self, status: int, body: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def _loopback(address: fetching.IpAddress) -> bool:
    return address.is_loopback


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://localhost/",
        "http://0.0.0.0/",
        "http://0/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://[64:ff9b::127.0.0.1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[ff02::1]/",
    ],
)
def test_a_host_that_is_not_public_is_refused(url: str) -> None:
    with pytest.raises(UnreadableError, match=r"is not public|is not known"):
        fetch(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("::ffff:93.184.216.34", True),
        ("127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("224.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2002:a00:1::", False),
        ("2001:0:4136:e378:8000:63bf:80ff:fffe", False),
    ],
)
def test_public_is_what_the_whole_world_can_reach(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "starts with https://"),
        ("ftp://example.org/", "starts with https://"),
        ("http://user:word@127.0.0.1/", "no user name or password"),
        ("http://127.0.0.1\\@example.org/", "no spaces, backslashes"),
        ("http://a b/", "no spaces"),
    ],
)
def test_an_address_that_is_none_is_refused(url: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        fetch(url, allowed=lambda _: True)


def test_a_page_is_given_as_it_came(site: str) -> None:
    assert fetch(f"{site}/page", allowed=_loopback) == (PAGE, "text/html; charset=utf-8", f"{site}/page")
    assert fetch(f"{site}/host", allowed=_loopback).data.decode() == site.removeprefix("http://")


def test_a_redirect_is_followed(site: str) -> None:
    assert fetch(f"{site}/moved", allowed=_loopback) == (PAGE, "text/html; charset=utf-8", f"{site}/page?x=1")


def test_a_few_redirects_are_followed_and_no_more(site: str) -> None:
    assert fetch(f"{site}/hops/{MAX_REDIRECTS}", allowed=_loopback).data == PAGE
    with pytest.raises(UnreadableError, match=f"redirects more than {MAX_REDIRECTS} times"):
        fetch(f"{site}/hops/{MAX_REDIRECTS + 1}", allowed=_loopback)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("to-metadata", "'169.254.169.254' is not public"),
        ("to-file", "starts with https://"),
        ("to-user", "no user name"),
        ("loop", f"redirects more than {MAX_REDIRECTS} times"),
        ("nowhere", "the server answered 302"),
        ("missing", "the server answered 404 Not Found"),
        ("large", "larger than 10,000,000 bytes"),
        ("cut", "can't be reached"),
    ],
)
def test_a_page_that_can_not_be_had_says_why(site: str, path: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why) as refused:
        fetch(f"{site}/{path}", allowed=_loopback)
    assert "\n" not in str(refused.value)


def test_a_server_that_is_not_there_says_so() -> None:
    with pytest.raises(UnreadableError, match="can't be reached"):
        fetch("http://127.0.0.1:9/", allowed=_loopback)


def test_a_page_that_takes_too_long_is_given_up(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", -1.0)
    with pytest.raises(UnreadableError, match="the page took more than"):
        fetch(f"{site}/page", allowed=_loopback)


def test_a_source_that_is_an_address_names_itself_in_the_error() -> None:
    with pytest.raises(SourceError, match=r"^http://127\.0\.0\.1/a: the host '127\.0\.0\.1' is not public"):
        read_article("http://127.0.0.1/a")
