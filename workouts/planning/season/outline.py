"""Decides what all weeks of a season would be, each after one that went as planned."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import ham_sets
from workouts.planning.rules.weekly_sets_out_of_range import SetRange, set_range
from workouts.planning.search.builder import Builder
from workouts.planning.search.work import MOST_LOOKS, Work
from workouts.planning.season.course import Course, begun_again, plan_of
from workouts.planning.season.history import History
from workouts.planning.season.next_week import NextWeek, next_week
from workouts.planning.season.races import in_week, later
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.report import week_as_planned
from workouts.planning.values.request import Request
from workouts.planning.values.season import (
    CLOSE_RACES_WEEKS,
    MOST_SEASON_WEEKS,
    WAVE_WEEKS,
    WEEKS_FOR_BUILD,
    Phase,
    Priority,
    Race,
)
from workouts.planning.values.week import Day, Reason, Running, Week, reason

NEAR_WEEKS = 4  # in which rules ask for the days to a race: two weeks and more at the most
MANY_MAIN_RACES = 4  # of one season (product default)


@dataclass(frozen=True, kw_only=True)
class OutlineWeek:
    """One week of the season as it would be. `number` counts from 1, the first week of the outline.

    `proposed` is what its runner would be offered.
    """

    number: int
    proposed: NextWeek
    races: tuple[Race, ...] = ()

    @property
    def request(self) -> Request:
        return self.proposed.request

    @property
    def course(self) -> Course:
        return self.proposed.course

    @property
    def phase(self) -> Phase:
        return self.request.phase

    @property
    def is_deload(self) -> bool:
        return self.course is Course.DELOAD

    @property
    def sessions(self) -> int:
        return len(self.proposed.week.gym)

    @property
    def ham_sets(self) -> float:
        """What the sessions would hold."""
        return round(ham_sets(self.proposed.week), 2)

    @property
    def wanted(self) -> SetRange:
        """The range that suits the week."""
        return set_range(self.request)


@dataclass(frozen=True, kw_only=True)
class Outline:
    """All weeks to the last race, or one wave without; `notes` say what was left out and why.

    Of a rough one the last weeks are like earlier ones of their kind: there was no time for more.
    """

    weeks: tuple[OutlineWeek, ...]
    notes: tuple[Reason, ...] = ()
    is_rough: bool = False


def outline(
    first: Request,
    exercises: tuple[Exercise, ...],
    *,
    races: tuple[Race, ...] = (),
    history: History = (),
    weeks: int | None = None,
    running: Mapping[int, Running] | None = None,
) -> Outline:
    """From the week of `first` on. `races` count their days from its Monday; those of the request
    belong to them. The weeks that are over say where it goes on from. `running` are the runs of
    weeks that differ from the usual one, by how many weeks after the first they are."""
    days = {race.day_offset for race in races}
    own = (race for race in first.races if race.day_offset not in days)
    all_races = tuple(sorted((*races, *own), key=lambda race: race.day_offset))
    first = begun_again(first)
    if first.block_week is None:
        first = replace(first, block_week=1)
    count, work = weeks or _weeks_to(all_races), Work(MOST_LOOKS)
    return Outline(
        weeks=tuple(_weeks(first, exercises, all_races, history, count, running or {}, work)),
        notes=(*_notes(in_week(first, all_races, 0)), *_race_notes(all_races, count)),
        is_rough=work.is_over,
    )


def _weeks_to(races: tuple[Race, ...]) -> int:
    if not races:
        return WAVE_WEEKS
    return min(MOST_SEASON_WEEKS, races[-1].day_offset // len(Day) + 1)


def _weeks(
    first: Request,
    exercises: tuple[Exercise, ...],
    races: tuple[Race, ...],
    history: History,
    count: int,
    running: Mapping[int, Running],
    work: Work,
) -> Iterator[OutlineWeek]:
    build, known = _built_once(exercises, work), dict[Course, Week]()
    for number in range(count):
        asked = _with_running(in_week(first, races, number), number, running, history)
        if number:
            # What hurts has settled, if all goes well; strength after this week follows from it.
            pain = asked.pain if asked.has_sit_bone_pain else 0
            asked = replace(asked, pain=pain, next_strength=None)
        if work.is_over:
            proposed = _as_before(history, asked, known)
        else:
            proposed = next_week(history, asked, exercises, build=build, work=work)
        known[proposed.course] = proposed.week
        own = tuple(race for race in races if race.day_offset // len(Day) == number)
        yield OutlineWeek(number=number + 1, proposed=proposed, races=own)
        history = (*history, week_as_planned(proposed.week, proposed.request))


def _as_before(history: History, asked: Request, known: Mapping[Course, Week]) -> NextWeek:
    """With the sessions of the last week of this kind, which no rule is asked about any more."""
    plan = plan_of(history, asked)
    week = known.get(plan.course, Week())
    return NextWeek(week=week, request=plan.request, course=plan.course, notes=plan.notes)


def _with_running(
    request: Request, number: int, running: Mapping[int, Running], history: History
) -> Request:
    """With the runs of this week, where they are known. Kilometres are compared only between weeks
    that both have some of their own: the usual ones are a round number."""
    here, before, after = (running.get(number + weeks) for weeks in (0, -1, 1))
    if here is None:
        return request if before is None else replace(request, previous_km=request.weekly_km)
    past = history[-1].known_km if history and not number else None
    last = past if before is None else before.km
    return replace(
        request,
        week=here.week,
        weekly_km=request.weekly_km if here.km is None else here.km,
        previous_week=request.week if before is None else before.week,
        next_week=request.week if after is None else after.week,
        previous_km=here.km and (last or here.km),
        next_km=here.km and (None if after is None else after.km),
    )


def _built_once(exercises: tuple[Exercise, ...], work: Work) -> Callable[[Request], Week]:
    """Builds a week by the rules alone, and takes it again for those of its kind: while a block
    waits most weeks are alike."""
    builder = Builder(exercises, work=work)
    known: dict[object, Week] = {}

    def build(request: Request) -> Week:
        phase = request.phase, request.deload, request.is_intro, _near_races(request)
        runs = request.previous_week, request.week, request.next_week
        health = request.pain, request.soreness, request.strain_stage, request.weeks_off
        kind = phase, runs, health
        if kind not in known:
            known[kind] = builder.build(request)
        return known[kind]

    return build


def _near_races(request: Request) -> tuple[Race, ...]:
    """Beyond them the date of a race says no more than the phase."""
    return tuple(race for race in request.races if race.day_offset < NEAR_WEEKS * len(Day))


def _notes(request: Request) -> Iterator[Reason]:
    weeks = request.weeks_for_season
    if weeks is None:
        return
    if request.is_too_late:
        said = gettext_noop(
            "{weeks} weeks are too few to begin strength work: it starts after the race."
        )
        yield reason("R41", said, weeks=weeks)
    elif request.phase is Phase.TAPER and request.block_week == 1:
        yield reason("R40", gettext_noop("The race is close: only a taper, no training block."))
    elif not request.is_new and weeks < WEEKS_FOR_BUILD:
        said = gettext_noop(
            "{weeks} weeks leave no time for a base or a build: you keep what you have."
        )
        yield reason("R37", said, weeks=weeks)
    elif request.is_new and _has_no_build(request, weeks):
        said = gettext_noop(
            "Lifting is new and the race {weeks} weeks away: a base, and no heavy block before it."
        )
        yield reason("R37", said, weeks=weeks)


def _race_notes(races: tuple[Race, ...], weeks: int) -> Iterator[Reason]:
    """Each race that matters most takes a taper and a recovery, so few of them fit."""
    main = [race.day_offset for race in races if race.priority is Priority.A]
    days = CLOSE_RACES_WEEKS * len(Day)
    close = any(after - before <= days for before, after in pairwise(main))
    if len(main) >= MANY_MAIN_RACES:
        said = gettext_noop(
            "{count} races that matter most in {weeks} weeks: each takes a taper, so strength only "
            "keeps what you have. Choose one or two of them, and let it grow before those."
        )
        yield reason("R40", said, count=len(main), weeks=weeks)
    elif close:
        said = gettext_noop(
            "Two races that matter most within {weeks} weeks: between them you recover, and "
            "strength only keeps what you have."
        )
        yield reason("R43", said, weeks=CLOSE_RACES_WEEKS)


def _has_no_build(request: Request, weeks: int) -> bool:
    return not any(later(request, week).phase is Phase.BUILD for week in range(weeks))
