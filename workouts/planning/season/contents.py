"""Decides what the sessions of the coming week hold, before their days are chosen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.dose import reps_left
from workouts.planning.measures.goals import DELOAD_RPE
from workouts.planning.measures.load import (
    MAIN_SLOTS,
    ham_sets_of,
    is_main_lift,
)
from workouts.planning.measures.movement import is_curl, is_weighted
from workouts.planning.rules.dose_unfit_for_phase import DELOAD_REPS_LESS
from workouts.planning.rules.strength_in_race_week import LAST_LIGHT_DAYS
from workouts.planning.rules.too_big_a_step import MOST_HAM_SETS_STEP, MOST_SETS_STEP
from workouts.planning.rules.too_many_sessions import wanted_sessions
from workouts.planning.rules.weekly_sets_out_of_range import (
    DELOAD_SHARE,
    EASED_SHARE,
    MAINTAIN,
    RACE_WEEK_MOST,
    TAPER_SHARE,
    set_range,
)
from workouts.planning.search.menu import FOUNDATION_REPS
from workouts.planning.season.course import MOST_GRID_SESSIONS, Course, Plan
from workouts.planning.season.grid import MAINS, Cell, Role, Row, row_of
from workouts.planning.season.history import (
    RESTART_SHARES,
    History,
    is_ordinary,
    last_ordinary,
    load_shares,
    ordinary_places,
    ordinary_weeks_of,
)
from workouts.planning.season.progress import (
    EXTRA_REPS,
    MOST_RISE,
    Step,
    Turn,
    lifted,
    step_of,
    whole_kg,
)
from workouts.planning.season.roles import candidates, prescribed, reps_range, role_of
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.report import DoneItem, DoneSession, PastWeek, as_planned
from workouts.planning.values.request import Distance, Phase, Request
from workouts.planning.values.week import Day, Prescription, Reason, Session, reason

MASTERS_EASED_WEEKS = 4  # with one set fewer per exercise (R49)
AMBER_LOAD = 0.7  # of the standing load, R44
AMBER_RPE = 6.5
TAPER_OF_LAST = 0.85  # of the sets of the week before at most, so that a taper is felt as one
LIGHTER_LOAD = 0.9  # after two weeks without, R38
DELOAD_RPE_LESS = 1.0  # the same load with fewer reps, so that it is easier (bell-2023)
LEAST_WORKING_RPE = 6.0  # below it a set counts half (D2)
RESTART_RPES = (6.0, 6.5)  # in the first and second week back (R38)
PRIMER_RPE, PRIMER_REPS_LESS = 6.0, 4  # in race week
LEAST_REPS = 3
LEAST_PRIMER_REPS = 4
MOST_HINGE_SETS = 2  # in the place of a pull: its lowering is harder (D3, R19)
MAIN_LIFT_WAVE_WEEKS = 12  # after which the main lifts change places (R24)
TOLERANCE = 1e-9
#: After a race, week by week: part of the usual sets, the most of them, and the effort (blocks.md,
#: section 8; marathon-recovery-2017 and product defaults).
RECOVERY: dict[Distance, tuple[tuple[float, float, float], ...]] = {
    Distance.HALF: ((0.6, 99, 7.0),),
    Distance.MARATHON: ((0.3, 2, 6.0), (0.5, 99, 6.5), (0.7, 99, 7.0)),
    Distance.ULTRA: ((0.0, 0, 6.0), (0.3, 2, 6.0), (0.5, 99, 6.5), (0.7, 99, 7.0)),
}
RECOVERY_OTHERWISE = (0.5, 99, 6.5)  # for who says that this is a week to recover

Parts = tuple[tuple[int, str], ...]
#: What an easier week keeps first, as places in its sessions and roles; main work before helpers.
KEPT_FIRST: Parts = ((0, "main"), (0, "curl"), (0, "leg"), (1, "main"), (1, "leg"))
MORE_LATER: Parts = ((1, "curl"), (0, "leg"), (0, "main"), (1, "leg"), (0, "curl"), (1, "main"))
ONE_SESSION_FIRST: Parts = ((0, "main"), (0, "curl"))
ONE_SESSION_LATER: Parts = ((0, "leg"), (0, "leg"), (0, "main"), (0, "curl"))


PRIMER: Parts = ((0, "main"), (0, "leg"))
PRIMER_SAID = gettext_noop("A primer before the race, well below your usual.")
AFTER_RACE = gettext_noop("After the race: light first, a little more each week.")


@dataclass(frozen=True, kw_only=True)
class Dose:
    """A prescription on its way: the standing dose, the step from it, and what the grid asks.

    Sets and effort may still be lowered to find it a place; `told` says at the end what became of
    it, and gives it its weight. `why` is the reason of a week that is eased as a whole.
    """

    item: Prescription
    before: Prescription | None = None  # None for what is new
    step: Step | None = None
    why: Reason | None = None


@dataclass(frozen=True, kw_only=True)
class Told:
    """A dose as it will be done, how it differs from the standing one, and why."""

    item: Prescription
    turn: Turn
    why: Reason
    before: Prescription | None = None


Doses = tuple[tuple[Dose, ...], ...]  # of each session, the main one first


@dataclass(frozen=True, kw_only=True)
class Known:
    """What contents are made from, looked up once."""

    history: History
    plan: Plan
    exercises: tuple[Exercise, ...]
    standing: PastWeek | None

    @property
    def request(self) -> Request:
        return self.plan.request


def known(history: History, plan: Plan, exercises: tuple[Exercise, ...]) -> Known:
    return Known(history=history, plan=plan, exercises=exercises, standing=last_ordinary(history))


def doses(about: Known) -> Doses:
    """The sessions that the coming week should hold; without jumps and sprints."""
    if about.plan.course is Course.ORDINARY:
        return _stepped(about)
    standing = _standing(about)
    return _eased(standing, about) if standing else ()


# Ordinary weeks


def _stepped(about: Known) -> Doses:
    request = about.request
    index = ordinary_weeks_of(request.phase, about.history)
    if request.main_race is None and (request.block_week or 0) > MAIN_LIFT_WAVE_WEEKS:
        index += _has_been(request.phase, about)
    row = _with_turns(row_of(request, ordinary_weeks=index), about)
    found = tuple(_session_doses(cells, about) for cells in row)
    return _within_steps(tuple(one for one in found if one), about)


def _has_been(phase: Phase, about: Known) -> int:
    """A phase that comes round again starts at its second week."""
    return int(any(past.request.phase is phase for past in about.history))


def _with_turns(row: Row, about: Known) -> Row:
    """With one session a week both hinges have their turn, and after a whole wave the two change
    places (R24)."""
    count = max(1, min(wanted_sessions(about.request), MOST_GRID_SESSIONS))
    row = row[:count]
    wave = ((about.request.block_week or 1) - 1) // MAIN_LIFT_WAVE_WEEKS
    swaps = about.request.main_race is None and about.request.block_week and wave % 2
    if count == 1 and _last_main(about) is row[0][0].role:
        swaps = True
    return tuple(tuple(_other_main(cell) for cell in cells) for cells in row) if swaps else row


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
        item = prescribed(exercise, cell, request, like)
        if item is not None:
            return _after(item, cell, last, about)
    return None


def _kept(about: Known) -> frozenset[str]:
    if about.standing is None:
        return frozenset()
    return frozenset(item.exercise.id for item in about.standing.week.items)


Report = tuple[DoneItem, DoneSession]


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
    before, session = last
    step = _step(before, session, item, cell, about)
    return Dose(
        item=_moved(item, cell, before.planned, step, about), before=before.planned, step=step
    )


def _step(
    before: DoneItem, session: DoneSession, item: Prescription, cell: Cell, about: Known
) -> Step:
    last = about.history[-1]
    kg = before.planned.load_kg if before.kg is None else before.kg
    if about.standing is not last or not last.is_reported or not _is_of(session, last):
        said, holds = gettext_noop("The dose from before, taken up again."), False
        if about.standing is last and not last.is_reported:
            said, holds = gettext_noop("Nothing was written down: the same again."), True
        elif last.is_missed:
            said, holds = gettext_noop("Last week was missed: the same again."), True
        why = reason("R36", said)
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
    standing = about.standing
    is_same_phase = standing is not None and standing.request.phase is about.request.phase
    is_same_phase |= not is_weighted(before)  # whose range is the same in all of them
    is_intro = standing is not None and standing.request.is_intro
    return is_same_phase and not is_intro and low <= before.reps <= high + EXTRA_REPS


def _moved(
    item: Prescription, cell: Cell, before: Prescription, step: Step, about: Known
) -> Prescription:
    sets = item.sets
    if step.fewer_sets:
        sets = max(1, min(sets, before.sets) - step.fewer_sets)
    if step.holds:
        sets, item = min(sets, before.sets), replace(item, rpe=min(item.rpe, before.rpe))
    reps = step.reps if _is_same_grid(before, cell, about) else item.reps
    return replace(item, sets=sets, reps=reps)


def _loaded(item: Prescription, before: Prescription, step: Step) -> Prescription:
    """With the step's weight; converted where reps or effort are other than the step knew."""
    if step.kg is None or before.equipment != item.equipment or not is_weighted(item):
        return item
    if item.reps == step.reps and item.rpe <= before.rpe:
        return replace(item, load_kg=step.kg)
    reps = step.reps if item.reps == step.reps else before.reps
    ratio = lifted(reps, before.rpe) / lifted(item.reps, item.rpe)
    start = before.load_kg or step.kg
    most = start if step.holds else MOST_RISE * start
    least = 0.0 if item.rpe < before.rpe else min(step.kg, most)
    return replace(item, load_kg=max(min(float(round(step.kg * ratio)), most), least))


