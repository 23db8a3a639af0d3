"""What makes the site an app on a device."""

import re
import struct
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from workouts.views.account.device import NEEDED

pytestmark = pytest.mark.usefixtures("catalogue")
IMPORTED = re.compile(r'from "(\./[\w./-]+)"')


def source(name: str) -> Path:
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found)


def test_the_manifest_says_what_a_device_needs_to_install_the_site(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    said: dict[str, Any] = answer.json()
    assert (said["id"], said["scope"], said["display"]) == ("/", "/", "standalone")
    assert client.get(said["start_url"]).status_code == 200
    assert {(one["sizes"], one["purpose"]) for one in said["icons"]} == {
        (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    for icon in said["icons"]:
        head = source(icon["src"].removeprefix("/static/")).read_bytes()[:24]
        width, height = struct.unpack(">II", head[16:])
        assert f"{width}x{height}" == icon["sizes"]


def test_the_worker_is_asked_for_each_time_and_needs_only_files_that_there_are(
    client: Client,
) -> None:
    answer = client.get("/worker.js")
    assert answer["Content-Type"] == "text/javascript"
    assert answer["Cache-Control"] == "no-cache"
    for name in NEEDED:
        assert source(name).is_file()


@pytest.mark.parametrize("name", [name for name in NEEDED if name.endswith(".js")])
def test_the_worker_keeps_what_its_scripts_import(name: str) -> None:
    folder = Path(name).parent
    for imported in IMPORTED.findall(source(name).read_text()):
        assert (folder / imported).as_posix() in NEEDED


def test_the_page_without_a_network_is_the_same_for_everyone(client: Client) -> None:
    page = client.get("/offline/").content.decode()
    assert "No network" in page
    assert "data-kept" in page
    assert "csrf" not in page
