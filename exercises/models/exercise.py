"""An exercise: what it is, what it costs, where it belongs in a week."""

from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from exercises.labels import ECCENTRIC_STRESSES, HAMSTRING_ACTIONS, IMPACTS, KINDS
from exercises.models.columns import (
    SmallNumber,
    known,
    not_negative,
    on_its_scale,
    position_field,
)
from exercises.models.movement import Movement, movement_constraints
from exercises.models.names import NamedOnce
from exercises.models.sources import Source
from exercises.vocabulary import EccentricStress, HamstringAction, Impact, Kind

ONE_TO_FIVE: list[Any] = [MinValueValidator(1), MaxValueValidator(5)]
HEADS = (
    "biceps_femoris_long_head",
    "biceps_femoris_short_head",
    "semitendinosus",
    "semimembranosus",
)


def _head_field(name: Any) -> SmallNumber:
    return models.PositiveSmallIntegerField(
        name,
        validators=[MinValueValidator(0), MaxValueValidator(3)],
        default=0,
        help_text=_("0 none, 1 some, 2 clear, 3 emphasised."),
    )


class ExerciseQuerySet(models.QuerySet["Exercise"]):
    def published(self) -> Self:
        return self.filter(published=True)

    def for_cards(self) -> Self:
        """With what a card shows."""
        return (
            self.select_related("picture")
            .defer("picture__content")
            .prefetch_related("muscles__muscle", "equipment__equipment", "qualities")
        )

    def for_finding(self) -> Self:
        """With what the finder looks at."""
        return (
            self.select_related("substitute")
            .for_cards()
            .prefetch_related("modifications", "related_names")
        )

    def with_details(self) -> Self:
        """All that a page or the planner needs, in a number of queries that never grows."""
        return (
            self.select_related("parent", "substitute")
            .for_cards()
            .prefetch_related(
                "modifications",
                "doses",
                "benefits",
                "instructions",
                "mistakes",
                "precautions",
                "sources",
                Prefetch("variants", Exercise.objects.published().for_cards()),
            )
        )


