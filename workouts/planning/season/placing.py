"""Decides the days of sessions whose contents are given, and what they give up to fit.

The days are looked for as the builder looks for them, by the same rules.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workouts.planning.measures.load import (
    HEAVY_SETS,
    HINGE_SLOT,
    MODERATE_HSU,
    ham_sets_of,
    hardest_rpe,
    hsu_of,
    is_heavy,
    is_heavy_item,
    is_main_lift,
    items_stress,
)
from workouts.planning.measures.minutes import in_turn, may_take_turns, session_minutes
from workouts.planning.measures.movement import is_curl
from workouts.planning.review import review_week, should_cost
from workouts.planning.rules.loading_sore_muscles import HIGHEST_RPE
from workouts.planning.rules.no_warm_up import needed_minutes
from workouts.planning.rules.weekly_sets_out_of_range import set_range
from workouts.planning.search.menu import STEP_RPE, Menu
from workouts.planning.search.placements import Placement, Placements, Shape
from workouts.planning.search.session_options import SessionKind
from workouts.planning.search.work import Work
from workouts.planning.season.doses.dose_changes import Told, told
from workouts.planning.season.doses.session_doses import Dose, Doses, planned_ham_sets, shrunk
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance, Phase
from workouts.planning.values.week import Day, Prescription, Session, Slot, Stress, Week, by_day

Contents = tuple[Dose, ...]  # of one session
#: What a week gives up in training, on the scale of findings: product defaults, in the order of
#: R11. The second session's heavy sets go first, then jumps, then sprints, then those of the main
#: session; a session is left out only where a rule leaves no other week.
SECOND_MODERATE_COST, NO_JUMPS_COST, NO_SPRINTS_COST, MODERATE_COST = 0.7, 3.0, 3.2, 3.5
LIGHT_COST, EASY_COST, LEFT_OUT_COST = 5.0, 5.5, 20.0
LATER_SHARE = 0.7  # of these three, for a session after the main one, which is given up last
LIGHT_RPE, LIGHT_SETS = 6.0, 1
FEWER_SETS_COST = 1.0  # of each hamstring set that the sessions give up: growth is steady
LONGEST_RUN_MINUTES = 150  # before a marathon, from which the second session is a light one
LOOKS_A_WEEK = 50  # that take as long as a whole week that is judged


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A week and the doses of each of its gym sessions, by their days; its cost counts what they
    gave up."""

    week: Week
    doses: dict[Day, tuple[Told, ...]]
    cost: float


def place(found: Doses, request: Request, menu: Menu, work: Work) -> Placed | None:
    """The week with these sessions that costs least, with what was given up; None where no such
    week is without a MUST finding, or none was found before the work was over."""
    placements = Placements(request, menu, work)
    fitted = tuple(_in_time(doses, request) for doses in found)
    if _runs_very_long(request):
        fitted = (*fitted[:1], *(_light(doses) for doses in fitted[1:]))
    best: Placed | None = None
    for one in _candidates(fitted, request, menu, placements):
        room = math.inf if best is None else best.cost - one.given_up
        if best is not None and one.lost >= best.cost:
            break
        shape = one.shape
        if shape.floor - shape.missed + shape.dislike >= room:
            continue  # what it holds, and its days, only add to that
        placement = placements.best(shape, at_most=room + shape.missed)
        if placement is None or placement.cost - shape.missed + placement.dislike >= room:
            continue
        placed = _filled(placement, one, request, menu)
        if placed is not None and (best is None or placed.cost < best.cost):
            best = placed
        work.look(LOOKS_A_WEEK)
        if work.is_over:
            break
    return best


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    """What a week may hold. `given_up` is what it might have had, `lost` the part of that which all
    candidates from the same contents share."""

    shape: Shape
    contents: Doses
    lost: float
    given_up: float


def _candidates(
    found: Doses, request: Request, menu: Menu, placements: Placements
) -> Iterator[_Candidate]:
    """Those first that lose least."""
    wanted, most = planned_ham_sets(found), set_range(request).high
    for lost, contents in sorted(_variants(found), key=lambda one: one[0]):
        for shape, ordered in _shapes(contents, menu, placements):
            power = _power_sets(shape, menu)
            fitting = shrunk(ordered, most - power)
            fewer = max(0.0, wanted - planned_ham_sets(fitting) - power)
            given_up = lost + FEWER_SETS_COST * fewer + _missed(shape, request, menu)
            yield _Candidate(shape=shape, contents=fitting, lost=lost, given_up=given_up)


