"""Use cases of runs that are brought in: what they make of the weeks, and taking them.

Runs change, strength work stays where it is: where it no longer fits, the page of the week proposes
what to do. A week of a season that is not planned yet only keeps its runs: it is planned around
them when its time comes, and the outline of the season knows them until then.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from exercises import catalogue_version
from exercises.vocabulary import gettext_noop
from workouts.exchange.running.comparing import was_asked
from workouts.exchange.running.found import FoundKind, FoundRun, Sure
from workouts.exchange.running.notation import read_runs, run_documents
from workouts.exchange.running.usual_week import least_km, run_of_day, usual_week, weekly_km
from workouts.models import Plan, PlanWeek, RunningPlan, Version, monday_of, this_monday
from workouts.planning import Outcome, change_by_hand, new_findings, review_week
from workouts.planning.edits import ChangeRun, apply_all
from workouts.planning.notation.requests import running_document
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Reason, Run, RunKind, Running
from workouts.services.week.changes import BY_HAND
from workouts.services.week.weeks import A_WEEK, FoundWeek, OpenWeek, find_week
from workouts.storage.plans import add_version, read_request

MOST_NAMES = 300  # that a plan remembers
MOST_WEEKS = 60  # that are changed at once
MOST_JUDGED = 1500  # exercises in these: sixty weeks of four large sessions
BROUGHT_IN = gettext_noop("Your runs from {source}.")
A_WEEKLY_RACE = Run(kind=RunKind.QUALITY, detail="race5k")  # a race has a date of its own


@dataclass(frozen=True, kw_only=True)
class RunWeek:
    """A week as it is, and what the runs make of it; `new` are findings that it did not have.

    `km` are its kilometres, None where they are not known. A week of a season that is not planned
    yet has no outcome; `running` is what it keeps until then.
    """

    opened: OpenWeek
    edits: tuple[ChangeRun, ...]
    km: float | None
    running: Running | None = None
    outcome: Outcome | None = None
    new: tuple[Finding, ...] = ()

    @property
    def monday(self) -> date | None:
        return self.opened.monday

    @property
    def asked(self) -> Request:
        """What the runner says of the week now."""
        _week, asked = apply_all(self.edits, self.opened.week, self.opened.asked)
        return asked if self.km is None else replace(asked, weekly_km=self.km)

    @property
    def is_news(self) -> bool:
        return bool(self.edits) or self.asked.weekly_km != self.opened.asked.weekly_km


@dataclass(frozen=True, kw_only=True)
class RunWeeks:
    """The weeks that change; `beyond` is the first one that was left as it is: there are more than
    can be judged at once."""

    weeks: tuple[RunWeek, ...]
    beyond: date | None = None


def known_of(plan: Plan) -> tuple[tuple[FoundRun, ...], dict[str, FoundKind]]:
    """The runs that were taken last, and the kinds that the runner gave to names."""
    row = RunningPlan.objects.filter(plan=plan).first()
    if row is None:
        return (), {}
    return read_runs(row.runs), {name: FoundKind(kind) for name, kind in row.names.items()}


def weeks_with_runs(plan: Plan, found: Iterable[FoundRun], *, usual: bool) -> RunWeeks:
    """The weeks that change, each judged with its neighbours as they will be. The number of
    queries does not depend on how many there are."""
    found = tuple(found)
    running: dict[date | None, dict[Day, Run]]
    running = {None: _usual(found)} if usual else _by_monday(found)
    dated = [monday for monday in running if monday]
    reach = {monday + weeks * A_WEEK for monday in dated for weeks in (-1, 0, 1)}
    all_weeks = find_week(plan.code, also=reach)
    with catalogue_version.known(all_weeks.catalogue_version):
        all_weeks.read_sessions()
        opened = _first_of(running, all_weeks)
        weeks = [
            RunWeek(
                opened=one,
                edits=_edits(running[monday], one.asked, monday, all_weeks.plan),
                km=_km(found, monday),
            )
            for monday, one in opened.items()
        ]
        runs_after = {week.monday: week.asked.week for week in weeks}
        judged = (
            _waiting_week(week, running[week.monday], all_weeks, found)
            if _waits(all_weeks, week.monday)
            else _judged(week, runs_after)
            for week in weeks
        )
        return RunWeeks(
            weeks=tuple(week for week in judged if week.is_news),
            beyond=next((monday for monday in dated if monday not in opened), None),
        )


def _waits(found: FoundWeek, monday: date | None) -> bool:
    """A coming week of a season that nobody has planned yet."""
    start = found.plan.season_start
    if monday is None or start is None:
        return False
    is_ahead = monday >= start and monday > this_monday()
    return is_ahead and monday not in found.different


def _first_of(mondays: Iterable[date | None], found: FoundWeek) -> dict[date | None, OpenWeek]:
    """By their Mondays, as many as can be judged in reasonable time: nobody trains so much that not
    all of them are, but files can say so."""
    opened: dict[date | None, OpenWeek] = {}
    left = MOST_JUDGED
    for monday in [*mondays][:MOST_WEEKS]:
        week = replace(found, monday=monday).opened()
        if not _waits(found, monday):
            left -= len(week.week.items)
        if opened and left < 0:
            break
        opened[monday] = week
    return opened


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
    weeks = weeks_with_runs(plan, found, usual=usual).weeks
    if [*based_on] != [week.opened.version.pk for week in weeks]:
        return None
    said = (Reason(rule=BY_HAND, sentence=BROUGHT_IN, facts={"source": source}),)
    for week in weeks:
        row, _is_new = PlanWeek.objects.get_or_create(plan=plan, monday=week.monday)
        if week.running is not None:
            row.running = running_document(week.running)
            row.save(update_fields=["running"])
        if week.outcome is not None:
            planned = week.outcome.week
            add_version(row, week.asked, planned, parent=week.opened.version, changes=said)
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
    mondays = sorted(told)
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
    if _are_done(found):
        runs = usual_week(found, this_monday()).week
    else:
        runs = tuple(run_of_day(one for one in found if one.when.weekday() == day) for day in Day)
    weekly = (A_WEEKLY_RACE if run.kind is RunKind.RACE else run for run in runs)
    return dict(zip(Day, weekly, strict=True))


def _are_done(found: tuple[FoundRun, ...]) -> bool:
    return bool(found) and all(run.is_done for run in found)


def _km(found: tuple[FoundRun, ...], monday: date | None) -> float | None:
    """Of a week; of the usual one what was really run."""
    if monday is None:
        return usual_week(found, this_monday()).km if _are_done(found) else None
    return weekly_km(_of_week(found, monday))


def _of_week(found: tuple[FoundRun, ...], monday: date) -> list[FoundRun]:
    return [run for run in found if monday <= run.when < monday + A_WEEK]


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


def _waiting_week(
    week: RunWeek, runs: Mapping[Day, Run], weeks: FoundWeek, found: tuple[FoundRun, ...]
) -> RunWeek:
    """Its races are those of the season, which may still move: none is written among the runs."""
    before = weeks.running_in(week.monday)
    usual = read_request(weeks.rows[None].current).week if before is None else before.week
    own = tuple(runs.get(day, usual[day]) for day in Day)
    least = least_km(_of_week(found, week.monday)) if week.km is None and week.monday else None
    return replace(week, running=Running(week=own, km=week.km, least_km=least))


def _judged(week: RunWeek, runs_after: Mapping[date | None, tuple[Run, ...]]) -> RunWeek:
    opened = week.opened
    request = replace(opened.request, weekly_km=week.asked.weekly_km)
    if opened.monday is not None:
        request = replace(
            request,
            previous_week=runs_after.get(opened.monday - A_WEEK, request.previous_week),
            next_week=runs_after.get(opened.monday + A_WEEK, request.next_week),
        )
    outcome = change_by_hand(week.edits, opened.week, request)
    before = review_week(opened.week, opened.request)
    new = new_findings(outcome.findings, outcome.week, before, opened.week)
    return replace(week, outcome=outcome, new=new)


def weeks_that_wait(plan: Plan) -> tuple[date, ...]:
    """Mondays of coming weeks that keep runs until they are planned."""
    mondays = _waiting(plan).values_list("monday", flat=True).order_by("monday")
    return tuple(monday for monday in mondays if monday)


@transaction.atomic
def forget_running(plan: Plan) -> None:
    """Of the weeks that wait: they have the usual runs again, and a calendar that still holds the
    others asks again. What is planned stays as it is."""
    _waiting(plan).update(running=None)
    RunningPlan.objects.filter(plan=plan).update(runs=[], left_alone=[], etag="")


def _waiting(plan: Plan) -> QuerySet[PlanWeek]:
    ahead = PlanWeek.objects.filter(plan=plan, monday__gte=this_monday(), current=None)
    return ahead.filter(running__isnull=False)


def wait_to_be_planned(plan: Plan, since: date) -> None:
    """Weeks from this day on that differ from the plan by nothing but the runs that came follow it
    again and keep their runs: a season plans each of them when its time comes."""
    came = [{"rule": BY_HAND, "sentence": BROUGHT_IN}]
    weeks: dict[PlanWeek, bool] = {}
    made = Version.objects.filter(week__plan=plan, week__monday__gte=since)
    for version in made.select_related("week__current"):
        told = [{"rule": one["rule"], "sentence": one["sentence"]} for one in version.changes]
        weeks[version.week] = weeks.get(version.week, True) and told == came
    for week, has_nothing_else in weeks.items():
        if has_nothing_else and week.current is not None:
            asked = read_request(week.current)
            week.running = running_document(Running(week=asked.week, km=asked.weekly_km))
            week.current = None
            week.save(update_fields=["running", "current"])
