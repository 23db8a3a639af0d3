"""Use cases of the answers that a saved plan was built from: what others give, and taking them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from exercises.vocabulary import gettext_noop
from workouts.models import Plan, PlanWeek, RaceDay, Version, this_monday
from workouts.planning import Difference, built_again, differences
from workouts.planning.edits import DOSE_SENTENCES, Note
from workouts.planning.values.letters import as_before
from workouts.planning.values.request import Request
from workouts.planning.values.week import Reason, Week
from workouts.services.changes import BY_HAND
from workouts.services.plans import preview_week
from workouts.services.races import RaceChange, plan_race, set_race, usual_request
from workouts.services.weeks import OpenWeek, open_week
from workouts.storage.plans import add_version, read_reasons

ANSWERS_RULE = "R11"  # the builder's own change has a rule, one by hand has none
WITH_OTHER_ANSWERS = gettext_noop("Built again from your new answers.")
KEPT = (Note.sentence, DOSE_SENTENCES["load_kg"])  # what a week that is built again does not lose


@dataclass(frozen=True, kw_only=True)
class OwnWeek:
    """A dated week with changes of its own."""

    monday: date
    changes: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class AnsweredWeek:
    """What other answers make of the week that repeats."""

    opened: OpenWeek
    asked: Request
    week: Week
    race: RaceDay | None
    by_hand: tuple[Reason, ...]  # changes that are lost
    own_weeks: tuple[OwnWeek, ...]  # from this one on: they follow the plan again

    @property
    def changes(self) -> tuple[Difference, ...]:
        return differences(self.opened.week, self.week, self.asked, with_doses=True)


def week_from_answers(plan: Plan, request: Request, race: RaceDay | None) -> AnsweredWeek:
    """Saves nothing."""
    opened = open_week(plan)
    asked = usual_request(request, race)
    built, _findings = preview_week(asked)
    return AnsweredWeek(
        opened=opened,
        asked=asked,
        week=built_again(built, opened.week),
        race=race,
        by_hand=tuple(_changes_by_hand(opened)),
        own_weeks=tuple(_own_weeks(plan)),
    )


@transaction.atomic
def take_answers(
    plan: Plan, request: Request, race: RaceDay | None, *, based_on: int
) -> AnsweredWeek | None:
    """Makes the week that these answers give the one that repeats, from this week on.

    None, and nothing is written, when the week is no longer the version that the runner saw.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    answered = week_from_answers(plan, request, race)
    if answered.opened.version.pk != based_on:
        return None
    said = Reason(rule=ANSWERS_RULE, sentence=WITH_OTHER_ANSWERS)
    add_version(
        answered.opened.row,
        answered.asked,
        as_before(answered.week, answered.opened.week),
        parent=answered.opened.version,
        changes=(said,),
    )
    _rows_of_their_own(plan).update(current=None)
    set_race(plan, race)
    if race is not None:
        plan_race(plan, RaceChange(race=race))
    return answered


def _changes_by_hand(opened: OpenWeek) -> Iterator[Reason]:
    """Since the week was built last, the first change first."""
    versions = {one.pk: one for one in Version.objects.filter(week=opened.row)}
    found: list[tuple[Reason, ...]] = []
    version: Version | None = opened.version
    while version is not None:
        reasons = read_reasons(version.changes)
        if any(one.rule != BY_HAND for one in reasons):
            break
        found.append(reasons)
        version = versions.get(version.parent_id or 0)
    for reasons in reversed(found):
        yield from _lost(reasons)


def _own_weeks(plan: Plan) -> Iterator[OwnWeek]:
    for row in _rows_of_their_own(plan).select_related("current"):
        if row.monday is not None and row.current is not None:
            changes = tuple(_lost(read_reasons(row.current.changes)))
            yield OwnWeek(monday=row.monday, changes=changes)


def _rows_of_their_own(plan: Plan) -> QuerySet[PlanWeek]:
    return PlanWeek.objects.filter(plan=plan, monday__gte=this_monday()).exclude(current=None)


def _lost(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """What was changed by hand and is not kept."""
    return (one for one in reasons if one.rule == BY_HAND and one.sentence not in KEPT)
