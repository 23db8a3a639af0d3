"""Use cases of sharing: a link to read, and a copy around one's own runs."""

from typing import Any

from workouts import storage
from workouts.models import Plan, new_code
from workouts.planning import Transfer, transfer
from workouts.planning.values.request import Request
from workouts.services.plans import keep_week
from workouts.services.weeks import open_week


def share(plan: Plan) -> None:
    """A link that nobody guesses; sharing anew gives another one, and the old one is dead."""
    plan.share_code = new_code()
    plan.save(update_fields=["share_code"])


def stop_sharing(plan: Plan) -> None:
    plan.share_code = None
    plan.save(update_fields=["share_code"])


def preview_copy(plan: Plan, request: Request) -> Transfer:
    """A shared week around somebody's own runs. Saves nothing."""
    return transfer(open_week(plan).week, request, storage.read_exercises())


def copy_for(plan: Plan, request: Request, *, title: str, owner: Any, shown_as: str) -> Plan:
    """Keeps the shared week around my runs; `shown_as` is the name that the sharer may see."""
    mine = preview_copy(plan, request)
    return keep_week(
        request, mine.week, title=title, owner=owner, copied_from=plan, copied_as=shown_as
    )
