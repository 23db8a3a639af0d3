"""R31: full recovery between hill sprints."""

from collections.abc import Iterator

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Prescription

CODE = "R31"
MIN_REST_SECONDS = 90
REST_PER_WORK = 10  # seconds of rest for each second of sprint


def needed_rest_seconds(sprint_seconds: int) -> int:
    return max(MIN_REST_SECONDS, REST_PER_WORK * sprint_seconds)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if item.exercise.kind is not Kind.RUNNING_POWER:
        return
    needed = needed_rest_seconds(item.seconds or 0)  # unknown length: the minimum
    if item.rest_seconds < needed:
        message = gettext_noop("{rest} seconds between hill sprints is too short.")
        remedy = gettext_noop("Walk down and rest for {needed} seconds.")
        yield must(CODE, message, remedy, rest=item.rest_seconds, needed=needed)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Full recovery between sprints"),
    why=gettext_noop(
        "If you are still out of breath, you are training endurance, not speed. And running down "
        "is what jars your legs."
    ),
    sources=("gottschall-kram-2005", "okudaira-2021", "slawinski-2008", "ferley-2014"),
    scope=Scope.DOSE,
    check_item=check_item,
)
