"""The proxy of compose.yaml keeps slow senders away from the application, and trusts nobody."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.config.environment import ROOT
from tools.site import HOST, PATIENCE_SECONDS, Site
from tools.throwaway_postgres import free_port

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin") or ""
pytestmark = pytest.mark.skipif(not NGINX, reason="needs nginx (Debian: nginx-light)")
MANY = 60  # several times the threads of the application
SOON_SECONDS = 5
HALF_SENT = {
    "headers": b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    "body": (
        b"POST /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\n\r\na="
    ),
    "first line": b"GET /heal",
}


TO_US = f"Host: {HOST}\r\nConnection: close\r\n"
#: Each is refused before any page is asked.
HOSTILE = {
    "a header of 70 kB": f"GET /healthz HTTP/1.1\r\n{TO_US}X-A: {'a' * 70_000}\r\n\r\n",
    "many headers": f"GET /healthz HTTP/1.1\r\n{TO_US}" + f"X-A: {'b' * 300}\r\n" * 400 + "\r\n",
    "a path of 60 kB": f"GET /{'a' * 60_000} HTTP/1.1\r\n{TO_US}\r\n",
    "no HTTP": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "HTTP of the future": f"GET /healthz HTTP/3.7\r\n{TO_US}\r\n",
    "a NUL": f"GET /\x00 HTTP/1.1\r\n{TO_US}\r\n",
    "two lengths": f"POST / HTTP/1.1\r\n{TO_US}Content-Length: 1\r\nContent-Length: 2\r\n\r\na",
    "a length below nothing": f"POST / HTTP/1.1\r\n{TO_US}Content-Length: -1\r\n\r\n",
    "a length and chunks": (
        f"POST / HTTP/1.1\r\n{TO_US}Content-Length: 5\r\n"
        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    ),
}
REFUSED = (400, 414, 431, 505)


def configuration(folder: Path, site_port: int, port: int, name: str = "nginx") -> Path:
    """The files of the proxy, with ports of this test instead of those of the containers."""
    changes = {
        "server web:8000": f"server {HOST}:{site_port}",
        "listen 8080": f"listen {HOST}:{port}",
        "listen 8443": f"listen {HOST}:{free_port()}",
        "/tmp/": f"{folder}/",  # noqa: S108
        "/tls/": f"{folder}/",
    }
    for file in (ROOT / "proxy").glob("*.conf"):
        text = file.read_text()
        for old, new in changes.items():
            text = text.replace(old, new)
        (folder / file.name).write_text(text)
    return folder / f"{name}.conf"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    served = Site(tmp_path_factory.mktemp("site"))
    served.start(workers=1, asked="/healthz")
    yield served
    served.stop()


@pytest.fixture
def proxy(site: Site, tmp_path: Path) -> Iterator[int]:
    """Its port."""
    port = free_port()
    file = configuration(tmp_path, site.port, port)
    command = [NGINX, "-e", "stderr", "-c", str(file), "-g", "daemon off;"]
    process = subprocess.Popen(command)  # noqa: S603
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def wait_for(port: int) -> None:
    for _try in range(200):
        try:
            answer_to(port, "/healthz")
        except OSError:
            time.sleep(0.05)
            continue
        return
    raise AssertionError("the proxy does not answer")


def answer_to(port: int, address: str, *headers: str) -> bytes:
    """All that comes back. Raises OSError, also when nothing comes in time."""
    lines = (f"GET {address} HTTP/1.1", f"Host: {HOST}", "Connection: close", *headers, "", "")
    return answer_to_bytes(port, "\r\n".join(lines).encode())


def answer_to_bytes(port: int, whole: bytes) -> bytes:
    with socket.create_connection((HOST, port), SOON_SECONDS) as sent:
        sent.sendall(whole)
        got = b""
        while part := sent.recv(65536):
            got += part
    return got


@pytest.mark.parametrize("half", HALF_SENT.values(), ids=list(HALF_SENT))
def test_who_sends_slowly_holds_up_nobody(proxy: int, half: bytes) -> None:
    with ExitStack() as slow:
        for _number in range(MANY):
            sent = slow.enter_context(socket.create_connection((HOST, proxy), SOON_SECONDS))
            sent.sendall(half)
        for _number in range(5):
            assert answer_to(proxy, "/healthz").startswith(b"HTTP/1.1 200")


def test_what_no_browser_sends_is_refused_through_the_proxy_and_past_it(
    site: Site, proxy: int
) -> None:
    answers = {
        (name, port): int(answer_to_bytes(port, sent.encode("latin-1")).split()[1])
        for name, sent in HOSTILE.items()
        for port in (proxy, site.port)
    }
    assert {what: said for what, said in answers.items() if said not in REFUSED} == {}


def test_no_header_moves_the_site_neither_through_the_proxy_nor_past_it(
    site: Site, proxy: int
) -> None:
    for port in (proxy, site.port):
        for header in ("SCRIPT_NAME: /moved", "Script-Name: /moved", "PATH_INFO: /healthz"):
            assert answer_to(port, "/healthz", header).startswith(b"HTTP/1.1 200"), header
            assert b'"alive"' not in answer_to(port, "/moved/healthz", header), header


@pytest.mark.parametrize("name", ["nginx", "nginx-tls"])
def test_nginx_takes_each_configuration(tmp_path: Path, name: str) -> None:
    make_certificate(tmp_path)
    file = configuration(tmp_path, free_port(), free_port(), name)
    command = [NGINX, "-e", "stderr", "-t", "-c", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


def test_the_proxy_logs_no_path() -> None:
    """Its warnings name addresses and paths as well."""
    text = (ROOT / "proxy/buffering.conf").read_text()
    assert "access_log off;" in text
    assert "error_log stderr emerg;" in text
    for file in (ROOT / "proxy").glob("nginx*.conf"):
        assert "include buffering.conf;" in file.read_text()
        assert "_log" not in file.read_text()


def make_certificate(folder: Path) -> None:
    words = "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout privkey.pem"
    command = ["openssl", *words.split(), "-out", "fullchain.pem"]
    subprocess.run(command, cwd=folder, capture_output=True, check=True)  # noqa: S603
