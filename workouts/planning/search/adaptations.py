"""Decides with which kit and modification a runner can do an exercise, the best first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE, Level
from workouts.planning.rules.missing_equipment import is_at_hand
from workouts.planning.values.exercise import Exercise, Modification
from workouts.planning.values.request import Request


class Fit(IntEnum):
    """What a modification is for. Lower comes first for an established runner."""

    LOADED = 0  # added weight
    PLAIN = 1  # the exercise itself, or its name for this kit
    GENTLE = 2  # shorter range or lower step
    EASY = 3  # a simpler movement to learn first


#: Modifications that the planner may choose by itself: what for, and with which kit. The catalogue
#: offers more, which only the runner may choose.
PLANNER_MODIFICATIONS: dict[str, tuple[Fit, frozenset[str]]] = {
    "dl_kettlebell": (Fit.PLAIN, frozenset({"kettlebell"})),
    "dl_trap_bar": (Fit.PLAIN, frozenset({"trap_bar"})),
    "dl_blocks": (Fit.GENTLE, frozenset({"barbell", "dumbbells", "kettlebell"})),
    "rdl_kettlebell": (Fit.PLAIN, frozenset({"kettlebell"})),
    "rdl_dumbbell": (Fit.PLAIN, frozenset({"dumbbells"})),
    "rdl_band": (Fit.PLAIN, frozenset({"resistance_band"})),
    "rdl_short_range": (Fit.GENTLE, frozenset({"barbell", "dumbbells", "kettlebell", "cable"})),
    "lu_static": (Fit.EASY, frozenset({NO_EQUIPMENT})),
    "lu_reverse": (Fit.GENTLE, frozenset({NO_EQUIPMENT, "dumbbells", "kettlebell"})),
    "hc_band": (Fit.PLAIN, frozenset({"resistance_band"})),
    "hc_seated": (Fit.PLAIN, frozenset({"seated_leg_curl_machine"})),
    "hc_slide_ecc": (Fit.EASY, frozenset({"sliders", SUBSTITUTE})),
    "su_height_down": (Fit.GENTLE, frozenset({"box", "stairs", SUBSTITUTE})),
    "su_add_weight": (Fit.LOADED, frozenset({"box", "stairs"})),
}
#: Kit whose plain name is one of the modifications above: without it the adaptation has no name.
NAMED_KIT = {
    kit
    for modification, (fit, kits) in PLANNER_MODIFICATIONS.items()
    if fit is Fit.PLAIN and modification.startswith(("dl_", "hc_"))
    for kit in kits
}
BEGINNER_WEEKS = 6  # after which the exercise itself takes the place of its simple versions, R52
LEARNER_KIT = ("kettlebell", "dumbbells", "trap_bar")  # easier to learn with than a barbell


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
    return tuple(sorted(found, key=lambda adaptation: _rank(adaptation, request)))


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
        fit, kits = PLANNER_MODIFICATIONS.get(modification.id, (Fit.PLAIN, frozenset()))
        if equipment not in kits:
            continue
        if fit is Fit.LOADED and not request.equipment.intersection(exercise.added_load):
            continue
        yield Adaptation(equipment=equipment, modification=modification, fit=fit)


def _rank(adaptation: Adaptation, request: Request) -> tuple[int, int, int, int]:
    fit = adaptation.fit
    learner = is_learner(request)
    order = -fit if learner else fit
    if learner and not request.is_intro and fit is Fit.EASY:
        order = Fit.GENTLE  # past the first weeks the simplest one has done its work
    is_substitute = int(adaptation.equipment == SUBSTITUTE)
    is_unnamed = int(adaptation.modification is None and adaptation.equipment in NAMED_KIT)
    is_learner_kit = int(not (learner and adaptation.equipment in LEARNER_KIT))
    return is_substitute, order, is_learner_kit, is_unnamed
