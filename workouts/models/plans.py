"""Saved plans: whose they are, which weeks they have, and every version of each week."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workouts.models.race_days import RaceDay, Season
from workouts.models.week_reports import MOST_WEEK_REPORTS, WeekReport
from workouts.planning.values.limits import MOST_RACES, MOST_TITLE
from workouts.planning.values.season import Priority

CODE_BYTES = 15  # 120 bits: nobody guesses a plan
CODE_LENGTH = 20
TITLE_LENGTH = MOST_TITLE
MOST_VERSIONS = 300  # of a plan's weeks; about 3 MB in a file
NEVER_OPENED_DAYS = 30  # after which a plan of nobody goes that was only ever saved
UNUSED_DAYS = 400  # after which any other plan of nobody goes; more than from season to season
GRACE_DAYS = 30  # in which a deleted plan can be brought back


def new_code() -> str:
    """Never of letters alone: a few of those are written like names of classes, which logs show
    where they hide codes."""
    while (code := secrets.token_urlsafe(CODE_BYTES)).isalpha():
        pass
    return code


class PlanQuerySet(models.QuerySet["Plan"]):
    def shared(self) -> Self:
        return self.exclude(share_code=None).filter(deleted_at=None)

    def listed(self, user: Any, codes: list[str]) -> Self:
        """A person's own, and nobody's with one of these codes, with what a list says of them."""
        return self._known_to(user, codes).prefetch_related(
            models.Prefetch(
                "weeks",
                PlanWeek.objects.filter(monday=None)
                .select_related("current")
                .prefetch_related("current__sessions"),
                to_attr="repeating",
            )
        )

    def in_use(self, user: Any, codes: list[str], *, chosen: str) -> Self:
        """The one that a person trains by: the chosen one, else the one that was changed last."""
        here = self._known_to(user, codes).filter(archived_at=None, deleted_at=None)
        is_chosen = models.Case(models.When(code=chosen, then=0), default=1)
        return here.order_by(is_chosen, "-updated_at", "-pk")[:1]

    def _known_to(self, user: Any, codes: list[str]) -> Self:
        mine = Q(owner=user) if user.is_authenticated else Q()
        nobodys = Q(owner=None, code__in=codes)
        return self.filter(mine | nobodys if mine else nobodys)

    def forgotten(self) -> Self:
        """Deleted so long ago that nobody can bring them back."""
        long_ago = timezone.now() - timedelta(days=GRACE_DAYS)
        return self.filter(deleted_at__lt=long_ago).order_by("deleted_at")

    def unused(self) -> Self:
        """Plans of nobody that were never opened after the day they were made, or not for long."""
        now = timezone.now()
        never = Q(opened_on=None, created_at__lt=now - timedelta(days=NEVER_OPENED_DAYS))
        long_ago = timezone.localdate(now) - timedelta(days=UNUSED_DAYS)
        return self.filter(never | Q(opened_on__lt=long_ago), owner=None).order_by("pk")


class Plan(models.Model):
    """A week that repeats, and the dated weeks in which it was another one."""

    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="plans",
        verbose_name=_("owner"),
        null=True,
        blank=True,
    )
    share_code = models.CharField(
        _("code of the link to read"), max_length=CODE_LENGTH, unique=True, null=True, blank=True
    )
    copied_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        related_name="copies",
        verbose_name=_("copied from"),
        null=True,
        blank=True,
    )
    copied_as = models.CharField(
        _("name that the sharer may see"), max_length=TITLE_LENGTH, blank=True
    )
    season_start = models.DateField(
        _("first Monday of the season"),
        null=True,
        blank=True,
        help_text=_("Empty while no season carries one week into the next."),
    )
    race_days = models.JSONField(
        _("races"),
        default=list,
        blank=True,
        help_text=_("Date, distance and priority of each; those that are over too."),
    )
    week_report_days = models.JSONField(
        _("how weeks were"),
        default=list,
        blank=True,
        help_text=_("Bad nights, slow key runs and kilometres, of each week that was told of."),
    )
    once = models.CharField(
        _("the sending that made it"),
        max_length=64,
        unique=True,
        null=True,
        blank=True,
        editable=False,
    )
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    opened_on = models.DateField(
        _("opened last"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Noted for plans without an owner, from the day after they were made."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        indexes = [
            models.Index(
                fields=["deleted_at"],
                condition=Q(deleted_at__isnull=False),
                name="plans_that_are_deleted",
            ),
            models.Index(fields=["-created_at", "-id"], name="plans_the_newest_first"),
            models.Index(
                fields=["opened_on", "created_at"],
                condition=Q(owner__isnull=True),
                name="plans_of_nobody_by_use",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("My hamstring week"))

    def get_absolute_url(self) -> str:
        return reverse("workouts:plan", args=[self.code])

    def is_open_to(self, user: Any) -> bool:
        """Whether this person, who knows its code, may change it: it is theirs, or nobody's."""
        is_theirs = self.owner_id is None or self.owner_id == user.pk
        return is_theirs and self.deleted_at is None

    @property
    def races(self) -> tuple[RaceDay, ...]:
        """The first one first; those that are over too."""
        found = (RaceDay.read(document) for document in self.race_days)
        return tuple(sorted(found, key=lambda race: race.when))

    @races.setter
    def races(self, races: Iterable[RaceDay]) -> None:
        """The last ones, if there are more than a plan may have."""
        last = sorted(races, key=lambda race: race.when)[-MOST_RACES:]
        self.race_days = [race.document() for race in last]

    @property
    def race(self) -> RaceDay | None:
        """The one that the plan leads to: the next that matters most, else the next; once all are
        over, the last."""
        today = timezone.localdate()
        ahead = [race for race in self.races if race.when >= today]
        main = [race for race in ahead if race.priority is Priority.A]
        return next(iter([*main, *ahead, *reversed(self.races)]), None)

    @race.setter
    def race(self, race: RaceDay | None) -> None:
        """Another one in its place, or none. What is over, and all other races, stay."""
        known, before = self.races, self.race
        if race in known:
            return
        is_over = before is not None and before.when < timezone.localdate()
        kept = known if is_over else [one for one in known if one != before]
        self.races = (*kept, race) if race else kept

    @property
    def week_reports(self) -> tuple[WeekReport, ...]:
        """The first week first."""
        found = (WeekReport.read(document) for document in self.week_report_days)
        return tuple(sorted(found, key=lambda one: one.monday))

    @week_reports.setter
    def week_reports(self, reports: Iterable[WeekReport]) -> None:
        """The last ones, if there are more than a plan keeps."""
        last = sorted(reports, key=lambda one: one.monday)[-MOST_WEEK_REPORTS:]
        self.week_report_days = [one.document() for one in last]

    @property
    def season(self) -> Season | None:
        return Season(start=self.season_start, races=self.races) if self.season_start else None

    @property
    def share_address(self) -> str:
        """Of the page that others may read, when there is one."""
        return reverse("workouts:shared", args=[self.share_code]) if self.share_code else ""

    @property
    def gone_on(self) -> Any:
        """When a deleted plan can no longer be brought back."""
        return self.deleted_at and self.deleted_at + timedelta(days=GRACE_DAYS)


