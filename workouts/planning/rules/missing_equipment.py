"""R23: only what the runner has."""

from collections.abc import Iterator

from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE, gettext_noop
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Equipment, Prescription

CODE = "R23"


def is_at_hand(equipment: str, exercise: Exercise, request: Request) -> bool:
    """Owned and of use for the exercise, or the substitute that needs nothing."""
    if equipment == SUBSTITUTE:
        return exercise.substitute is not None
    if equipment == NO_EQUIPMENT:
        return exercise.needs_no_equipment
    is_of_use = equipment in exercise.equipment or equipment in exercise.added_load
    return is_of_use and equipment in request.equipment


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if not is_at_hand(item.equipment, item.exercise, request):
        message = gettext_noop("{exercise} needs equipment you did not tick: {equipment}.")
        remedy = gettext_noop("Do the version without equipment, or add it to your list.")
        facts = {"exercise": item.name, "equipment": Equipment(item.equipment)}
        yield must(CODE, message, remedy, **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Only what you have"),
    why=gettext_noop(
        "No machine? A towel on the floor works the same muscle, and you will feel it "
        "more the first few times."
    ),
    scope=Scope.DOSE,
    is_own_limit=True,
    check_item=check_item,
)
