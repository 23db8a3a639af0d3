"""Fetches a calendar from an address that somebody gave us, and nothing from our own network.

Every address that a name stands for must be one of the open internet, and the connection goes to
that very address, so that a name cannot mean another one a moment later. The same holds after each
redirect. What takes too long or is too much is cut off. An address is a secret: no error names it.
"""

import http.client
import ipaddress
import re
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread, Timer
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from exercises.vocabulary import gettext_noop
from workouts.exchange.running.found import MOST_BYTES, UnreadableError

MOST_SECONDS = 10.0  # for all of it
MOST_REDIRECTS = 3
MOST_ADDRESS = 2000  # letters
MOST_ETAG = 200
HTTPS = 443
PIECE = 65_536
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # an address of IPv4 in its last four octets
PRINTABLE = re.compile(r"[!-~]+")
NO_ADDRESS = gettext_noop(
    "This is not the address of a calendar, which begins with https:// or webcal://."
)
NOT_OPEN = gettext_noop("This address is not on the public internet.")
NOT_THERE = gettext_noop("Nothing answers at this address. Nothing was changed.")
REDIRECTS = gettext_noop("This address keeps sending us on to another one. Nothing was changed.")
REFUSED = gettext_noop("That site answered {status}. Is the calendar still shared?")
TOO_LARGE = gettext_noop("The calendar is larger than {most} MB. Nothing was changed.")
TOO_SLOW = gettext_noop("That site took longer than {most} seconds. Nothing was changed.")


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """`data` is None when nothing has changed since the last time."""

    data: bytes | None
    etag: str


def resolve(host: str, seconds: float) -> list[str]:
    """All addresses that a name stands for. Raises OSError, also when nobody knows in time: the
    library has no limit of its own."""
    answer: Queue[Sequence[Any] | OSError] = Queue()
    Thread(target=_look_up, args=(host, answer), daemon=True).start()
    try:
        found = answer.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(found, OSError):
        raise found
    return [str(one[4][0]) for one in found]


def connect(address: str, host: str, seconds: float) -> socket.socket:
    """To this very address, with the certificate of the name. Raises OSError."""
    plain = socket.create_connection((address, HTTPS), timeout=seconds)
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


@dataclass(frozen=True, kw_only=True)
class Network:
    """How names are looked up and connections are made."""

    resolve: Callable[[str, float], list[str]] = resolve
    connect: Callable[[str, str, float], socket.socket] = connect


def checked_address(address: str) -> str:
    """With https instead of webcal. Raises UnreadableError for anything else."""
    address = re.sub(r"^(?:webcals?|https?)://", "https://", address.strip(), flags=re.I)
    _split(address)
    return address


def fetch(address: str, etag: str = "", network: Network | None = None) -> Fetched:
    """Raises UnreadableError."""
    network = network or Network()
    end = monotonic() + MOST_SECONDS
    for _redirect in range(MOST_REDIRECTS + 1):
        answer = _asked(_split(address), etag, network, end)
        if isinstance(answer, Fetched):
            return answer
        address = _led_to(address, answer)
    raise UnreadableError(REDIRECTS)


def is_open(address: str) -> bool:
    """Of the open internet, also when it is an address of IPv4 in one of IPv6."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
        if found in NAT64:
            inner.append(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
        if found.is_site_local or any(one is not None and not _is_global(one) for one in inner):
            return False
        if found.ipv4_mapped is not None:
            return True
    return _is_global(found)


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        is_right = parts.scheme == "https" and parts.port in (None, HTTPS) and bool(parts.hostname)
    except ValueError:
        is_right = False
    is_plain = PRINTABLE.fullmatch(address) and len(address) <= MOST_ADDRESS
    if not is_right or not is_plain or parts.username is not None:
        raise UnreadableError(NO_ADDRESS)
    return parts


def _look_up(host: str, answer: Queue[Sequence[Any] | OSError]) -> None:
    try:
        answer.put(socket.getaddrinfo(host, HTTPS, type=socket.SOCK_STREAM))
    except OSError as error:
        answer.put(error)
    except UnicodeError as error:
        answer.put(OSError(str(error)))


def _led_to(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError:
        raise UnreadableError(NO_ADDRESS) from None


def _asked(parts: SplitResult, etag: str, network: Network, end: float) -> Fetched | str:
    """What came, or where it leads to."""
    host = str(parts.hostname)
    try:
        addresses = network.resolve(host, _seconds_left(end))
        if not addresses or not all(is_open(one) for one in addresses):
            raise UnreadableError(NOT_OPEN)
        connection = http.client.HTTPConnection(parts.netloc)
        connection.auto_open = 0  # never to an address that was not looked at
        connection.sock = network.connect(addresses[0], host, _seconds_left(end))
    except (OSError, UnicodeError):
        _seconds_left(end)
        raise UnreadableError(NOT_THERE) from None
    timer = Timer(max(0.0, end - monotonic()), _cut_off, (connection.sock,))
    timer.start()
    try:
        answer = _answer(connection, parts, etag)
        _seconds_left(end)  # what was cut off may look as if it had ended
        return answer
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        _seconds_left(end)
        raise UnreadableError(NOT_THERE) from None
    finally:
        timer.cancel()
        connection.close()


def _seconds_left(end: float) -> float:
    """Raises UnreadableError when there are none."""
    left = end - monotonic()
    if left <= 0:
        raise UnreadableError(TOO_SLOW, most=int(MOST_SECONDS))
    return left


def _answer(connection: http.client.HTTPConnection, parts: SplitResult, etag: str) -> Fetched | str:
    headers = {"Accept": "text/calendar", "Accept-Encoding": "identity", "User-Agent": "Hamstrong"}
    if etag:
        headers["If-None-Match"] = etag
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    if answer.status in (301, 302, 303, 307, 308):
        return answer.headers.get("Location", "")
    if answer.status == http.client.NOT_MODIFIED:
        return Fetched(data=None, etag=etag)
    if answer.status != http.client.OK:
        raise UnreadableError(REFUSED, status=answer.status)
    data = b""
    while piece := answer.read(PIECE):
        data += piece
        if len(data) > MOST_BYTES:
            raise UnreadableError(TOO_LARGE, most=MOST_BYTES // 1_000_000)
    length = answer.headers.get("Content-Length", "")
    if length.isdecimal() and len(data) < int(length):
        raise OSError  # cut off
    given = answer.headers.get("ETag", "")
    is_kept = len(given) <= MOST_ETAG and PRINTABLE.fullmatch(given)
    return Fetched(data=data, etag=given if is_kept else "")


def _cut_off(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it is closed already
