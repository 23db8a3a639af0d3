"""Decides the doses of an ordinary week: what the grid asks for, moved by what was done."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.dose import reps_left
from workouts.planning.measures.load import MAIN_SLOTS, is_main_lift
from workouts.planning.measures.movement import is_weighted
from workouts.planning.rules.too_big_a_step import MOST_HAM_SETS_STEP, MOST_SETS_STEP
from workouts.planning.rules.too_many_sessions import wanted_sessions
from workouts.planning.rules.weekly_sets_out_of_range import set_range
from workouts.planning.search.menu import MASTERS_EASED_WEEKS, is_fine
from workouts.planning.season.course import MOST_GRID_SESSIONS
from workouts.planning.season.doses.dose_changes import SAME_AGAIN
from workouts.planning.season.doses.grid import MAINS, Cell, Role, Row, row_of
from workouts.planning.season.doses.progress import (
    EXTRA_REPS,
    HITS_FOR_THE_FULL_VERSION,
    Step,
    Turn,
    is_hit,
    is_stalled,
    step_of,
)
from workouts.planning.season.doses.roles import (
    Move,
    candidates,
    prescribed,
    reps_range,
    role_of,
)
from workouts.planning.season.doses.session_doses import Dose, Doses, Known, shrunk, with_sets
from workouts.planning.season.history import is_ordinary, ordinary_places, ordinary_weeks_of
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.report import DoneItem, DoneSession, PastWeek, as_planned
from workouts.planning.values.season import WAVE_WEEKS, Phase
from workouts.planning.values.week import Prescription, Session, reason

MOST_HINGE_SETS = 2  # in the place of a pull: its lowering is harder (D3, R19)

LEGS = {Role.LEG: Role.OTHER_LEG, Role.OTHER_LEG: Role.LEG}  # each and the other

Report = tuple[DoneItem, DoneSession]


def ordinary_doses(about: Known) -> Doses:
    """What the sessions should hold, without jumps and sprints."""
    request = about.request
    index = ordinary_weeks_of(request.phase, about.history)
    if request.main_race is None and (request.wave_week or 0) > WAVE_WEEKS:
        index += _comes_round_again(request.phase, about)
    row = _legs_as_before(_with_turns(row_of(request, ordinary_weeks=index), about), about)
    if wanted_sessions(request) > len(row) > 1 and not request.is_intro:
        row = _in_three(row)
    found = tuple(_session_doses(cells, about) for cells in row)
    return _within_steps(tuple(one for one in found if one), about)


def _comes_round_again(phase: Phase, about: Known) -> bool:
    """Such a phase starts at its second week."""
    return any(past.request.phase is phase for past in about.history)


def _with_turns(row: Row, about: Known) -> Row:
    """With one session a week both hinges have their turn, and after a whole wave the two change
    places (R24)."""
    count = max(1, min(wanted_sessions(about.request), MOST_GRID_SESSIONS))
    row = row[:count]
    wave = ((about.request.wave_week or 1) - 1) // WAVE_WEEKS
    swaps = about.request.main_race is None and wave % 2 == 1
    last = _last_main(about) if count == 1 else None
    if last is not None:
        swaps = last is row[0][0].role
    return tuple(tuple(_other_main(cell) for cell in cells) for cells in row) if swaps else row


def _legs_as_before(row: Row, about: Known) -> Row:
    """The one-legged work stays in the session of the lift that it was with, as the builder placed
    it; the grid only asks that the two kinds of it have their turns."""
    if about.standing is None or len(row) == 1:
        return row
    before = {
        _main_of(session, about): {
            role_of(item.exercise, about.exercises) for item in session.items
        }
        for session in about.standing.week.gym
    }
    has_changed = all(
        LEGS[cell.role] in before.get(cells[0].role, ()) and cell.role not in before[cells[0].role]
        for cells in row
        for cell in cells
        if cell.role in LEGS
    )
    return tuple(tuple(map(_other_leg, cells)) for cells in row) if has_changed else row


def _in_three(row: Row) -> Row:
    """The same sets in shorter sessions: a third one takes over a helper of each of the others."""
    first, second = row
    legs = tuple(cell for cell in first if cell.role in LEGS)
    curls = tuple(cell for cell in second if cell.role is Role.CURL)
    first = tuple(cell for cell in first if cell not in legs)
    second = tuple(cell for cell in second if cell not in curls)
    return (first, second, (*legs, *curls))


def _other_leg(cell: Cell) -> Cell:
    return replace(cell, role=LEGS.get(cell.role, cell.role))


def _other_main(cell: Cell) -> Cell:
    if cell.role not in MAINS:
        return cell
    if cell.role is Role.HINGE:
        return replace(cell, role=Role.PULL)
    return replace(cell, role=Role.HINGE, sets=min(cell.sets, MOST_HINGE_SETS))


def _last_main(about: Known) -> Role | None:
    """Of a last week that had one session."""
    if not about.history or len(about.history[-1].week.gym) != 1:
        return None
    if not is_ordinary(about.history, len(about.history) - 1):
        return None
    items = about.history[-1].week.gym[0].items
    lift = next((item for item in items if is_main_lift(item)), None)
    return None if lift is None else role_of(lift.exercise, about.exercises)


def _session_doses(cells: tuple[Cell, ...], about: Known) -> tuple[Dose, ...]:
    found = (_dose(cell, cells[0].role, about) for cell in cells)
    return tuple(sorted((d for d in found if d), key=lambda dose: dose.item.exercise.order_slot))


def _dose(cell: Cell, main: Role, about: Known) -> Dose | None:
    """The cell's dose of the first exercise that can do its job; None where none can."""
    request = about.request
    if request.is_masters and request.is_in_first(MASTERS_EASED_WEEKS):
        cell = replace(cell, sets=max(1, cell.sets - 1))
    for exercise in candidates(cell.role, request, about.exercises, _kept(about)):
        last = _last_report(exercise, main, about)
        like = None if last is None else last[0].planned
        move = Move.STAY if last is None else _move(*last, cell, about)
        item = prescribed(exercise, cell, request, like, move)
        if item is not None and move is Move.OTHER and like and _is_other(item, like):
            return _another(item, like)
        if item is not None:
            return _after(item, cell, last, about)
    return None