def told(dose: Dose) -> Told:
    """What became of the dose, all told: the grid may ask for more or less than the step."""
    item, before, step = dose.item, dose.before, dose.step
    if dose.why is not None:
        is_less = before is None or _is_less(item, before)
        turn = Turn.LESS if is_less else Turn.SAME
        return Told(item=item, turn=turn, why=dose.why, before=before)
    if before is None or step is None:
        said = gettext_noop("New this week: find a weight that leaves {left} good reps.")
        if not is_weighted(item):
            said = gettext_noop("New this week: stop with {left} good reps left.")
        return Told(item=item, turn=Turn.NEW, why=reason("R33", said, left=reps_left(item.rpe)))
    item = _loaded(item, before, step)
    turn, why = _turn(item, before, step)
    return Told(item=item, turn=turn, why=why, before=before)


def _turn(item: Prescription, before: Prescription, step: Step) -> tuple[Turn, Reason]:
    is_step = item.reps == step.reps and (step.kg is None or item.load_kg == step.kg)
    is_told = step.holds or (step.turn is Turn.MORE and is_step and item.rpe >= before.rpe)
    if step.turn is Turn.LESS or (is_told and item.sets >= before.sets):
        return step.turn, step.why
    return _grid_turn(item, before, step)


def _grid_turn(item: Prescription, before: Prescription, step: Step) -> tuple[Turn, Reason]:
    """What the phase changes, whatever the step was."""
    if item.sets < before.sets:
        said = gettext_noop("This week asks for fewer sets, done as well.")
        return Turn.LESS, reason("R37", said)
    if item.sets > before.sets:
        return Turn.MORE, reason("R37", gettext_noop("As the phase goes on: one set more."))
    if item.rpe > before.rpe:
        said = gettext_noop("As the phase goes on: stop with {left} good reps left.")
        return Turn.MORE, reason("R37", said, left=reps_left(item.rpe))
    if item.rpe < before.rpe:
        said = gettext_noop("Easier this week: stop with {left} good reps left.")
        return Turn.LESS, reason("R37", said, left=reps_left(item.rpe))
    if (item.load_kg or 0) > (before.load_kg or 0):
        return Turn.MORE, reason("R37", gettext_noop("Fewer reps now, with more weight."))
    if item.reps != before.reps:
        return Turn.SAME, reason("R37", gettext_noop("A new phase, with its own range of reps."))
    if step.turn is Turn.MORE:
        return Turn.SAME, reason("R37", gettext_noop("The same as last time."))
    return step.turn, step.why


