"""Decides on which days the sessions of a week go, known only by what placement rules look at."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations_with_replacement

from workouts.planning import rules
from workouts.planning.measures.clock import usual_slot
from workouts.planning.measures.load import contacts_of
from workouts.planning.review import should_cost
from workouts.planning.rules.too_many_sessions import wanted_sessions
from workouts.planning.search.concessions import NO_JUMPS_COST, NO_SPRINTS_COST
from workouts.planning.search.menu import Menu
from workouts.planning.search.preference import day_dislike, gap_dislike
from workouts.planning.search.session_options import SessionKind
from workouts.planning.search.work import Work
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule
from workouts.planning.values.week import Day, Prescription, RunKind, Session, Slot, Stress, Week

TOLERANCE = 1e-9


@dataclass(frozen=True, kw_only=True, eq=False)
class Choice:
    """One session on one day. Two choices are never equal: each is known by its `number`."""

    number: int
    session: Session  # stated stress, contacts and sprints
    kind: SessionKind | None  # None: hill sprints only
    sprints: tuple[Prescription, ...]
    cost: float  # what rules ask for it alone
    dislike: float

    @property
    def day(self) -> Day:
        return self.session.day


Row = tuple[Choice, ...]  # one session on each day that it may be on, the best first


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a week holds, before its days are chosen."""

    kinds: tuple[SessionKind, ...]  # in the order of their ranks
    sprints: tuple[Prescription, ...]  # hill sprints: none, or one dose
    rows: tuple[Row, ...]  # for each of the kinds, and for the sprints
    floor: float  # no week of this shape costs less
    dislike: float  # nor is any placement of it better liked
    missed: float  # of the floor: what goes without jumps or sprints

    @property
    def has_jumps(self) -> bool:
        return any(kind.has_jumps for kind in self.kinds)


@dataclass(frozen=True, kw_only=True)
class Placement:
    choices: tuple[Choice, ...]  # in the order of the shape
    cost: float
    dislike: float