class Exercise(NamedOnce, Movement):
    key = models.SlugField(
        _("key"),
        unique=True,
        help_text=_(
            "A short name without spaces, such as step_up: saved plans find the exercise by it, so "
            "it never changes. Empty: made from the name."
        ),
    )
    slug = models.SlugField(_("slug"), unique=True, help_text=_("The address of its page."))
    name = models.CharField(
        _("name"), max_length=80, unique=True, help_text=_("Its title everywhere.")
    )
    aliases = models.CharField(
        _("other names"), max_length=300, blank=True, help_text=_("Separated by commas.")
    )
    summary = models.TextField(_("summary"), help_text=_("One warm sentence under the title."))
    published = models.BooleanField(
        _("published"), default=True, help_text=_("New plans and pages use published ones only.")
    )
    position = position_field(_("Order in the catalogue. Plans do not read it."))
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="variants",
        verbose_name=_("family"),
        help_text=_("The page a variant is shown under."),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
        help_text=_("The exercise that this one turned out to be. Its page leads there."),
    )
    is_family = models.BooleanField(
        _("is a family"), default=False, help_text=_("Plans use its variants, never itself.")
    )

    pattern = models.CharField(
        _("movement pattern"), max_length=120, help_text=_("In words, for readers.")
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=KINDS,
        help_text=_("Running power is planned into easy runs, the rest into strength sessions."),
    )
    role = models.CharField(
        _("role"), max_length=60, blank=True, help_text=_("In words, for readers: isolation.")
    )
    unilateral = models.BooleanField(
        _("one leg at a time"), default=False, help_text=_("Plans then count reps per side.")
    )
    body_position = models.CharField(
        _("body position"),
        max_length=120,
        blank=True,
        help_text=_("In words, for readers. Empty: as its posture."),
    )

    hamstring_action = models.CharField(
        _("hamstring action"),
        max_length=20,
        choices=HAMSTRING_ACTIONS,
        help_text=_("Plans want hip- and knee-dominant work each week."),
    )
    hamstring_length = models.CharField(
        _("hamstring length"),
        max_length=120,
        blank=True,
        help_text=_("In words, for readers. Empty: as chosen under “How it moves”."),
    )
    set_credit = models.FloatField(
        _("hamstring set credit"),
        validators=[MinValueValidator(0)],
        help_text=_("Hamstring sets that one set counts for in a plan's weekly total."),
    )
    set_definition = models.CharField(
        _("what one set is"), max_length=80, blank=True, help_text=_("10 contacts = 1 set")
    )
    eccentric = models.CharField(
        _("eccentric stress"),
        max_length=10,
        choices=ECCENTRIC_STRESSES,
        help_text=_("High work is kept further away from key runs."),
    )
    eccentric_why = models.CharField(
        _("why that stress"),
        max_length=300,
        blank=True,
        help_text=_("Shown next to the risk of soreness."),
    )
    biceps_femoris_long_head = _head_field(_("biceps femoris, long head"))
    biceps_femoris_short_head = _head_field(_("biceps femoris, short head"))
    semitendinosus = _head_field(_("semitendinosus"))
    semimembranosus = _head_field(_("semimembranosus"))
    heads_note = models.TextField(
        _("note on the heads"), blank=True, help_text=_("Shown next to the picture of the heads.")
    )

    impact = models.CharField(
        _("impact"),
        max_length=10,
        choices=IMPACTS,
        help_text=_("Jumps are planned away from key runs and only once there is strength."),
    )
    impact_note = models.CharField(
        _("note on impact"), max_length=200, blank=True, help_text=_("Shown next to the impact.")
    )
    fatigue_cost = models.PositiveSmallIntegerField(
        _("fatigue cost"),
        validators=ONE_TO_FIVE,
        help_text=_("1 trivial to 5 very costly for next-day running."),
    )
    soreness_risk = models.PositiveSmallIntegerField(
        _("soreness risk"), validators=ONE_TO_FIVE, help_text=_("1 to 5, when new.")
    )
    technical_demand = models.PositiveSmallIntegerField(
        _("technical demand"), validators=ONE_TO_FIVE, help_text=_("1 to 5.")
    )

    order_slot = models.PositiveSmallIntegerField(
        _("place in a session"),
        validators=ONE_TO_FIVE,
        help_text=_("1 power, 2 floor pull, 3 hinge, 4 single leg, 5 curl."),
    )
    min_hours_before_key_run = models.PositiveSmallIntegerField(
        _("hours before a key run"), help_text=_("Shown to runners; plans go by session stress.")
    )
    placement = models.TextField(
        _("where it belongs in a running week"),
        help_text=_("Shown on its page; plans go by the rules."),
    )
    seconds_per_rep = models.FloatField(
        _("seconds per rep"), validators=[MinValueValidator(0)], help_text=_("For session length.")
    )
    setup_seconds = models.PositiveSmallIntegerField(
        _("seconds to set up"), help_text=_("For session length.")
    )

    sources = models.ManyToManyField(Source, verbose_name=_("sources"), blank=True)
    loaded = models.JSONField(
        default=list,
        editable=False,
        help_text=_("What load_catalogue has put in, so that it never puts it back."),
    )

    objects = ExerciseQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("exercise")
        verbose_name_plural = _("exercises")
        constraints = [
            known("exercise", "kind", Kind),
            known("exercise", "hamstring_action", HamstringAction),
            known("exercise", "eccentric", EccentricStress),
            known("exercise", "impact", Impact),
            *movement_constraints("exercise"),
            *(on_its_scale("exercise", field, 0, 3) for field in HEADS),
            on_its_scale("exercise", "fatigue_cost", 1, 5),
            on_its_scale("exercise", "soreness_risk", 1, 5),
            on_its_scale("exercise", "technical_demand", 1, 5),
            on_its_scale("exercise", "order_slot", 1, 5),
            not_negative("exercise", "set_credit"),
            not_negative("exercise", "seconds_per_rep"),
            models.CheckConstraint(
                condition=~Q(parent=models.F("id")), name="exercise_is_not_its_own_family"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None)
                | (Q(published=False) & ~Q(merged_into=models.F("id"))),
                name="exercise_merged_is_not_published",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("exercises:detail", args=[self.slug])

    @property
    def position_in_words(self) -> str:
        return self.body_position or self.get_posture_display() or ""

    @property
    def length_in_words(self) -> str:
        """Of the hamstrings."""
        return self.hamstring_length or self.get_muscle_length_display() or ""

    @property
    def heads(self) -> list[tuple[Any, int]]:
        """Each hamstring head and how much is asked of it."""
        return [(self._meta.get_field(name).verbose_name, getattr(self, name)) for name in HEADS]  # type: ignore[union-attr]
