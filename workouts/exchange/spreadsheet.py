"""A week as rows for a spreadsheet."""

from collections.abc import Iterator

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


def _cell(text: str) -> str:
    """Text stays text, whatever it starts with."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
