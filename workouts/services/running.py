"""Use cases of runs that are brought in: what they make of the weeks, and taking them.

Runs change, strength work stays where it is: where it no longer fits, the page of the week proposes
what to do.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import transaction

from exercises import catalogue_version
from exercises.vocabulary import gettext_noop
from workouts.exchange.running.comparing import was_asked
from workouts.exchange.running.found import FoundKind, FoundRun, Sure
from workouts.exchange.running.notation import read_runs, run_documents
from workouts.exchange.running.usual_week import run_of_day, usual_week
from workouts.models import Plan, PlanWeek, RunningPlan, monday_of, this_monday
from workouts.planning import Outcome, change_by_hand, new_findings, review_week
from workouts.planning.edits import ChangeRun, apply_all
from workouts.planning.values.limits import MOST_WEEKLY_KM
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Reason, Run, RunKind
from workouts.services.changes import BY_HAND
from workouts.services.weeks import A_WEEK, OpenWeek, find_week
from workouts.storage.plans import add_version

MOST_NAMES = 300  # that a plan remembers
MOST_WEEKS = 60  # that are changed at once
MOST_JUDGED = 1500  # exercises in these: sixty weeks of four large sessions
BROUGHT_IN = gettext_noop("Your runs from {source}.")
A_WEEKLY_RACE = Run(kind=RunKind.QUALITY, detail="race5k")  # a race has a date of its own


@dataclass(frozen=True, kw_only=True)
class RunWeek:
    """A week as it is, and what the runs make of it; `new` are findings that it did not have."""

    opened: OpenWeek
    found: tuple[FoundRun, ...]
    edits: tuple[ChangeRun, ...]
    outcome: Outcome
    new: tuple[Finding, ...]

    @property
    def monday(self) -> date | None:
        return self.opened.monday


def known_of(plan: Plan) -> tuple[tuple[FoundRun, ...], dict[str, FoundKind]]:
    """The runs that were taken last, and the kinds that the runner gave to names."""
    row = RunningPlan.objects.filter(plan=plan).first()
    if row is None:
        return (), {}
    return read_runs(row.runs), {name: FoundKind(kind) for name, kind in row.names.items()}


def weeks_with_runs(plan: Plan, found: Iterable[FoundRun], *, usual: bool) -> tuple[RunWeek, ...]:
    """The weeks that change, each judged with its neighbours as they will be. The number of
    queries does not depend on how many there are."""
    found = tuple(found)
    by_monday: dict[date | None, dict[Day, Run]]
    by_monday = {None: _usual(found)} if usual else _by_monday(found)
    dated = [monday for monday in by_monday if monday]
    reach = {monday + weeks * A_WEEK for monday in dated for weeks in (-1, 0, 1)}
    all_weeks = find_week(plan.code, also=reach)
    with catalogue_version.known(all_weeks.catalogue_version):
        all_weeks.read_sessions()
        opened = _first_of(replace(all_weeks, monday=monday).opened() for monday in by_monday)
        edits = {
            monday: _edits(by_monday[monday], one.asked, monday, all_weeks.plan)
            for monday, one in opened.items()
        }
        runs_after = {
            m: apply_all(edits[m], one.week, one.asked)[1].week for m, one in opened.items()
        }
        weeks = (
            _judged(one, _of_week(found, monday), edits[monday], runs_after)
            for monday, one in opened.items()
        )
        return tuple(week for week in weeks if week.edits)


def _first_of(weeks: Iterable[OpenWeek]) -> dict[date | None, OpenWeek]:
    """By their Mondays, as many as can be judged in reasonable time: nobody trains so much that not
    all of them are, but files can say so."""
    found: dict[date | None, OpenWeek] = {}
    left = MOST_JUDGED
    for week in weeks:
        left -= len(week.week.items)
        if found and left < 0:
            break
        found[week.monday] = week
    return found


@transaction.atomic
def take_runs(
    plan: Plan,
    found: Iterable[FoundRun],
    *,
    usual: bool,
    source: str,
    names: Mapping[str, FoundKind],
    based_on: Iterable[int],
) -> tuple[RunWeek, ...] | None:
    """Put the runs into their weeks and remember them; each week can be undone.

    None, and nothing is written, when a week is no longer the version that the runner saw.
    """
    found = tuple(found)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    weeks = weeks_with_runs(plan, found, usual=usual)
    if [*based_on] != [week.opened.version.pk for week in weeks]:
        return None
    said = (Reason(rule=BY_HAND, sentence=BROUGHT_IN, facts={"source": source}),)
    for week in weeks:
        row, _is_new = PlanWeek.objects.get_or_create(plan=plan, monday=week.monday)
        asked = _asked(week)
        add_version(row, asked, week.outcome.week, parent=week.opened.version, changes=said)
    _remember(plan, found, names, usual=usual)
    plan.save(update_fields=["updated_at"])
    return weeks


def _remember(
    plan: Plan, found: tuple[FoundRun, ...], names: Mapping[str, FoundKind], *, usual: bool
) -> None:
    """A usual week is no running plan: that which was taken, and what waits, stay as they are."""
    row, _is_new = RunningPlan.objects.get_or_create(plan=plan)
    if not usual:
        coming = [run for run in found if run.when >= this_monday()]
        row.runs = run_documents(
            run if was_asked(run) else replace(run, because=()) for run in coming
        )
        # Perhaps something else came meanwhile: the next look compares all of it with these.
        row.waiting, row.left_alone, row.etag = [], [], ""
    said = {**row.names, **{name: kind.value for name, kind in names.items() if name}}
    row.names = dict(list(said.items())[-MOST_NAMES:])
    row.save()


def _by_monday(found: Iterable[FoundRun]) -> dict[date | None, dict[Day, Run]]:
    """Runs of this week and the coming ones; days without one are days of rest, but not after the
    last run of several weeks: many calendars end in the middle of one. A week of nothing but notes
    and other sports says nothing of runs."""
    days: dict[date, list[FoundRun]] = defaultdict(list)
    for run in found:
        if run.when >= this_monday():
            days[run.when].append(run)
    told = {monday_of(when) for when, runs in days.items() if any(map(_tells_of_runs, runs))}
    mondays = sorted(told)[:MOST_WEEKS]
    last = max(days, default=this_monday())
    weeks: dict[date | None, dict[Day, Run]] = {}
    for monday in mondays:
        dates = {day: monday + timedelta(days=int(day)) for day in Day}
        weeks[monday] = {
            day: run_of_day(days.get(when, ()))
            for day, when in dates.items()
            if when <= last or len(mondays) == 1
        }
    return weeks


def _tells_of_runs(run: FoundRun) -> bool:
    """Also of one that the runner calls none."""
    return run.kind is not FoundKind.NOTHING or run.sure is Sure.YOURS


def _usual(found: tuple[FoundRun, ...]) -> dict[Day, Run]:
    """Of done runs the usual week, else the first week that is written."""
    if found and all(run.is_done for run in found):
        runs = usual_week(found, this_monday())
    else:
        runs = tuple(run_of_day(one for one in found if one.when.weekday() == day) for day in Day)
    weekly = (A_WEEKLY_RACE if run.kind is RunKind.RACE else run for run in runs)
    return dict(zip(Day, weekly, strict=True))


def _edits(
    runs: Mapping[Day, Run], asked: Request, monday: date | None, plan: Plan
) -> tuple[ChangeRun, ...]:
    """Only what changes, and never the day of a race that the plan knows."""
    of_races = {race.day for race in plan.races if race.monday == monday}
    return tuple(
        ChangeRun(day=day, run=run)
        for day, run in runs.items()
        if asked.week[day] != run and day not in of_races
    )


def _of_week(found: Iterable[FoundRun], monday: date | None) -> tuple[FoundRun, ...]:
    if monday is None:
        return tuple(found)
    return tuple(run for run in found if monday <= run.when < monday + A_WEEK)


def _judged(
    opened: OpenWeek,
    found: tuple[FoundRun, ...],
    edits: tuple[ChangeRun, ...],
    runs_after: Mapping[date | None, tuple[Run, ...]],
) -> RunWeek:
    request = opened.request
    if opened.monday is not None:
        request = replace(
            request,
            previous_week=runs_after.get(opened.monday - A_WEEK, request.previous_week),
            next_week=runs_after.get(opened.monday + A_WEEK, request.next_week),
        )
    outcome = change_by_hand(edits, opened.week, request)
    before = review_week(opened.week, opened.request)
    new = new_findings(outcome.findings, outcome.week, before, opened.week)
    return RunWeek(opened=opened, found=found, edits=edits, outcome=outcome, new=new)


def _asked(week: RunWeek) -> Request:
    """What the runner says of the week now, with its kilometres where every run has some and they
    are no more than a week can hold."""
    _week, asked = apply_all(week.edits, week.opened.week, week.opened.asked)
    counted = [run for run in week.found if run.kind is not FoundKind.NOTHING]
    kilometres = [run.km for run in counted if run.km is not None]
    total = round(sum(kilometres), 1)
    is_known = kilometres and len(kilometres) == len(counted) and total <= MOST_WEEKLY_KM
    return replace(asked, weekly_km=total) if week.monday is not None and is_known else asked
