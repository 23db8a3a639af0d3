"""Use cases of a race: which weeks it changes, what they become, and what a plan knows of it.

A race rules its own week and the weeks of its taper, at most three. Each is built again as a dated
week, one after the other, so that every week knows the one before it as it will be.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from statistics import fmean
from types import MappingProxyType

from django.db import transaction

from exercises.vocabulary import gettext_noop
from workouts.models import Plan, PlanWeek, RaceDay, this_monday
from workouts.planning import Builder
from workouts.planning.measures.load import ham_sets
from workouts.planning.measures.neighbours import as_last_week
from workouts.planning.screening import MessageCode
from workouts.planning.values.letters import as_before
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase, Priority
from workouts.planning.values.week import Day, Reason, Run, RunKind, Week
from workouts.services.week.past_days import done_sessions, with_past
from workouts.services.week.weeks import A_WEEK, DatedWeek, FoundWeek, OpenWeek, find_week
from workouts.storage.catalogue import read_exercises
from workouts.storage.plans import add_version

RACE_WEEKS = 3  # race week and the longest taper (blocks.md, section 1)
USUAL_WEEKS = 3  # before the taper; what was done in them is the usual dose (R40)
ANYBODY = Request(week=(Run(kind=RunKind.REST),) * len(Day))
BEFORE_A_RACE = (Phase.TAPER, Phase.RACE_WEEK)
RACE_WEEK_RULE = "R42"  # the builder's own change has a rule, one by hand has none
FOR_RACE = gettext_noop("Planned for the {race} on {day}.")
WITHOUT_RACE = gettext_noop("Planned again without the {race}.")
NO_FACTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class RaceChange:
    """The race of a plan from now on, None for no race.

    `also` is one more race, which is only a run of its week. `instead` is the run on the day of a
    race that is taken out; usually that of every week.
    """

    race: RaceDay | None
    also: RaceDay | None = None
    instead: Run | None = None


@dataclass(frozen=True, kw_only=True)
class KnownWeek:
    """What is asked of a week, the request that knows its neighbours too, and the week."""

    asked: Request
    request: Request
    week: Week


@dataclass(frozen=True, kw_only=True)
class RaceWeek(DatedWeek):
    """A dated week as it is, and as it would be with the race."""

    asked: Request
    week: Week


def race_mondays(race: RaceDay | None) -> tuple[date, ...]:
    """The weeks of the taper and, last, race week; from this week on."""
    if race is None:
        return ()
    ahead = (race.monday - weeks * A_WEEK for weeks in reversed(range(RACE_WEEKS)))
    return tuple(
        monday
        for monday in ahead
        if monday >= this_monday()
        and (monday == race.monday or _seen(ANYBODY, race, monday).phase in BEFORE_A_RACE)
    )


def usual_request(request: Request, race: RaceDay | None) -> Request:
    """The request of the week that repeats: it knows no race, and no taper."""
    if race is None:
        return request
    phase = _seen(request, race, this_monday()).phase
    if phase is Phase.RECOVERY or race.priority is not Priority.A:
        return request
    return replace(request, said_phase=Phase.PEAK if phase in BEFORE_A_RACE else phase)


def this_week_with(race: RaceDay | None, usual: KnownWeek, builder: Builder) -> KnownWeek | None:
    """This week as its race wants it; None where it is a week like any other."""
    mondays = race_mondays(race)
    if race is None or not mondays or mondays[0] != this_monday():
        return None
    planner = _Planner(
        lambda _monday: usual,
        usual,
        builder,
        RaceChange(race=race),
        before=None,
        kept=lambda _monday, week, _request: week,
    )
    return planner.weeks(mondays[:1])[mondays[0]]


def weeks_with(plan: Plan, change: RaceChange) -> tuple[RaceWeek, ...]:
    """The weeks that the change of a race concerns, and what they would become."""
    found = _found(plan, change)
    usual = _known(replace(found, monday=None).opened())
    if usual.week.withheld:
        return ()
    races = [race for race in (plan.race, change.race, change.also) if race is not None]
    if change.race == plan.race and change.also is not None:
        races = [change.also]
    mondays = {monday for race in races for monday in race_mondays(race)}
    opened = {monday: replace(found, monday=monday).opened() for monday in sorted(mondays)}

    def known(monday: date) -> KnownWeek:
        return _known(opened.get(monday) or replace(found, monday=monday).opened())

    done = done_sessions(plan)

    def kept(monday: date, week: Week, request: Request) -> Week:
        return with_past(week, opened[monday], request, done)

    builder = Builder(read_exercises())
    planner = _Planner(known, usual, builder, change, before=plan.race, kept=kept)
    planned = planner.weeks(tuple(opened))
    return tuple(
        RaceWeek(opened=opened[monday], asked=one.asked, week=one.week)
        for monday, one in planned.items()
    )


@transaction.atomic
def set_race(plan: Plan, race: RaceDay | None) -> None:
    """Let the plan know its race, or that there is none; the weeks stay as they are."""
    plan.race = race
    plan.save(update_fields=["race_days", "updated_at"])


@transaction.atomic
def know_races(plan: Plan, change: RaceChange) -> None:
    """Let the plan know them; the weeks stay as they are."""
    plan.refresh_from_db(fields=["race_days"], from_queryset=Plan.objects.select_for_update())
    if change.also is None:  # one more race is only a run of its week
        plan.race = change.race
    plan.save(update_fields=["race_days", "updated_at"])


@transaction.atomic
def plan_race(
    plan: Plan,
    change: RaceChange,
    *,
    based_on: Iterable[int] | None = None,
    facts: Mapping[str, str] = NO_FACTS,
) -> bool:
    """Let the plan know its race, and plan its weeks for it; each can be undone. `facts` are kept
    with the change.

    False, and nothing is written, when a week is no longer the version of `based_on` that the
    runner saw.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    planned = weeks_with(plan, change)
    if based_on is not None and [*based_on] != [one.opened.version.pk for one in planned]:
        return False
    said = [replace(one, facts={**one.facts, **facts}) for one in _said(change, plan.race)]
    for one in planned:
        row, _is_new = PlanWeek.objects.get_or_create(plan=plan, monday=one.monday)
        week = as_before(one.week, one.opened.week)
        add_version(row, one.asked, week, parent=one.opened.version, changes=said)
    know_races(plan, change)
    return True


