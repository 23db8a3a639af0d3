"""R55: strength work stays a smaller part of the week's load; judged when all runs have minutes.

It never cuts a session below twenty minutes, however little somebody runs.
"""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.totals import week_totals
from workouts.planning.measures.training_load import run_load
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, should
from workouts.planning.values.season import Phase
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Week

CODE = "R55"
MOST_SHARE, MOST_SHARE_INSEASON = 0.3, 0.2  # of the planned load of the week
COST = 2


def share(totals: Totals, request: Request) -> float:
    """Strength as part of all planned load, 0 to 1; 0 when the runs' load is not known."""
    runs = run_load(request)
    everything = totals.planned_load + (runs or 0)
    return totals.planned_load / everything if runs else 0.0


def most_share(request: Request) -> float:
    return MOST_SHARE_INSEASON if request.phase is Phase.INSEASON else MOST_SHARE


def is_too_much(totals: Totals, request: Request) -> bool:
    """More than its share, unless no session could be shorter: few runs are no reason for that."""
    return totals.excess_load > 0 and share(totals, request) > most_share(request)


def totals_cost(totals: Totals, request: Request) -> float:
    return COST * is_too_much(totals, request)


def check(week: Week, request: Request) -> Iterator[Finding]:
    totals = week_totals(week, request)
    if is_too_much(totals, request):
        part = share(totals, request)
        facts = {"percent": round(100 * part), "most": round(100 * most_share(request))}
        message = gettext_noop("Strength is {percent} % of the week's load, more than {most} %.")
        remedy = gettext_noop("Shorten a session, or make one light.")
        yield should(CODE, COST, message, remedy, *(s.day for s in week.sessions), **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Running stays the main thing"),
    why=gettext_noop(
        "Effort times minutes is your load. It shows whether running is still the main thing; it "
        "cannot tell who gets hurt."
    ),
    sources=("day-2004", "foster-2021", "foster-2001", "kraft-2014"),
    scope=Scope.CONTENT,
    check=check,
    totals_cost=totals_cost,
    totals_fields=("planned_load", "excess_load"),
)
