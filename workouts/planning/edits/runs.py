"""Decides what a change of the runs does to the week's strength work and to the request."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from exercises.vocabulary import gettext_noop
from workouts.planning.edits.edit import Change, Edit, with_sessions
from workouts.planning.measures.clock import usual_slot
from workouts.planning.values.request import Race, Request
from workouts.planning.values.week import Day, Run, RunKind, Week


@dataclass(frozen=True, kw_only=True)
class ChangeRun(Edit):
    """Another run on a day. A race on that day is then no longer a race of this week."""

    day: Day
    run: Run

    def in_words(self, week: Week) -> Change:
        return Change(gettext_noop("{day} is now: {run}."), {"day": self.day, "run": self.run})

    def apply_to_request(self, request: Request) -> Request:
        runs = tuple(self.run if day == self.day else request.week[day] for day in Day)
        was_race = request.race is not None and request.race.day_offset == self.day
        is_race = self.run.kind is RunKind.RACE
        return replace(request, week=runs, race=None if was_race and not is_race else request.race)

    def apply(self, week: Week, request: Request) -> Week:
        return _with_usual_slots(week, self.apply_to_request(request), (self.day,))


@dataclass(frozen=True, kw_only=True)
class SwapRuns(Edit):
    """The runs of two days change places: the long run slips to Saturday."""

    day: Day
    to: Day

    def in_words(self, week: Week) -> Change:
        sentence = gettext_noop("The runs of {day} and {to} change places.")
        return Change(sentence, {"day": self.day, "to": self.to})

    def apply_to_request(self, request: Request) -> Request:
        runs = tuple(request.week[self._other(day)] for day in Day)
        spike = request.run_spike_day
        return replace(
            request,
            week=runs,
            race=self._moved(request.race),
            run_spike_day=None if spike is None else self._other(spike),
        )

    def _moved(self, race: Race | None) -> Race | None:
        if race is None or race.day_offset not in (self.day, self.to):
            return race
        return replace(race, day_offset=int(self._other(Day(race.day_offset))))

    def apply(self, week: Week, request: Request) -> Week:
        return _with_usual_slots(week, self.apply_to_request(request), (self.day, self.to))

    def _other(self, day: Day) -> Day:
        return {self.day: self.to, self.to: self.day}.get(day, day)


def _with_usual_slots(week: Week, request: Request, days: Iterable[Day]) -> Week:
    """Strength work stays on its day; its slot follows from the new run."""
    changed = set(days)
    return with_sessions(
        week,
        (
            replace(session, slot=usual_slot(session.day, request))
            if session.day in changed
            else session
            for session in week.sessions
        ),
    )
