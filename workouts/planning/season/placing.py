"""Decides the days of sessions whose contents are given, and what they give up to fit.

The days are looked for as the builder looks for them, by the same rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workouts.planning.measures.load import (
    HEAVY_SETS,
    MODERATE_HSU,
    contacts_of,
    ham_sets_of,
    hardest_rpe,
    hsu_of,
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
from workouts.planning.search.concessions import NO_JUMPS_COST, NO_SPRINTS_COST
from workouts.planning.search.menu import STEP_RPE, Menu
from workouts.planning.search.placements import Placement, Placements, Shape
from workouts.planning.search.session_options import SessionKind
from workouts.planning.search.work import Work
from workouts.planning.season.doses.dose_changes import Told, told
from workouts.planning.season.doses.session_doses import Dose, Doses, shrunk
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Prescription, Session, Slot, Stress, Week, by_day

Contents = tuple[Dose, ...]  # of one session
#: What a session gives up in training, on the scale of findings: product defaults.
MODERATE_COST, LIGHT_COST, LEFT_OUT_COST = 1.0, 5.0, 6.0
LIGHT_RPE, LIGHT_SETS = 6.0, 1
LOOKS_A_WEEK = 50  # that take as long as a whole week that is judged


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A week and the doses of each of its gym sessions, by their days."""

    week: Week
    doses: dict[Day, tuple[Told, ...]]
    cost: float  # with what its sessions gave up


def place(found: Doses, request: Request, menu: Menu, work: Work) -> Placed | None:
    """The week with these sessions that costs least, with what was given up; None where no such
    week is without a MUST finding, or none was found before the work was over."""
    placements = Placements(request, menu, work)
    shapes = {(shape.kinds, shape.sprints): shape for shape in placements.shapes()}
    fitted = tuple(_in_time(doses, request) for doses in found)
    best: Placed | None = None
    for lost, contents in sorted(_variants(fitted), key=lambda one: one[0]):
        if best is not None and lost >= best.cost:
            break
        for placed in _placed(contents, lost, request, menu, placements, shapes):
            if best is None or placed.cost < best.cost:
                best = placed
            work.look(LOOKS_A_WEEK)
            if work.is_over:
                return best
    return best


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
    share = 1.0 if number == 0 else 0.7  # the main session is given up last
    if stress is Stress.HEAVY:
        yield MODERATE_COST * share, _moderate(doses)
    if stress is not Stress.LIGHT or hardest_rpe(d.item for d in doses) > HIGHEST_RPE:
        yield LIGHT_COST * share, _light(doses)
    yield LEFT_OUT_COST * share, ()


def _moderate(doses: Contents) -> Contents:
    """One hard set of a hinge rather than two easier ones, and a pull just below heavy."""
    changed = []
    for dose in doses:
        item = dose.item
        if is_heavy_item(item) and is_main_lift(item):
            by_sets = replace(item, sets=HEAVY_SETS - 1)
            by_rpe = replace(item, rpe=item.rpe - STEP_RPE)
            item = by_sets if is_heavy_item(by_rpe) else by_rpe
        changed.append(replace(dose, item=item))
    for position in reversed(range(len(changed))):
        while items_stress(d.item for d in changed) is Stress.HEAVY:
            item = changed[position].item
            if item.sets == 1:
                break
            changed[position] = replace(changed[position], item=replace(item, sets=item.sets - 1))
    return tuple(changed)


def _light(doses: Contents) -> Contents:
    """One set of each at an effort that keeps legs fresh; the last go where it is still much."""
    light = [
        replace(
            dose,
            item=replace(dose.item, sets=LIGHT_SETS, rpe=min(dose.item.rpe, LIGHT_RPE)),
        )
        for dose in doses
    ]
    while len(light) > 1 and sum(hsu_of(dose.item) for dose in light) >= MODERATE_HSU:
        light.pop()
    return tuple(light)


def _in_time(doses: Contents, request: Request) -> Contents:
    """What gives way first where the time is short (R21); main lift and warm-up stay."""
    for shorter in (_paired, _one_curl, _one_leg, _fewer_sets, _without_leg, _without_curl):
        if _minutes(doses, request) <= request.session_minutes:
            return doses
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


Shapes = dict[tuple[tuple[SessionKind, ...], tuple[Prescription, ...]], Shape]


def _placed(
    contents: Doses,
    lost: float,
    request: Request,
    menu: Menu,
    placements: Placements,
    shapes: Shapes,
) -> Iterator[Placed]:
    """With and without jumps and sprints, on the best days for each."""
    for kinds, ordered in _kinds(contents, menu, request):
        for sprints in ((), *((item,) for item in menu.sprints)):
            shape = shapes.get((kinds, sprints))
            placement = None if shape is None else placements.best(shape, at_most=float("inf"))
            if placement is not None:
                placed = _filled(placement, ordered, lost, request, menu)
                if placed is not None:
                    yield placed


def _kinds(
    contents: Doses, menu: Menu, request: Request
) -> Iterator[tuple[tuple[SessionKind, ...], Doses]]:
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
    placement: Placement, ordered: Doses, lost: float, request: Request, menu: Menu
) -> Placed | None:
    """None where a rule forbids the week."""
    sessions, by = [], {}
    contents = iter(shrunk(ordered, set_range(request).high - _power_sets(placement, menu)))
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
    if any(finding.is_must for finding in findings):
        return None
    cost = should_cost(findings) + placement.dislike + lost
    cost += 0 if request.deload else _missed(week, menu)
    return Placed(week=week, doses=by, cost=cost)


def _power_sets(placement: Placement, menu: Menu) -> float:
    """Hamstring sets that the jumps and sprints of these sessions count as."""
    sets = 0.0
    for choice in placement.choices:
        sets += sum(ham_sets_of(item) for item in choice.sprints)
        if choice.kind is not None and choice.kind.has_jumps and menu.jumps is not None:
            sets += ham_sets_of(menu.jumps)
    return sets


def _missed(week: Week, menu: Menu) -> float:
    """Power that the week could have had (R11)."""
    no_jumps = menu.jumps is not None and not any(contacts_of(item) for item in week.items)
    no_sprints = bool(menu.sprints) and not any(session.sprints for session in week.sessions)
    return NO_JUMPS_COST * no_jumps + NO_SPRINTS_COST * no_sprints


def _session(day: Day, slot: Slot, items: tuple[Prescription, ...], request: Request) -> Session:
    session = Session(day=day, slot=slot, start=request.strength_starts[day], items=items)
    return replace(session, warmup_minutes=needed_minutes(session, request))
