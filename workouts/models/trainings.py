"""Trainings: sessions as they were done, told by events that are only ever added."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workouts.models.plans import Plan

KIND_LENGTH = 10  # letters


class TrainingLog(models.Model):
    """One session done on one date. What was prescribed is kept here, so that it outlives every
    change of the plan, and the plan itself."""

    uuid = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    plan = models.ForeignKey(
        Plan,
        models.SET_NULL,
        related_name="trainings",
        verbose_name=_("plan"),
        null=True,
        blank=True,
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="trainings",
        verbose_name=_("owner"),
        null=True,
        blank=True,
    )
    session = models.UUIDField(
        _("session"), help_text=_("One that no week has, where it was not planned.")
    )
    date = models.DateField(_("date"))
    prescribed = models.JSONField(_("what was prescribed"), default=dict)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        ordering = ["-date", "-created_at"]
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        indexes = [
            models.Index(fields=["plan", "-date"], name="trainings_of_a_plan"),
            models.Index(fields=["owner", "-date"], name="trainings_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.prescribed.get('title', '')} {self.date}".strip()


class TrainingEvent(models.Model):
    """One thing that was told of a training, as it came. Never changed and never deleted alone."""

    training = models.ForeignKey(
        TrainingLog, models.CASCADE, related_name="events", verbose_name=_("training")
    )
    event = models.UUIDField(_("event"))
    kind = models.CharField(_("kind"), max_length=KIND_LENGTH)
    at = models.BigIntegerField(_("at"), help_text=_("Milliseconds since 1970."))
    told = models.JSONField(_("what was told"))

    class Meta:
        ordering = ["at", "event"]
        verbose_name = _("event of a training")
        verbose_name_plural = _("events of trainings")
        constraints = [
            models.UniqueConstraint(fields=["training", "event"], name="one_event_in_a_training")
        ]
        indexes = [
            models.Index(
                fields=["at"], condition=models.Q(kind="delete"), name="deletions_of_trainings"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.event}"
