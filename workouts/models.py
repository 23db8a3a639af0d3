"""Saved plans: a runner's request and the week that was prescribed, kept as it was given."""

import secrets
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from exercises.models import Exercise

CODE_BYTES = 15  # 120 bits: nobody guesses a plan
CODE_LENGTH = 20


def new_code() -> str:
    return secrets.token_urlsafe(CODE_BYTES)


class PlanQuerySet(models.QuerySet["Plan"]):
    def with_week(self) -> Self:
        """Everything that the page of a plan shows, in a fixed number of queries."""
        return self.prefetch_related("sessions__exercises__exercise")

    def listed(self, codes: list[str]) -> Self:
        """Those with one of these codes, with what a list says of them."""
        return self.filter(code__in=codes).prefetch_related("sessions")


class Plan(models.Model):
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    title = models.CharField(_("title"), max_length=80, blank=True)
    request = models.JSONField(_("request"))
    request_version = models.PositiveSmallIntegerField(default=1)
    messages = models.JSONField(_("messages"), default=list)
    relaxed = models.JSONField(_("what was given up"), default=list)
    ways_back = models.JSONField(_("what would bring it back"), default=list)
    withheld = models.BooleanField(_("withheld"), default=False)
    cost = models.FloatField(_("cost"), default=0)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("plan")
        verbose_name_plural = _("plans")

    def __str__(self) -> str:
        return self.title or str(_("My hamstring week"))

    def get_absolute_url(self) -> str:
        return reverse("workouts:plan", args=[self.code])


class PlannedSession(models.Model):
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sessions")
    day = models.PositiveSmallIntegerField(_("day"), help_text=_("Monday is 0."))
    position = models.PositiveSmallIntegerField(_("position"))
    slot = models.CharField(_("slot"), max_length=10)
    warmup_minutes = models.PositiveSmallIntegerField(_("warm-up, minutes"))
    reasons = models.JSONField(_("reasons"), default=list)

    class Meta:
        ordering = ["day", "position"]
        verbose_name = _("planned session")
        verbose_name_plural = _("planned sessions")
        constraints = [
            models.CheckConstraint(condition=Q(day__lte=6), name="session_day_is_in_the_week"),
            models.UniqueConstraint(
                fields=["plan", "day", "position"], name="one_session_in_a_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.day}"


class PlannedExercise(models.Model):
    """The dose, and in `snapshot` the exercise as the catalogue had it on that day."""

    session = models.ForeignKey(PlannedSession, models.CASCADE, related_name="exercises")
    exercise: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        Exercise, models.PROTECT, related_name="planned", verbose_name=_("exercise")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    sets = models.PositiveSmallIntegerField(_("sets"))
    reps = models.PositiveSmallIntegerField(_("reps"))
    rpe = models.FloatField(_("RPE"), validators=[MinValueValidator(0), MaxValueValidator(10)])
    rest_seconds = models.PositiveIntegerField(_("rest, seconds"))
    seconds = models.PositiveIntegerField(_("seconds"), null=True, blank=True)
    equipment = models.CharField(_("equipment"), max_length=50)
    modification = models.CharField(_("modification"), max_length=50, blank=True)
    snapshot = models.JSONField(_("exercise as prescribed"))
    reasons = models.JSONField(_("reasons"), default=list)

    class Meta:
        ordering = ["position"]
        verbose_name = _("planned exercise")
        verbose_name_plural = _("planned exercises")
        constraints = [
            models.UniqueConstraint(fields=["session", "position"], name="one_exercise_in_a_place"),
            models.CheckConstraint(
                condition=Q(sets__gte=1, reps__gte=1), name="a_dose_has_sets_and_reps"
            ),
            models.CheckConstraint(
                condition=Q(rpe__gte=0, rpe__lte=10), name="rpe_is_on_its_scale"
            ),
        ]

    def __str__(self) -> str:
        return str(self.snapshot.get("name", self.exercise_id))
