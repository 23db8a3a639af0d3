"""The weeks of a plan that are over, as they were planned and as they were done.

Nothing of this is stored: what was planned is in the versions of the weeks, what was done in the
log.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from workouts.models import (
    Plan,
    PlanWeek,
    TrainingEvent,
    TrainingLog,
    Version,
    monday_of,
    this_monday,
)
from workouts.planning.season.course import MOST_WEEKS_BACK, foundation_weeks_after
from workouts.planning.season.history import CALM_PAIN, CALM_SESSIONS
from workouts.planning.training.events import kept_event
from workouts.planning.training.fold import Training, fold
from workouts.planning.training.report import DayTraining, not_done, week_report
from workouts.planning.values.report import PastWeek, planned_again
from workouts.planning.values.request import AMBER_PAIN, PainSite, Request
from workouts.planning.values.week import Day, Week
from workouts.services.training.trainings import newest_of
from workouts.services.week.weeks import A_WEEK, FoundWeek, asked_of, find_week
from workouts.storage.plans import read_week
from workouts.storage.trainings import event_count, read_done
from workouts.storage.week_rows import read_sessions

MOST_TRAININGS = 150  # that are read: nearly six a week
MOST_EVENTS = 10_000  # of them: half a year of long sessions has five thousand
NO_SORENESS = (0,) * len(Day)


@dataclass(frozen=True, kw_only=True)
class LoggedTraining:
    """`is_of_plan` is False for what its owner trained by another plan."""

    on: date
    is_of_plan: bool
    told: DayTraining


@dataclass(frozen=True, kw_only=True)
class LoggedWeek:
    monday: date
    past: PastWeek
    trainings: tuple[LoggedTraining, ...] = ()

    @property
    def week(self) -> Week:
        return self.past.week


def mondays_before(monday: date) -> tuple[date, ...]:
    """Of as many weeks as are looked at, the oldest first."""
    return tuple(monday - weeks * A_WEEK for weeks in range(MOST_WEEKS_BACK, 0, -1))


def logged_weeks(found: FoundWeek, *, before: date) -> tuple[LoggedWeek, ...]:
    """The last half year of the plan up to this Monday, the oldest week first; `found` knows these
    weeks. In at most six queries, however many weeks and trainings there are."""
    mondays = mondays_before(before)
    trainings = _trainings(found.plan, mondays[0], before)
    own = [one.on for one in trainings if one.is_of_plan]
    began = timezone.localdate(found.plan.created_at)
    first = min([began, *own])
    rows = _as_they_were(found, [monday for monday in mondays if monday + A_WEEK > first])
    read_sessions({row.current_id: row.current for row in rows.values()}.values())
    return tuple(_logged(found, rows, trainings, began))


def weeks_so_far(plan: Plan) -> dict[date, PastWeek]:
    """The weeks that are over; and this one once something was told of it, the rest as planned."""
    following = this_monday() + A_WEEK
    found = find_week(plan.code, also=mondays_before(following))
    past = {one.monday: one.past for one in logged_weeks(found, before=following)}
    this_week = past.pop(this_monday(), None)
    if this_week is None or not this_week.is_reported:
        return past
    today = Day(timezone.localdate().weekday())
    rest = planned_again(this_week, this_week.week, this_week.request, today)
    return past | {this_monday(): rest}


def _logged(
    found: FoundWeek,
    rows: Mapping[date, PlanWeek],
    trainings: Iterable[LoggedTraining],
    began: date,
) -> Iterator[LoggedWeek]:
    by_monday: dict[date, list[LoggedTraining]] = defaultdict(list)
    for one in trainings:
        by_monday[monday_of(one.on)].append(one)
    reports = {one.monday: one for one in found.plan.week_reports}
    last: PastWeek | None = None
    for monday, row in rows.items():
        request = _request(found, row, monday, last)
        here = by_monday[monday]
        told = [one.told for one in here if one.is_of_plan]
        last = week_report(read_week(row.current), request, told)
        if (report := reports.get(monday)) is not None:
            last = replace(
                last, poor_nights=report.poor_nights, slow_runs=report.slow_runs, km=report.km
            )
        yield LoggedWeek(monday=monday, past=last, trainings=tuple(here))


def _request(found: FoundWeek, row: PlanWeek, monday: date, last: PastWeek | None) -> Request:
    """As it was asked. A week that was proposed knows its counts; of one that repeats they follow
    from the week before, and what is true of one week only is over after the first."""
    asked = asked_of(row, found.plan, monday, found.running_in(monday))
    if last is None or is_counted(asked):
        return asked
    before = last.request.program_week
    return replace(
        of_any_week(asked),
        program_week=None if before is None else before + 1,
        foundation_weeks=foundation_weeks_after(last),
    )


def is_counted(asked: Request) -> bool:
    """It was proposed from the weeks before it."""
    return asked.weeks_since_deload is not None


def of_any_week(asked: Request) -> Request:
    """Without what was true only when it was said."""
    return replace(
        asked,
        weeks_off=0,
        soreness=NO_SORENESS,
        deload=False,
        run_spike_day=None,
        previous_km=None,
        next_km=None,
    )


def without_old_pain(found: FoundWeek, asked: Request, history: Iterable[LoggedWeek]) -> Request:
    """Pain that was named when the plan was asked for is over once two sessions in a row have been
    calm; at the sit bone it stays what it is until the runner says otherwise (R47)."""
    if not asked.pain or asked.has_sit_bone_pain:
        return asked
    since = timezone.localdate(found.rows[None].current.created_at)
    last = list(_pains(history, since))[-CALM_SESSIONS:]
    if len(last) < CALM_SESSIONS or max(last) > CALM_PAIN:
        return asked
    site = PainSite.NONE if asked.pain >= AMBER_PAIN else asked.pain_site
    return replace(asked, pain=0, pain_site=site)


def asked_now(plan: Plan) -> Request:
    """What the runner says of every week, without pain that is over."""
    following = this_monday() + A_WEEK
    found = find_week(plan.code, also=mondays_before(following))
    asked = found.opened().asked
    if not asked.pain:
        return asked
    return without_old_pain(found, asked, logged_weeks(found, before=following))


def _pains(history: Iterable[LoggedWeek], since: date) -> Iterator[int]:
    """Of each session that was done since, the worst that day and the next morning."""
    for week in history:
        for one in week.trainings:
            training = one.told.training
            if one.is_of_plan and one.on >= since and training.sets:
                yield max(training.worst_pain or 0, training.morning_pain or 0)


def _as_they_were(found: FoundWeek, mondays: Iterable[date]) -> dict[date, PlanWeek]:
    """The weeks with a version of their own, and for the others the one that repeated by then."""
    repeating = found.rows[None]
    changed = [] if repeating.current is None else _changes_of(repeating, mondays)
    rows = {}
    for monday in mondays:
        row = found.row_of(monday)
        if row is repeating:
            made = [number for number, at in changed if at < _end_of(monday)]
            row = copy(repeating)
            row.current_id = made[-1] if made else repeating.current_id
        rows[monday] = row
    known = {row.current_id for row in found.rows.values()}
    older = Version.objects.in_bulk({row.current_id for row in rows.values()} - known)
    for row in rows.values():
        row.current = older.get(row.current_id) or row.current
    return rows


def _changes_of(repeating: PlanWeek, mondays: Iterable[date]) -> list[tuple[int, datetime]]:
    """When each version of it was made; none where the newest is older than all these weeks."""
    ends = [_end_of(monday) for monday in mondays]
    if not ends or repeating.current.created_at < ends[0]:
        return []
    made = Version.objects.filter(week=repeating, pk__lte=repeating.current_id)
    return list(made.order_by("pk").values_list("pk", "created_at"))


def _end_of(monday: date) -> datetime:
    return timezone.make_aware(datetime.combine(monday + A_WEEK, time.min))


def _trainings(plan: Plan, first: date, before: date) -> list[LoggedTraining]:
    """Of the plan and of its owner, the newest first while there is room; in two queries."""
    found = newest_of(plan).filter(date__gte=first, date__lt=before)
    logs = found.annotate(told=event_count())
    kept, count = [], 0
    for log in logs[:MOST_TRAININGS]:
        count += log.told or 0
        if count > MOST_EVENTS:
            break
        kept.append(log)
    rows = TrainingEvent.objects.filter(training__in=kept).values_list("training_id", "told")
    told: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for training, event in rows.order_by():
        told[training].append(event)
    trainings = (_training(log, told[log.pk], plan) for log in reversed(kept))
    return [one for one in trainings if _is_told(one.told.training)]


def _training(log: TrainingLog, told: list[dict[str, Any]], plan: Plan) -> LoggedTraining:
    return LoggedTraining(
        on=log.date,
        is_of_plan=log.plan_id == plan.pk,
        told=DayTraining(
            day=Day(log.date.weekday()),
            session=str(log.session),
            prescribed=read_done(log.prescribed, told),
            training=fold(map(kept_event, told)),
        ),
    )


def _is_told(training: Training) -> bool:
    """It was not deleted, and something was said of it."""
    return training.started_at is not None or training.morning_pain is not None


def missed(week: LoggedWeek) -> LoggedWeek:
    """As its runner says: nothing of it was done."""
    sessions = tuple(not_done(session) for session in week.week.sessions)
    return replace(week, past=replace(week.past, sessions=sessions))