def _missed(shape: Shape, request: Request, menu: Menu) -> float:
    """Power that the week could have had (R11); an easier one does as well without."""
    no_jumps = menu.jumps is not None and not shape.has_jumps
    no_sprints = bool(menu.sprints) and not shape.sprints
    return 0 if request.deload else NO_JUMPS_COST * no_jumps + NO_SPRINTS_COST * no_sprints


def _runs_very_long(request: Request) -> bool:
    """In the build to a marathon, whose long runs ask for more than the strength work gives."""
    race, longest = request.main_race, max(run.minutes or 0 for run in request.week)
    is_marathon = race is not None and race.distance is Distance.MARATHON
    return is_marathon and request.phase is Phase.BUILD and longest >= LONGEST_RUN_MINUTES


def _variants(found: Doses) -> Iterator[tuple[float, Doses]]:
    """The sessions as they are, and with less in one or the other (R11)."""
    versions = [list(_lighter(doses, number)) for number, doses in enumerate(found)]
    combined: list[tuple[float, Doses]] = [(0.0, ())]
    for one in versions:
        combined = [
            (lost + more, (*before, *((contents,) if contents else ())))
            for lost, before in combined
            for more, contents in one
        ]
    yield from combined


def _lighter(doses: Contents, number: int) -> Iterator[tuple[float, Contents]]:
    yield 0.0, doses
    stress = items_stress(dose.item for dose in doses)
    share = 1.0 if number == 0 else LATER_SHARE
    if stress is Stress.HEAVY:
        yield MODERATE_COST if number == 0 else SECOND_MODERATE_COST, _moderate(doses)
    if stress is not Stress.LIGHT:
        yield LIGHT_COST * share, _light(doses)
    if hardest_rpe(d.item for d in doses) > HIGHEST_RPE:
        yield EASY_COST * share, _easy(doses)
    yield LEFT_OUT_COST * share, ()


def _moderate(doses: Contents) -> Contents:
    """One hard set of an RDL rather than two easier ones, and all sets of a pull just below
    heavy."""
    changed = []
    for dose in doses:
        item = dose.item
        if is_main_lift(item) and item.exercise.order_slot == HINGE_SLOT and is_heavy_item(item):
            item = replace(item, sets=HEAVY_SETS - 1)
        while is_main_lift(item) and is_heavy_item(item):
            item = replace(item, rpe=item.rpe - STEP_RPE)
        changed.append(replace(dose, item=item))
    for position in reversed(range(len(changed))):
        while items_stress(d.item for d in changed) is Stress.HEAVY:
            item = changed[position].item
            if item.sets == 1:
                break
            changed[position] = replace(changed[position], item=replace(item, sets=item.sets - 1))
    return tuple(changed)


def _light(doses: Contents) -> Contents:
    """One set of each, and only that of the main lift is hard; the last go where it is still
    much."""
    return _little(tuple(d if is_main_lift(d.item) else _eased(d) for d in doses))


def _easy(doses: Contents) -> Contents:
    """One set of each, and none of them hard."""
    return _little(tuple(map(_eased, doses)))


def _eased(dose: Dose) -> Dose:
    return replace(dose, item=replace(dose.item, rpe=min(dose.item.rpe, LIGHT_RPE)))


def _little(doses: Contents) -> Contents:
    few = [_with_sets(dose, LIGHT_SETS) for dose in doses]
    while len(few) > 1 and sum(hsu_of(dose.item) for dose in few) >= MODERATE_HSU:
        few.pop()
    return tuple(few)


def _in_time(doses: Contents, request: Request) -> Contents:
    """What gives way first where the time is short (R21); main lift and warm-up stay."""
    for shorter in (_one_curl, _one_leg, _fewer_sets, _without_leg, _without_curl):
        for fitting in (doses, _paired(doses)):
            if _minutes(fitting, request) <= request.session_minutes:
                return fitting
        doses = shorter(doses)
    return doses


def _minutes(doses: Contents, request: Request) -> float:
    return session_minutes(_session(Day.MON, Slot.ALONE, _items(doses), request))


def _items(doses: Contents) -> tuple[Prescription, ...]:
    return tuple(dose.item for dose in doses)


def _paired(doses: Contents) -> Contents:
    """One-legged work and curls in turn."""
    if len(doses) < 2 or not may_take_turns(doses[-2].item, doses[-1].item):
        return doses
    if min(doses[-2].item.sets, doses[-1].item.sets) < 2:
        return doses
    pair = (replace(dose, item=in_turn(dose.item)) for dose in doses[-2:])
    return (*doses[:-2], *pair)