def _is_less(item: Prescription, before: Prescription) -> bool:
    return (item.sets, item.reps, item.rpe, item.load_kg) != (
        before.sets,
        before.reps,
        before.rpe,
        before.load_kg,
    )


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
                sessions[one][two] = _with_sets(
                    sessions[one][two], sessions[one][two].item.sets - more
                )
    most = set_range(request).high
    last_sets = request.ordinary_ham_sets
    if last_sets:
        more = 0 if request.raises_running else MOST_HAM_SETS_STEP
        most = min(most, last_sets + more)
    return shrunk(tuple(tuple(doses) for doses in sessions if doses), most)


def _with_sets(dose: Dose, sets: int) -> Dose:
    return replace(dose, item=replace(dose.item, sets=max(1, sets)))


def shrunk(found: Doses, most: float) -> Doses:
    """With no more hamstring sets than this, if it can be: helpers give up sets first, the last
    session before the first one."""
    sessions = [list(doses) for doses in found]
    while _ham_sets(sessions) > most + TOLERANCE:
        places = [
            (dose.item.sets > 1, not is_main_lift(dose.item), one, two)
            for one, doses in enumerate(sessions)
            for two, dose in enumerate(doses)
            if dose.item.sets > 1
        ]
        if not places:
            break
        _, _, one, two = max(places)
        sessions[one][two] = _with_sets(sessions[one][two], sessions[one][two].item.sets - 1)
    return tuple(map(tuple, sessions))


