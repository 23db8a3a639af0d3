"""Decides what a runner can report of a week that was trained."""

from collections.abc import Iterator
from dataclasses import dataclass

from workouts.planning.values.week import Prescription, Week


@dataclass(frozen=True, kw_only=True)
class ItemReport:
    """What was done of one exercise. None means: as planned."""

    exercise_id: str
    sets_done: int | None = None
    fewest_reps: int | None = None  # of its sets; for sprints how many were run
    rpe: float | None = None
    form_broke: bool = False  # technique fell apart before the effort did


@dataclass(frozen=True, kw_only=True)
class SessionReport:
    """What was reported of the session at `place` in the week's sessions.

    `pain` and `soreness` are the worst of the next day, 0 to 10. Exercises that are not among
    `items` were done as planned, when the session was done at all.
    """

    place: int
    done: bool = True
    pain: int = 0
    soreness: int = 0
    items: tuple[ItemReport, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WeekReport:
    """A planned week and what became of it. A session without a report was done as planned."""

    week: Week
    sessions: tuple[SessionReport, ...] = ()

    def of(self, place: int) -> SessionReport:
        found = (report for report in self.sessions if report.place == place)
        return next(found, SessionReport(place=place))

    def doses(self) -> Iterator[tuple[SessionReport, Prescription, ItemReport]]:
        """Each planned exercise with its session's report and its own."""
        for place, session in enumerate(self.week.sessions):
            report = self.of(place)
            by_id = {item.exercise_id: item for item in report.items}
            for item in session.items:
                plain = ItemReport(exercise_id=item.exercise.id)
                yield report, item, by_id.get(item.exercise.id, plain)
