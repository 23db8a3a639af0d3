"""What editors work on: drafts, imports, and what kind of change each revision was."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision

TITLE_LENGTH = 200


class Batch(models.Model):
    """Documents that belong together - a file, a merge: put in and taken out as a whole."""

    author: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    is_merge = models.BooleanField(_("merge"), default=False)  # its drafts are published together
    documents = models.JSONField(_("documents"))  # pairs of kind and document
    #: What the catalogue had when the file was read, for each of the documents.
    bases = models.JSONField(default=list)
    #: Kind and name of the muscle, equipment or source that a merge does away with.
    replaced = models.JSONField(default=list)
    created_at = models.DateTimeField(_("read"), auto_now_add=True)
    applied_at = models.DateTimeField(_("put in"), null=True)
    reverted_at = models.DateTimeField(_("taken out"), null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("import or merge")
        verbose_name_plural = _("imports and merges")
        default_permissions = ("view", "add")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("admin:exercises_batch_change", args=[self.pk])


class DraftQuerySet(models.QuerySet["Draft"]):
    def open(self) -> Self:
        return self.exclude(state=Draft.State.DISCARDED)

    def due(self) -> Self:
        return self.filter(state=Draft.State.SCHEDULED, publish_at__lte=timezone.now())


class OpenDrafts(models.Manager["Draft"]):
    """What waits; discarded drafts are only looked for where they are brought back."""

    def get_queryset(self) -> DraftQuerySet:
        return DraftQuerySet(self.model, using=self._db).open()


class Draft(models.Model):
    """A change that nobody else sees yet. Its document becomes the rows when it is published."""

    class State(models.TextChoices):
        WORK = "work", _("being written")
        REVIEW = "review", _("waiting for review")
        SCHEDULED = "scheduled", _("will be published")
        DISCARDED = "discarded", _("discarded")  # can be taken back

    kind = models.CharField(_("kind"), max_length=10)
    name = models.CharField(_("id"), max_length=50)  # the key or slug that never changes
    title = models.CharField(_("name"), max_length=TITLE_LENGTH)
    base = models.JSONField(null=True)  # what stood there when the draft was begun; None: nothing
    document = models.JSONField()
    saves = models.PositiveIntegerField(default=1)  # how often, so that nobody saves over another
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WORK)
    author: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("last written by"),
    )
    approved_by: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    note = models.CharField(_("what and why"), max_length=300, blank=True)
    answer = models.CharField(_("reviewer's answer"), max_length=300, blank=True)
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True)
    batch: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        Batch, models.SET_NULL, null=True, related_name="drafts", verbose_name=_("import or merge")
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    updated_at = models.DateTimeField(_("saved"), auto_now=True)

    objects = OpenDrafts.from_queryset(DraftQuerySet)()
    discarded_too = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at"]
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        default_permissions = ("view", "change", "delete")
        permissions = [
            ("publish_draft", _("Can publish what somebody else has written")),
            ("publish_alone", _("Can publish without a second pair of eyes")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "name"],
                condition=~Q(state="discarded"),
                name="one_draft_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["work", "review", "discarded"])
                | Q(state="scheduled", publish_at__isnull=False),
                name="draft_is_scheduled_for_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("admin:exercises_draft_change", args=[self.pk])

    @property
    def is_new(self) -> bool:
        return self.base is None


class Change(models.Model):
    """What kind of change a revision was."""

    class Kind(models.TextChoices):
        FOUND = "found", _("found so")
        SAVED = "saved", _("saved")
        PUBLISHED = "published", _("published")
        IMPORTED = "imported", _("imported")
        MERGED = "merged", _("merged")
        DELETED = "deleted", _("deleted")
        REVERTED = "reverted", _("reverted")

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="change")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    batch: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        Batch, models.SET_NULL, null=True, related_name="changes"
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.get_kind_display()


class Note(models.Model):
    """Who did what with a draft, and said what: kept with the change that it became."""

    class Deed(models.TextChoices):
        WROTE = "wrote", _("wrote")
        ASKED = "asked", _("asked for review")
        SAID = "said", _("said")
        SENT_BACK = "sent_back", _("sent it back")
        SCHEDULED = "scheduled", _("looked at it and scheduled it")
        TAKEN_OFF = "taken_off", _("took it off the schedule")
        PUBLISHED = "published", _("looked at it and published it")
        DISCARDED = "discarded", _("discarded it")
        BROUGHT_BACK = "brought_back", _("brought it back")

    draft = models.ForeignKey(Draft, models.CASCADE, null=True, related_name="notes")
    change = models.ForeignKey(Change, models.CASCADE, null=True, related_name="notes")
    title = models.CharField(_("name"), max_length=TITLE_LENGTH)  # of what it is about
    deed = models.CharField(_("what"), max_length=12, choices=Deed)
    author: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    text = models.TextField(_("note"), blank=True)
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.author}: {self.get_deed_display()}"


class Sketch(models.Model):
    """A new exercise that is not complete yet: the fields of its form as they were sent."""

    author: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    title = models.CharField(_("name"), max_length=TITLE_LENGTH)
    form = models.JSONField()  # the values of each field, by its name
    lacks = models.PositiveSmallIntegerField(default=0)  # how much is missing before a review
    updated_at = models.DateTimeField(_("saved"), auto_now=True)

    class Meta:
        ordering = ["-updated_at"]
        verbose_name = _("unfinished sketch")
        verbose_name_plural = _("unfinished sketches")
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('admin:exercises_exercise_add')}?sketch={self.pk}"