def _ham_sets(sessions: list[list[Dose]]) -> float:
    return sum(ham_sets_of(dose.item) for doses in sessions for dose in doses)


# Easier weeks


@dataclass(frozen=True, kw_only=True)
class Ease:
    """How an easier week differs from the standing dose."""

    most_sets: float  # hamstring sets of the week
    sessions: int
    why: Reason
    why_bare: Reason | None = None  # of what has no weight, where the other speaks of it
    most_rpe: float = 10.0
    rpe_less: float = 0.0
    reps_less: int = 0
    least_reps: int = LEAST_REPS
    reps_to: int = 0  # at the least, with a weight to match
    is_primer: bool = False  # a hinge and one leg, no curl
    loads: tuple[float, ...] = (1.0, 1.0)  # of the standing load, session by session
    keeps_sets: bool = False
    converts: bool = False  # the load follows from reps and effort instead
    spares_legs: bool = False  # the load of one-legged work stays as it is


def _standing(about: Known) -> Doses:
    """The doses from before this week; of the grid where there were none."""
    past = about.standing
    if past is not None:
        sessions = tuple(
            tuple(
                _again(item, about)
                for item in session.items
                if role_of(item.exercise, about.exercises) is not None
            )
            for session in past.week.gym
        )
        allowed = tuple(tuple(d for d in doses if d is not None) for doses in sessions)
        allowed = tuple(doses for doses in allowed if doses)
        if allowed:
            is_whole = wanted_sessions(about.request) >= len(allowed)
            if about.plan.course is Course.COMING_BACK and is_whole:
                return allowed  # by day, because the load comes back session by session
            return tuple(sorted(allowed, key=_hip_sets, reverse=True))
    plain = replace(about, plan=replace(about.plan, course=Course.ORDINARY), history=())
    return _stepped(plain)


def _hip_sets(doses: tuple[Dose, ...]) -> float:
    """The main session is the one with more hard sets."""
    return sum(dose.item.sets for dose in doses)


def _again(item: Prescription, about: Known) -> Dose | None:
    """The same dose as far as kit and rules allow it now."""
    cell = Cell(
        role=Role.PULL, sets=item.sets, reps=item.reps, rpe=item.rpe, low=item.reps, high=item.reps
    )
    allowed = prescribed(item.exercise, cell, about.request, item)
    if allowed is None:
        role = role_of(item.exercise, about.exercises)
        others = candidates(role, about.request, about.exercises, frozenset()) if role else ()
        found = (prescribed(one, cell, about.request, None) for one in others)
        allowed = next((one for one in found if one is not None), None)
    if allowed is None:
        return None
    if allowed.equipment == item.equipment and allowed.exercise.id == item.exercise.id:
        allowed = replace(allowed, reps=item.reps, load_kg=item.load_kg)
    return Dose(item=allowed, before=item)


