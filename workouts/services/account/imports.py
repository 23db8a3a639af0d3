"""Use case of a person's file: plans, trainings and settings come in together, or nothing does."""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from workouts.exchange.my_data.file_in import Imported
from workouts.exchange.my_data.log_rows import create_trainings
from workouts.exchange.my_data.rows import create_plans
from workouts.models import Plan
from workouts.services.account.settings import keep_preferences


@transaction.atomic
def put_in(imported: Imported, *, session: SessionBase, user: Any) -> list[Plan]:
    """All of it belongs to this person, or to this browser."""
    owner = user if user.is_authenticated else None
    plans = create_plans(imported, owner=owner)
    create_trainings(imported.trainings, plans, owner=owner)
    if imported.preferences is not None:
        keep_preferences(session, user, imported.preferences)
    return plans
