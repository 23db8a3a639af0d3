"""Whether the database has all that was acknowledged, and no half of anything.

`python -m tools.load.acknowledged JOURNAL`, with the settings of the site; prints JSON.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import django

django.setup()

from django.db.models import Count  # noqa: E402

from tools.load import journal  # noqa: E402
from workouts.models import Plan, PlannedSession, PlanWeek, Version  # noqa: E402


def lost(plans: dict[str, journal.Acknowledged]) -> Iterator[str]:
    everything = Plan.objects.prefetch_related("weeks__current").iterator(chunk_size=200)
    found = {plan.code: plan for plan in everything}
    for code, known in plans.items():
        plan = found.get(code)
        if plan is None or plan.title != known.title:
            yield f"the plan {known.title}"
            continue
        sessions = PlannedSession.objects.filter(version__week__plan=plan)
        written = set(sessions.values_list("note", flat=True))
        yield from (f"the note {note}" for note in known.notes if note not in written)
        now = _note_now(plan)
        if now not in known.now:
            yield f"{known.title} is at “{now}”, not at {known.now}"


def _note_now(plan: Plan) -> str:
    (week,) = plan.weeks.all()
    first = week.current.sessions.order_by("day", "position").first()
    return first.note if first else ""


def halves() -> Iterator[str]:
    """What a broken transaction would leave behind."""
    empty = {
        "plans without a week": Plan.objects.filter(weeks=None),
        "weeks without a version": PlanWeek.objects.filter(monday=None, current=None),
        "versions without sessions": Version.objects.filter(withheld=False, sessions=None),
        "sessions without exercises": PlannedSession.objects.filter(exercises=None),
        "versions of nothing": PlanWeek.objects.filter(versions=None),
        "two weeks that repeat": Plan.objects.annotate(n=Count("weeks")).filter(n__gt=1),
    }
    yield from (f"{name}: {rows.count()}" for name, rows in empty.items() if rows.exists())


if __name__ == "__main__":
    known = journal.read(Path(sys.argv[1])).plans
    answer = {
        "plans": len(known),
        "notes": sum(len(plan.notes) for plan in known.values()),
        "lost": list(lost(known)),
        "half": list(halves()),
    }
    print(json.dumps(answer))  # noqa: T201
