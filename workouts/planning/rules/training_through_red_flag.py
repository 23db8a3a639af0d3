"""R48: a red flag ends the planning until a clinician has looked."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Week

CODE = "R48"
RED_FLAG_PAIN = 7  # of 10


def is_red_flag(request: Request) -> bool:
    return bool(request.red_flag) or request.pain >= RED_FLAG_PAIN


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
