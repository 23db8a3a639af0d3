"""Dated weeks of a plan whose answers change: each is built again around its own runs, and from the
weeks before it where it was planned from them.

Weeks that follow the plan have nothing to say. Of this week the days that are past stay as they
were, and so does what is done already.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from workouts.models import Plan, PlanWeek, RaceDay, this_monday
from workouts.planning import Builder, built_again, next_week, review_week, should_cost
from workouts.planning.measures.neighbours import as_last_week
from workouts.planning.screening import cut_short, is_withheld, messages, without_strength
from workouts.planning.search.reasons import explain_by_hand
from workouts.planning.search.work import Work
from workouts.planning.season.history import History
from workouts.planning.values.report import PastWeek, week_as_planned
from workouts.planning.values.request import Request
from workouts.planning.values.season import MOST_SEASON_WEEKS
from workouts.planning.values.week import Day, Run, Week
from workouts.services.season.races import race_mondays
from workouts.services.training.logged_weeks import is_counted, weeks_so_far
from workouts.services.week.past_days import Done, done_sessions, has_begun, with_past
from workouts.services.week.weeks import A_WEEK, DatedWeek, FoundWeek, OpenWeek, find_week
from workouts.storage.catalogue import read_exercises

#: Exercises of weeks that there is no time to build: a year of ordinary ones has 500.
MOST_JUDGED = 1000
OF_A_RACE = ("race", "last_race", "week")  # each week sees them from its own Monday


@dataclass(frozen=True, kw_only=True)
class OwnWeek(DatedWeek):
    """A dated week as it is, and what is asked of it once the answers are others."""

    asked: Request
    follows_plan: bool  # it has nothing of its own: neither runs nor days that are over


def own_weeks(plan: Plan, before: Request, asked: Request, race: RaceDay | None) -> list[OwnWeek]:
    """Those of a year from this one on, with this one if some of it is over; in a fixed number of
    queries.

    `before` and `asked` are what the week that repeats is asked now, and with the new answers.
    """
    year = this_monday(), this_monday() + MOST_SEASON_WEEKS * A_WEEK
    rows = PlanWeek.objects.filter(plan=plan, monday__range=year).exclude(current=None)
    mondays = {this_monday(), *(row.monday for row in rows if row.monday)}
    found, done = _found(plan, mondays), done_sessions(plan)
    weeks = []
    for monday in sorted(mondays):
        one = replace(found, monday=monday).opened()
        begun, new = has_begun(one, done), _asked(one, before, asked, race)
        is_usual = replace(new, race=asked.race, last_race=asked.last_race) == asked
        if one.is_own or begun:
            follows = is_usual and not begun
            weeks.append(OwnWeek(opened=one, asked=new, follows_plan=follows))
    return weeks


def weeks_built_again(
    plan: Plan, own: Iterable[OwnWeek], usual: Week, asked: Request
) -> Iterator[tuple[OwnWeek, Week]]:
    """One after the other, so that every week knows the one before it as it will be; `usual` is
    the new week that repeats and `asked` what it is asked."""
    weeks = {one.monday: one for one in own}
    builder, done = Builder(read_exercises()), done_sessions(plan)
    found, judged = _found(plan, weeks), Work(MOST_JUDGED)
    past = weeks_so_far(plan) if any(is_counted(one.asked) for one in weeks.values()) else {}
    known = {
        monday: (opened.week, opened.asked)
        for monday in {first - A_WEEK for first in weeks} - weeks.keys()
        if monday < this_monday() and (opened := replace(found, monday=monday).opened())
    }
    for monday, one in sorted(weeks.items()):
        if one.follows_plan:
            yield one, usual
            continue
        last, runs_before = known.get(monday - A_WEEK, (usual, asked))
        following = weeks.get(monday + A_WEEK)
        request = replace(
            one.asked,
            previous_week=runs_before.week,
            next_week=following.asked.week if following else asked.week,
            last_strength=as_last_week(last, runs_before),
            next_strength=() if following else as_last_week(usual, asked),
        )
        if builder.work.is_over and not is_withheld(request):
            week = _in_no_time(one, usual, request, done, judged)
        else:
            history = _before(monday, past, known, (usual, asked))
            built = _built(request, asked, history, builder)
            week = built_again(with_past(built, one.opened, request, done), one.opened.week)
        known[monday] = week, one.asked
        yield one, week


def _before(
    monday: date,
    past: Mapping[date, PastWeek],
    known: Mapping[date, tuple[Week, Request]],
    usual: tuple[Week, Request],
) -> History:
    """The weeks before that Monday: as they were, and as they will be."""
    coming = (this_monday() + n * A_WEEK for n in range((monday - this_monday()) // A_WEEK))
    weeks = {one: week_as_planned(*known.get(one, usual)) for one in coming} | dict(past)
    return tuple(weeks[one] for one in sorted(weeks) if one < monday)


def _built(request: Request, usual: Request, history: History, builder: Builder) -> Week:
    """Without strength work in time off; from the weeks before it where it was planned from them:
    an easier week that the runner skipped stays skipped."""
    if _is_off(request, usual):
        return without_strength(request)
    if not is_counted(request):
        return builder.build(request)
    proposed = next_week(
        history,
        request,
        read_exercises(),
        skips_deload=not request.deload,
        build=builder.build,
        work=builder.work,
    )
    return proposed.week


def _is_off(request: Request, usual: Request) -> bool:
    """A week of time off, unlike every week."""
    return request.sessions_per_week == 0 != usual.sessions_per_week


def _in_no_time(one: OwnWeek, usual: Week, request: Request, done: Done, judged: Work) -> Week:
    """As it was; else as every week; else without strength work, but for what is over: whichever no
    rule forbids now. There is no time to look for a better one."""
    was = one.opened.week
    week = _fine(was, request, judged)
    if week is None:
        like_usual = built_again(with_past(usual, one.opened, request, done), was)
        week = _fine(like_usual, request, judged)
    return week or cut_short(with_past(without_strength(request), one.opened, request, done))


def _fine(week: Week, request: Request, judged: Work) -> Week | None:
    """The week as it is told for this request; None where a rule forbids it, or nobody has the time
    to ask."""
    judged.look(len(week.items))
    findings = () if judged.is_over else review_week(week, request)
    if judged.is_over or week.withheld or any(finding.is_must for finding in findings):
        return None
    told = replace(explain_by_hand(week, request), messages=messages(request))
    return cut_short(replace(told, cost=should_cost(findings), relaxed=(), ways_back=()))


def _found(plan: Plan, mondays: Iterable[date]) -> FoundWeek:
    reach = {monday + weeks * A_WEEK for monday in mondays for weeks in (-1, 0, 1)}
    found = find_week(plan.code, also=reach)
    found.read_sessions()
    return found


def _asked(opened: OpenWeek, before: Request, asked: Request, race: RaceDay | None) -> Request:
    """What the runner has changed holds for every week; what a week says of itself alone stays.
    That it was planned for a race is nothing of its own."""
    monday = opened.monday
    assert monday is not None  # noqa: S101 (only dated weeks are read)
    new = asked
    if monday not in race_mondays(opened.plan.race):
        names = (one.name for one in fields(Request) if one.name not in OF_A_RACE)
        changed = {
            name: getattr(asked, name)
            for name in names
            if getattr(asked, name) != getattr(before, name)
        }
        if _is_off(opened.asked, before):
            changed.pop("sessions_per_week", None)
        new = replace(opened.asked, **changed)
    last = race.behind(monday) if race else None
    return replace(
        new,
        week=tuple(_run(day, opened, before, asked) for day in Day),
        race=race.seen_from(monday) if race else None,
        last_race=last or asked.last_race,
    )


def _run(day: Day, opened: OpenWeek, before: Request, asked: Request) -> Run:
    """The week's own, unless it is that of every week, or the plan's race as it was until now."""
    own, race = opened.asked.week[day], opened.plan.race
    raced = race.run if race and (race.monday, race.day) == (opened.monday, day) else None
    return asked.week[day] if own in (before.week[day], raced) else own