def _eased(standing: Doses, about: Known) -> Doses:
    ease = _ease(standing, about)
    if not ease.sessions:
        return ()
    sessions = standing[: ease.sessions]
    sets = _kept_sets(sessions, ease)
    eased = tuple(
        tuple(
            _eased_dose(dose, sets[one, two], ease, one)
            for two, dose in enumerate(doses)
            if sets.get((one, two))
        )
        for one, doses in enumerate(sessions)
    )
    return tuple(doses for doses in eased if doses)


def _ease(standing: Doses, about: Known) -> Ease:
    request, course = about.request, about.plan.course
    usual = request.usual_ham_sets or sum(
        ham_sets_of(dose.item) for doses in standing for dose in doses
    )
    count = max(1, min(len(standing), wanted_sessions(request)))
    if course is Course.DELOAD:
        return Ease(
            most_sets=DELOAD_SHARE[1] * usual,
            sessions=count,
            why=reason("R36", gettext_noop("The easier week: same weight, fewer reps and sets.")),
            why_bare=reason("R36", gettext_noop("The easier week: fewer sets, with more left.")),
            rpe_less=DELOAD_RPE_LESS,
            most_rpe=DELOAD_RPE,
            reps_less=DELOAD_REPS_LESS,
        )
    if course is Course.TAPER:
        last = request.last_ham_sets
        most = TAPER_SHARE[1] * usual
        return Ease(
            most_sets=most if last is None else min(most, TAPER_OF_LAST * last),
            sessions=1,
            why=reason("R40", gettext_noop("The taper: same weight, fewer sets.")),
            why_bare=reason("R40", gettext_noop("The taper: fewer sets, as hard as before.")),
        )
    if course is Course.RACE_WEEK:
        return Ease(
            most_sets=RACE_WEEK_MOST / 2,
            sessions=min(1, wanted_sessions(request)),
            why=reason("R42", PRIMER_SAID if _is_before_race(request) else AFTER_RACE),
            most_rpe=PRIMER_RPE,
            reps_less=PRIMER_REPS_LESS,
            least_reps=LEAST_PRIMER_REPS,
            is_primer=True,
            loads=(LIGHTER_LOAD,),
        )
    if course is Course.RECOVERY:
        share, most, rpe = _recovery_of(request)
        return Ease(
            most_sets=min(share * usual, most, MAINTAIN[request.level][1]),
            sessions=1 if share else 0,
            why=reason("R43", AFTER_RACE),
            most_rpe=rpe,
            reps_to=FOUNDATION_REPS,
            converts=True,
        )
    if course is Course.RESTART:
        week = about.plan.restart
        return Ease(
            most_sets=RESTART_SHARES[week] * usual,
            sessions=count,
            why=reason("R38", gettext_noop("Back after a break: fewer sets, and easy ones.")),
            most_rpe=RESTART_RPES[week],
            converts=True,
        )
    if course is Course.AMBER:
        return Ease(
            most_sets=EASED_SHARE[1] * usual,
            sessions=count,
            why=reason("R44", gettext_noop("A third less weight until the pain has settled.")),
            why_bare=reason("R44", gettext_noop("Easier until the pain has settled.")),
            most_rpe=AMBER_RPE,
            loads=(AMBER_LOAD,) * count,
            spares_legs=True,
        )
    if course is Course.COMING_BACK:
        shares = load_shares(about.history)
        return Ease(
            most_sets=usual,
            sessions=count,
            why=reason(
                "R44", gettext_noop("The pain has settled: the weight comes back in steps.")
            ),
            why_bare=reason("R44", gettext_noop("The pain has settled: as before.")),
            loads=(*shares, 1.0, 1.0),
            keeps_sets=True,
        )
    return Ease(
        most_sets=usual,
        sessions=count,
        why=reason("R38", gettext_noop("After two weeks without: a tenth less weight.")),
        why_bare=reason("R38", gettext_noop("After two weeks without: the same again.")),
        loads=(LIGHTER_LOAD,) * count,
        keeps_sets=True,
    )