def _one_curl(doses: Contents) -> Contents:
    return tuple(_with_sets(dose, 1) if is_curl(dose.item) else dose for dose in doses)


def _one_leg(doses: Contents) -> Contents:
    return tuple(_with_sets(dose, 1) if _is_leg(dose.item) else dose for dose in doses)


def _fewer_sets(doses: Contents) -> Contents:
    return tuple(_with_sets(dose, max(1, dose.item.sets - 1)) for dose in doses)


def _without_leg(doses: Contents) -> Contents:
    return tuple(dose for dose in doses if not _is_leg(dose.item)) or doses


def _without_curl(doses: Contents) -> Contents:
    return tuple(dose for dose in doses if not is_curl(dose.item)) or doses


def _is_leg(item: Prescription) -> bool:
    return not is_main_lift(item) and not is_curl(item)


def _with_sets(dose: Dose, sets: int) -> Dose:
    return replace(dose, item=replace(dose.item, sets=min(sets, dose.item.sets)))


def _shapes(contents: Doses, menu: Menu, placements: Placements) -> Iterator[tuple[Shape, Doses]]:
    """With and without jumps and sprints, with what each session holds."""
    for kinds, ordered in _kinds(contents, menu):
        for sprints in (*((item,) for item in menu.sprints), ()):
            shape = placements.shape(kinds, sprints)
            if shape is not None:
                yield shape, ordered


def _kinds(contents: Doses, menu: Menu) -> Iterator[tuple[tuple[SessionKind, ...], Doses]]:
    """The kinds that these sessions may count as, in the order of a shape, with their contents."""
    seen = set()
    jumping = range(-1, len(contents)) if menu.jumps is not None else (-1,)
    for with_jumps in jumping:
        for gentle in range(2 ** len(contents)):
            kinds = []
            for number, doses in enumerate(contents):
                jumps = (menu.jumps,) if number == with_jumps and menu.jumps else ()
                items = (*jumps, *_items(doses))
                is_gentle = bool(gentle >> number & 1)
                if is_gentle and hardest_rpe(items) > HIGHEST_RPE:
                    break
                kind = SessionKind(
                    stress=items_stress(items), has_jumps=bool(jumps), is_gentle=is_gentle
                )
                kinds.append((kind, number))
            else:
                kinds.sort(key=lambda pair: pair[0].rank)
                key = tuple(kind for kind, _ in kinds)
                if key not in seen:
                    seen.add(key)
                    yield key, tuple(contents[number] for _, number in kinds)


def _filled(
    placement: Placement, candidate: _Candidate, request: Request, menu: Menu
) -> Placed | None:
    """None where a rule forbids the week."""
    sessions, by = [], {}
    contents = iter(candidate.contents)
    for choice in placement.choices:
        if choice.kind is None:
            items = choice.sprints
        else:
            doses = tuple(told(dose, in_pounds=request.in_pounds) for dose in next(contents))
            by[choice.day] = doses
            jumps = (menu.jumps,) if choice.kind.has_jumps and menu.jumps else ()
            items = (*jumps, *(dose.item for dose in doses))
        sessions.append(_session(choice.day, choice.session.slot, items, request))
    week = Week(sessions=by_day(sessions))
    findings = review_week(week, request)
    if any(finding.is_must for finding in findings) or _is_hard_after_race(week, request):
        return None
    cost = should_cost(findings) + placement.dislike + candidate.given_up
    return Placed(week=week, doses=by, cost=cost)


def _is_hard_after_race(week: Week, request: Request) -> bool:
    """The first session after a 10 km is not a heavy one (R43, blocks.md section 8)."""
    has_raced = any(
        offset >= -len(Day) and distance is Distance.TEN_K
        for offset, distance in request.past_races.items()
    )
    return has_raced and any(is_heavy(session, request) for session in week.gym[:1])


def _power_sets(shape: Shape, menu: Menu) -> float:
    """Hamstring sets that its jumps and sprints count as."""
    jumps = (menu.jumps,) if menu.jumps is not None and shape.has_jumps else ()
    return sum(map(ham_sets_of, (*jumps, *shape.sprints)))


def _session(day: Day, slot: Slot, items: tuple[Prescription, ...], request: Request) -> Session:
    session = Session(day=day, slot=slot, start=request.strength_starts[day], items=items)
    return replace(session, warmup_minutes=needed_minutes(session, request))
