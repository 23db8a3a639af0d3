"""Addresses by which a calendar reads a plan, and what each of them has said so far."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workouts.models.plans import CODE_LENGTH, Plan, new_code


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def open(self) -> Self:
        """Those of plans that are there."""
        return self.filter(plan__deleted_at=None).select_related("plan")


class CalendarFeed(models.Model):
    """An address that opens without a cookie, until it is taken back.

    `events` is what was said of each event: its content, how often it changed and when.
    """

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="calendar_feeds", verbose_name=_("plan")
    )
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    is_busy_only = models.BooleanField(_("only that somebody is busy"), default=False)
    with_runs = models.BooleanField(_("with runs"), default=False)
    zone = models.CharField(_("time zone"), max_length=60)
    events = models.JSONField(_("what was said"), default=dict)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("workouts:calendar_feed", args=[self.code])
