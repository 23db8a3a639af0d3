"""Decides which sessions can be made from a menu, and what the rules about one session say of each.

The limits of a few such rules are known by name and cut the search short. Every other rule is asked
too: see `SessionOptions`.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_
from typing import NamedTuple

from workouts.planning import rules
from workouts.planning.measures.dose import FAILURE_RPE
from workouts.planning.measures.load import (
    LIGHT_RPE,
    felt_stress,
    harder,
    hardest_rpe,
    stress_class,
)
from workouts.planning.measures.minutes import (
    CHANGE_SECONDS,
    in_turn,
    item_seconds,
    may_take_turns,
)
from workouts.planning.measures.training_load import gym_load, run_load
from workouts.planning.review import should_cost
from workouts.planning.rules.beginner_overload import is_too_heavy, most_exercises
from workouts.planning.rules.no_warm_up import needed_minutes
from workouts.planning.rules.session_sets_too_many import most_sets
from workouts.planning.search.menu import DoseOption, Effort, Menu, dose_option
from workouts.planning.search.preference import session_dislike
from workouts.planning.search.work import MOST_LOOKS, Work
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Day, Prescription, Session, Slot, Stress, Week

#: One hard set beats three of technique, so a light session is short rather than easy.
EFFORT_DISLIKE = {Effort.WORK: 0.0, Effort.STEADY: 0.2, Effort.EASY: 1.5}
IN_TURN_DISLIKE = 0.1  # two stations at a time, only to save time
NOTHING = Totals()


@dataclass(frozen=True, kw_only=True)
class SessionKind:
    """What the placement has to know of a session: its class, and whether it starts with jumps
    and stays gentle throughout."""

    stress: Stress
    has_jumps: bool = False
    is_gentle: bool = False

    @property
    def rank(self) -> tuple[str, bool, bool]:
        return self.stress.value, self.has_jumps, self.is_gentle

    @property
    def highest_rpe(self) -> float:
        return LIGHT_RPE if self.is_gentle else FAILURE_RPE


class SessionOption(NamedTuple):
    """What one session could hold. `dislike` ranks those that cost the same; lower is better.

    `cost` is what the rules about one session ask for it.
    """

    items: tuple[Prescription, ...]
    stress: Stress
    totals: Totals
    dislike: float
    exercises: int  # a bit for each exercise of the menu
    effort: Effort
    has_top_down_hinge: bool  # one that trains
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Bundle:
    """Sessions of one kind that add and cost the same, the best liked first."""

    totals: Totals
    cost: float
    options: tuple[SessionOption, ...]
    exercises: int  # those that all of them hold
    dislike: float  # of the best liked


class _Partial(NamedTuple):
    """The first exercises of a session, and the sums that the rules will look at.

    The search makes hundreds of thousands, and a named tuple takes a third of the time that a
    dataclass takes.
    """

    effort: Effort
    items: tuple[Prescription, ...] = ()
    totals: Totals = NOTHING
    hsu: float = 0.0
    seconds: float = 0.0
    dislike: float = 0.0
    exercises: int = 0
    hard_sets: int = 0
    least_stress: Stress = Stress.LIGHT
    has_heavy_hinge: bool = False
    has_top_down_hinge: bool = False  # one that trains
    roles: int = 0  # a bit for each
    twice: int = 0  # exercises whose role another one has already


class SessionOptions:
    """The sessions that a runner could do, found once for each menu and remembered.

    As a rule the limits known by name leave nothing for the rules about one session to find, and
    asking them of a thousand sessions takes longer than the rest of the search. So they are asked
    of all of them only where `asks_all`; otherwise the one who takes a session asks `has_fault`.
    """

    def __init__(
        self, menu: Menu, request: Request, *, asks_all: bool = False, work: Work | None = None
    ) -> None:
        self.menu = menu
        self._work = work or Work(MOST_LOOKS)
        self.asks_all = asks_all
        self.is_short_of_time = False  # a session that was looked for did not fit into the minutes
        self._request = request
        self._found: dict[bool, dict[Stress, list[SessionOption]]] = {}
        self._gentle: dict[SessionKind, list[SessionOption]] = {}
        self._bundles: dict[SessionKind, tuple[Bundle, ...]] = {}
        self._most_sets = most_sets(request)
        self._most_exercises = most_exercises(request)
        self._allowed = {stress for stress in Stress if not is_too_heavy(stress, request)}
        self._has_load = run_load(request) is not None  # else it is not judged at all
        self._tells_doses_apart = bool(rules.IN_FORCE.of_choice(request))

    def of_kind(self, kind: SessionKind) -> list[SessionOption]:
        """Every session of this kind that no rule forbids, the best liked first."""
        if kind.has_jumps not in self._found:
            self._found[kind.has_jumps] = self._by_stress(has_jumps=kind.has_jumps)
        options = self._found[kind.has_jumps][kind.stress]
        if not kind.is_gentle:
            return options
        if kind not in self._gentle:
            self._gentle[kind] = [o for o in options if hardest_rpe(o.items) <= kind.highest_rpe]
        return self._gentle[kind]

    def bundles(self, kind: SessionKind) -> tuple[Bundle, ...]:
        """The sessions of this kind in bundles, the one with the best liked session first."""
        if kind not in self._bundles:
            found: dict[tuple[Totals, float], list[SessionOption]] = {}
            for option in self.of_kind(kind):
                found.setdefault((option.totals, option.cost), []).append(option)
            self._bundles[kind] = tuple(
                Bundle(totals, cost, tuple(options), _in_all(options), options[0].dislike)
                for (totals, cost), options in found.items()
            )
        return self._bundles[kind]

    def has_fault(self, option: SessionOption) -> bool:
        """Whether a rule about one session finds anything that the option's cost leaves out."""
        return not self.asks_all and any(self._findings(option.items))

    def _findings(self, items: tuple[Prescription, ...]) -> Iterator[Finding]:
        week = Week(sessions=(self.session(items),))
        for check in rules.IN_FORCE.session_checks:
            yield from check(week, self._request)

    def session(self, items: tuple[Prescription, ...], day: Day = Day.MON) -> Session:
        """As it will be done, for rules that do not ask for its day."""
        session = Session(day=day, slot=Slot.ALONE, items=items)
        return replace(session, warmup_minutes=needed_minutes(session, self._request))

    def _by_stress(self, *, has_jumps: bool) -> dict[Stress, list[SessionOption]]:
        """Of sessions that the rules cannot tell apart only the best liked one."""
        best: dict[tuple[object, ...], SessionOption] = {}
        jumps = self.menu.jumps if has_jumps else None
        warmup = self._warmup(jumps)
        for partial in self._partials(jumps, 60.0 * (self._request.session_minutes - warmup)):
            stress = stress_class(
                hsu=partial.hsu, hard_sets=partial.hard_sets, least=partial.least_stress
            )
            if stress not in self._allowed:
                continue
            cost = self._own_cost(partial)
            if math.isinf(cost):
                continue
            totals = partial.totals
            if self._has_load:
                minutes = round(warmup + partial.seconds / 60, 1)
                felt = felt_stress(stress, self._request)
                load, excess = gym_load(felt, minutes, has_power=has_jumps)
                totals = totals._replace(planned_load=load, excess_load=excess)
            dislike = self._dislike(partial, stress)
            key = (stress, partial.exercises, totals, cost, self._detail(partial))
            if key not in best or dislike < best[key].dislike:
                best[key] = SessionOption(
                    partial.items,
                    stress,
                    totals,
                    dislike,
                    partial.exercises,
                    partial.effort,
                    partial.has_top_down_hinge,
                    cost,
                )
        found: dict[Stress, list[SessionOption]] = {stress: [] for stress in Stress}
        for option in sorted(best.values(), key=lambda option: option.dislike):
            found[option.stress].append(option)
        return found

    def _own_cost(self, partial: _Partial) -> float:
        """What the rules about one session ask for it; infinite when one forbids it."""
        if not self.asks_all:
            return 0.0
        findings = list(self._findings(partial.items))
        if any(finding.is_must for finding in findings):
            return math.inf
        return should_cost(findings)

    def _dislike(self, partial: _Partial, stress: Stress) -> float:
        dislike = partial.dislike + EFFORT_DISLIKE[partial.effort]
        dislike += session_dislike(
            partial.totals, stress, self._request, exercises=len(partial.items), twice=partial.twice
        )
        return round(dislike, 6)

    def _detail(self, partial: _Partial) -> object:
        """What tells sessions of equal totals apart for the rules that look at their doses."""
        if not self._tells_doses_apart:
            return None
        return partial.effort, tuple([item.sets for item in partial.items])

    def _warmup(self, jumps: Prescription | None) -> int:
        """Minutes before the exercises."""
        return self.session(() if jumps is None else (jumps,)).warmup_minutes

    def _partials(self, jumps: Prescription | None, seconds: float) -> Iterator[_Partial]:
        for effort in Effort:
            start = _Partial(effort=effort)
            if jumps is not None:
                start = _add(start, dose_option(jumps, dislike=0.0), bit=0)
            found: list[_Partial] = []
            self._lengthen(start, self.menu.strength[effort], 0, seconds, found)
            self._work.look(len(found))
            yield from found

    def _lengthen(
        self,
        partial: _Partial,
        menu: Sequence[tuple[DoseOption, ...]],
        place: int,
        seconds: float,
        found: list[_Partial],
    ) -> None:
        """Finds all sessions that start like `partial` and go on with `menu` from `place`."""
        if len(partial.items) >= self._most_exercises:
            return
        for later in reversed(range(place, len(menu))):
            for option in menu[later]:
                if not self._may_follow(partial, option):
                    continue
                longer = self._with(partial, option, len(menu) - later, seconds)
                if longer is not None:
                    found.append(longer)
                    self._lengthen(longer, menu, later + 1, seconds, found)

    def _with(
        self, partial: _Partial, option: DoseOption, bit: int, seconds: float
    ) -> _Partial | None:
        """None where there is no time for it, not even in turn with the exercise before."""
        if partial.seconds + _seconds_after(partial, option) <= seconds:
            return _add(partial, option, bit=bit)
        self.is_short_of_time = True
        if not _may_be_in_turn(partial, option):
            return None
        longer = _in_turn(_add(partial, option, bit=bit))
        return longer if longer.seconds <= seconds else None

    def _may_follow(self, partial: _Partial, option: DoseOption) -> bool:
        return partial.totals.ham_sets + option.totals.ham_sets <= self._most_sets and not (
            partial.has_heavy_hinge and option.is_heavy_hinge
        )


