"""Decides the doses of a week that is easier than usual: less of the standing ones."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import floor

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.goals import DELOAD_RPE
from workouts.planning.measures.load import (
    LIGHT_RPE,
    ham_sets_of,
    is_main_lift,
    items_stress,
)
from workouts.planning.measures.movement import is_curl, is_weighted
from workouts.planning.measures.one_rep import lifted
from workouts.planning.rules.dose_unfit_for_phase import DELOAD_REPS_LESS
from workouts.planning.rules.loading_through_pain import AMBER_RPE
from workouts.planning.rules.strength_in_race_week import LAST_LIGHT_DAYS
from workouts.planning.rules.too_many_sessions import wanted_sessions
from workouts.planning.rules.weekly_sets_out_of_range import (
    DELOAD_SHARE,
    EASED_SHARE,
    MAINTAIN,
    RACE_WEEK_MOST,
    TAPER_SHARE,
)
from workouts.planning.search.menu import FOUNDATION_REPS, is_fine
from workouts.planning.search.work import Work
from workouts.planning.season.course import MOST_GRID_SESSIONS, Course
from workouts.planning.season.doses.grid import Cell, Role
from workouts.planning.season.doses.ordinary_week import ordinary_doses
from workouts.planning.season.doses.progress import whole_kg
from workouts.planning.season.doses.roles import candidates, prescribed, role_of
from workouts.planning.season.doses.session_doses import (
    TOLERANCE,
    Dose,
    Doses,
    Known,
    planned_ham_sets,
)
from workouts.planning.season.history import RESTART_SHARES, load_shares
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance
from workouts.planning.values.week import Day, Prescription, Reason, Stress, reason

AMBER_LOAD = 0.7  # of the standing load, R44
TAPER_OF_LAST = 0.85  # of the sets of the week before at most, so that a taper is felt as one
LIGHTER_LOAD = 0.9  # after two weeks without, R38
DELOAD_RPE_LESS = 1.0  # the same load with fewer reps, so that it is easier (bell-2023)
LEAST_WORKING_RPE = 6.0  # below it a set counts half (D2)
RESTART_RPES = (6.0, 6.5)  # in the first and second week back (R38)
PRIMER_RPE, PRIMER_REPS_LESS = 6.0, 4  # in race week
LEAST_REPS = 3
LEAST_PRIMER_REPS = 4
LOOKS_IN_VAIN = 150  # for a dose of which the rules refuse all that are easier too
#: After a race, week by week: part of the usual sets, the most of them, and the effort (blocks.md,
#: section 8; marathon-recovery-2017 and product defaults).
RECOVERY: dict[Distance, tuple[tuple[float, float, float], ...]] = {
    Distance.HALF: ((0.6, 99, 7.0),),
    Distance.MARATHON: ((0.3, 2, 6.0), (0.5, 99, 6.5), (0.7, 99, 7.0)),
    Distance.ULTRA: ((0.0, 0, 6.0), (0.3, 2, 6.0), (0.5, 99, 6.5), (0.7, 99, 7.0)),
}
RECOVERY_OTHERWISE = (0.5, 99, 6.5)  # for who says that this is a week to recover

Place = tuple[int, int]  # of a dose: its session, and its number there
Parts = tuple[tuple[int, str], ...]
#: What an easier week keeps first, as places in its sessions and roles; main work before helpers.
KEPT_FIRST: Parts = ((0, "main"), (0, "curl"), (0, "leg"), (1, "main"), (1, "leg"))
MORE_LATER: Parts = ((1, "curl"), (0, "leg"), (0, "main"), (1, "leg"), (0, "curl"), (1, "main"))
ONE_SESSION_FIRST: Parts = ((0, "main"), (0, "curl"))
ONE_SESSION_LATER: Parts = ((0, "leg"), (0, "leg"), (0, "main"), (0, "curl"))
PRIMER: Parts = ((0, "main"), (0, "leg"))
ALWAYS_KEPT = 2  # of these come first and get a set, however little the week may hold
PRIMER_SAID = gettext_noop("A primer before the race, well below your usual.")
AFTER_RACE = gettext_noop("After the race: light first, a little more each week.")


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
    share: float = 1.0  # of the sets of each exercise, at the most
    converts: bool = False  # the load follows from reps and effort instead
    spares_legs: bool = False  # the load of one-legged work stays as it is
    stays_light: bool = False  # nothing of the moderate class


def eased_doses(about: Known) -> Doses:
    """What the sessions should hold, without jumps and sprints."""
    standing = _standing(about)
    return _eased(standing, about) if standing else ()


def _standing(about: Known) -> Doses:
    """The doses from before this week; of the grid where there were none."""
    past = about.standing
    if past is not None:
        sessions = tuple(
            tuple(
                _again(item, about)
                for item in items
                if role_of(item.exercise, about.exercises) is not None
            )
            for items in past.gym_as_lifted
        )
        allowed = tuple(tuple(d for d in doses if d is not None) for doses in sessions)
        allowed = tuple(doses for doses in allowed if doses)
        if allowed:
            is_whole = wanted_sessions(about.request) >= len(allowed)
            if about.plan.course is Course.COMING_BACK and is_whole:
                return allowed  # by day, because the load comes back session by session
            return _in_two(tuple(sorted(allowed, key=_weight_of, reverse=True)))
    plain = replace(about, plan=replace(about.plan, course=Course.ORDINARY), history=())
    return ordinary_doses(plain)


def _weight_of(doses: tuple[Dose, ...]) -> tuple[bool, float]:
    """The main session is the one with more sets; one without a main lift comes last."""
    return any(is_main_lift(dose.item) for dose in doses), sum(dose.item.sets for dose in doses)


def _in_two(sessions: Doses) -> Doses:
    """What a third session took over goes back to those that are without."""
    found = [list(doses) for doses in sessions[:MOST_GRID_SESSIONS]]
    for dose in (dose for doses in sessions[MOST_GRID_SESSIONS:] for dose in doses):
        part = _part(dose.item)
        target = next((one for one in found if all(_part(d.item) != part for d in one)), None)
        if target is not None:
            target.append(dose)
    return tuple(tuple(sorted(doses, key=lambda d: d.item.exercise.order_slot)) for doses in found)


def _first(found: Iterable[Prescription | None], work: Work) -> Prescription | None:
    """The first dose that the rules accept, while there is time to look for one."""
    for dose in () if work.is_over else found:
        if dose is not None:
            return dose
        work.look(LOOKS_IN_VAIN)
        if work.is_over:
            break
    return None


def _again(item: Prescription, about: Known) -> Dose | None:
    """The same dose as far as kit and rules allow it now."""
    cell = Cell(
        role=Role.PULL, sets=item.sets, reps=item.reps, rpe=item.rpe, low=item.reps, high=item.reps
    )
    if is_weighted(item) and is_fine(item, about.request):
        return Dose(item=replace(item, reasons=()), before=item)
    smaller = (replace(cell, sets=sets) for sets in range(item.sets, 0, -1))
    doses = (prescribed(item.exercise, one, about.request, item) for one in smaller)
    allowed = _first(doses, about.work)
    if allowed is None:
        role = role_of(item.exercise, about.exercises)
        others = candidates(role, about.request, about.exercises, frozenset()) if role else ()
        found = (prescribed(one, cell, about.request, None) for one in others)
        allowed = _first(found, about.work)
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
            _eased_dose(dose, sets[session, number], ease, session)
            for number, dose in enumerate(doses)
            if sets.get((session, number))
        )
        for session, doses in enumerate(sessions)
    )
    if ease.stays_light:
        eased = tuple(map(_light, eased))
    return tuple(doses for doses in eased if doses)


def _light(doses: tuple[Dose, ...]) -> tuple[Dose, ...]:
    """What comes last goes first, as long as the session is not of the light class."""
    while len(doses) > 1 and items_stress(dose.item for dose in doses) is not Stress.LIGHT:
        doses = doses[:-1]
    return doses


def _ease(standing: Doses, about: Known) -> Ease:
    request, course = about.request, about.plan.course
    usual = request.usual_ham_sets or planned_ham_sets(standing)
    count = max(1, min(len(standing), wanted_sessions(request)))
    if course is Course.DELOAD:
        return Ease(
            most_sets=DELOAD_SHARE[1] * usual,
            sessions=count,
            why=reason("R36", gettext_noop("The easier week: same weight, fewer reps and sets.")),
            why_bare=reason("R36", gettext_noop("The easier week: fewer sets, with more left.")),
            rpe_less=DELOAD_RPE_LESS,
            share=DELOAD_SHARE[1],
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
            stays_light=rpe <= LIGHT_RPE,
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


def _kept_sets(sessions: Doses, ease: Ease) -> dict[Place, int]:
    """How many sets of each dose stay for the week to keep to its limit, main work first."""
    if ease.keeps_sets:
        return {
            (session, number): dose.item.sets
            for session, doses in enumerate(sessions)
            for number, dose in enumerate(doses)
        }
    is_one = len(sessions) == 1
    first = ONE_SESSION_FIRST if is_one else KEPT_FIRST
    more = ONE_SESSION_LATER if is_one else MORE_LATER
    if ease.is_primer:
        first, more = PRIMER, ()
    kept: dict[Place, int] = {}
    for turn, (session, part) in enumerate((*first, *more, *more)):
        place = _place(sessions, session, part)
        if place is None or kept.get(place, 0) >= _most_kept(_dose_at(sessions, place), ease):
            continue
        is_needed = turn < ALWAYS_KEPT
        total = sum(_credit(sessions, at, ease) * sets for at, sets in kept.items())
        if is_needed or total + _credit(sessions, place, ease) <= ease.most_sets + TOLERANCE:
            kept[place] = kept.get(place, 0) + 1
    return kept


def _most_kept(dose: Dose, ease: Ease) -> int:
    return max(1, floor(ease.share * dose.item.sets + 0.5))


def _credit(sessions: Doses, place: Place, ease: Ease) -> float:
    return ham_sets_of(_eased_item(_dose_at(sessions, place), 1, ease, 0))


def _place(sessions: Doses, session: int, part: str) -> Place | None:
    found = (
        (session, number)
        for number, dose in enumerate(sessions[session])
        if _part(dose.item) == part
    )
    return next(found, None)


def _dose_at(sessions: Doses, place: Place) -> Dose:
    session, number = place
    return sessions[session][number]


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
    kg = item.load_kg if is_weighted(item) else None
    share = ease.loads[min(session, len(ease.loads) - 1)]
    if ease.spares_legs and _part(item) == "leg":
        share = 1.0
    if kg is not None and ease.converts:
        kg = min(kg, whole_kg(kg * lifted(item.reps, usual) / lifted(reps, rpe)))
    elif kg is not None and share != 1.0:
        kg = whole_kg(share * kg)
    return replace(item, sets=sets, reps=reps, rpe=rpe, load_kg=kg)
