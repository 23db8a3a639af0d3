"""Mail that waits to be sent, and for a day what was sent to whom."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class QueuedMailQuerySet(models.QuerySet["QueuedMail"]):
    def waiting(self) -> Self:
        return self.exclude(due_at=None)

    def due(self) -> Self:
        """The longest due first."""
        return self.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")


class QueuedMail(models.Model):
    """One mail to one address; once it is sent, its words are forgotten and it is due no more."""

    recipient = models.EmailField(_("to"))
    sender = models.CharField(_("from"), max_length=320)
    subject = models.CharField(_("subject"), max_length=998)  # the longest line of a mail
    body = models.TextField(_("text"))
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    due_at = models.DateTimeField(_("due"), null=True, blank=True, db_index=True)
    created_at = models.DateTimeField(_("asked for"), auto_now_add=True, db_index=True)

    objects = QueuedMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("queued mail")
        verbose_name_plural = _("queued mails")
        indexes = [models.Index(fields=["recipient", "created_at"], name="mails_to_an_address")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
