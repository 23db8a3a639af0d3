"""How the site is served: gunicorn trusts no header, and logs no request."""

import gc
import runpy
import subprocess
import sys

from tests.config.environment import ROOT

GUNICORN = (sys.executable, "-m", "gunicorn", "--print-config", "config.wsgi")


def test_gunicorn_takes_nothing_from_a_header_whoever_sends_it_and_logs_no_path() -> None:
    done = subprocess.run(  # noqa: S603
        GUNICORN, cwd=ROOT, capture_output=True, text=True, check=True
    )
    pairs = (line.partition(" = ")[::2] for line in done.stdout.splitlines())
    given = {name.strip(): value for name, value in pairs}
    trusted = [given[f"{name}"] for name in ("forwarded_allow_ips", "forwarder_headers")]
    assert trusted == ["[]", "[]"]
    assert given["secure_scheme_headers"] == "{}"
    assert given["header_map"] == "drop"
    assert given["accesslog"] == "None"  # paths hold the codes of plans


def test_what_a_worker_has_loaded_is_not_searched_again_for_what_can_go() -> None:
    """It took up to half of the time of a week that is hard to plan."""
    try:
        runpy.run_path(f"{ROOT}/gunicorn.conf.py")["post_worker_init"](None)
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