def _is_before_race(request: Request) -> bool:
    """There is a day for it before the race."""
    race = request.main_race
    return race is not None and race.day_offset >= LAST_LIGHT_DAYS[race.priority]


def _recovery_of(request: Request) -> tuple[float, float, float]:
    """Of the race that asks for the longest recovery, in this week after it."""
    found = [
        RECOVERY[distance][min(weeks, len(RECOVERY[distance])) - 1]
        for offset, distance in request.past_races.items()
        if distance in RECOVERY and (weeks := -(offset // len(Day))) >= 1
    ]
    return min(found, default=RECOVERY_OTHERWISE)


def _kept_sets(sessions: Doses, ease: Ease) -> dict[tuple[int, int], int]:
    """So many sets of each dose that the week keeps to its limit, main work first."""
    if ease.keeps_sets:
        return {
            (one, two): dose.item.sets
            for one, doses in enumerate(sessions)
            for two, dose in enumerate(doses)
        }
    is_one = len(sessions) == 1
    first = ONE_SESSION_FIRST if is_one else KEPT_FIRST
    more = ONE_SESSION_LATER if is_one else MORE_LATER
    if ease.is_primer:
        first, more = PRIMER, ()
    kept: dict[tuple[int, int], int] = {}
    for number, (one, part) in enumerate((*first, *more, *more)):
        place = _place(sessions, one, part)
        if place is None or kept.get(place, 0) >= sessions[one][place[1]].item.sets:
            continue
        is_needed = number < 2
        total = sum(_credit(sessions, at, ease) * sets for at, sets in kept.items())
        if is_needed or total + _credit(sessions, place, ease) <= ease.most_sets + TOLERANCE:
            kept[place] = kept.get(place, 0) + 1
    return kept


def _credit(sessions: Doses, place: tuple[int, int], ease: Ease) -> float:
    dose = sessions[place[0]][place[1]]
    return ham_sets_of(_eased_item(dose, 1, ease, 0))


def _place(sessions: Doses, one: int, part: str) -> tuple[int, int] | None:
    places = (two for two, dose in enumerate(sessions[one]) if _part(dose.item) == part)
    two = next(places, None)
    return None if two is None else (one, two)


def _part(item: Prescription) -> str:
    if is_curl(item):
        return "curl"
    return "main" if is_main_lift(item) else "leg"


def _eased_dose(dose: Dose, sets: int, ease: Ease, session: int) -> Dose:
    item = _eased_item(dose, sets, ease, session)
    is_loaded = is_weighted(item) and not (ease.spares_legs and _part(item) == "leg")
    why = ease.why if is_loaded or ease.why_bare is None else ease.why_bare
    return Dose(item=item, before=dose.before, why=why)


def _eased_item(dose: Dose, sets: int, ease: Ease, session: int) -> Prescription:
    item = dose.item
    usual = item.rpe if dose.before is None else dose.before.rpe
    eased = max(usual - ease.rpe_less, min(usual, LEAST_WORKING_RPE))
    rpe = min(eased, item.rpe, ease.most_rpe)
    reps = item.reps
    if is_weighted(item):
        reps = max(min(reps, ease.least_reps), reps - ease.reps_less, ease.reps_to)
    kg = item.load_kg
    share = ease.loads[min(session, len(ease.loads) - 1)]
    if ease.spares_legs and _part(item) == "leg":
        share = 1.0
    if kg is not None and ease.converts:
        kg = min(kg, whole_kg(kg * lifted(item.reps, item.rpe) / lifted(reps, rpe)))
    elif kg is not None and share != 1.0:
        kg = whole_kg(share * kg)
    return replace(item, sets=sets, reps=reps, rpe=rpe, load_kg=kg)
