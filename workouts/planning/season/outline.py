"""Decides what all weeks of a season would be, if all goes as planned: no days and no doses yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.load import rpe_weight
from workouts.planning.rules.too_many_sessions import wanted_sessions
from workouts.planning.rules.weekly_sets_out_of_range import RACE_WEEK_MOST, SetRange, set_range
from workouts.planning.season.course import (
    BY_PHASE,
    MOST_GRID_SESSIONS,
    Course,
    cuts_back_next,
    is_cut_back,
    races_in,
    tapers_soon,
    waits,
    weeks_to_deload,
)
from workouts.planning.season.doses.grid import Cell, row_of
from workouts.planning.season.doses.roles import candidates
from workouts.planning.season.history import (
    USUAL_WEEKS,
    History,
    ordinary_weeks_of,
    usual_ham_sets,
    weeks_since_easier,
)
from workouts.planning.season.races import later, with_races
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.season import (
    CLOSE_RACES_WEEKS,
    WAVE_WEEKS,
    WEEKS_FOR_BUILD,
    Phase,
    Priority,
    Race,
)
from workouts.planning.values.week import Day, Reason, Running, reason

MOST_WEEKS = 52
MANY_MAIN_RACES = 4  # of one season (product default)


@dataclass(frozen=True, kw_only=True)
class OutlineWeek:
    """One week of the season as it would be. `number` counts from 1, the first week of the outline.

    `ham_sets` is what the sessions would hold, `wanted` the range that suits the week.
    """

    number: int
    request: Request
    course: Course
    sessions: int
    ham_sets: float
    wanted: SetRange
    races: tuple[Race, ...] = ()

    @property
    def phase(self) -> Phase:
        return self.request.phase

    @property
    def is_deload(self) -> bool:
        return self.course is Course.DELOAD


@dataclass(frozen=True, kw_only=True)
class Outline:
    """All weeks to the last race, or one wave without; `notes` say what was left out and why."""

    weeks: tuple[OutlineWeek, ...]
    notes: tuple[Reason, ...] = ()


def outline(
    first: Request,
    exercises: tuple[Exercise, ...],
    *,
    races: tuple[Race, ...] = (),
    history: History = (),
    weeks: int | None = None,
    running: Mapping[int, Running] | None = None,
) -> Outline:
    """From the week of `first` on. `races` count their days from its Monday; that of the request
    belongs to them. Weeks that are over set the clock of the easier weeks. `running` are the runs
    of weeks that differ from the usual one, by how many weeks after the first they are.
    """
    all_races = tuple(sorted({*races, *first.races}, key=lambda race: race.day_offset))
    if first.block_week is None:
        first = replace(first, block_week=1)
    count = weeks or _weeks_to(all_races)
    return Outline(
        weeks=tuple(_weeks(first, exercises, all_races, history, count, running or {})),
        notes=(*_notes(in_week(first, all_races, 0)), *_race_notes(all_races, count)),
    )


def in_week(first: Request, races: tuple[Race, ...], weeks: int) -> Request:
    """The runner so many weeks later: on the way to the next race that matters, after the last."""
    days = weeks * len(Day)
    request = later(replace(first, race=None, other_races=()), weeks)
    return with_races(request, (replace(one, day_offset=one.day_offset - days) for one in races))


def _weeks_to(races: tuple[Race, ...]) -> int:
    if not races:
        return WAVE_WEEKS
    return min(MOST_WEEKS, races[-1].day_offset // len(Day) + 1)


def _weeks(
    first: Request,
    exercises: tuple[Exercise, ...],
    races: tuple[Race, ...],
    history: History,
    count: int,
    running: Mapping[int, Running],
) -> Iterator[OutlineWeek]:
    clock = weeks_since_easier(history)
    usual = [] if (sets := usual_ham_sets(history)) is None else [sets]
    phase, in_phase = first.phase, ordinary_weeks_of(first.phase, history)
    for number in range(count):
        request = _with_running(in_week(first, races, number), number, running, history)
        if request.phase is not phase:
            phase, in_phase = request.phase, int(_comes_round_again(request))
        own = tuple(r for r in races if r.day_offset // len(Day) == number)
        course = _course(request, clock)
        request = replace(
            request,
            deload=course is Course.DELOAD,
            usual_ham_sets=sum(usual) / len(usual) if usual else None,
        )
        sessions = _sessions(request, course)
        full = _grid_sets(request, in_phase, sessions, exercises)
        wanted = set_range(request)
        is_ordinary = course is Course.ORDINARY
        yield OutlineWeek(
            number=number + 1,
            request=request,
            course=course,
            sessions=sessions,
            ham_sets=_within(full, wanted, request) if sessions else 0.0,
            wanted=wanted,
            races=own,
        )
        clock = clock + 1 if is_ordinary and not request.is_intro else 0
        in_phase += is_ordinary and not request.is_intro
        if is_ordinary and not request.is_intro:
            usual = [*usual, min(full, wanted.high)][-USUAL_WEEKS:]


def _with_running(
    request: Request, number: int, running: Mapping[int, Running], history: History
) -> Request:
    """With the runs of this week, where they are known. Kilometres are compared only between weeks
    that both have some of their own: the usual ones are a round number."""
    here, before, after = (running.get(number + weeks) for weeks in (0, -1, 1))
    if here is None:
        return request
    past = history[-1].request.weekly_km if history and not number else None
    return replace(
        request,
        week=here.week,
        weekly_km=request.weekly_km if here.km is None else here.km,
        previous_week=request.week if before is None else before.week,
        next_week=request.week if after is None else after.week,
        previous_km=here.km and (past if before is None else before.km),
        next_km=here.km and (None if after is None else after.km),
    )


def _comes_round_again(request: Request) -> bool:
    """A phase of a later wave starts at its second week."""
    return request.main_race is None and (request.wave_week or 0) > WAVE_WEEKS


def _course(request: Request, clock: int) -> Course:
    if request.is_too_late:
        return Course.NONE
    if waits(request):
        return Course.OWN
    if request.phase in BY_PHASE:
        return BY_PHASE[request.phase]
    if request.is_intro or not clock or tapers_soon(request):
        return Course.ORDINARY
    wave = weeks_to_deload(request)
    if races_in(request, 0) or is_cut_back(request):
        is_due = clock >= wave - 1
    else:
        suits_better = races_in(request, 1) or cuts_back_next(request)
        is_due = clock >= wave and not (clock == wave and suits_better)
    return Course.DELOAD if is_due else Course.ORDINARY


def _sessions(request: Request, course: Course) -> int:
    if course is Course.NONE:
        return 0
    return min(wanted_sessions(request), MOST_GRID_SESSIONS)


def _grid_sets(
    request: Request, in_phase: int, sessions: int, exercises: tuple[Exercise, ...]
) -> float:
    """Hamstring sets that the grid asks for, by the exercises that would do each job."""
    row = row_of(request, ordinary_weeks=in_phase)[: max(1, sessions)]
    return sum(_cell_sets(cell, request, exercises) for cells in row for cell in cells)


def _cell_sets(cell: Cell, request: Request, exercises: tuple[Exercise, ...]) -> float:
    found = next(candidates(cell.role, request, exercises, frozenset()), None)
    credit = 0.0 if found is None else found.set_credit
    return cell.sets * credit * rpe_weight(cell.rpe)


def _within(full: float, wanted: SetRange, request: Request) -> float:
    """The grid's sets, or the middle of what an easier week has."""
    if request.phase is Phase.RACE_WEEK:
        return RACE_WEEK_MOST / 2
    if request.deload or request.phase in BY_PHASE:
        return round(min(wanted.middle, full), 2)
    return round(min(full, wanted.high), 2)


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
    main = [race.day_offset // len(Day) for race in races if race.priority is Priority.A]
    close = sum(after - before <= CLOSE_RACES_WEEKS for before, after in pairwise(main))
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
