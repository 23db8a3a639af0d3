"""What may be done in one place of a session: what was planned, or something instead. All that the
page shows of it, so that a phone without a network can show another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from exercises.catalogue import instructions
from exercises.figures import figure_of
from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE
from workouts.pages import wording
from workouts.pages.training.set_words import set_words, sets_words
from workouts.pages.week.prescriptions import LIGHTER
from workouts.planning.measures.dose import reps_in_reserve
from workouts.planning.training.events import POUNDS_IN_KG, Side
from workouts.planning.training.fold import LoggedSet, Training
from workouts.planning.training.prescribed import Counting, PrescribedDose, PrescribedSession
from workouts.planning.training.times import LIFTS, Time, best_set, keys_done, times_of
from workouts.preferences import WeightUnit, preferred

MOST_LEFT = 6  # good reps left that one can still tell apart
SPRINT_SECONDS = 8
Before = Sequence[tuple[date, PrescribedSession, Training]]


@dataclass(frozen=True, kw_only=True)
class LastSet:
    """A set of the last time; `weight` in the unit of the reader."""

    set: int
    side: str
    weight: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ShownChoice:
    key: str  # what is sent to have it; empty for what was planned
    exercise: str
    name: str
    figure: str  # empty where there is none
    is_bare: bool
    dose: str
    effort: str
    how: str
    counting: str
    sides: bool
    sets: int
    reps: int
    seconds: str
    left: str
    weight: str
    rest: str
    rest_seconds: int
    last: tuple[LastSet, ...]
    last_time: str  # all of them in a sentence
    best: tuple[float, int] | None  # kg and reps of the best set of a lift

    @property
    def steps(self) -> tuple[str, ...]:
        return instructions().get(self.exercise, ())


def shown_choice(dose: PrescribedDose, key: str, times: Sequence[Time]) -> ShownChoice:
    """`times` at which it was done before, the newest first."""
    exercise, _stroke, rest = dose.key.removesuffix(LIGHTER).partition("/")
    kit, _stroke, version = rest.partition("/")
    is_bare = kit in (SUBSTITUTE, NO_EQUIPMENT)
    return ShownChoice(
        key=key,
        exercise=exercise,
        name=dose.name,
        figure=figure_of(exercise, version=version or f"{exercise} {kit}", is_bare=is_bare),
        is_bare=is_bare,
        dose=dose_words(dose),
        effort=_effort_words(dose),
        how=_how_words(dose),
        counting=dose.counting.value,
        sides=dose.sides,
        sets=dose.sets,
        reps=dose.reps,
        seconds="" if dose.seconds is None else f"{dose.seconds:g}",
        left=left_words(dose.rpe) if dose.counting in LIFTS else "",
        weight=weight_in_unit(dose.kg, None) if dose.counting is Counting.WEIGHT else "",
        rest=wording.rest_words(dose.rest_seconds),
        rest_seconds=dose.rest_seconds,
        last=tuple(_last(done) for time in times[:1] for done in time.sets),
        last_time=_whole_last(times),
        best=_best(times, dose.counting),
    )


def _last(done: LoggedSet) -> LastSet:
    return LastSet(
        set=done.set,
        side=done.side.value,
        weight=weight_in_unit(done.kg, done.lb),
        words=set_words(replace(done, side=Side.BOTH)),
    )


def _whole_last(times: Sequence[Time]) -> str:
    if not times:
        return ""
    said = _("Last time, on {date}: {sets}.")
    return said.format(date=date_format(times[0].on, "j F"), sets=sets_words(times[0].sets))


def _best(times: Sequence[Time], counting: Counting) -> tuple[float, int] | None:
    best = best_set(done for time in times for done in time.sets)
    return (best.weight_kg or 0, best.reps or 0) if best and counting in LIFTS else None


def times_by_key(before: Before) -> Mapping[str, Sequence[Time]]:
    """The times of each exercise, the newest first as the trainings are."""
    found: dict[str, list[Time]] = {}
    for training in before:
        for key in keys_done(training[1], training[2]):
            found.setdefault(key, []).extend(times_of(key, [training]))
    return found


def weight_in_unit(kg: float | None, lb: float | None) -> str:
    """In the unit of the reader; what was entered in it stays as it was."""
    if preferred().weight_unit is WeightUnit.LB:
        pounds = lb if lb is not None else None if kg is None else kg * POUNDS_IN_KG
        return "" if pounds is None else f"{round(pounds, 1):g}"
    kilos = kg if kg is not None else None if lb is None else lb / POUNDS_IN_KG
    return "" if kilos is None else f"{round(kilos, 1):g}"


def left_words(rpe: float) -> str:
    return f"{min(reps_in_reserve(rpe), MOST_LEFT):.0f}"


def dose_words(dose: PrescribedDose) -> str:
    """`3 × 8`, `3 × 6 each side`, `6 × 8 s`."""
    if dose.counting is Counting.SPRINTS:
        return f"{dose.sets} × {dose.seconds or SPRINT_SECONDS} s"
    pattern = _("{sets} × {reps} each side") if dose.sides else "{sets} × {reps}"
    return pattern.format(sets=dose.sets, reps=dose.reps)


def _effort_words(dose: PrescribedDose) -> str:
    if dose.counting is Counting.SPRINTS:
        return _("Fast and relaxed, walk back down.")
    if dose.counting is Counting.JUMPS:
        return _("Every jump crisp; land softly.")
    return f"{wording.stop_words(dose.rpe)}."


def _how_words(dose: PrescribedDose) -> str:
    """The kit and the version, then how fast."""
    pace = _("Pace: {tempo}.").format(tempo=wording.tempo_words(dose.tempo)) if dose.tempo else ""
    return " ".join(words for words in (dose.how, pace) if words)
