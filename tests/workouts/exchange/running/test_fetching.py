"""A calendar is fetched from the open internet only, and no longer or larger than it may be."""

import socket
from threading import Event
from time import monotonic

import pytest

from tests.workouts.exchange.running.other_sides import Answers, network
from workouts.exchange.running import fetching
from workouts.exchange.running.fetching import Network, checked_address, fetch, is_open
from workouts.exchange.running.found import UnreadableError

HERE = "https://calendar.example/secret.ics"
OPEN = "93.184.215.14"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.1.2.3"),
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0"),
        *(
            "fc00::1",
            "fec0::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
        ),
        *("2002:7f00:1::", "2001:0:7f00:1::", "not an address", ""),
    ],
)
def test_nothing_of_our_own_network_is_open(address: str) -> None:
    assert not is_open(address)


@pytest.mark.parametrize("address", [OPEN, "2606:2800:21f:cb07::1", f"::ffff:{OPEN}"])
def test_the_open_internet_is_open(address: str) -> None:
    assert is_open(address)


@pytest.mark.parametrize("answered", [["10.0.0.1"], [OPEN, "127.0.0.1"], ["::ffff:10.0.0.1"], []])
def test_a_name_with_any_address_of_our_own_network_is_refused(answered: list[str]) -> None:
    def connect(_address: str, _host: str, _seconds: float) -> socket.socket:
        raise AssertionError("no connection may be made")

    with pytest.raises(UnreadableError, match="public internet"):
        fetch(HERE, network=Network(resolve=lambda _host, _seconds: answered, connect=connect))


@pytest.mark.parametrize(
    "address",
    [
        *("", "file:///etc/passwd", "ftp://a.example/", "gopher://a.example", "https://"),
        *("https://a.example:22/", "https://me:pass@a.example/", "https://a.example/\r\nX: y"),
        *("https://a.example/ü", "https://[::1", "https://a.example/" + "a" * 3000, "webcal:"),
    ],
)
def test_what_is_no_address_of_a_calendar_is_refused(address: str) -> None:
    with pytest.raises(UnreadableError):
        checked_address(address)


def test_webcal_is_https() -> None:
    assert checked_address(" webcal://a.example/x.ics ") == "https://a.example/x.ics"


def test_what_comes_is_given_with_its_version() -> None:
    there = Answers(b'HTTP/1.1 200 OK\r\nETag: "v1"\r\nContent-Length: 5\r\n\r\nhello')
    fetched = fetch(HERE, network=network(there))
    assert (fetched.data, fetched.etag) == (b"hello", '"v1"')
    assert there.asked[0].startswith(b"GET /secret.ics HTTP/1.1\r\nHost: calendar.example\r\n")


def test_what_has_not_changed_is_not_sent_again() -> None:
    there = Answers(b"HTTP/1.1 304 Not Modified\r\n\r\n")
    assert fetch(HERE, '"v1"', network(there)).data is None
    assert b'If-None-Match: "v1"' in there.asked[0]


def redirect(to: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


def test_three_redirects_are_followed_and_no_more() -> None:
    here = redirect("/next.ics")
    last = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    assert fetch(HERE, network=network(Answers(here, here, here, last))).data == b"ok"
    with pytest.raises(UnreadableError, match="keeps sending us on"):
        fetch(HERE, network=network(Answers(here, here, here, here)))


def test_a_redirect_into_our_own_network_is_refused() -> None:
    there = Answers(redirect("https://inside.example/"))
    hosts = {"calendar.example": [OPEN], "inside.example": ["192.168.0.1"]}
    with pytest.raises(UnreadableError, match="public internet"):
        fetch(HERE, network=Network(resolve=lambda host, _s: hosts[host], connect=there.connect))
    with pytest.raises(UnreadableError):
        fetch(HERE, network=network(Answers(redirect("http://127.0.0.1/"))))


def test_what_is_too_large_is_cut_off() -> None:
    endless = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 3_000_000
    with pytest.raises(UnreadableError, match="larger than"):
        fetch(HERE, network=network(Answers(endless)))


def test_what_takes_too_long_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_SECONDS", 0.2)
    there, other = socket.socketpair()
    before = monotonic()
    with pytest.raises(UnreadableError, match="took longer"):
        fetch(HERE, network=Network(resolve=lambda *_of: [OPEN], connect=lambda *_to: there))
    assert monotonic() - before < 5  # seconds
    other.close()


def test_half_a_calendar_that_came_in_time_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_SECONDS", 0.2)
    there, other = socket.socketpair()
    other.sendall(b"HTTP/1.1 200 OK\r\n\r\nBEGIN:VCALENDAR")
    with other, pytest.raises(UnreadableError, match="took longer"):
        fetch(HERE, network=Network(resolve=lambda *_of: [OPEN], connect=lambda *_to: there))


def test_time_that_is_up_is_up_for_the_next_redirect_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_SECONDS", 0.0)
    with pytest.raises(UnreadableError, match="took longer"):
        fetch(HERE, network=network(Answers()))


@pytest.mark.parametrize("to", ["http://[::1", "//[", "https://a.example:x/"])
def test_a_redirect_to_nonsense_is_refused(to: str) -> None:
    with pytest.raises(UnreadableError):
        fetch(HERE, network=network(Answers(redirect(to))))


def test_an_address_without_a_name_is_asked_as_itself() -> None:
    there = Answers(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    assert fetch("https://[2606:2800:21f::cb07]/", network=network(there)).data == b"ok"
    assert b"\r\nHost: [2606:2800:21f::cb07]\r\n" in there.asked[0]


def test_a_version_that_is_too_long_to_keep_is_forgotten() -> None:
    etag = b'"' + b"v" * 300 + b'"'
    there = Answers(b"HTTP/1.1 200 OK\r\nETag: " + etag + b"\r\nContent-Length: 2\r\n\r\nok")
    assert fetch(HERE, network=network(there)).etag == ""


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "404"),
        (b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", "500"),
        (b"nonsense\r\n\r\n", "Nothing answers"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\ncut", "Nothing answers"),
        (b"", "Nothing answers"),
    ],
)
def test_what_went_wrong_is_said_without_the_address(answer: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        fetch(HERE, network=network(Answers(answer)))
    words = raised.value.reason.sentence.format(**raised.value.reason.facts)
    assert said in words
    assert "secret" not in str(raised.value) + words


def test_a_name_that_nobody_knows_in_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    is_over = Event()
    monkeypatch.setattr(fetching, "MOST_SECONDS", 0.01)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_of, **_more: is_over.wait(10))
    with pytest.raises(UnreadableError, match="took longer"):
        fetch(HERE)
    is_over.set()


@pytest.mark.parametrize("trouble", [OSError(), UnicodeError("label too long")])
def test_a_name_that_cannot_be_looked_up_is_not_there(
    monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    def fail(*_of: object, **_more: object) -> None:
        raise trouble

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(UnreadableError, match="Nothing answers"):
        fetch(HERE)


def test_a_name_that_is_not_there_is_said() -> None:
    def resolve(_host: str, _seconds: float) -> list[str]:
        raise OSError

    with pytest.raises(UnreadableError, match="Nothing answers"):
        fetch(HERE, network=Network(resolve=resolve))
