"""Which exercises the planner never chooses, and why."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from django.utils.translation import gettext as _

from exercises.catalogue import FEW
from exercises.catalogue_version import per_version
from exercises.models import Exercise
from exercises.vocabulary import Level
from workouts.planning import build_week
from workouts.planning.values.exercise import Exercise as PlannedExercise
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase
from workouts.services.plans import sample_request
from workouts.storage.catalogue import known_equipment, read_exercises

PHASES = (Phase.BASE, Phase.BUILD, Phase.PEAK)
USUAL_KIT = frozenset({"dumbbells", "box"})
WEEKS, HILL_SESSIONS, MINUTES = 30, 10, 60  # of a runner to whom no exercise is new


def runners(equipment: frozenset[str]) -> Iterator[Request]:
    """Trained runners of every level in three phases: with nothing, with a little, with all."""
    for level, phase, kit in product(Level, PHASES, (frozenset[str](), USUAL_KIT, equipment)):
        yield replace(
            sample_request(),
            level=level,
            said_phase=phase,
            equipment=kit & equipment,
            foundation_weeks=WEEKS,
            hill_sessions_done=HILL_SESSIONS,
            session_minutes=MINUTES,
        )


@per_version(FEW)
def never_chosen() -> tuple[str, ...]:
    """A sentence for each published exercise that none of these runners gets."""
    exercises = read_exercises()
    equipment = known_equipment()
    chosen: set[str] = set()
    for request in runners(equipment):
        week = build_week(request, exercises)
        chosen |= {item.exercise.id for session in week.sessions for item in session.items}
    left = [one for one in exercises if one.id not in chosen and not one.is_family]
    return tuple(_said(one, [other for other in exercises if other.id in chosen]) for one in left)


def _said(exercise: PlannedExercise, chosen: list[PlannedExercise]) -> str:
    """The first reason that holds."""
    if not exercise.doses:
        return _("{name} is never chosen: it has no dose.").format(name=exercise.name)
    slot, kind = exercise.order_slot, exercise.kind
    rivals = [one.name for one in chosen if one.order_slot == slot and one.kind is kind]
    if rivals:
        pattern = _("{name} is never chosen: its role goes to {others} first.")
        return pattern.format(name=exercise.name, others=", ".join(rivals))
    return _("{name} is never chosen: no runner may do it yet.").format(name=exercise.name)


def hidden() -> tuple[str, ...]:
    """Exercises that nobody sees and no plan uses."""
    rows = Exercise.objects.filter(published=False, merged_into=None)
    return tuple(_("{name} is not published.").format(name=row.name) for row in rows)
