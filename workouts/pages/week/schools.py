"""The schools of scheduling as a page shows them: what each would change in a week."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workouts.forms.choices import SCHOOLS
from workouts.pages import wording
from workouts.planning.answers.differences import Difference
from workouts.planning.values.request import School

NAMES = dict(SCHOOLS)
#: A school is a wish: in a full week some sessions may still lie on other days.
HEADINGS = {
    School.HARD_DAYS_HARD: _("Rather on hard days, after the run"),
    School.EASY_DAYS: _("Rather on easy days"),
    School.SEPARATE_DAYS: _("Rather on days without a run"),
}
HELP = {
    School.HARD_DAYS_HARD: _("Stress is stacked, so that easy days stay really easy."),
    School.EASY_DAYS: _("Key runs stay apart from lifting; easy runs hardly mind it."),
    School.SEPARATE_DAYS: _(
        "A day is for running or for lifting, wherever your week has room for that."
    ),
}


@dataclass(frozen=True, kw_only=True)
class ShownSchool:
    code: str
    name: Promise | str
    help: Promise | str
    changes: tuple[tuple[str, str], ...]  # each with its reason


def school_name(school: School) -> Promise | str:
    return NAMES[school.value]


def shown_schools(
    found: Iterable[tuple[School, tuple[Difference, ...]]],
) -> tuple[ShownSchool, ...]:
    return tuple(
        ShownSchool(
            code=school.value,
            name=HEADINGS[school],
            help=HELP[school],
            changes=tuple(wording.difference(one) for one in differences),
        )
        for school, differences in found
    )
