"""What cannot be, although every field has the right type. No Django, no database."""

from collections.abc import Iterable, Iterator

from exercises.documents.entries import DoseEntry, ExerciseEntry
from exercises.vocabulary import HIGHEST_RPE, NO_EQUIPMENT, PAIRS, SUBSTITUTE, MuscleRole

#: Beyond these a number is a slip of the finger: sets that one set counts for, how many times the
#: stress, seconds.
HIGHEST = {"set_credit": 10, "eccentric_factor": 10, "seconds_per_rep": 600}
#: Characters; more breaks a card or a row of a plan.
LONGEST_TEXT = 1000
LONGEST = {"summary": 300, "change": 400, "why": 400, "how": 400, "text": 500}
FROM_1_TO_5 = ("fatigue_cost", "soreness_risk", "technical_demand", "order_slot")


def faults_of(entry: ExerciseEntry) -> Iterator[str]:
    """Each begins with the field: `doses.beginner: rpe: must be 0 to 10`."""
    if not any(muscle.role is MuscleRole.PRIMARY for muscle in entry.muscles):
        yield "muscles: none is primary"
    yield from _scales(entry)
    yield from _within("", "set_credit", (entry.set_credit,))
    yield from _within("", "seconds_per_rep", (entry.seconds_per_rep,))
    yield from _sections(entry)
    yield from _unknown_kit(entry)
    for level, dose in entry.doses.items():
        yield from (f"doses.{level}: {fault}" for fault in _dose(dose))
    yield from _twice(entry)
    if entry.merged_into and entry.published:
        yield "merged_into: what was merged into another one is not published"
    if entry.key in (entry.parent, entry.merged_into):
        yield "parent: an exercise is not its own family, nor merged into itself"


def _scales(entry: ExerciseEntry) -> Iterator[str]:
    for name in FROM_1_TO_5:
        if not 1 <= getattr(entry, name) <= 5:
            yield f"{name}: must be 1 to 5"
    for name, share in vars(entry.heads).items():
        if name != "note" and not 0 <= share <= 3:
            yield f"heads: {name}: must be 0 to 3"


def _sections(entry: ExerciseEntry) -> Iterator[str]:
    yield from _within("muscles: ", "set_credit", (part.set_credit for part in entry.muscles))
    for name, rows in (
        ("equipment", entry.equipment),
        ("modifications", entry.modifications),
        ("substitute", (entry.substitute,) if entry.substitute else ()),
    ):
        own = (getattr(row, "set_credit", None) for row in rows)
        yield from _within(f"{name}: ", "set_credit", own)
        factors = (row.eccentric_factor for row in rows)
        yield from _within(f"{name}: ", "eccentric_factor", factors)


def _unknown_kit(entry: ExerciseEntry) -> Iterator[str]:
    """A modification goes with equipment of its exercise, or with the substitute."""
    known = {SUBSTITUTE, NO_EQUIPMENT, *(option.equipment for option in entry.equipment)}
    for one in entry.modifications:
        for name in one.kit:
            if name not in known:
                yield (
                    f"modifications: “{one.name}” is done with {name}, "
                    "which the exercise does not have"
                )


def _within(where: str, name: str, numbers: Iterable[float | None]) -> Iterator[str]:
    given = [number for number in numbers if number is not None]
    if any(number < 0 for number in given):
        yield f"{where}{name}: must not be negative"
    if any(number > HIGHEST[name] for number in given):
        yield f"{where}{name}: must be at most {HIGHEST[name]}"


def _dose(dose: DoseEntry) -> Iterator[str]:
    for name in PAIRS:
        low, high = getattr(dose, name) or (0, 0)
        if not 0 <= low <= high:
            yield f"{name}: {low:g} to {high:g} is no range"
    if dose.rpe[1] > HIGHEST_RPE:
        yield f"rpe: must be 0 to {HIGHEST_RPE}"
    if dose.sets[0] < 1 or dose.reps[0] < 1:
        yield "sets and reps start at 1; leave the level out instead"


def _twice(entry: ExerciseEntry) -> Iterator[str]:
    for field, names in (
        ("muscles", [part.muscle for part in entry.muscles]),
        ("equipment", [part.equipment for part in entry.equipment]),
        ("modifications", [part.key for part in entry.modifications]),
        ("modifications", [part.name.casefold() for part in entry.modifications]),
        ("qualities", [str(quality) for quality in entry.qualities]),
        ("related_names", [*entry.related_names]),
        ("sources", [*entry.sources]),
    ):
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield f"{field}: {name} is used twice"
