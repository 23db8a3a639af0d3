"""A week as rows for a spreadsheet, and what was done."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

from workouts.planning.measures.dose import reps_in_reserve
from workouts.planning.training.fold import LoggedItem, LoggedSet, Training
from workouts.planning.training.prescribed import PrescribedSession
from workouts.planning.training.times import dose_done
from workouts.planning.values.week import Week

#: A cell that starts like this is a formula to a spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def week_rows(week: Week) -> Iterator[list[object]]:
    """A heading, then a row for each exercise."""
    yield [
        *("day", "session", "exercise", "version_of", "sets", "reps", "seconds", "rpe"),
        *("rest_seconds", "weight_kg", "equipment", "warmup_minutes", "note"),
    ]
    for number, session in enumerate(week.sessions, start=1):
        for item in session.items:
            yield [
                session.day.code,
                number,
                _cell(item.name),
                _cell("" if item.name == item.exercise.name else item.exercise.name),
                item.sets,
                item.reps,
                item.seconds or "",
                item.rpe,
                item.rest_seconds,
                "" if item.load_kg is None else item.load_kg,
                _cell(item.equipment),
                session.warmup_minutes,
                _cell(session.note),
            ]


def set_rows(
    trainings: Iterable[tuple[date, str, PrescribedSession, Training]],
) -> Iterator[list[object]]:
    """A heading, then a row for each set that was done. A training has its date and a name."""
    yield [
        *("date", "session", "exercise", "equipment", "set", "side", "kg", "lb", "reps"),
        *("seconds", "rpe", "left", "form_broke", "exercise_pain", "exercise_note"),
        *("finished", "felt", "worst_pain", "morning_pain", "morning_soreness", "session_note"),
    ]
    for on, name, prescribed, training in trainings:
        for item in training.items:
            for done in item.sets:
                yield [
                    on.isoformat(),
                    _cell(name),
                    *_set_cells(prescribed, item, done),
                    *_training_cells(training),
                ]


def _set_cells(
    prescribed: PrescribedSession, item: LoggedItem, done: LoggedSet
) -> tuple[object, ...]:
    dose = dose_done(prescribed, item.item, done)
    return (
        _cell(dose.name if dose else ""),
        _cell(dose.equipment if dose else ""),
        done.set + 1,
        done.side.value,
        _number(done.kg),
        _number(done.lb),
        _number(done.reps),
        _number(done.seconds),
        _number(done.rpe),
        _number(None if done.rpe is None else reps_in_reserve(done.rpe)),
        "yes" if done.form_broke else "no",
        _number(item.pain),
        _cell(item.note),
    )


def _training_cells(training: Training) -> tuple[object, ...]:
    return (
        "no" if training.finished_at is None else "yes",
        training.feel.value if training.feel else "",
        _number(training.worst_pain),
        _number(training.morning_pain),
        _number(training.morning_soreness),
        _cell(training.note),
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def lines_of(rows: Iterable[list[object]]) -> Iterator[str]:
    """As a CSV file, a line at a time."""
    yield "\ufeff"  # so that Excel reads it as UTF-8
    for row in rows:
        line = StringIO()
        csv.writer(line).writerow(row)
        yield line.getvalue()


def _cell(text: str) -> str:
    """Text stays text, whatever it starts with."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
