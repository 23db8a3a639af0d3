"""Use cases of whole plans: build, save, rename, archive, delete, restore."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from exercises.catalogue import FEW
from exercises.catalogue_version import per_version
from workouts.models import Plan, PlanWeek, RaceDay, TrainingLog, Version, this_monday
from workouts.planning import Builder, other_schools, review_week, ways_back
from workouts.planning.answers.differences import Difference
from workouts.planning.notation.requests import parse_run
from workouts.planning.screening import cut_short, is_cut_short, messages
from workouts.planning.values.request import Request, School
from workouts.planning.values.rule import Finding
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Week
from workouts.services.season.races import (
    KnownWeek,
    RaceChange,
    plan_race,
    this_week_with,
    usual_request,
)
from workouts.storage.catalogue import read_exercises
from workouts.storage.plans import add_version, copy_version, read_request

MOST_AT_ONCE = 1000  # plans that one run forgets
SAMPLE_RUNS = ("rest", "quality:intervals", "easy", "easy", "rest", "easy", "long:90min")


def sample_request() -> Request:
    """The runner of the home page: two lifts a week with dumbbells, a box and a hill nearby."""
    return Request(
        week=tuple(parse_run(run, "week") for run in SAMPLE_RUNS),
        said_phase=Phase.BUILD,
        double_days=True,
        foundation_weeks=3,
        hill_sessions_done=2,
        equipment=frozenset({"dumbbells", "box", "hill"}),
    )


@per_version(FEW)
def sample_week() -> tuple[Request, Week, tuple[Finding, ...]]:
    """The week of the home page, which depends on the catalogue alone."""
    request = sample_request()
    return request, *preview_week(request)


def preview_week(request: Request) -> tuple[Week, tuple[Finding, ...]]:
    """The week a runner would get, and the findings about it. Saves nothing."""
    week = _build(request)
    return week, review_week(week, request)


def preview_for(
    request: Request, race: RaceDay | None
) -> tuple[Request, Week, tuple[Finding, ...]]:
    """The week a runner would get, and what it is judged by: with the race, if this week is one of
    those that it changes. Saves nothing."""
    usual = usual_request(request, race)
    week, findings = preview_week(usual)
    if race is None:
        return usual, week, findings
    seen = replace(request, race=race.seen_from(this_monday()))
    builder = Builder(read_exercises())
    this_week = this_week_with(race, KnownWeek(asked=usual, request=usual, week=week), builder)
    if this_week is None:
        return seen, _told_again(week, seen), findings
    seen = replace(this_week.request, said_phase=request.said_phase)
    week = _told_again(this_week.week, seen)
    return seen, week, review_week(week, seen)


def _told_again(week: Week, request: Request) -> Week:
    """With the messages of this request; what is said of the search is true of the week."""
    again = replace(week, messages=messages(request))
    return cut_short(again) if is_cut_short(week) else again


def create_plan(
    request: Request, *, title: str = "", owner: Any = None, race: RaceDay | None = None
) -> Plan:
    """Build the week and save it, and the weeks that the race changes."""
    usual = usual_request(request, race)
    week = _build(usual)
    with transaction.atomic():
        plan = keep_week(usual, week, title=title, owner=owner)
        if race is not None:
            plan_race(plan, RaceChange(race=race))
            plan.refresh_from_db()
    return plan


@transaction.atomic
def keep_week(request: Request, week: Week, **facts: Any) -> Plan:
    """Save a week that was built before as a new plan; `facts` are fields of the plan."""
    plan = Plan.objects.create(**facts)
    add_version(PlanWeek.objects.create(plan=plan), request, week)
    return plan


def _build(request: Request) -> Week:
    """The best week, with the answers that would bring back what it had to give up."""
    builder = Builder(read_exercises())
    week = builder.build(request)
    return builder.told(replace(week, ways_back=ways_back(week, request, builder)))


@dataclass(frozen=True, kw_only=True)
class ComparedSchools:
    """What the other schools of scheduling would change in a saved week, with today's catalogue."""

    changes: tuple[tuple[School, tuple[Difference, ...]], ...]
    is_cut_short: bool  # not all ways to plan them were compared


def compare_schools(version: Version) -> ComparedSchools:
    request = read_request(version)
    builder = Builder(read_exercises())
    changes = other_schools(builder.build(request), request, builder)
    return ComparedSchools(changes=changes, is_cut_short=builder.work.is_over)


@transaction.atomic
def duplicate(plan: Plan, *, title: str, owner: Any) -> Plan:
    """The repeating week as a separate plan, word for word, without its history."""
    copy = Plan(title=title, owner=owner, season_start=plan.season_start)
    copy.races = plan.races
    copy.save()
    source = PlanWeek.objects.select_related("current").get(plan=plan, monday=None).current
    copy_version(PlanWeek.objects.create(plan=copy), source)
    return copy


def rename(plan: Plan, title: str) -> None:
    plan.title = title
    plan.save(update_fields=["title", "updated_at"])


def put_away(plan: Plan, *, away: bool) -> None:
    plan.archived_at = timezone.now() if away else None
    plan.save(update_fields=["archived_at"])


def delete(plan: Plan) -> None:
    """Hide it at once; it is deleted for good when its days of grace are over."""
    plan.deleted_at = timezone.now()
    plan.save(update_fields=["deleted_at"])


def bring_back(plan: Plan) -> None:
    plan.deleted_at = None
    plan.save(update_fields=["deleted_at"])


def note_opened(plan: Plan) -> None:
    """Note that a plan of nobody is in use, once a day; a page is shown even if that fails."""
    today = timezone.localdate()
    is_noted = plan.opened_on == today or timezone.localdate(plan.created_at) == today
    if plan.owner_id is None and not is_noted:
        with suppress(DatabaseError), transaction.atomic():
            Plan.objects.filter(pk=plan.pk).update(opened_on=today)


def forget_deleted() -> int:
    """Delete plans for good whose days of grace are over; returns how many."""
    return _remove_all(Plan.objects.forgotten())


def forget_unused() -> int:
    """Delete plans of nobody for good that nobody opens; returns how many."""
    return _remove_all(Plan.objects.unused())


def _remove_all(plans: QuerySet[Plan]) -> int:
    found = plans[:MOST_AT_ONCE]
    for plan in found:
        remove(plan)
    return len(found)


@transaction.atomic
def remove(plan: Plan) -> None:
    """Delete it for good, with all weeks and versions. Trainings stay with their owner; those of
    nobody could never be found again."""
    TrainingLog.objects.filter(plan=plan, owner=None).delete()
    PlanWeek.objects.filter(plan=plan).update(current=None)
    plan.delete()


@transaction.atomic
def delete_account(user: Any) -> None:
    """Delete the person, their plans with every version, their trainings and their settings."""
    for plan in Plan.objects.filter(owner=user):
        remove(plan)
    user.delete()


def claim(user: Any, codes: Iterable[str]) -> int:
    """Make plans without an owner this person's, with what was trained; returns how many."""
    plans = Plan.objects.filter(code__in=list(codes), owner=None)
    TrainingLog.objects.filter(plan__in=plans, owner=None).update(owner=user)
    return plans.update(owner=user)
