"""R53: a yes to a health question keeps effort low until a clinician clears it."""

from collections.abc import Iterator

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.load import has_power
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Prescription, Week

CODE = "R53"
RPE_CAP = 6.0


def needs_clearance(request: Request) -> bool:
    return bool(request.conditions) and not request.clearance


def check(week: Week, request: Request) -> Iterator[Finding]:
    if not needs_clearance(request):
        return
    for session in week.sessions:
        if has_power(session):
            message = gettext_noop("{day} has all-out work before a clinician has cleared it.")
            remedy = gettext_noop("Leave sprints and jumps out until then.")
            yield must(CODE, message, remedy, session.day)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if needs_clearance(request) and item.rpe > RPE_CAP:
        message = gettext_noop("{exercise} with only {left} left waits for a clinician's yes.")
        remedy = gettext_noop("Stop with {least} left until you have it.")
        facts = {"exercise": item.name, "left": told_left(item.rpe), "least": told_left(RPE_CAP)}
        yield must(CODE, message, remedy, **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("A few questions first"),
    why=gettext_noop("Asking now is safer than guessing."),
    sources=("riebe-2015",),
    tells_health=True,
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
