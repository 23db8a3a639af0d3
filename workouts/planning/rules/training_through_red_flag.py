"""R48: a red flag ends the planning until a clinician has looked."""

from collections.abc import Iterator
from itertools import groupby

from exercises.vocabulary import gettext_noop
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Week

CODE = "R48"
RED_FLAG_PAIN = 7  # of 10
RED_FLAG_SORENESS, RED_FLAG_DAYS = 7, 3  # of 10, on so many days in a row: past 72 hours, R45


def is_red_flag(request: Request) -> bool:
    return bool(request.red_flag) or request.pain >= RED_FLAG_PAIN or has_lasting_soreness(request)


def has_lasting_soreness(request: Request) -> bool:
    """Soreness that does not settle is no longer soreness."""
    runs = groupby(request.soreness, lambda soreness: soreness >= RED_FLAG_SORENESS)
    return any(is_sore and len(tuple(days)) >= RED_FLAG_DAYS for is_sore, days in runs)


def check(week: Week, request: Request) -> Iterator[Finding]:
    if not is_red_flag(request):
        return
    for session in week.sessions:
        message = gettext_noop("{day}: no exercises until a clinician has looked.")
        remedy = gettext_noop("Please see a physician first.")
        yield must(CODE, message, remedy, session.day)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Some signs need a clinician first"),
    why=gettext_noop("These are not training problems. Please let a clinician look first."),
    sources=("nhs-hamstring", "nhs-dvt", "martin-2022"),
    tells_health=True,
    scope=Scope.DAY,
    check=check,
)
