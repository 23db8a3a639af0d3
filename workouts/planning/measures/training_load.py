"""Decides how much a run or a session demands in total: how hard times how long (RULES.md R55)."""

from dataclasses import dataclass

from workouts.planning.measures.load import has_power, session_stress
from workouts.planning.measures.minutes import item_seconds, session_minutes
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Run, RunKind, Session, Stress, Week

#: Expected RPE of a whole session or run (R55: day-2004, foster-2021).
EXPECTED_RPE = {Stress.LIGHT: 3, Stress.MODERATE: 5, Stress.HEAVY: 7}
POWER_EXPECTED_RPE, TEMPO_EXPECTED_RPE = 6, 7
RUN_EXPECTED_RPE = {
    RunKind.REST: 0.0,
    RunKind.EASY: 3.0,
    RunKind.LONG: 5.0,
    RunKind.QUALITY: 8.0,
    RunKind.RACE: 9.5,
}
MEMO = "_run_load"  # the attribute of a request that remembers the load of its runs
LEAST_MINUTES = 20  # of a strength session; few runs are no reason for a shorter one, R55
TEMPO_RUNS = ("tempo", "threshold", "steady")
#: Minutes that a run of unknown length is taken for, where only a picture is drawn.
USUAL_MINUTES = {
    RunKind.REST: 0,
    RunKind.EASY: 45,
    RunKind.QUALITY: 60,
    RunKind.LONG: 90,
    RunKind.RACE: 60,
}


@dataclass(frozen=True, kw_only=True)
class DayLoad:
    """Expected RPE times minutes of a day. `is_guess` says that the run's length is not known."""

    day: Day
    run: float
    strength: float
    is_guess: bool

    @property
    def total(self) -> float:
        return self.run + self.strength


def day_loads(week: Week, request: Request) -> tuple[DayLoad, ...]:
    """Monday first; to look at, not to predict injuries (R56)."""
    return tuple(_day_load(day, week, request) for day in Day)


def _day_load(day: Day, week: Week, request: Request) -> DayLoad:
    run = request.week[day]
    minutes = USUAL_MINUTES[run.kind] if run.minutes is None else run.minutes
    return DayLoad(
        day=day,
        run=run_expected_rpe(run) * minutes,
        strength=sum(session_load(session, request) for session in week.on(day)),
        is_guess=run.kind is not RunKind.REST and run.minutes is None,
    )


def session_load(session: Session, request: Request) -> float:
    """Expected RPE of the session times its minutes, in arbitrary units (R55, foster-2001)."""
    load, _excess = whole_and_excess_load(session, request)
    return load


def whole_and_excess_load(session: Session, request: Request) -> tuple[float, float]:
    """The load, and that of its minutes beyond what a strength session takes at least (R55)."""
    if not session.items:
        return 0.0, 0.0
    if session.is_gym:
        stress = session_stress(session, request)
        return gym_load(stress, _minutes(session), has_power=has_power(session))
    load = round(POWER_EXPECTED_RPE * has_power(session) * _minutes(session), 1)
    return load, load


def gym_load(stress: Stress, minutes: float, *, has_power: bool) -> tuple[float, float]:
    """The same of a strength session of this class (R55)."""
    rpe = max(EXPECTED_RPE[stress], POWER_EXPECTED_RPE if has_power else 0)
    return round(rpe * minutes, 1), round(rpe * max(0.0, minutes - LEAST_MINUTES), 1)


def _minutes(session: Session) -> float:
    """Hill sprints need no extra warm-up: the easy run before them is one."""
    if session.is_gym:
        return session_minutes(session)
    return sum(item_seconds(item) for item in session.items) / 60


def run_load(request: Request) -> float | None:
    """Expected load of all runs of the week; None unless all their minutes are known (R55).

    The request, which never changes, remembers it, because the search asks for it very often.
    """
    known = vars(request)
    if MEMO not in known:
        known[MEMO] = _run_load(request)
    load: float | None = known[MEMO]
    return load


def _run_load(request: Request) -> float | None:
    runs = [run for run in request.week if run.kind is not RunKind.REST]
    minutes = [run.minutes for run in runs]
    if not runs or None in minutes:
        return None
    return sum(run_expected_rpe(run) * (run.minutes or 0) for run in runs)


def run_expected_rpe(run: Run) -> float:
    """How hard the whole run is expected to feel (R55)."""
    if run.kind is RunKind.QUALITY and run.detail in TEMPO_RUNS:
        return TEMPO_EXPECTED_RPE
    return RUN_EXPECTED_RPE[run.kind]
