"""Decides what a dose is until its week is placed, and which doses give up sets first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workouts.planning.measures.load import ham_sets_of, is_main_lift
from workouts.planning.search.work import Work
from workouts.planning.season.course import Plan
from workouts.planning.season.doses.progress import Step
from workouts.planning.season.history import History, last_ordinary
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.report import PastWeek
from workouts.planning.values.request import Request
from workouts.planning.values.week import Prescription, Reason

TOLERANCE = 1e-9


@dataclass(frozen=True, kw_only=True)
class Dose:
    """A prescription on its way: the standing dose, the step from it, and what the grid asks.

    Sets and effort may still be lowered to find it a place; `told` says at the end what became of
    it, and gives it its weight. `why` is the reason of a week that is eased as a whole, `waiting`
    the dose without the set that the grid adds, for a week that has no room for it.
    """

    item: Prescription
    before: Prescription | None = None  # None for what is new
    step: Step | None = None
    why: Reason | None = None
    waiting: "Dose | None" = None


Doses = tuple[tuple[Dose, ...], ...]  # of each session, the main one first


@dataclass(frozen=True, kw_only=True)
class Known:
    """What doses are made from, looked up once."""

    history: History
    plan: Plan
    exercises: tuple[Exercise, ...]
    standing: PastWeek | None
    work: Work

    @property
    def request(self) -> Request:
        return self.plan.request


def known(history: History, plan: Plan, exercises: tuple[Exercise, ...], work: Work) -> Known:
    standing = last_ordinary(history)
    return Known(history=history, plan=plan, exercises=exercises, standing=standing, work=work)


def shrunk(found: Doses, most: float) -> Doses:
    """With no more hamstring sets than this, if it can be: helpers give up sets first, the last
    session before the first one."""
    sessions = [list(doses) for doses in found]
    while planned_ham_sets(sessions) > most + TOLERANCE:
        places = [
            (dose.item.sets > 1, not is_main_lift(dose.item), one, two)
            for one, doses in enumerate(sessions)
            for two, dose in enumerate(doses)
            if dose.item.sets > 1
        ]
        if not places:
            break
        _, _, one, two = max(places)
        sessions[one][two] = with_sets(sessions[one][two], sessions[one][two].item.sets - 1)
    return tuple(map(tuple, sessions))


def planned_ham_sets(sessions: Iterable[Iterable[Dose]]) -> float:
    return sum(ham_sets_of(dose.item) for doses in sessions for dose in doses)


def with_sets(dose: Dose, sets: int) -> Dose:
    return replace(dose, item=replace(dose.item, sets=max(1, sets)))
