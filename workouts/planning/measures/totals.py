"""Decides what the weekly rules of content add up."""

from exercises.vocabulary import HamstringAction, Kind
from workouts.planning.measures.load import ham_sets_of, is_working_hinge
from workouts.planning.measures.movement import is_one_legged_for_want, is_unilateral
from workouts.planning.measures.training_load import run_load, whole_and_excess_load
from workouts.planning.values.request import Request
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Prescription, Session, Week

MEMO = "_totals"  # the attribute of a week that remembers them


def item_totals(item: Prescription) -> Totals:
    sets = ham_sets_of(item)
    action = item.exercise.action
    is_strength = item.exercise.kind is Kind.STRENGTH
    return Totals(
        ham_sets=sets,
        hip_sets=sets if action is HamstringAction.HIP else 0.0,
        knee_sets=sets if action is HamstringAction.KNEE else 0.0,
        working_hinges=int(is_working_hinge(item)),
        curl_items=int(action is HamstringAction.KNEE),
        one_leg_sets=item.sets if is_strength and is_unilateral(item) else 0,
        bare_one_leg_sets=item.sets if is_strength and is_one_legged_for_want(item) else 0,
        strength_sets=item.sets if is_strength else 0,
    )


def session_totals(session: Session, request: Request) -> Totals:
    totals = sum((item_totals(item) for item in session.items), Totals())
    if run_load(request) is None:
        return totals
    return with_load(totals, session, request)


def with_load(totals: Totals, session: Session, request: Request) -> Totals:
    """The same totals with the load of the session (R55)."""
    load, excess = whole_and_excess_load(session, request)
    return totals._replace(planned_load=load, excess_load=excess)


def week_totals(week: Week, request: Request) -> Totals:
    """Added up once for each week, because eight rules ask for them.

    The week, which never changes, remembers them along with the request they are valid for.
    """
    known: tuple[Request, Totals] | None = vars(week).get(MEMO)
    if known is not None and known[0] is request:
        return known[1]
    totals = sum((session_totals(session, request) for session in week.sessions), Totals())
    vars(week)[MEMO] = (request, totals)
    return totals
