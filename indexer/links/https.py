"""Looks at public addresses over HTTPS, and at no others.

A name is resolved once, every address that it stands for has to be a public one, and the connection is made to that
very address, so that a name can't lead elsewhere between the check and the use. Redirects are followed here, not by a
library: each is judged like the first. Nothing but the head of the answer is read.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit, urlunsplit

from indexer.links.port import Look
from repository.models.vocabulary import LinkState

TIMEOUT_S = 10.0
MOST_STEPS = 5
PORT = 443
AGENT = "Putokaz link check"
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})

Resolve = Callable[[str], Sequence[str]]
Ask = Callable[[str, str, str, float], tuple[int, str]]
"""Name of the machine, its address, path with query, seconds -> status and where it leads on, empty for nowhere."""


def resolve(host: str) -> list[str]:
    """All addresses of a name. Raises `OSError`."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)]


def ask(host: str, address: str, target: str, timeout_s: float) -> tuple[int, str]:
    """Ask the machine at `address` as `host`, and end after `timeout_s` however slowly it answers.

    Raises:
        OSError, http.client.HTTPException: nobody answers, or not in HTTP, or the certificate is not for `host`.
    """
    connection = _To(host, address, timeout_s)
    watch = threading.Timer(timeout_s, connection.cut)
    watch.start()
    try:
        connection.request("GET", target, headers={"User-Agent": AGENT, "Accept": "*/*"})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location") or ""
    finally:
        watch.cancel()
        connection.close()


@dataclass(frozen=True)
class HttpsFetcher:
    """See `port.LinkFetcher`. `resolve` and `ask` are the network, which tests do without."""

    timeout_s: float = TIMEOUT_S
    resolve: Resolve = resolve
    ask: Ask = ask

    def look(self, uri: str) -> Look:
        for _ in range(MOST_STEPS):
            found = self._step(uri)
            if isinstance(found, Look):
                return found
            uri = found
        return Look(LinkState.UNCLEAR)

    def _step(self, uri: str) -> Look | str:
        """What is there, or where it leads on."""
        parts = _https(uri)
        if parts is None:
            return Look(LinkState.FORBIDDEN)
        host, target, whole = parts
        try:
            addresses = self.resolve(host)
            if not addresses or not all(map(is_public, addresses)):
                return Look(LinkState.FORBIDDEN if addresses else LinkState.UNREACHABLE)
            status, leads_to = self.ask(host, addresses[0], target, self.timeout_s)
        except (OSError, http.client.HTTPException, ValueError):
            return Look(LinkState.UNREACHABLE)
        if leads_to and 300 <= status < 400:
            return urljoin(whole, leads_to)
        return Look(_state(status), status)


def is_public(address: str) -> bool:
    """Whether it is a machine of the open network, and no other one in disguise."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None or found in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def _https(uri: str) -> tuple[str, str, str] | None:
    """Machine, path with query, and the whole address; None for what is never asked."""
    try:
        parts = urlsplit(uri)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or parts.username or port not in (None, PORT):
        return None
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    if any(char <= " " or char > "~" for char in target):
        return None
    return host, target, urlunsplit(("https", host, parts.path, parts.query, ""))


def _state(status: int) -> LinkState:
    if 200 <= status < 300:
        return LinkState.WORKS
    return LinkState.GONE if status in GONE else LinkState.UNCLEAR


class _To(http.client.HTTPSConnection):
    """A connection to one address, with the certificate checked for `host`."""

    def __init__(self, host: str, address: str, timeout_s: float) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(host, PORT, timeout=timeout_s, context=self._tls)
        self._address = address

    def connect(self) -> None:
        plain = socket.create_connection((self._address, PORT), self.timeout)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock.do_handshake()

    def cut(self) -> None:
        """From another thread: whoever waits for the answer waits no longer."""
        if self.sock is not None:
            with suppress(OSError):
                # Not the method of TLS, which would say goodbye to somebody who does not listen.
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
