"""Decides what the weekly rules of content add up."""

from typing import NamedTuple

from exercises.vocabulary import HamstringAction, Kind
from workouts.planning.load import FLOOR_PULL_SLOT, HINGE_SLOT, ham_sets_of, is_unilateral
from workouts.planning.request import Request
from workouts.planning.training_load import run_load, session_load
from workouts.planning.week import Prescription, Session, Week

KEPT = "_totals"  # where a week keeps them


class Totals(NamedTuple):
    """What the weekly rules of content look at; totals add up over sessions.

    The search adds and looks up hundreds of thousands: a named tuple is the fastest for both.
    """

    ham_sets: float = 0.0
    hip_sets: float = 0.0  # fractional hamstring sets of hip-dominant work
    knee_sets: float = 0.0  # and of knee-dominant work
    hinge_items: int = 0  # deadlifts and RDLs
    curl_items: int = 0
    one_leg_sets: int = 0  # strength sets on one leg
    strength_sets: int = 0
    planned_load: float = 0.0  # RPE times minutes, where the runs' load is known too (R55)

    def __add__(self, other: "Totals") -> "Totals":  # type: ignore[override]
        return Totals(
            self.ham_sets + other.ham_sets,
            self.hip_sets + other.hip_sets,
            self.knee_sets + other.knee_sets,
            self.hinge_items + other.hinge_items,
            self.curl_items + other.curl_items,
            self.one_leg_sets + other.one_leg_sets,
            self.strength_sets + other.strength_sets,
            self.planned_load + other.planned_load,
        )


def item_totals(item: Prescription) -> Totals:
    sets = ham_sets_of(item)
    action = item.exercise.action
    is_strength = item.exercise.kind is Kind.STRENGTH
    return Totals(
        ham_sets=sets,
        hip_sets=sets if action is HamstringAction.HIP else 0.0,
        knee_sets=sets if action is HamstringAction.KNEE else 0.0,
        hinge_items=int(item.exercise.order_slot in (FLOOR_PULL_SLOT, HINGE_SLOT)),
        curl_items=int(action is HamstringAction.KNEE),
        one_leg_sets=item.sets if is_strength and is_unilateral(item) else 0,
        strength_sets=item.sets if is_strength else 0,
    )


def session_totals(session: Session, request: Request) -> Totals:
    totals = sum((item_totals(item) for item in session.items), Totals())
    if run_load(request) is None:
        return totals
    return totals._replace(planned_load=session_load(session, request))


def week_totals(week: Week, request: Request) -> Totals:
    """Added up once for each week: eight rules ask for them. They stay with the week, which is
    never changed, and hold for the request they were asked with."""
    known: tuple[Request, Totals] | None = vars(week).get(KEPT)
    if known is not None and known[0] is request:
        return known[1]
    totals = sum((session_totals(session, request) for session in week.sessions), Totals())
    vars(week)[KEPT] = (request, totals)
    return totals
