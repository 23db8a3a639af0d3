"""The site behind a proxy that ends TLS, with what a report asks it."""

import json
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from tools.load.traffic import HOST
from tools.site import Site as Served


class Site(Served):
    def __init__(self, folder: Path, database_url: str) -> None:
        super().__init__(
            folder,
            database_url,
            ALLOWED_HOSTS=HOST,
            BEHIND_PROXY="true",
            RATE_LIMITS="true",
            SECURE_SSL_REDIRECT="true",
            METRICS_TOKEN="counted",
        )

    def kept(self, journal: Path) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.run("-m", "tools.load.acknowledged", str(journal)))
        return answer

    def clock(self) -> float:
        """The time that the site believes it is, in seconds."""
        _status, date = self.asked("/healthz")
        return parsedate_to_datetime(date).timestamp()
