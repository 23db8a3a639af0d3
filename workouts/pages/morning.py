"""The morning after a training: pain and soreness, which decide the next week."""

from dataclasses import dataclass

from django.urls import reverse

from workouts.models import Plan, TrainingLog
from workouts.planning.training.fold import Training


@dataclass(frozen=True, kw_only=True)
class MorningCheck:
    address: str  # where the form is sent
    title: str  # of the training
    pain: int | None
    soreness: int | None


def morning_check(plan: Plan, log: TrainingLog, training: Training) -> MorningCheck | None:
    """None for a training of which nothing was done."""
    if not training.sets:
        return None
    where = {"code": plan.code, "session": log.session, "on": log.date}
    return MorningCheck(
        address=reverse("workouts:train_events", kwargs=where),
        title=str(log.prescribed.get("title", "")),
        pain=training.morning_pain,
        soreness=training.morning_soreness,
    )