def _in_all(options: Sequence[SessionOption]) -> int:
    return reduce(and_, (option.exercises for option in options))


def _seconds_after(partial: _Partial, option: DoseOption) -> float:
    """Doing this exercise, and before it the lighter sets of a first lift or the change."""
    ramp_up = 0.0 if partial.totals.strength_sets else option.ramp_up_seconds
    return option.seconds + ramp_up + (CHANGE_SECONDS if partial.items else 0)


def _may_be_in_turn(partial: _Partial, option: DoseOption) -> bool:
    """With the last exercise so far."""
    if not partial.items or option.item.sets == 1:
        return False
    last = partial.items[-1]
    return last.sets > 1 and may_take_turns(last, option.item)


def _in_turn(partial: _Partial) -> _Partial:
    """The last two exercises in turn: what saves the time of their rests."""
    one, other = partial.items[-2:]
    pair = in_turn(one), in_turn(other)
    saved = item_seconds(one) + item_seconds(other) - sum(map(item_seconds, pair))
    return partial._replace(
        items=(*partial.items[:-2], *pair),
        seconds=partial.seconds - saved,
        dislike=partial.dislike + IN_TURN_DISLIKE,
    )


def _add(partial: _Partial, option: DoseOption, *, bit: int) -> _Partial:
    return _Partial(
        partial.effort,
        (*partial.items, option.item),
        partial.totals + option.totals,
        partial.hsu + option.hsu,
        partial.seconds + _seconds_after(partial, option),
        partial.dislike + option.dislike,
        partial.exercises | 1 << bit,
        partial.hard_sets + option.hard_sets,
        harder(partial.least_stress, option.least_stress),
        partial.has_heavy_hinge or option.is_heavy_hinge,
        partial.has_top_down_hinge or option.is_top_down_hinge,
        partial.roles | option.role,
        partial.twice + bool(partial.roles & option.role),
    )