def _move(before: DoneItem, session: DoneSession, cell: Cell, about: Known) -> Move:
    """A beginner's simple version gives way to the exercise itself after two top hits, or with the
    weeks; a main lift that got no further has another version instead of more sets."""
    item = before.planned
    reports = [one for one in _reports(item.exercise, session, about) if _is_like(one[0], before)]
    if is_main_lift(item) and is_stalled(tuple(one for one, _session in reports)):
        return Move.OTHER
    _, top = reps_range(item, cell, about.request)
    hits = takewhile(lambda one: one[1].is_done and is_hit(one[0], top), reports)
    is_learned = sum(1 for _ in hits) >= HITS_FOR_THE_FULL_VERSION
    return Move.UP if is_learned and not about.request.is_intro else Move.STAY


def _reports(exercise: Exercise, session: DoneSession, about: Known) -> Iterator[Report]:
    """Of this exercise in all ordinary weeks that were reported, the latest first; the first weeks
    of a programme only introduce."""
    main = _main_of(session.planned, about) or Role.PULL
    for place in ordinary_places(about.history):
        past = about.history[place]
        if past.is_reported and not past.request.is_intro:
            found = _report_in(exercise, main, past, about)
            yield from () if found is None else (found,)


def _is_like(item: DoneItem, other: DoneItem) -> bool:
    return not _is_other(item.planned, other.planned)


def _is_other(item: Prescription, like: Prescription) -> bool:
    """In another version, or with other kit."""
    return (item.modification_id, item.equipment) != (like.modification_id, like.equipment)


def _another(item: Prescription, before: Prescription) -> Dose:
    said = gettext_noop(
        "Six weeks without progress: {now} instead of {before}. Find a weight that leaves {left} "
        "good reps."
    )
    left = reps_left(item.rpe)
    why = reason("R24", said, now=item.name, before=before.name, left=left)
    return Dose(item=replace(item, load_kg=None), before=before, why=why)


def _kept(about: Known) -> frozenset[str]:
    if about.standing is None:
        return frozenset()
    return frozenset(item.exercise.id for item in about.standing.week.items)


def _last_report(exercise: Exercise, main: Role, about: Known) -> Report | None:
    """Of this exercise in the last ordinary week that had it, preferably in the session of the
    same main lift."""
    for place in ordinary_places(about.history):
        found = _report_in(exercise, main, about.history[place], about)
        if found is not None:
            return found
    return None


def _report_in(exercise: Exercise, main: Role, past: PastWeek, about: Known) -> Report | None:
    sessions = past.sessions or tuple(as_planned(session) for session in past.week.sessions)
    found = [
        (item, session)
        for session in sessions
        for item in session.items or as_planned(session.planned).items
        if item.planned.exercise.id == exercise.id
    ]
    same_main = [one for one in found if _main_of(one[1].planned, about) is main]
    return next(iter((*same_main, *found)), None)


def _main_of(session: Session, about: Known) -> Role | None:
    lift = next((i for i in session.items if i.exercise.order_slot in MAIN_SLOTS), None)
    return None if lift is None else role_of(lift.exercise, about.exercises)