class PlanWeek(models.Model):
    """The week that repeats (no Monday), or one dated week that is different."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="weeks", verbose_name=_("plan"))
    monday = models.DateField(_("Monday"), null=True, blank=True)
    current: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        "Version", models.RESTRICT, related_name="+", verbose_name=_("as it is now"), null=True
    )
    running = models.JSONField(
        _("runs that were brought in"),
        null=True,
        blank=True,
        help_text=_("They hold while the week is not planned by itself."),
    )

    class Meta:
        ordering = ["plan", models.F("monday").asc(nulls_first=True)]
        verbose_name = _("week of a plan")
        verbose_name_plural = _("weeks of plans")
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(monday=None), name="one_week_repeats"
            ),
            models.UniqueConstraint(fields=["plan", "monday"], name="one_week_from_a_monday"),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.monday or _('every week')}"

    def point_to(self, version: "Version | None") -> None:
        """This is the week as it is now; None follows the plan."""
        self.current = version
        self.save(update_fields=["current"])

    def undone_version(self) -> "Version | None":
        """The one to go forward to: the newest that was made from the current one, or from the
        plan's while the week follows the plan."""
        made_from = Q(parent=self.current_id) if self.current_id else ~Q(parent__week=self)
        return Version.objects.filter(made_from, week=self).order_by("-pk").first()


class VersionQuerySet(models.QuerySet["Version"]):
    def beyond_history(self, plan_id: int) -> Self:
        """The oldest of a plan that has more than a plan keeps: first those without a name, never
        a week as it is now."""
        of_plan = self.filter(week__plan=plan_id)
        too_many = of_plan.count() - MOST_VERSIONS
        if too_many <= 0:
            return self.none()
        pointed = PlanWeek.objects.filter(plan=plan_id).exclude(current=None).values("current")
        oldest = of_plan.exclude(pk__in=pointed).order_by(
            Case(When(name="", then=0), default=1), "pk"
        )
        return self.filter(pk__in=[*oldest.values_list("pk", flat=True)[:too_many]])


class Version(models.Model):
    """A week as it was at one time; never changed, so that every change can be undone."""

    week = models.ForeignKey(
        PlanWeek, models.CASCADE, related_name="versions", verbose_name=_("week")
    )
    parent: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        "self",
        models.SET_NULL,
        related_name="children",
        verbose_name=_("made from"),
        null=True,
        blank=True,
    )
    name = models.CharField(_("name"), max_length=TITLE_LENGTH, blank=True)
    changes = models.JSONField(_("what was changed"), default=list)
    request = models.JSONField(_("request"))
    request_version = models.PositiveSmallIntegerField(default=1)
    messages = models.JSONField(_("messages"), default=list)
    relaxed = models.JSONField(_("what was given up"), default=list)
    ways_back = models.JSONField(_("what would bring it back"), default=list)
    withheld = models.BooleanField(_("withheld"), default=False)
    cost = models.FloatField(_("cost"), default=0)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("version of a week")
        verbose_name_plural = _("versions of weeks")

    def __str__(self) -> str:
        return self.name or f"{self.week}: {self.pk}"
