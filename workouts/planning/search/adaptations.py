"""Decides with which kit and modification a runner can do an exercise, the best first."""

from collections.abc import Iterator
from dataclasses import dataclass

from exercises.vocabulary import SUBSTITUTE, Fit, Level
from workouts.planning.rules.missing_equipment import is_at_hand
from workouts.planning.values.exercise import Exercise, Modification
from workouts.planning.values.request import Request

FITS = tuple(Fit)  # the most loaded first
BEGINNER_WEEKS = 6  # after which the exercise itself takes the place of its simple versions, R52


@dataclass(frozen=True, kw_only=True)
class Adaptation:
    equipment: str
    modification: Modification | None
    fit: Fit


def adaptations(exercise: Exercise, request: Request) -> tuple[Adaptation, ...]:
    """Every adaptation the runner's kit allows, the most fitting first; ties by catalogue order."""
    found = (
        adaptation
        for equipment in _kit(exercise, request)
        for adaptation in _modified(exercise, equipment, request)
    )
    return tuple(sorted(found, key=lambda adaptation: _rank(adaptation, exercise, request)))


def versions(exercise: Exercise, request: Request, *, like: str) -> tuple[Adaptation, ...]:
    """What the planner chooses from, and then what only a runner chooses: every other version,
    with the equipment `like` where it goes with that, else with what is preferred.

    More weight is no version: the effort asks for it.
    """
    kit = sorted(_kit(exercise, request), key=lambda equipment: equipment != like)
    others = []
    for one in exercise.modifications:
        if one.fit is None and not one.adds_weight:
            with_it = [equipment for equipment in kit if one.goes_with(equipment)]
            others += [
                Adaptation(equipment=equipment, modification=one, fit=Fit.PLAIN)
                for equipment in with_it[:1]
            ]
    return (*adaptations(exercise, request), *others)


def is_learner(request: Request) -> bool:
    """Anyone in the first weeks starts with the simple adaptations, a beginner for longer (R33,
    R52); whose week of the programme is not known is past them."""
    is_new = request.level is Level.BEGINNER and request.is_in_first(BEGINNER_WEEKS)
    return is_new or request.is_intro


def _kit(exercise: Exercise, request: Request) -> Iterator[str]:
    for equipment in (*exercise.added_load, *exercise.equipment, SUBSTITUTE):
        is_spare = equipment in exercise.added_load and not exercise.needs_no_equipment
        if not is_spare and is_at_hand(equipment, exercise, request):
            yield equipment


def _modified(exercise: Exercise, equipment: str, request: Request) -> Iterator[Adaptation]:
    is_extra = equipment in exercise.added_load
    plain_fit = Fit.LOADED if is_extra else Fit.PLAIN
    yield Adaptation(equipment=equipment, modification=None, fit=plain_fit)
    for modification in exercise.modifications:
        fit = modification.fit
        if fit is None or not modification.goes_with(equipment):
            continue
        if fit is Fit.LOADED and not request.equipment.intersection(exercise.added_load):
            continue
        yield Adaptation(equipment=equipment, modification=modification, fit=fit)


def _rank(
    adaptation: Adaptation, exercise: Exercise, request: Request
) -> tuple[int, int, int, int]:
    learner = is_learner(request)
    place = FITS.index(adaptation.fit)
    order = -place if learner else place
    if learner and not request.is_intro and adaptation.fit is Fit.EASY:
        # Past the first weeks the simplest one has done its work.
        order = FITS.index(Fit.GENTLE)
    kit = exercise.kit_of(adaptation.equipment)
    is_substitute = int(adaptation.equipment == SUBSTITUTE)
    is_easy_kit = learner and kit is not None and kit.easy_to_learn
    return is_substitute, order, int(not is_easy_kit), int(_is_unnamed(adaptation, exercise))


def _is_unnamed(adaptation: Adaptation, exercise: Exercise) -> bool:
    """The exercise has a name of its own with this kit, and this is not it."""
    return adaptation.modification is None and any(
        one.fit is Fit.PLAIN and adaptation.equipment in one.kit for one in exercise.modifications
    )
