"""An address -> bytes, from public hosts only, within limits on size, time and redirects.

Every address that a name resolves to, after each redirect again, must be public; the connection then goes to
the address that was looked at, so that a second look-up can't lead elsewhere (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from perilune.model import url_fault
from perilune.reading.formats import UnreadableError

MAX_BYTES = 10_000_000
SECONDS = 30.0
MAX_REDIRECTS = 5
_CHUNK = 65_536

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class Fetched(NamedTuple):
    """A page as it came."""

    data: bytes
    content_type: str
    url: str
    """The last address, after redirects."""


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: IpAddress) -> bool:
    """Whether an address may be asked: no loopback, private, link-local, multicast or reserved one."""
    reached = _reached(address)
    return reached.is_global and not reached.is_multicast


def _reached(address: IpAddress) -> IpAddress:
    """The IPv4 address that an IPv6 one leads to (mapped, 6to4 or NAT64); else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def fetch(url: str, *, allowed: Callable[[IpAddress], bool] = is_public) -> Fetched:
    """Get a web page.

    Raises UnreadableError, in words for people, when the address is no http(s) one, is not public, fails,
    answers with an error, or is too large or too slow.
    """
    deadline = time.monotonic() + SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        answer = _get(url, deadline, allowed)
        if isinstance(answer, Fetched):
            return answer
        url = urljoin(url, answer)
    raise UnreadableError(f"the address redirects more than {MAX_REDIRECTS} times")


def _get(url: str, deadline: float, allowed: Callable[[IpAddress], bool]) -> Fetched | str:
    """The page, or the address that it redirects to."""
    if fault := url_fault(url):
        raise UnreadableError(fault)
    parts = urlsplit(url)
    host, is_tls = parts.hostname or "", parts.scheme.lower() == "https"
    port = parts.port or (443 if is_tls else 80)
    address = _resolve(host, port, allowed)
    pool = _pool(address, port, host if is_tls else None)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    shown_host = host if parts.port is None else f"{host}:{port}"
    headers = {"Host": shown_host, "User-Agent": "perilune", "Accept": "text/html,application/pdf,text/plain"}
    try:
        response = pool.request("GET", path, headers=headers, redirect=False, retries=False, preload_content=False)
        if response.status in {301, 302, 303, 307, 308} and response.headers.get("Location"):
            return str(response.headers["Location"])
        if response.status != 200:
            raise UnreadableError(f"the server answered {response.status} {response.reason or ''}".rstrip())
        return Fetched(_body(response, deadline), response.headers.get("Content-Type", ""), url)
    except (HTTPError, OSError) as error:
        raise UnreadableError(f"the address can't be reached: {_reason(error)}") from None
    finally:
        pool.close()


def _resolve(host: str, port: int, allowed: Callable[[IpAddress], bool]) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UnreadableError(f"the host {host!r} is not known") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not all(allowed(ipaddress.ip_address(address.partition("%")[0])) for address in addresses):
        raise UnreadableError(f"the host {host!r} is not public; only pages of public hosts are fetched")
    return addresses[0]


def _pool(address: str, port: int, tls_name: str | None) -> urllib3.HTTPConnectionPool:
    timeout = urllib3.Timeout(connect=10, read=10)
    if tls_name is None:
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        address, port, timeout=timeout, server_hostname=tls_name, assert_hostname=tls_name, cert_reqs="CERT_REQUIRED"
    )


def _body(response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    chunks: list[bytes] = []
    size = 0
    for chunk in response.stream(_CHUNK):
        size += len(chunk)
        if size > MAX_BYTES:
            raise UnreadableError(f"the page is larger than {MAX_BYTES:,} bytes")
        if time.monotonic() > deadline:
            raise UnreadableError(f"the page took more than {SECONDS:.0f} seconds")
        chunks.append(chunk)
    return b"".join(chunks)


def _reason(error: Exception) -> str:
    inner = getattr(error, "reason", None) or error
    return str(inner).rpartition(": ")[2] or type(error).__name__
