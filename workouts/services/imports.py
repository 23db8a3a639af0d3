"""Use case of a person's file: its plans and settings come in together, or nothing does."""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from workouts.exchange.document import Imported
from workouts.exchange.rows import create_plans
from workouts.models import Plan
from workouts.services.settings import keep_preferences


@transaction.atomic
def put_in(imported: Imported, *, session: SessionBase, user: Any) -> list[Plan]:
    """Plans and settings belong to this person, or to this browser."""
    plans = create_plans(imported, owner=user if user.is_authenticated else None)
    if imported.preferences is not None:
        keep_preferences(session, user, imported.preferences)
    return plans
