"""How much of an exercise at each level, and how it is made easier or harder."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from exercises.labels import DIRECTIONS, FITS, LEVELS
from exercises.models.columns import (
    choice_or_empty,
    known,
    known_or_empty,
    not_negative,
    position_field,
)
from exercises.models.exercise import Exercise
from exercises.models.movement import MovementChange, change_constraints
from exercises.vocabulary import HIGHEST_RPE, PAIRS, Direction, Fit, Level

MINUTES_FROM = 120  # s; rests this long read better in minutes
RPE_LIMITS: list[Any] = [MinValueValidator(0), MaxValueValidator(HIGHEST_RPE)]
TEMPO = r"^[0-9]{1,2}(-([0-9]{1,2}|X)){3}$"
ONE_OR_MORE: list[Any] = [MinValueValidator(1)]


def _pair_constraint(pair: str) -> models.CheckConstraint:
    """Both ends given or neither, and the low one not above the high one."""
    low, high = f"{pair}_low", f"{pair}_high"
    both_empty = Q((f"{low}__isnull", True), (f"{high}__isnull", True))
    both_given = Q((f"{low}__isnull", False), (f"{high}__isnull", False))
    return models.CheckConstraint(
        condition=both_empty | (both_given & Q((f"{low}__lte", F(high)))),
        name=f"dose_{pair}_low_to_high",
        violation_error_message=_("Give both numbers, the lower one first."),
    )


class Dose(models.Model):
    """What plans may prescribe at one level. A level without a dose is not prescribed at all."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="doses")
    level = models.CharField(
        _("level"), max_length=20, choices=LEVELS, help_text=_("Years of lifting, not of running.")
    )
    sets_low = models.PositiveSmallIntegerField(
        _("sets from"), validators=ONE_OR_MORE, help_text=_("Plans choose between these two.")
    )
    sets_high = models.PositiveSmallIntegerField(
        _("sets to"), validators=ONE_OR_MORE, help_text=_("Plans choose between these two.")
    )
    reps_low = models.PositiveSmallIntegerField(
        _("reps from"), validators=ONE_OR_MORE, help_text=_("Plans choose between these two.")
    )
    reps_high = models.PositiveSmallIntegerField(
        _("reps to"),
        validators=ONE_OR_MORE,
        help_text=_("Of one leg, when they are counted per side."),
    )
    rpe_low = models.FloatField(
        _("RPE from"),
        validators=RPE_LIMITS,
        help_text=_("0 to 10: how hard a set feels at its end."),
    )
    rpe_high = models.FloatField(
        _("RPE to"),
        validators=RPE_LIMITS,
        help_text=_("0 to 10."),
    )
    rest_seconds_low = models.PositiveSmallIntegerField(
        _("rest from (s)"), help_text=_("Counts towards the length of a session.")
    )
    rest_seconds_high = models.PositiveSmallIntegerField(
        _("rest to (s)"), help_text=_("In seconds.")
    )
    seconds_low = models.PositiveSmallIntegerField(
        _("seconds from"), null=True, blank=True, help_text=_("Length of one sprint.")
    )
    seconds_high = models.PositiveSmallIntegerField(
        _("seconds to"), null=True, blank=True, help_text=_("Length of one sprint.")
    )
    contacts_low = models.PositiveSmallIntegerField(
        _("contacts from"), null=True, blank=True, help_text=_("Ground contacts of one session.")
    )
    contacts_high = models.PositiveSmallIntegerField(
        _("contacts to"), null=True, blank=True, help_text=_("Plans choose between these two.")
    )
    per_side = models.BooleanField(
        _("reps per side"),
        default=False,
        help_text=_("Reps are counted for each leg, and the session takes twice as long."),
    )
    tempo = models.CharField(
        _("tempo"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(TEMPO, _("Four parts in seconds, or X for fast: 3-0-1-0."))],
        help_text=_("Lowering-pause-lifting-pause: 3-0-1-0."),
    )
    load = models.CharField(
        _("load"), max_length=120, blank=True, help_text=_("In words, shown next to the dose.")
    )
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Shown next to the dose.")
    )

    class Meta:
        ordering = [
            Case(*(When(level=level.value, then=place) for place, level in enumerate(Level))),
        ]
        verbose_name = _("dose")
        verbose_name_plural = _("doses")
        constraints = [
            models.UniqueConstraint(fields=["exercise", "level"], name="one_dose_per_level"),
            known("dose", "level", Level),
            models.CheckConstraint(
                condition=Q(rpe_low__gte=0, rpe_high__lte=HIGHEST_RPE), name="dose_rpe_on_its_scale"
            ),
            models.CheckConstraint(
                condition=Q(sets_low__gte=1, reps_low__gte=1), name="dose_has_sets_and_reps"
            ),
            *(_pair_constraint(pair) for pair in PAIRS),
        ]

    def __str__(self) -> str:
        return f"{self.exercise}: {self.level}"

    @property
    def sets(self) -> str:
        return between(self.sets_low, self.sets_high)

    @property
    def reps(self) -> str:
        return between(self.reps_low, self.reps_high)

    @property
    def rpe(self) -> str:
        return between(self.rpe_low, self.rpe_high)

    @property
    def rest(self) -> str:
        """In seconds below two minutes, in minutes from there."""
        if self.rest_seconds_high < MINUTES_FROM:
            seconds = between(self.rest_seconds_low, self.rest_seconds_high)
            return _now("%(seconds)s s") % {"seconds": seconds}
        minutes = between(self.rest_seconds_low / 60, self.rest_seconds_high / 60)
        return _now("%(minutes)s min") % {"minutes": minutes}

    @property
    def seconds(self) -> str:
        return between(self.seconds_low, self.seconds_high)

    @property
    def contacts(self) -> str:
        return between(self.contacts_low, self.contacts_high)


