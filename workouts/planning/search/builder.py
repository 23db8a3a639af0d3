"""Decides the week: the days, stress and contents of least cost that break no MUST rule."""

import heapq
import math
from dataclasses import dataclass, replace
from itertools import count

from workouts.planning.measures.power import has_hills_session
from workouts.planning.measures.training_load import run_load
from workouts.planning.review import review_week, should_cost
from workouts.planning.rules.no_warm_up import needed_minutes
from workouts.planning.screening import cut_short, is_withheld, messages, without_strength
from workouts.planning.search.concessions import given_up
from workouts.planning.search.menu import Menu, build_menu
from workouts.planning.search.placements import Placement, Placements, Shape
from workouts.planning.search.reasons import explain_week
from workouts.planning.search.session_options import SessionOptions
from workouts.planning.search.week_contents import ContentsSearch, WeekContents
from workouts.planning.search.work import MOST_LOOKS, Work
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request, School
from workouts.planning.values.week import Session, Week, by_day


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    """The best week of one shape."""

    rank: tuple[float, float]  # cost, and dislike among weeks of the same cost
    placement: Placement
    contents: WeekContents

    @property
    def cost(self) -> float:
        return self.rank[0]


class Builder:
    """Builds weeks from one catalogue. For a runner who asks again with other days it remembers
    what sessions can hold and cost."""

    def __init__(self, exercises: tuple[Exercise, ...], *, work: Work | None = None) -> None:
        self._exercises = exercises
        self.work = work or Work(MOST_LOOKS)
        self._menus: dict[object, Menu] = {}
        self._options: dict[object, SessionOptions] = {}
        self._contents: dict[object, ContentsSearch] = {}

    def build(self, request: Request) -> Week:
        """As `build_week`."""
        if is_withheld(request):
            return without_strength(request)
        found = self.told(replace(self.try_out(request), messages=messages(request)))
        cost = should_cost(review_week(found, request))
        return explain_week(replace(found, cost=cost), request)

    def try_out(self, request: Request) -> Week:
        """The sessions of that week and what it gives up; to compare, not to show."""
        menu, answer = self._answer(request)
        found = Week(sessions=_fill(answer, request))
        return replace(found, relaxed=tuple(given_up(found, request, menu, self._exercises)))

    def is_short_of_time(self, request: Request) -> bool:
        """Whether more minutes might make another session possible: not where every one that was
        looked for had room."""
        options = self._options.get(_key(request))
        return options is None or options.is_short_of_time

    def told(self, week: Week) -> Week:
        """With a message if there was no time to look at everything."""
        return cut_short(week) if self.work.is_over else week

    def _answer(self, request: Request) -> tuple[Menu, _Candidate]:
        """Rules about one session are asked of the answer first. Where they find something, the
        search begins again with sessions of which each was asked; otherwise it need not: what is
        best among more sessions than may be taken, and may be taken, is best."""
        key = _key(request)
        if key not in self._options:
            self._options[key] = SessionOptions(self._menu(request), request, work=self.work)
        answer = self._search(request)
        if any(self._options[key].has_fault(option) for option in answer.contents.options):
            menu = self._options[key].menu
            self._options[key] = SessionOptions(menu, request, asks_all=True, work=self.work)
            answer = self._search(request)
        return self._options[key].menu, answer

    def _menu(self, request: Request) -> Menu:
        """How long a session may take does not matter to a single exercise."""
        key = _key(replace(request, session_minutes=0))
        if key not in self._menus:
            self._menus[key] = build_menu(self._exercises, request)
        return self._menus[key]

    def _search(self, request: Request) -> _Candidate:
        contents = self._contents_for(request)
        placements = Placements(request, contents.options.menu, self.work)
        return _search(placements, contents, self.work)

    def _contents_for(self, request: Request) -> ContentsSearch:
        """What sessions hold depends on whether the load of the runs is known, what a week holds
        also on how much that is."""
        options = self._options[_key(request)]
        key = options, run_load(request)
        if key not in self._contents:
            self._contents[key] = ContentsSearch(options, request, self.work)
        return self._contents[key]


def _key(request: Request) -> object:
    """All that the choice of doses and the rules about one session look at."""
    anyday = replace(request, week=(), double_days=False, school=School.HARD_DAYS_HARD)
    knows_load = run_load(request) is not None
    return anyday, request.phase, request.races, knows_load, has_hills_session(request)


def build_week(request: Request, exercises: tuple[Exercise, ...]) -> Week:
    """The week of least cost under all MUST rules, with its reasons.

    A runner whom the rules keep from training gets an empty, withheld week with the codes of
    its messages. Ties break the same way every time.
    """
    return Builder(exercises).build(request)


def _search(placements: Placements, contents: ContentsSearch, work: Work) -> _Candidate:
    """The best week there is, shape by shape in the order of what each costs at least.

    What a shape costs at least is looked at in two steps, because the second takes longer: its
    days alone, then its contents too. Days and contents are chosen apart: no rule looks at both.
    """
    best: _Candidate | None = None
    number = count()  # shapes of one floor in the order in which they came
    queue = [(shape.floor, next(number), shape, False) for shape in placements.shapes()]
    heapq.heapify(queue)
    while queue:
        floor, place, shape, is_sure = heapq.heappop(queue)
        if best is not None and (floor > best.cost or work.is_over):
            break
        if not is_sure:
            with_contents = shape.floor + contents.floor(shape.kinds, shape.sprints)
            if math.isfinite(with_contents):
                heapq.heappush(queue, (with_contents, place, shape, True))
        else:
            answer = _judge(shape, floor, placements, contents, best)
            if answer is not None and (best is None or answer.rank < best.rank):
                best = answer
    assert best is not None  # noqa: S101 (the empty week breaks no MUST rule)
    return best


def _judge(
    shape: Shape,
    floor: float,
    placements: Placements,
    contents: ContentsSearch,
    best: _Candidate | None,
) -> _Candidate | None:
    """The best week of this shape; None when there is none, or none better than the best."""
    at_most = math.inf
    if best is not None:
        at_most = best.cost
        least = _rank(floor, shape.dislike + contents.least_dislike(shape.kinds))
        if least >= best.rank:
            return None
    placement = placements.best(shape, at_most=at_most - (floor - shape.floor))
    if placement is None:
        return None
    held = contents.cheapest(shape.kinds, shape.sprints)
    if held is None:
        return None
    rank = _rank(placement.cost + held.cost, placement.dislike + held.dislike)
    return _Candidate(rank=rank, placement=placement, contents=held)


def _rank(cost: float, dislike: float) -> tuple[float, float]:
    return round(cost, 6), round(dislike, 6)


def _fill(answer: _Candidate, request: Request) -> tuple[Session, ...]:
    options = iter(answer.contents.options)
    sessions = []
    for choice in answer.placement.choices:
        items = next(options).items if choice.kind else choice.sprints
        start = request.strength_starts[choice.day]
        session = Session(day=choice.day, slot=choice.session.slot, start=start, items=items)
        minutes = needed_minutes(session, request)
        sessions.append(replace(session, warmup_minutes=minutes))
    return by_day(sessions)