class _Planner:
    """Plans weeks one after the other; `known` is a week as it is now, `before` the old race, and
    `kept` a new week with all that is over in it as it is."""

    def __init__(
        self,
        known: Callable[[date], KnownWeek],
        usual: KnownWeek,
        builder: Builder,
        change: RaceChange,
        *,
        before: RaceDay | None,
        kept: Callable[[date, Week, Request], Week],
    ) -> None:
        self._known, self._usual, self._builder = known, usual, builder
        self._change, self._before, self._kept = change, before, kept

    def weeks(self, mondays: tuple[date, ...]) -> Mapping[date, KnownWeek]:
        races = (self._change.race, self._change.also)
        of_race = sorted({one for race in races for one in race_mondays(race)})
        usual_sets = self._usual_sets(of_race[0]) if of_race else None
        made: dict[date, KnownWeek] = {}
        for monday in mondays:
            asked = self._asked(monday)
            if monday in of_race:
                asked = replace(asked, usual_ham_sets=usual_sets)
            elif asked.week == self._usual.asked.week and asked.phase is not Phase.RECOVERY:
                made[monday] = replace(self._usual, asked=asked)
                continue
            request = self._with_neighbours(asked, monday, mondays, made)
            week = self._kept(monday, self._built(request), request)
            made[monday] = KnownWeek(asked=asked, request=request, week=week)
        return made

    def _asked(self, monday: date) -> Request:
        """What is asked of a week, with the race as a run on its day."""
        asked, race, before = self._known(monday).asked, self._change.race, self._before
        runs = list(asked.week)
        if before is not None and before.monday == monday and runs[before.day] == before.run:
            runs[before.day] = self._change.instead or self._usual.asked.week[before.day]
        for one in (race, self._change.also):
            if one is not None and one.monday == monday:
                runs[one.day] = one.run
        return replace(
            asked,
            week=tuple(runs),
            said_phase=self._usual.asked.said_phase,
            usual_ham_sets=self._usual.asked.usual_ham_sets,
            race=race.seen_from(monday) if race else None,
            last_race=race.behind(monday) if race else None,
        )

    def _with_neighbours(
        self, asked: Request, monday: date, mondays: tuple[date, ...], made: dict[date, KnownWeek]
    ) -> Request:
        before, after = monday - A_WEEK, monday + A_WEEK
        last = made.get(before) or self._known(before)
        following = self._known(after)
        is_fixed = after not in mondays  # else it is planned next, and looks at this one
        return replace(
            asked,
            previous_week=last.asked.week,
            next_week=self._asked(after).week,
            last_strength=as_last_week(last.week, last.asked),
            next_strength=as_last_week(following.week, following.asked) if is_fixed else (),
        )

    def _built(self, request: Request) -> Week:
        week = self._builder.build(request)
        # The phase of a dated week is no news: the race was just entered.
        told = tuple(code for code in week.messages if code != MessageCode.PHASE_DIFFERS)
        return replace(week, messages=told)

    def _usual_sets(self, first: date) -> float:
        """Hamstring sets in the weeks before the taper."""
        weeks = (self._known(first - number * A_WEEK) for number in range(1, USUAL_WEEKS + 1))
        return round(fmean(ham_sets(one.week) for one in weeks), 2)


def _found(plan: Plan, change: RaceChange) -> FoundWeek:
    """The plan's weeks around all these races."""
    races = (plan.race, change.race, change.also)
    mondays = [one.monday for one in races if one is not None]
    reach = range(-RACE_WEEKS - USUAL_WEEKS, 2)
    also = {monday + weeks * A_WEEK for monday in mondays for weeks in reach}
    return find_week(plan.code, also=also)


def _known(opened: OpenWeek) -> KnownWeek:
    return KnownWeek(asked=opened.asked, request=opened.request, week=opened.week)


def _seen(asked: Request, race: RaceDay, monday: date) -> Request:
    return replace(asked, race=race.seen_from(monday), last_race=race.behind(monday))


def _said(change: RaceChange, before: RaceDay | None) -> tuple[Reason, ...]:
    race = change.also or change.race
    if race is not None:
        return (
            Reason(
                rule=RACE_WEEK_RULE, sentence=FOR_RACE, facts={"race": race.run, "day": race.day}
            ),
        )
    if before is not None:
        return (Reason(rule=RACE_WEEK_RULE, sentence=WITHOUT_RACE, facts={"race": before.run}),)
    return ()
