"""Decides how much jumping and sprinting the coming week holds (blocks.md, section 5)."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from exercises.vocabulary import Kind, Level
from workouts.planning.measures.load import contacts_of
from workouts.planning.measures.power import MASTERS_SHARE, YOUTH_SHARE, most_contacts
from workouts.planning.rules.too_many_contacts import MOST_RISE
from workouts.planning.rules.unearned_jumps import has_earned_jumps
from workouts.planning.search.menu import Menu, jump_doses, sprint_doses
from workouts.planning.season.course import Course, Plan
from workouts.planning.season.history import History, weeks_with_jumps, weeks_without_jumps
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.limits import MOST_REPS, MOST_SETS
from workouts.planning.values.request import LAYOFF_WEEKS, Request
from workouts.planning.values.season import (
    NOTHING_NEW_DAYS,
    WEEKS_FOR_BUILD,
    Distance,
    Phase,
)
from workouts.planning.values.week import Prescription

#: Landings a week, by weeks with jumps since they began (barrio-2023, balsalobre-2016; defaults).
LADDER = {
    Level.BEGINNER: (16, 18, 20, 20, 24, 28, 32, 36, 40),
    Level.INTERMEDIATE: (20, 24, 28, 28, 32, 38, 44, 52, 60),
    Level.ADVANCED: (24, 28, 34, 34, 40, 48, 56, 66, 80),
}
#: The most landings of a week, and the most sprints of a session, while legs freshen up.
MOST_CONTACTS = {
    Phase.PEAK: {Level.BEGINNER: 20, Level.INTERMEDIATE: 30, Level.ADVANCED: 40},
    Phase.TAPER: {Level.BEGINNER: 0, Level.INTERMEDIATE: 15, Level.ADVANCED: 20},
}
MOST_SPRINTS = {Phase.PEAK: 6, Phase.TAPER: 4}
SHORT_PAUSE_WEEKS, SHORT_PAUSE_SHARE = 2, 0.8  # after two weeks without
FEWEST_JUMPS, MOST_JUMPS = 3, 6  # of a set
MOST_EXTRA_SETS = 1  # where a number of landings does not fit whole sets
WITH_POWER = (Phase.BUILD, Phase.PEAK, Phase.TAPER)
WITH_JUMPS = (Course.ORDINARY, Course.LIGHTER, Course.TAPER)
WITH_SPRINTS = (*WITH_JUMPS, Course.DELOAD, Course.RESTART)  # the first week back has none (R38)
LAST_HILLS = {Distance.MARATHON: 3}  # weeks to the race in which hill sprints end
LAST_JUMPS = {Distance.ULTRA: 6}


def power_menu(
    history: History, plan: Plan, exercises: tuple[Exercise, ...], *, as_before: bool = False
) -> Menu:
    """One dose of jumps and of sprints, where the week may have them; with `as_before` no more
    jumps than the last ones."""
    jumps = None
    if plan.course in WITH_JUMPS and may_jump(plan.request):
        wanted, before = contacts_wanted(history, plan.request), weeks_with_jumps(history)
        if as_before:
            wanted = min([wanted, *before[:1]])
        if before or plan.course is Course.ORDINARY:  # nothing begins in a week that is lighter
            jumps = _jumps(history, plan.request, exercises, wanted)
    is_jumper = jumps is not None or bool(weeks_with_jumps(history))
    may_sprint = plan.course in WITH_SPRINTS and not (is_jumper and _is_marathon(plan.request))
    sprints = tuple(_sprints(plan.request, exercises)) if may_sprint else ()
    return Menu(strength={}, jumps=jumps, sprints=sprints)


def may_jump(request: Request) -> bool:
    """Earned, in a phase with power, and nothing new right before a race."""
    race = request.main_race
    if race is not None and race.day_offset // 7 <= LAST_JUMPS.get(race.distance, 0):
        return False
    is_phase = request.phase in WITH_POWER and request.has_power_block
    return is_phase and has_earned_jumps(request) and not request.deload


def _is_marathon(request: Request) -> bool:
    """Jumps or hills, not both."""
    race = request.main_race
    return race is not None and race.distance is Distance.MARATHON


def contacts_wanted(history: History, request: Request) -> int:
    """Landings of the coming week; none where jumps would be new right before a race."""
    before = weeks_with_jumps(history)
    is_new = not before or weeks_without_jumps(history) >= LAYOFF_WEEKS
    if is_new and _is_too_late_for_new(request):
        return 0
    if is_new:
        wanted: float = LADDER[request.level][0]
    else:
        ladder = LADDER[request.level]
        wanted = ladder[min(len(before), len(ladder) - 1)]
        if request.phase in MOST_CONTACTS:
            wanted = min(wanted, MOST_CONTACTS[request.phase][request.level])
    if request.is_masters or request.is_youth:
        wanted *= MASTERS_SHARE if request.is_masters else YOUTH_SHARE
    if not is_new:
        is_held = request.raises_running or not history[-1].is_reported
        wanted = min(wanted, before[0] * (1 if is_held else MOST_RISE))
        if request.weeks_off == SHORT_PAUSE_WEEKS:
            wanted = before[0] * SHORT_PAUSE_SHARE
        elif history[-1].request.deload:
            wanted = min(wanted, before[0])
    return int(min(wanted, most_contacts(request)) + 1e-9)


def _is_too_late_for_new(request: Request) -> bool:
    """Right before a race, and in a season that has no time for a build, no power begins."""
    race, weeks = request.main_race, request.weeks_for_season
    is_short = weeks is not None and weeks < WEEKS_FOR_BUILD
    is_near = race is not None and race.day_offset <= NOTHING_NEW_DAYS
    return is_short or is_near or request.phase is Phase.TAPER


def _jumps(
    history: History, request: Request, exercises: tuple[Exercise, ...], wanted: int
) -> Prescription | None:
    kept = [
        item.exercise.id
        for past in reversed(history)
        for item in past.week.items
        if item.exercise.kind is Kind.POWER
    ]
    found = list(jump_doses(exercises, request))
    found.sort(key=lambda item: item.exercise.id not in kept[:1])
    if not found or not wanted:
        return None
    doses = _sets_and_reps(found[0], wanted)
    return max(doses, key=lambda item: (contacts_of(item), -item.sets), default=None)


def _sets_and_reps(item: Prescription, wanted: int) -> Iterator[Prescription]:
    """No more landings than wanted, in few sets."""
    sides = 2 if item.exercise.unilateral else 1
    fewest = ceil(wanted / (MOST_JUMPS * sides))
    for sets in range(1, min(fewest + MOST_EXTRA_SETS, MOST_SETS) + 1):
        for reps in range(FEWEST_JUMPS, MOST_JUMPS + 1):
            if sets * reps * sides <= wanted:
                yield replace(item, sets=sets, reps=reps)


def _sprints(request: Request, exercises: tuple[Exercise, ...]) -> Iterator[Prescription]:
    race = request.main_race
    weeks = None if race is None else race.day_offset // 7
    if race is not None and weeks is not None and weeks <= LAST_HILLS.get(race.distance, 0):
        return
    is_ultra = race is not None and race.distance is Distance.ULTRA
    if (is_ultra or _is_too_late_for_new(request)) and not request.hill_sessions_done:
        return
    most = MOST_SPRINTS.get(request.phase, MOST_REPS)
    for exercise in exercises:
        if exercise.kind is Kind.RUNNING_POWER and not exercise.is_family:
            for item in sprint_doses(exercise, request):
                yield replace(item, reps=min(item.reps, most))
