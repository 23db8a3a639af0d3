"""Use cases of the answers that a saved plan was built from: what others give, and taking them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db import transaction

from exercises.vocabulary import gettext_noop
from workouts.models import Plan, PlanWeek, RaceDay, Version
from workouts.planning import Difference, built_again, differences
from workouts.planning.edits import DOSE_SENTENCES, ChangeRun, Note, SwapRuns
from workouts.planning.values.letters import as_before
from workouts.planning.values.request import Request
from workouts.planning.values.week import Reason, Week
from workouts.services.plans import preview_week
from workouts.services.running import BROUGHT_IN
from workouts.services.season.races import RaceChange, plan_race, set_race, usual_request
from workouts.services.week.changes import BY_HAND
from workouts.services.week.own_weeks import OwnWeek, own_weeks, weeks_built_again
from workouts.services.week.together import FOLLOWS, act_facts
from workouts.services.week.weeks import OpenWeek, open_week
from workouts.storage.plans import add_version, read_reasons

ANSWERS_RULE = "R11"  # the builder's own change has a rule, one by hand has none
WITH_OTHER_ANSWERS = gettext_noop("Built again from your new answers.")
#: What a week that is built again does not lose.
KEPT = (
    *(Note.sentence, DOSE_SENTENCES["load_kg"]),
    *(ChangeRun.sentence, SwapRuns.sentence, BROUGHT_IN),
)


@dataclass(frozen=True, kw_only=True)
class AnsweredWeek:
    """What other answers make of the week that repeats."""

    opened: OpenWeek
    asked: Request
    week: Week
    race: RaceDay | None
    by_hand: tuple[Reason, ...]  # changes that are lost
    own_weeks: tuple[OwnWeek, ...]  # from this one on: they are built again as well

    @property
    def changes(self) -> tuple[Difference, ...]:
        return differences(self.opened.week, self.week, self.asked, with_doses=True)


def week_from_answers(plan: Plan, request: Request, race: RaceDay | None) -> AnsweredWeek:
    """Saves nothing."""
    opened = open_week(plan)
    asked = usual_request(request, race)
    built, _findings = preview_week(asked)
    answered = AnsweredWeek(
        opened=opened,
        asked=asked,
        week=built_again(built, opened.week),
        race=race,
        by_hand=tuple(_changes_by_hand(opened)),
        own_weeks=tuple(own_weeks(plan, opened.asked, asked, race)),
    )
    if answered.changes:
        return answered
    own = tuple(one for one in answered.own_weeks if one.opened.is_own)
    return replace(answered, own_weeks=own)  # a week that follows the plan stays as it is


@transaction.atomic
def take_answers(
    plan: Plan, request: Request, race: RaceDay | None, *, based_on: int
) -> AnsweredWeek | None:
    """Makes the week that these answers give the one that repeats, from this week on, and builds
    weeks of their own again around their own runs. To undo it undoes it in all of them.

    None, and nothing is written, when the week is no longer the version that the runner saw.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    answered = week_from_answers(plan, request, race)
    if answered.opened.version.pk != based_on:
        return None
    facts = act_facts(plan.race, race)
    built = list(weeks_built_again(plan, answered.own_weeks, answered.week, answered.asked))
    add_version(
        answered.opened.row,
        answered.asked,
        as_before(answered.week, answered.opened.week),
        parent=answered.opened.version,
        changes=[_said(facts)],
    )
    for own, week in built:
        row, _is_new = PlanWeek.objects.get_or_create(plan=plan, monday=own.monday)
        said = _said(facts | ({FOLLOWS: "yes"} if own.follows_plan else {}))
        add_version(row, own.asked, week, parent=own.opened.version, changes=[said])
        if own.follows_plan:
            row.point_to(None)
    set_race(plan, race)
    if race is not None:
        plan_race(plan, RaceChange(race=race), facts=facts)
    return answered


def _said(facts: dict[str, str]) -> Reason:
    return Reason(rule=ANSWERS_RULE, sentence=WITH_OTHER_ANSWERS, facts=facts)


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


def lost_by_hand(own: OwnWeek) -> tuple[Reason, ...]:
    """The last changes of a dated week that it loses; none where it keeps all that is over."""
    if not own.opened.is_own:
        return ()
    return tuple(_lost(read_reasons(own.opened.version.changes)))


def _lost(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """Of these changes those that were made by hand and are not kept."""
    return (one for one in reasons if one.rule == BY_HAND and one.sentence not in KEPT)
