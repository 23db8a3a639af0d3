"""Seasons lived through week by week: each week as proposed, and reported in some way."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.weeks import request
from workouts.pages.wording import say
from workouts.planning import NextWeek, Outline, build_week, next_week, review_week
from workouts.planning.measures.load import ham_sets, is_main_lift, session_contacts
from workouts.planning.measures.one_rep import lifted
from workouts.planning.season.races import later
from workouts.planning.values.report import DoneItem, DoneSession, PastWeek, week_as_planned
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance, Race
from workouts.planning.values.week import Day, Prescription, Week

GYM = frozenset({"barbell", "dumbbells", "box", "leg_curl_machine"})
RUNS = "rest quality:intervals:60min easy:45min rest quality:tempo:50min easy:40min long:110min"
EASY_WEEK = "rest easy:40min easy:40min rest easy:40min rest long:70min"
QUIET_RUNS = "rest easy:40min rest easy:45min rest easy:40min long:80min"
#: What the runners of these tests lift, where a week does not say.
KG = {"deadlift": 80.0, "romanian_deadlift": 60.0, "hamstring_curl": 40.0, "lunge": 30.0}

Report = Callable[[PastWeek], PastWeek]


def runner(runs: str = QUIET_RUNS, **facts: Any) -> Request:
    """Established, with a gym, in a season that begins."""
    usual: dict[str, Any] = {
        "equipment": GYM,
        "block_week": 1,
        "foundation_weeks": 12,
        "session_minutes": 75,
        "double_days": True,
    }
    return request(runs, **usual | facts)


def racing_in(weeks: int, distance: str = "10k", *, day: Day = Day.SUN) -> Race:
    """A race on Sunday, so many weeks after this one."""
    return Race(day_offset=len(Day) * weeks + day, distance=Distance(distance))


def as_done(proposed: NextWeek) -> PastWeek:
    """All as planned, with the weight that was lifted written down."""
    return week_as_planned(with_kg(proposed.week), proposed.request)


def with_kg(week: Week) -> Week:
    sessions = (
        replace(session, items=tuple(map(_with_kg, session.items))) for session in week.sessions
    )
    return replace(week, sessions=tuple(sessions))


def _with_kg(item: Prescription) -> Prescription:
    is_known = item.load_kg is not None or item.equipment in ("none", "substitute")
    if is_known or item.exercise.id not in KG:
        return item
    return replace(item, load_kg=KG[item.exercise.id])


def missed(past: PastWeek) -> PastWeek:
    """Nothing of it was done."""
    sessions = (replace(session, is_done=False) for session in past.sessions or ())
    return replace(past, sessions=tuple(sessions))


def unreported(past: PastWeek) -> PastWeek:
    return replace(past, sessions=None)


def felt(past: PastWeek, place: int = 0, **feeling: Any) -> PastWeek:
    """One session followed by pain or soreness."""
    return _with_session(past, place, lambda session: replace(session, **feeling))


def lifted_as(past: PastWeek, exercise: str, **report: Any) -> PastWeek:
    """One exercise reported otherwise than planned, in every session that has it."""

    def change(item: DoneItem) -> DoneItem:
        return replace(item, **report) if item.planned.exercise.id == exercise else item

    sessions = (
        replace(session, items=tuple(map(change, session.items))) for session in past.sessions or ()
    )
    return replace(past, sessions=tuple(sessions))


def _with_session(
    past: PastWeek, place: int, change: Callable[[DoneSession], DoneSession]
) -> PastWeek:
    sessions = list(past.sessions or ())
    sessions[place] = change(sessions[place])
    return replace(past, sessions=tuple(sessions))


class Season:
    """A runner from week to week. `weeks` are the proposals, `history` what became of them."""

    def __init__(self, first: Request) -> None:
        self.first = first
        self.history: tuple[PastWeek, ...] = ()
        self.weeks: list[NextWeek] = []

    def next(self, **facts: Any) -> NextWeek:
        """The coming week; `facts` are what is different about it."""
        asked = replace(later(self.first, len(self.history)), **facts)
        return next_week(self.history, asked, exercises())

    def live(self, reports: Iterable[Report | None], **facts: Any) -> "Season":
        """One week for each report; None: all as planned."""
        for report in reports:
            proposed = self.next(**facts)
            past = as_done(proposed)
            self.weeks.append(proposed)
            self.history = (*self.history, past if report is None else report(past))
        return self


def lived(first: Request, weeks: int) -> Season:
    """So many weeks, all as planned. Each runner's are built once for all tests."""
    known = _season_of(first)
    known.live([None] * (weeks - len(known.weeks)))
    season = Season(first)
    season.weeks, season.history = known.weeks[:weeks], known.history[:weeks]
    return season


@cache
def _season_of(first: Request) -> Season:
    return Season(first)


def begun(**facts: Any) -> Season:
    """A runner whose first week the builder placed, as every plan begins."""
    season = Season(runner(RUNS, **{"block_week": None, "foundation_weeks": 4} | facts))
    week = with_kg(build_week(season.first, exercises()))
    season.history = (week_as_planned(week, season.first),)
    return season


def notes(found: NextWeek | Outline) -> list[str]:
    return [say(note.sentence, note.facts) for note in found.notes]


def musts(proposed: NextWeek) -> list[str]:
    found = review_week(proposed.week, proposed.request)
    return [finding.rule for finding in found if finding.is_must]


def sets_of(proposed: NextWeek | PastWeek) -> float:
    return ham_sets(proposed.week)


def contacts(proposed: NextWeek) -> int:
    return sum(session_contacts(session) for session in proposed.week.sessions)


def sprints(proposed: NextWeek) -> int:
    return sum(session.sprints for session in proposed.week.sessions)


def dose(proposed: NextWeek, exercise: str) -> Prescription:
    """The hardest one of this exercise in the week."""
    found = [item for item in proposed.week.items if item.exercise.id == exercise]
    return max(found, key=lambda item: (item.sets, item.rpe))


def doses(proposed: NextWeek | PastWeek) -> list[tuple[str, int, int, float, float | None]]:
    """Sets, reps, effort and weight of all lifts, whatever their days."""
    return sorted(
        (item.exercise.id, item.sets, item.reps, item.rpe, item.load_kg)
        for item in proposed.week.items
        if item.exercise.id in (*KG, "step_up")
    )


def most_lifted(past: PastWeek, exercise: str) -> float:
    """What the week's sets say that the runner could lift once, in kilograms."""
    return max(
        item.load_kg * lifted(item.reps, item.rpe)
        for item in past.week.items
        if item.exercise.id == exercise and item.load_kg and is_main_lift(item)
    )