class Placements:
    """The shapes that a week can have, and the best days for each."""

    def __init__(self, request: Request, menu: Menu, work: Work) -> None:
        self._request = request
        self._menu = menu
        self._work = work
        in_force = rules.IN_FORCE
        self._pair_rules = [_PlacementRule(rule, request, work) for rule in in_force.about_pairs]
        self._week_rules = [_PlacementRule(rule, request, work) for rule in in_force.about_weeks]
        self._pairs: dict[tuple[int, int], tuple[float, float]] = {}
        self._rows: dict[SessionKind | Prescription, Row] = {}
        self._choices = 0

    def shapes(self) -> Iterator[Shape]:
        """Every shape that a week may have as far as single days tell."""
        gym = [kind for kind in self._kinds() if self._gym_row(kind)]
        hills = [(), *((item,) for item in self._menu.sprints if self._hill_row(item))]
        kinds = sorted(gym, key=lambda kind: kind.rank)
        for count in range(wanted_sessions(self._request) + 1):
            for chosen in combinations_with_replacement(kinds, count):
                if sum(kind.has_jumps for kind in chosen) <= 1:
                    for sprints in hills:
                        yield self._shape(chosen, sprints)

    def shape(
        self, kinds: tuple[SessionKind, ...], sprints: tuple[Prescription, ...]
    ) -> Shape | None:
        """The one of these sessions; None where they are too many or one is allowed on no day."""
        if len(kinds) > wanted_sessions(self._request):
            return None
        rows = (*map(self._gym_row, kinds), *map(self._hill_row, sprints))
        return self._shape(kinds, sprints) if all(rows) else None

    def best(self, shape: Shape, *, at_most: float) -> Placement | None:
        """The placement of least cost and dislike; None when there is none, or when each costs
        more than `at_most`."""
        search = _Days(self, shape, at_most, self._work)
        search.extend((), shape.missed, 0.0)
        return search.best

    def pair(self, one: Choice, other: Choice) -> tuple[float, float]:
        """What rules ask for these two together, beyond each alone, and the dislike of the two."""
        key = one.number, other.number
        if key not in self._pairs:
            self._pairs[key] = self._look_at(one, other)
        return self._pairs[key]

    def week_cost(self, choices: Sequence[Choice]) -> float:
        """What rules about all placements together ask; infinite when one forbids them."""
        in_order = sorted(choices, key=lambda choice: choice.day)
        cost = 0.0
        for rule in self._week_rules:
            cost += rule.cost(in_order)
            if cost == math.inf:
                break
        return cost

    def _look_at(self, one: Choice, other: Choice) -> tuple[float, float]:
        if one.kind and other.kind and one.day == other.day:
            return math.inf, 0.0
        cost = sum(rule.cost_of_pair(one, other) for rule in self._pair_rules)
        both_gym = one.kind is not None and other.kind is not None
        return cost, gap_dislike(one.day, other.day) if both_gym else 0.0

    def _shape(
        self,
        kinds: tuple[SessionKind, ...],
        sprints: tuple[Prescription, ...],
    ) -> Shape:
        self._work.look()
        rows = (*map(self._gym_row, kinds), *map(self._hill_row, sprints))
        missed = self._missed_cost(kinds, sprints)
        floor = missed + sum(min(choice.cost for choice in row) for row in rows)
        return Shape(
            kinds=kinds,
            sprints=sprints,
            rows=rows,
            floor=floor + sum(rule.floor(rows) for rule in self._week_rules),
            dislike=sum(min(choice.dislike for choice in row) for row in rows),
            missed=missed,
        )

    def _missed_cost(
        self, kinds: tuple[SessionKind, ...], sprints: tuple[Prescription, ...]
    ) -> float:
        cost = 0
        if self._menu.jumps is not None and not any(kind.has_jumps for kind in kinds):
            cost += NO_JUMPS_COST
        if self._menu.sprints and not sprints:
            cost += NO_SPRINTS_COST
        return cost

    def _kinds(self) -> Iterator[SessionKind]:
        """Every kind of session, each followed by its gentle kind."""
        for has_jumps in (False, True) if self._contacts else (False,):
            for stress in reversed(Stress):
                kind = SessionKind(stress=stress, has_jumps=has_jumps)
                yield from (kind, replace(kind, is_gentle=True))

    def _gym_row(self, kind: SessionKind) -> Row:
        """The days on which such a session is allowed by itself; a gentle one is only of use where
        the same class is too hard for the day."""
        if kind.has_jumps and not self._contacts:
            return ()
        if kind not in self._rows:
            days = [*Day]
            if kind.is_gentle:
                hard = {choice.day for choice in self._gym_row(replace(kind, is_gentle=False))}
                days = [day for day in Day if day not in hard]
            self._rows[kind] = self._row(self._gym_choice(kind, day) for day in days)
        return self._rows[kind]

    @cached_property
    def _contacts(self) -> int:
        """Of the jumps that the week may have."""
        jumps = self._menu.jumps
        return 0 if jumps is None else contacts_of(jumps)

    def _gym_choice(self, kind: SessionKind, day: Day) -> Choice | None:
        session = Session(
            day=day,
            slot=usual_slot(day, self._request),
            stated_stress=kind.stress,
            stated_rpe=kind.highest_rpe,
            stated_contacts=self._contacts if kind.has_jumps else 0,
        )
        return self._choice(session, kind=kind)

    def _hill_row(self, item: Prescription) -> Row:
        if item not in self._rows:
            sessions = (
                Session(day=day, slot=Slot.WITH_EASY, stated_sprints=item.reps)
                for day in self._request.days_of(RunKind.EASY)
            )
            self._rows[item] = self._row(self._choice(one, sprints=(item,)) for one in sessions)
        return self._rows[item]

    def _row(self, choices: Iterator[Choice | None]) -> Row:
        allowed = (choice for choice in choices if choice is not None)
        return tuple(sorted(allowed, key=lambda c: (c.cost, c.dislike, c.day)))

    def _choice(
        self,
        session: Session,
        *,
        kind: SessionKind | None = None,
        sprints: tuple[Prescription, ...] = (),
    ) -> Choice | None:
        """None where a rule forbids this session on its day, whatever else the week holds."""
        findings = self._findings(session)
        if findings is None:
            return None
        choice = Choice(
            number=self._choices,
            session=session,
            kind=kind,
            sprints=sprints,
            cost=should_cost(findings),
            dislike=day_dislike(session, self._request),
        )
        for rule in (*self._pair_rules, *self._week_rules):
            rule.see(choice)
        alone = sum(rule.cost((choice,)) for rule in self._pair_rules)
        self._choices += 1
        return None if alone == math.inf else replace(choice, cost=choice.cost + alone)

    def _findings(self, session: Session) -> list[Finding] | None:
        """None at the first that forbids it."""
        self._work.look()
        week, found = Week(sessions=(session,)), []
        for check in rules.IN_FORCE.day_checks:
            for finding in check(week, self._request):
                if finding.is_must:
                    return None
                found.append(finding)
        return found


