"""Decides the week: the days, stress and contents of least cost that break no MUST rule."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from workouts.planning import rules
from workouts.planning.measures.clock import usual_slot
from workouts.planning.measures.load import contacts_of
from workouts.planning.measures.power import has_hills_session
from workouts.planning.measures.training_load import run_load
from workouts.planning.review import review_week, should_cost
from workouts.planning.rules.no_warm_up import needed_minutes
from workouts.planning.rules.too_many_sessions import wanted_sessions
from workouts.planning.screening import is_withheld, messages
from workouts.planning.search.concessions import (
    NO_JUMPS_COST,
    NO_SPRINTS_COST,
    SPRINT_PHASES,
    given_up,
    wants_jumps,
    wants_sprints,
)
from workouts.planning.search.menu import Menu, build_menu
from workouts.planning.search.preference import placement_dislike
from workouts.planning.search.reasons import explain_week
from workouts.planning.search.session_options import SessionKind, SessionOptions
from workouts.planning.search.week_contents import ContentCosts, ContentsSearch, WeekContents
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request, School
from workouts.planning.values.rule import Check, Finding
from workouts.planning.values.week import Day, Prescription, RunKind, Session, Slot, Stress, Week


@dataclass(frozen=True, kw_only=True)
class _Choice:
    """One session on one day, known by what the placement rules look at."""

    session: Session  # stated stress, contacts and sprints
    kind: SessionKind | None  # None: hill sprints only
    sprints: tuple[Prescription, ...]
    cost: float

    @property
    def day(self) -> Day:
        return self.session.day


@dataclass(frozen=True, kw_only=True)
class _Placement:
    choices: tuple[_Choice, ...]
    bound: float  # no week with this placement costs less

    @property
    def week(self) -> Week:
        return Week(sessions=tuple(choice.session for choice in self.choices))

    @property
    def kinds(self) -> tuple[SessionKind, ...]:
        return tuple(choice.kind for choice in self.choices if choice.kind is not None)


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    rank: tuple[float, float]  # cost, and dislike among weeks of the same cost
    placement: _Placement
    contents: WeekContents

    @property
    def cost(self) -> float:
        return self.rank[0]

    @property
    def dislike(self) -> float:
        return self.rank[1]


class Builder:
    """Builds weeks from one catalogue. For a runner who asks again with other days it remembers
    what sessions can hold and cost."""

    def __init__(self, exercises: tuple[Exercise, ...]) -> None:
        self._exercises = exercises
        self._costs: dict[object, ContentCosts] = {}

    def build(self, request: Request) -> Week:
        """As `build_week`."""
        if is_withheld(request):
            return Week(messages=messages(request), withheld=True)
        menu, answer = self._answer(request)
        found = Week(sessions=_fill(answer, request), messages=messages(request))
        cost = should_cost(review_week(found, request))
        relaxed = tuple(given_up(found, request, menu))
        return explain_week(replace(found, cost=cost, relaxed=relaxed), request)

    def _answer(self, request: Request) -> tuple[Menu, _Candidate]:
        """Rules about one session are asked of the answer first. Where they find something, the
        search begins again with sessions of which each was asked; otherwise it need not: what is
        best among more sessions than may be taken, and may be taken, is best."""
        key = _key(request)
        if key not in self._costs:
            options = SessionOptions(build_menu(self._exercises, request), request)
            self._costs[key] = ContentCosts(options, request)
        options = self._costs[key].options
        answer = _search(request, options.menu, ContentsSearch(self._costs[key]))
        if any(options.has_fault(option) for option in answer.contents.options):
            options = SessionOptions(options.menu, request, asks_all=True)
            self._costs[key] = ContentCosts(options, request)
            answer = _search(request, options.menu, ContentsSearch(self._costs[key]))
        return options.menu, answer


def _key(request: Request) -> object:
    """All that the choice of doses and the rules about contents look at."""
    anyday = replace(request, week=(), double_days=False, school=School.HARD_DAYS_HARD)
    return anyday, request.phase, request.races, run_load(request), has_hills_session(request)


def build_week(request: Request, exercises: tuple[Exercise, ...]) -> Week:
    """The week of least cost under all MUST rules, with its reasons.

    A runner whom the rules keep from training gets an empty, withheld week with the codes of
    its messages. Ties break the same way every time.
    """
    return Builder(exercises).build(request)


def _search(request: Request, menu: Menu, search: ContentsSearch) -> _Candidate:
    """Placements in the order of their bounds, until none can be better than the best."""
    best: _Candidate | None = None
    for placement in sorted(_placements(request, menu), key=lambda p: p.bound):
        if best is not None and placement.bound > best.cost:
            break
        answer = _judge(placement, request, search, best)
        if answer and (best is None or answer.rank < best.rank):
            best = answer
    assert best is not None  # noqa: S101 (the empty week breaks no MUST rule)
    return best


def _judge(
    placement: _Placement, request: Request, search: ContentsSearch, best: _Candidate | None
) -> _Candidate | None:
    """The best week of this placement; None when there is none, or none better than the best."""
    findings = list(_findings(rules.IN_FORCE.placement_checks, placement.week, request))
    if any(finding.is_must for finding in findings):
        return None
    cost = should_cost(findings) + placement.bound
    dislike = placement_dislike(placement.week, request)
    at_most = better_than = math.inf
    if best is not None:
        least = _rank(cost, dislike + search.least_dislike(placement.kinds))
        if least >= best.rank:
            return None
        at_most = best.cost - cost
        if placement.bound >= best.cost:  # and so is that of every placement after this one
            better_than = best.dislike
    contents = search.cheapest(
        placement.kinds,
        tuple(item for choice in placement.choices for item in choice.sprints),
        at_most=at_most,
        better_than=better_than,
    )
    if contents is None:
        return None
    return _Candidate(
        rank=_rank(cost + contents.cost, dislike + contents.dislike),
        placement=placement,
        contents=contents,
    )


def _rank(cost: float, dislike: float) -> tuple[float, float]:
    return round(cost, 6), round(dislike, 6)


def _findings(checks: Iterable[Check], week: Week, request: Request) -> Iterator[Finding]:
    for check in checks:
        yield from check(week, request)


def _placements(request: Request, menu: Menu) -> Iterator[_Placement]:
    gym = list(_gym_choices(request, menu))
    hills = [(), *((choice,) for choice in _hill_choices(request, menu))]
    for count in range(wanted_sessions(request) + 1):
        for chosen in combinations(gym, count):
            days = {choice.day for choice in chosen}
            jumps = sum(choice.kind.has_jumps for choice in chosen if choice.kind)
            if len(days) < count or jumps > 1:
                continue
            for hill in hills:
                choices = tuple(sorted((*chosen, *hill), key=lambda choice: choice.day))
                # findings of single days only add up; other rules can only add to them
                bound = sum(choice.cost for choice in choices)
                bound += _missed_cost(choices, request, menu)
                yield _Placement(choices=choices, bound=bound)


def _gym_choices(request: Request, menu: Menu) -> Iterator[_Choice]:
    """Every day and kind of session that is allowed by itself."""
    contacts = contacts_of(menu.jumps) if menu.jumps and wants_jumps(request, menu) else 0
    kinds = [SessionKind(stress=stress) for stress in reversed(Stress)]
    if contacts:
        kinds += [replace(kind, has_jumps=True) for kind in kinds]
    for day, kind in product(Day, kinds):
        session = Session(
            day=day,
            slot=usual_slot(day, request),
            stated_stress=kind.stress,
            stated_contacts=contacts if kind.has_jumps else 0,
        )
        choice = _choice(session, request, kind=kind)
        if choice is not None:
            yield choice


def _hill_choices(request: Request, menu: Menu) -> Iterator[_Choice]:
    if request.phase not in SPRINT_PHASES:
        return
    for day, item in product(request.days_of(RunKind.EASY), menu.sprints):
        session = Session(day=day, slot=Slot.WITH_EASY, stated_sprints=item.reps)
        choice = _choice(session, request, sprints=(item,))
        if choice is not None:
            yield choice


def _choice(
    session: Session,
    request: Request,
    *,
    kind: SessionKind | None = None,
    sprints: tuple[Prescription, ...] = (),
) -> _Choice | None:
    findings = list(_findings(rules.IN_FORCE.day_checks, Week(sessions=(session,)), request))
    if any(finding.is_must for finding in findings):
        return None
    return _Choice(session=session, kind=kind, sprints=sprints, cost=should_cost(findings))


def _missed_cost(choices: tuple[_Choice, ...], request: Request, menu: Menu) -> float:
    has_jumps = any(choice.kind and choice.kind.has_jumps for choice in choices)
    has_sprints = any(choice.sprints for choice in choices)
    cost = 0
    if wants_jumps(request, menu) and not has_jumps:
        cost += NO_JUMPS_COST
    if wants_sprints(request, menu) and not has_sprints:
        cost += NO_SPRINTS_COST
    return cost


def _fill(answer: _Candidate, request: Request) -> tuple[Session, ...]:
    options = iter(answer.contents.options)
    sessions = []
    for choice in answer.placement.choices:
        items = next(options).items if choice.kind else choice.sprints
        start = request.strength_starts[choice.day]
        session = Session(day=choice.day, slot=choice.session.slot, start=start, items=items)
        minutes = needed_minutes(session, request)
        sessions.append(replace(session, warmup_minutes=minutes))
    return tuple(sorted(sessions, key=lambda session: session.day))
