"""Runs that are brought in by file or text, as the pages take them."""

import re
from datetime import UTC, date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.workouts.boards import Board, a_monday
from tests.workouts.exchange.running.samples import calendar, event
from workouts.exchange.running.files import When
from workouts.services.week.weeks import open_week


def on(day: date) -> str:
    return day.strftime("%Y%m%d")


def a_calendar(weeks: int = 1, *, shift: int = 0, name: str = "Kupferweg") -> str:
    """From next week on: `name` on Tuesday, tempo on Thursday, a long run on Sunday."""
    return calendar(
        *(
            event(
                UID=f"{week}-{title}",
                DTSTART_DATE=on(a_monday(week + 1) + timedelta(days=day)),
                SUMMARY=f"{title} {km} km",
            )
            for week in range(weeks)
            for day, title, km in (
                (1 + shift, name, 8),
                (3, "Tempo", 12),
                (6, "Long run", 24),
            )
        )
    )


def send(board: Board, text: str = "", file: str = "", **more: Any) -> Any:
    uploads = [SimpleUploadedFile("maya.ics", file.encode())] if file else []
    given = {"text": text, "uploads": uploads, "weeks": "now"} | more
    return board.client.post(f"{board.here}import-runs/", given)


def now() -> When:
    return When(today=timezone.localdate(), monday=a_monday(), zone=UTC)


def hidden(page: Any) -> dict[str, str]:
    found = re.findall(r'name="(found|seen)" value="([^"]*)"', page.content.decode())
    return dict(found)


def take(board: Board, page: Any, **answers: str) -> Any:
    sent = hidden(page) | {"action": "take"} | answers
    return board.client.post(f"{board.here}import-runs/weeks/", sent)


def runs_of(board: Board, weeks: int | None) -> list[str]:
    monday = None if weeks is None else a_monday(weeks)
    return [str(run) for run in open_week(board.plan, monday).asked.week]