class _PlacementRule:
    """A rule about several placements, asked once of all that looks the same to it."""

    def __init__(self, rule: Rule, request: Request, work: Work) -> None:
        self._rule = rule
        self._request = request
        self._work = work
        self._views: list[object] = []  # by the numbers of the choices
        self._costs: dict[tuple[object, ...], float] = {}

    def see(self, choice: Choice) -> None:
        view = self._rule.view
        seen = choice.number if view is None else view(choice.session, self._request)
        self._views.append(seen)

    def cost(self, choices: Sequence[Choice]) -> float:
        """Of these choices in the order of their days; infinite when the rule forbids them."""
        views = self._views
        seen = tuple([view for c in choices if (view := views[c.number]) is not None])
        if seen not in self._costs:
            self._costs[seen] = self._ask(choices)
        return self._costs[seen]

    def cost_of_pair(self, one: Choice, other: Choice) -> float:
        """Beyond what the two cost alone."""
        if self._views[one.number] is None or self._views[other.number] is None:
            return 0.0
        first, second = (one, other) if one.day <= other.day else (other, one)
        both = self.cost((first, second))
        return both - self.cost((one,)) - self.cost((other,))

    def floor(self, rows: Sequence[Row]) -> float:
        """What it costs wherever these sessions go, if it does not look at their days."""
        seen = [{self._views[choice.number] for choice in row} for row in rows]
        if any(len(views) > 1 for views in seen) or len(set().union(*seen) - {None}) > 1:
            return 0.0
        return self.cost([row[0] for row in rows])

    def _ask(self, choices: Sequence[Choice]) -> float:
        self._work.look()
        week = Week(sessions=tuple(choice.session for choice in choices))
        findings = list(self._rule.check(week, self._request)) if self._rule.check else []
        is_forbidden = any(finding.is_must for finding in findings)
        return math.inf if is_forbidden else should_cost(findings)


class _Days:
    """The days for the sessions of one shape, in search of those of least cost and dislike."""

    def __init__(self, placements: Placements, shape: Shape, at_most: float, work: Work) -> None:
        self.best: Placement | None = None
        self._work = work
        self._placements = placements
        self._rows = shape.rows
        self._at_most = at_most + TOLERANCE
        self._rest = _floors(shape.rows)

    def extend(self, chosen: tuple[Choice, ...], cost: float, dislike: float) -> None:
        """A branch ends where nothing cheaper, or as cheap and better liked, can follow."""
        self._work.look()
        depth = len(chosen)
        if depth == len(self._rows):
            self._consider(chosen, cost, dislike)
            return
        row = self._rows[depth]
        rest_cost, rest_dislike = self._rest[depth + 1]
        for choice in row[self._first_place(chosen) :]:
            with_it, disliked = cost + choice.cost, dislike + choice.dislike
            for other in chosen:
                extra, gap = self._placements.pair(other, choice)
                with_it += extra
                disliked += gap
            if not self._is_beaten(with_it + rest_cost, disliked + rest_dislike):
                self.extend((*chosen, choice), with_it, disliked)

    def _first_place(self, chosen: tuple[Choice, ...]) -> int:
        """Sessions of one kind can be exchanged, so only one order of their days is tried."""
        depth = len(chosen)
        if depth == 0 or self._rows[depth] is not self._rows[depth - 1]:
            return 0
        return self._rows[depth].index(chosen[-1]) + 1

    def _is_beaten(self, cost: float, dislike: float) -> bool:
        if cost > self._at_most:
            return True
        if self.best is None or cost < self.best.cost - TOLERANCE:
            return False
        return cost > self.best.cost + TOLERANCE or dislike >= self.best.dislike - TOLERANCE

    def _consider(self, chosen: tuple[Choice, ...], cost: float, dislike: float) -> None:
        cost += self._placements.week_cost(chosen)
        if math.isfinite(cost) and not self._is_beaten(cost, dislike):
            self.best = Placement(choices=chosen, cost=cost, dislike=dislike)


def _floors(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """For each row the least cost and dislike of it and those after it; one more for the end."""
    found = [(0.0, 0.0)]
    for row in reversed(rows):
        cost, dislike = found[-1]
        found.append((cost + row[0].cost, dislike + min(choice.dislike for choice in row)))
    return found[::-1]