def between(low: float | None, high: float | None) -> str:
    """`3`, `2 to 3`, or nothing."""
    if low is None or high is None:
        return ""
    if low == high:
        return f"{low:.3g}"
    return _now("%(low)s to %(high)s") % {"low": f"{low:.3g}", "high": f"{high:.3g}"}


class Modification(MovementChange):
    """An empty credit or factor means: as the exercise itself."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="modifications")
    key = models.SlugField(_("id"), unique=True, help_text=_("Saved plans refer to it: rdl_band."))
    direction = models.CharField(
        _("direction"),
        max_length=10,
        choices=DIRECTIONS,
        help_text=_("Plans step back to easier ones and up to harder ones."),
    )
    name = models.CharField(_("name"), max_length=80, help_text=_("As a plan calls it."))
    change = models.TextField(_("what changes"), help_text=_("Shown with the dose in a plan."))
    why = models.TextField(_("why"), help_text=_("Shown on the page of the exercise."))
    set_credit = models.FloatField(
        _("hamstring set credit"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Hamstring sets that one set counts for. Empty: as the exercise itself."),
    )
    adds_weight = models.BooleanField(
        _("adds weight only"),
        default=False,
        help_text=_("The same movement with more weight: a step of load, not a new version."),
    )
    fit = choice_or_empty(
        _("what plans choose it for"),
        FITS,
        _("Empty: only runners choose it, by a swap."),
    )
    kit = models.JSONField(
        _("done with"),
        default=list,
        blank=True,
        help_text=_("None ticked: with whatever the exercise is done with."),
    )
    position = position_field()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("modification")
        verbose_name_plural = _("modifications")
        constraints = [
            known("modification", "direction", Direction),
            not_negative("modification", "set_credit", or_empty=True),
            known_or_empty("modification", "fit", Fit),
            *change_constraints("modification"),
        ]

    def __str__(self) -> str:
        return self.name