def _after(item: Prescription, cell: Cell, last: Report | None, about: Known) -> Dose:
    """The grid's dose, moved by what was reported."""
    if last is None:
        return Dose(item=item)
    before = last[0].as_lifted
    step = _step(*last, item, cell, about)
    moved = _moved(item, cell, before, step, about)
    if moved.sets > before.sets and step.turn is Turn.MORE and _is_same_phase(about):
        # One kind of step at a time (R34): where the grid adds a set, reps and weight wait.
        waiting = Dose(item=moved, before=before, step=step)
        why = reason("R37", SAME_AGAIN)
        step = Step(turn=Turn.SAME, reps=before.reps, kg=before.load_kg, why=why)
        moved = _moved(item, cell, before, step, about)
        return Dose(item=moved, before=before, step=step, waiting=waiting)
    return Dose(item=moved, before=before, step=step)


def _step(
    before: DoneItem, session: DoneSession, item: Prescription, cell: Cell, about: Known
) -> Step:
    last = about.history[-1]
    if about.standing is not last or not last.is_reported or not _is_of(session, last):
        said, holds = gettext_noop("The dose from before, taken up again."), False
        if about.standing is last and not last.is_reported:
            said, holds = gettext_noop("Nothing was written down: the same again."), True
        elif last.is_missed:
            said, holds = gettext_noop("Last week was missed: the same again."), True
        why = reason("R36", said)
        kg = before.as_lifted.load_kg
        return Step(turn=Turn.SAME, reps=before.planned.reps, kg=kg, why=why, holds=holds)
    bottom, top = reps_range(before.planned, cell, about.request)
    return step_of(
        before,
        session,
        top=top,
        bottom=bottom,
        earlier=tuple(_earlier(item.exercise, session, about)),
        runs_more=about.request.raises_running,
    )


def _is_of(session: DoneSession, past: PastWeek) -> bool:
    return any(one is session for one in past.sessions or ())


def _earlier(exercise: Exercise, session: DoneSession, about: Known) -> Iterator[Report]:
    """Reports of the ordinary weeks before the last one."""
    main = _main_of(session.planned, about) or Role.PULL
    for number, place in enumerate(ordinary_places(about.history)):
        past = about.history[place]
        if number and past.is_reported:
            found = _report_in(exercise, main, past, about)
            if found is None:
                return
            yield found


def _is_same_grid(before: Prescription, cell: Cell, about: Known) -> bool:
    """The reps of last time belong to the same range, so that they may go on."""
    low, high = reps_range(before, cell, about.request)
    is_intro = about.standing is not None and about.standing.request.is_intro
    # Without weight the range is the same in all phases.
    is_same = _is_same_phase(about) or (not is_weighted(before) and not is_intro)
    return is_same and low <= before.reps <= high + EXTRA_REPS


def _is_same_phase(about: Known) -> bool:
    standing = about.standing
    if standing is None or standing.request.is_intro:
        return False
    return standing.request.phase is about.request.phase


def _moved(
    item: Prescription, cell: Cell, before: Prescription, step: Step, about: Known
) -> Prescription:
    sets = item.sets
    if step.fewer_sets:
        sets = max(1, min(sets, before.sets) - step.fewer_sets)
    if step.holds:
        sets, item = min(sets, before.sets), replace(item, rpe=min(item.rpe, before.rpe))
    if _is_same_phase(about) and step.turn is not Turn.LESS:
        # What was done is not taken away by the table.
        sets, as_hard = max(sets, before.sets), replace(item, rpe=max(item.rpe, before.rpe))
        item = as_hard if is_fine(as_hard, about.request) else item
    reps = step.reps if _is_same_grid(before, cell, about) else item.reps
    return replace(item, sets=sets, reps=reps)


def _within_steps(found: Doses, about: Known) -> Doses:
    """One set more for an exercise and two hamstring sets for the week, at the most (R34)."""
    request = about.request
    sessions = [list(doses) for doses in found]
    for exercise_id, last in request.ordinary_sets.items():
        places = [
            (one, two)
            for one, doses in enumerate(sessions)
            for two, dose in enumerate(doses)
            if dose.item.exercise.id == exercise_id
        ]
        for one, two in reversed(places):
            total = sum(sessions[a][b].item.sets for a, b in places)
            more = total - last - MOST_SETS_STEP
            if more > 0:
                sessions[one][two] = with_sets(
                    sessions[one][two], sessions[one][two].item.sets - more
                )
    most = set_range(request).high
    last_sets = request.ordinary_ham_sets
    if last_sets:
        more = 0 if request.raises_running else MOST_HAM_SETS_STEP
        most = min(most, last_sets + more)
    return shrunk(tuple(tuple(doses) for doses in sessions if doses), most)
