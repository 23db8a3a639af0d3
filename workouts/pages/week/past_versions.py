"""The versions of a week as a page lists them, and how two differ."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from workouts.models import Version
from workouts.pages import wording
from workouts.planning import differences
from workouts.planning.values.week import Day
from workouts.services.week.weeks import OpenWeek
from workouts.storage.plans import read_reasons, read_request, read_week

MOST_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class ShownVersion:
    version: Version
    said: str
    is_now: bool


def shown_versions(opened: OpenWeek) -> tuple[ShownVersion, ...]:
    versions = Version.objects.filter(week__plan=opened.plan, week__monday=opened.monday)
    return tuple(_shown(version, opened) for version in versions[:MOST_SHOWN])


def _shown(version: Version, opened: OpenWeek) -> ShownVersion:
    said = wording.done(read_reasons(version.changes))
    return ShownVersion(
        version=version,
        said=" ".join(said) or _("As it was built."),
        is_now=version.pk == opened.version.pk,
    )


def compared(opened: OpenWeek, number: int) -> tuple[ShownVersion, list[str]]:
    """A version, and what changes from the week as it is now to it.

    Raises Version.DoesNotExist.
    """
    version = Version.objects.get(pk=number, week__plan=opened.plan, week__monday=opened.monday)
    week, asked = read_week(version), read_request(version)
    changes = [
        wording.say("{day} is now: {run}.", {"day": day, "run": asked.week[day]})
        for day in Day
        if asked.week[day] != opened.asked.week[day]
    ]
    changes += [
        wording.sentence(one.change)
        for one in differences(opened.week, week, asked, with_doses=True)
    ]
    return _shown(version, opened), changes
