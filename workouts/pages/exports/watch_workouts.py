"""A session as a watch leads through it: warm-up, sets and rests."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _

from exercises.vocabulary import SUBSTITUTE, Kind
from workouts.exchange.watch_file import Intensity, Repeat, Step, Workout
from workouts.pages import wording
from workouts.planning.values.week import Prescription, Session

MADE_AT_HOUR = 6  # UTC; the same on every export
#: Category and exercise in the profile of FIT, by exercise and then by its modification, its
#: equipment, or neither. Numbers that watches of 2020 did not know are left aside for plain ones.
NUMBERS: dict[str, dict[str, tuple[int, int]]] = {
    "deadlift": {
        "dl_sumo": (8, 15),
        "dl_trap_bar": (8, 17),
        "trap_bar": (8, 17),
        "dumbbells": (8, 2),
        "kettlebell": (8, 2),
        SUBSTITUTE: (8, 14),
        "": (8, 0),
    },
    "romanian_deadlift": {
        "rdl_single": (8, 14),
        "rdl_bstance": (8, 14),
        "dumbbells": (8, 4),
        "kettlebell": (8, 4),
        SUBSTITUTE: (8, 14),
        "": (8, 1),
    },
    "lunge": {
        "lu_add_weight": (17, 33),
        "lu_reverse": (17, 48),
        "lu_side": (17, 61),
        "lu_diagonal": (17, 15),
        "lu_walking": (17, 78),
        "lu_rear_elevated": (17, 18),
        "dumbbells": (17, 21),
        "barbell": (17, 10),
        "": (17, 32),
    },
    "hamstring_curl": {
        "hc_single": (15, 5),
        "sliders": (15, 6),
        "swiss_ball": (15, 10),
        SUBSTITUTE: (15, 6),
        "": (15, 0),
    },
    "step_up": {
        "su_add_weight": (28, 67),
        "dumbbells": (28, 32),
        "barbell": (28, 17),
        "": (28, 66),
    },
    "box_jump": {SUBSTITUTE: (20, 3), "": (20, 13)},
    "jump_squat": {"js_load": (20, 4), "": (20, 3)},
    "plyometric_lunge": {"": (20, 0)},
    "hill_sprint": {"": (32, 3)},
}


def watch_workout(session: Session, monday: date, *, plan: int) -> Workout:
    """The session of the week from `monday`. Hill sprints alone are a run."""
    day = monday + timedelta(days=int(session.day))
    return Workout(
        name=wording.session_words(session),
        key=f"{plan}|{session.identity}|{monday}",
        made=datetime(day.year, day.month, day.day, MADE_AT_HOUR, tzinfo=UTC),
        is_run=not session.is_gym,
        description=session.note,
        parts=tuple(_parts(session)),
    )


def _parts(session: Session) -> Iterator[Step | Repeat]:
    if session.warmup_minutes:
        seconds = session.warmup_minutes * 60
        yield Step(name=_("Warm up"), seconds=seconds, intensity=Intensity.WARM_UP)
    for item in session.items:
        yield from _sets(item)
    if not session.is_gym:
        yield Step(name=_("Easy jog"), intensity=Intensity.COOL_DOWN)


def _sets(item: Prescription) -> Iterator[Step | Repeat]:
    """Each set with its rest after it."""
    is_sprint = item.exercise.kind is Kind.RUNNING_POWER
    times = item.sets * item.reps if is_sprint else item.sets
    work = Step(
        name=item.name,
        reps=None if is_sprint else item.reps,
        seconds=(item.seconds or int(item.exercise.seconds_per_rep)) if is_sprint else None,
        exercise=_numbers(item),
        kg=item.load_kg,
        note=", ".join(w for w in (wording.side_words(item), wording.effort_words(item)) if w),
    )
    steps: tuple[Step, ...] = (work,)
    if item.rest_seconds:
        name = _("Walk down") if is_sprint else _("Rest")
        kind = Intensity.RECOVERY if is_sprint else Intensity.REST
        steps = (work, Step(name=name, seconds=item.rest_seconds, intensity=kind))
    yield from steps if times == 1 else (Repeat(times=times, steps=steps),)


def _numbers(item: Prescription) -> tuple[int, int] | None:
    """None for what the profile does not have: its step has a name of ours alone."""
    known = NUMBERS.get(item.exercise.id, {})
    return (
        known.get(item.modification_id or item.equipment)
        or known.get(item.equipment)
        or known.get("")
    )
