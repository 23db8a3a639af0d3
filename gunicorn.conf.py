"""How gunicorn serves the site; it reads this file wherever it is started in this folder.

What is said here may be overruled on the command line, apart from what it may trust: nothing. Who
asks by TLS, and from where, Django reads itself, and only with BEHIND_PROXY.
"""

import gc
import os
from typing import Any

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
graceful_timeout = 30  # seconds that requests which have begun have to come to their end
control_socket_disable = True
# No header of a visitor moves the site to another path or to TLS, not even one from this machine.
forwarded_allow_ips = ""
forwarder_headers = ""
secure_scheme_headers: dict[str, str] = {}
header_map = "drop"  # a_header is not taken for a-header


def post_worker_init(_worker: Any) -> None:
    """What is loaded stays: a request that makes many objects, as planning does, is not held up by
    searching all of it for what can go."""
    gc.collect()
    gc.freeze()
