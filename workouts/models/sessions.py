"""What is planned in a version of a week, kept as it was given."""

from typing import Any, Self
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from exercises.models import Exercise
from workouts.models.plans import Version
from workouts.planning.values.limits import MOST_NOTE

LAST_MINUTE = 24 * 60 - 1
DIGEST_LENGTH = 64  # of SHA-256, in hexadecimal digits
LETTERS = 2  # of a session's name, from A to ZZ


class PlannedSession(models.Model):
    """A session of one version; its `identity` is the same in every version that has it."""

    identity = models.UUIDField(
        _("identity"),
        default=uuid4,
        editable=False,
        help_text=_("The same for this session in all versions of a plan's weeks."),
    )
    letter = models.CharField(_("letter"), max_length=LETTERS, default="", blank=True)
    version = models.ForeignKey(
        Version, models.CASCADE, related_name="sessions", verbose_name=_("version")
    )
    day = models.PositiveSmallIntegerField(_("day"), help_text=_("Monday is 0."))
    position = models.PositiveSmallIntegerField(_("position"))
    slot = models.CharField(_("slot"), max_length=10)
    start = models.PositiveSmallIntegerField(
        _("start, minutes after midnight"), null=True, blank=True
    )
    warmup_minutes = models.PositiveSmallIntegerField(_("warm-up, minutes"))
    note = models.CharField(_("note"), max_length=MOST_NOTE, blank=True)
    reasons = models.JSONField(_("reasons"), default=list)

    class Meta:
        ordering = ["day", "position"]
        verbose_name = _("planned session")
        verbose_name_plural = _("planned sessions")
        constraints = [
            models.CheckConstraint(condition=Q(day__lte=6), name="session_day_is_in_the_week"),
            models.CheckConstraint(
                condition=Q(start=None) | Q(start__lte=LAST_MINUTE), name="session_starts_in_a_day"
            ),
            models.UniqueConstraint(
                fields=["version", "day", "position"], name="one_session_in_a_place"
            ),
            models.UniqueConstraint(
                fields=["version", "letter"],
                condition=~Q(letter=""),
                name="one_session_has_a_letter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.day}"


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def of_nothing(self) -> Self:
        """Those that no plan holds any more."""
        return self.filter(~Exists(PlannedExercise.objects.filter(snapshot=OuterRef("pk"))))


class Snapshot(models.Model):
    """An exercise as the catalogue had it, once for all who were prescribed it like that."""

    digest = models.CharField(max_length=DIGEST_LENGTH, unique=True, editable=False)
    content = models.JSONField(_("exercise as prescribed"))

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("exercise as prescribed")
        verbose_name_plural = _("exercises as prescribed")

    def __str__(self) -> str:
        return str(self.content.get("name", self.digest))


class PlannedExercises(models.Manager["PlannedExercise"]):
    """Each as it was prescribed, and with its exercise of today, to which its name links, and what
    that was merged into."""

    def get_queryset(self) -> models.QuerySet["PlannedExercise"]:
        return super().get_queryset().select_related("exercise__merged_into", "snapshot")


class PlannedExercise(models.Model):
    """The dose, and in `snapshot` the exercise as the catalogue had it on that day."""

    session = models.ForeignKey(PlannedSession, models.CASCADE, related_name="exercises")
    exercise: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        Exercise,
        models.PROTECT,
        related_name="planned",
        verbose_name=_("exercise"),
        help_text=_("Empty when it came from elsewhere and this catalogue does not have it."),
        null=True,
        blank=True,
    )
    position = models.PositiveSmallIntegerField(_("position"))
    sets = models.PositiveSmallIntegerField(_("sets"))
    reps = models.PositiveSmallIntegerField(_("reps"))
    rpe = models.FloatField(_("RPE"), validators=[MinValueValidator(0), MaxValueValidator(10)])
    rest_seconds = models.PositiveIntegerField(_("rest, seconds"))
    seconds = models.PositiveIntegerField(_("seconds"), null=True, blank=True)
    load_kg = models.FloatField(_("weight, kg"), null=True, blank=True)
    equipment = models.CharField(_("equipment"), max_length=50)
    modification = models.CharField(_("modification"), max_length=50, blank=True)
    snapshot = models.ForeignKey(
        Snapshot, models.PROTECT, related_name="planned", verbose_name=_("exercise as prescribed")
    )
    reasons = models.JSONField(_("reasons"), default=list)

    objects = PlannedExercises()

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
            models.CheckConstraint(
                condition=Q(load_kg=None) | Q(load_kg__gte=0), name="a_weight_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return str(self.snapshot)

    @property
    def key(self) -> str:
        """What the planner knows it by: an exercise that was merged counts as the other one."""
        row = self.exercise
        survivor = row and row.merged_into
        known = self.snapshot.content.get("id") or (row.key if row else "")
        return str(survivor.key if survivor else known)
