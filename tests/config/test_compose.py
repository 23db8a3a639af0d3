"""compose.yaml: every documented setting is passed on, every container is hardened and pinned.

Read as text, as no library of ours reads YAML.
"""

import json
import re

import pytest

from tests.config.environment import ROOT, SECRET, python

TEXT = (ROOT / "compose.yaml").read_text()
ANCHORS = dict(re.findall(r"^x-\w+: &(\w+)\n((?:  .*\n)+)", TEXT, re.M))
SERVICES = dict(re.findall(r"^  (\w+):\n((?:    .*\n)+)", TEXT[TEXT.index("\nservices:") :], re.M))
#: DEBUG is never for a public site; where the image has its files is its own affair.
NOT_PASSED = {"DEBUG", "STATIC_ROOT"}
PASSWORDS = ("simple", "p@ss:w/rd", "100%", "a#b?c=d&e", "ünï cödé", "'\"\\$HOME", "[::1]", "%41")


def whole(text: str) -> str:
    """With what it takes over from an anchor."""
    for name in re.findall(r"<<: \*(\w+)", text):
        text += whole(ANCHORS[name])
    return text


def test_every_documented_setting_reaches_every_program_of_the_site() -> None:
    documented = set(
        re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/production.md").read_text(), re.M)
    )
    assert len(documented) > 15
    passed = set(re.findall(r"^    ([A-Z_]+): ", ANCHORS["site"], re.M))
    assert documented - passed - OF_COMPOSE == NOT_PASSED
    assert {name for name, text in SERVICES.items() if "<<: *site" in text} == {
        *("web", "chores", "mail"),
    }


#: What compose itself reads, for its own containers.
OF_COMPOSE = {
    *("POSTGRES_PASSWORD", "TLS_FOLDER", "HTTP_PORT", "HTTPS_PORT"),
    *("SITE_MEMORY", "DATABASE_MEMORY"),
}


def test_what_compose_reads_is_documented() -> None:
    read = set(re.findall(r"\$\{([A-Z_]+)", TEXT))
    documented = set(re.findall(r"`([A-Z_]+)`", (ROOT / "docs/production.md").read_text()))
    assert read - documented == set()


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_is_hardened(name: str) -> None:
    text = whole(SERVICES[name])
    for line in (
        "read_only: true",
        "cap_drop: [ALL]",
        'security_opt: ["no-new-privileges:true"]',
        "pids_limit: ",
        "mem_limit: ",
        "tmpfs: ",
        "restart: unless-stopped",
    ):
        assert line in text, line
    assert "privileged: true" not in text
    assert "cap_add" not in text
    assert "build: ." in text or re.search(r'user: "[1-9]\d*:[1-9]\d*"', text)


def test_every_image_is_pinned_to_one_release() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    images = re.findall(r"^ *image: (\S+)", TEXT, re.M) + re.findall(
        r"^FROM (\S+)", dockerfile, re.M
    )
    assert len(images) == 4
    for image in images:
        assert re.search(r":\d+\.\d+(\.\d+)?[\w.-]*$|@sha256:[0-9a-f]{64}$", image), image


CONNECTED = """
from config import settings
from json import dumps
one = settings.DATABASES["default"]
print(dumps([one[name] for name in ("ENGINE", "USER", "PASSWORD", "HOST", "NAME")]))
"""


@pytest.mark.parametrize("password", PASSWORDS)
def test_any_password_of_the_database_is_taken_as_it_is(password: str) -> None:
    found = re.search(r"DATABASE_URL: \$\{DATABASE_URL:-(.*)\}", TEXT)
    assert found
    assert "DATABASE_PASSWORD: ${POSTGRES_PASSWORD" in TEXT
    environment = {"DATABASE_URL": found[1], "DATABASE_PASSWORD": password}
    answer = python(
        *("-c", CONNECTED),
        SECRET_KEY=SECRET,
        ALLOWED_HOSTS="x.example",
        PYTHONIOENCODING="utf-8",
        **environment,
    )
    assert json.loads(answer.stdout)[1:] == ["hamstrong", password, "database", "hamstrong"]
