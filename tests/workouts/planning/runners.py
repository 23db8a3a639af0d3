"""Generated runners: any request the planner may be asked, for property tests."""

from dataclasses import replace

from hypothesis import strategies as st

from exercises.vocabulary import NO_EQUIPMENT, Level
from tests.workouts.planning.catalogue import equipment
from tests.workouts.planning.weeks import trained
from workouts.planning.values.request import Condition, OtherSession, PainSite, Request, School
from workouts.planning.values.season import Distance, PastRace, Phase, Priority, Race
from workouts.planning.values.week import Day, Run, RunKind, Session, Slot, Stress

MINUTES = st.sampled_from((None, 15, 30, 60, 80, 90, 120, 180))
RUNS = st.one_of(
    st.just(Run(kind=RunKind.REST)),
    st.builds(Run, kind=st.just(RunKind.EASY), minutes=MINUTES),
    st.builds(
        Run,
        kind=st.just(RunKind.QUALITY),
        detail=st.sampled_from(("intervals", "tempo", "hills", "race5k")),
        minutes=MINUTES,
    ),
    st.builds(Run, kind=st.just(RunKind.LONG), minutes=MINUTES),
)
RACES = st.builds(
    Run, kind=st.just(RunKind.RACE), detail=st.sampled_from([d.value for d in Distance])
)
WEEKS = st.tuples(*[RUNS] * 6, st.one_of(RUNS, RUNS, RUNS, RACES))


STARTS = st.sampled_from((None, None, 6 * 60, 12 * 60, 18 * 60 + 30))
TIMED_WEEKS = WEEKS.flatmap(
    lambda runs: st.tuples(*[STARTS] * 7).map(
        lambda starts: tuple(
            run if run.kind is RunKind.REST else replace(run, start=start)
            for run, start in zip(runs, starts, strict=True)
        )
    )
)
OTHER_SESSIONS = st.builds(
    OtherSession,
    placed=st.one_of(
        st.builds(
            Session,
            day=st.sampled_from(Day),
            slot=st.sampled_from(Slot),
            stated_stress=st.sampled_from(Stress),
            stated_contacts=st.sampled_from((0, 0, 15)),
        ),
        st.builds(
            Session,
            day=st.sampled_from(Day),
            slot=st.just(Slot.WITH_EASY),
            stated_sprints=st.sampled_from((2, 8)),
        ),
    ),
    items=st.lists(
        st.builds(
            trained,
            key=st.sampled_from(
                ("deadlift", "romanian_deadlift", "lunge", "step_up", "hamstring_curl")
            ),
            sets=st.integers(1, 4),
            rpe=st.sampled_from((5.5, 7.0, 8.0)),
        ),
        max_size=3,
    ).map(tuple),
    ham_sets=st.sampled_from((None, 1.5, 4.0)),
)
STRENGTH_WEEKS = st.lists(OTHER_SESSIONS, max_size=2).map(tuple)


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    """Mostly nothing, so that not every runner has every trouble at once."""
    return st.integers(1, 8).flatmap(lambda roll: strategy if roll == 1 else st.none())


REQUESTS = st.builds(
    Request,
    week=st.one_of(WEEKS, WEEKS, TIMED_WEEKS),
    previous_week=maybe(WEEKS),
    next_week=maybe(WEEKS),
    last_strength=maybe(STRENGTH_WEEKS),
    last_ordinary=maybe(STRENGTH_WEEKS),
    next_strength=maybe(STRENGTH_WEEKS),
    strength_starts=maybe(st.tuples(*[STARTS] * 7)).map(lambda starts: starts or (None,) * 7),
    level=st.sampled_from(Level),
    said_phase=st.sampled_from(Phase),
    age=st.sampled_from((12, 15, 17, 22, 30, 30, 35, 38, 41, 45, 55, 75)),
    foundation_weeks=st.sampled_from((0, 3, 6, 30)),
    double_days=st.booleans(),
    equipment=st.frozensets(st.sampled_from(sorted(equipment() - {NO_EQUIPMENT})), max_size=6),
    session_minutes=st.sampled_from((10, 15, 20, 30, 45, 60, 180)),
    sessions_per_week=st.sampled_from((None, None, 1, 2, 3, 4)),
    hill_sessions_done=st.sampled_from((0, 1, 10)),
    novel_eccentric=maybe(st.just(True)).map(bool),
    program_week=maybe(st.integers(1, 10)),
    block_week=maybe(st.integers(1, 14)),
    weekly_km=maybe(st.sampled_from((30.0, 85.0, 130.0))),
    previous_km=maybe(st.sampled_from((20.0, 120.0))),
    weeks_off=maybe(st.sampled_from((1, 3, 9))).map(lambda weeks: weeks or 0),
    weeks_since_deload=maybe(st.integers(0, 9)),
    deload=maybe(st.just(True)).map(bool),
    usual_ham_sets=maybe(st.sampled_from((0.0, 6.0, 12.0))),
    pregnant=maybe(st.just(True)).map(bool),
    pregnancy_week=maybe(st.integers(1, 42)),
    clearance=st.booleans(),
    supervised=st.sampled_from((None, True, True, False)),
    conditions=maybe(st.frozensets(st.sampled_from(Condition))).map(lambda c: c or frozenset()),
    race=maybe(
        st.builds(
            Race,
            day_offset=st.integers(0, 20),
            distance=st.sampled_from(Distance),
            priority=st.sampled_from(Priority),
        )
    ),
    last_race=maybe(
        st.builds(
            PastRace,
            day_offset=st.integers(-14, 0),
            distance=st.sampled_from(Distance),
            priority=st.sampled_from(Priority),
        )
    ),
    pain=st.sampled_from((0, 0, 0, 0, 0, 0, 1, 2, 2, 3, 4, 5, 8)),
    pain_site=st.sampled_from(PainSite),
    soreness=maybe(st.tuples(*[st.integers(0, 10)] * 7)).map(lambda s: s or (0,) * 7),
    strain_stage=maybe(st.integers(0, 4)),
    strain_months=maybe(st.sampled_from((2, 12, 30))),
    red_flag=maybe(st.just("numb-leg")).map(lambda flag: flag or ""),
    run_spike_day=maybe(st.sampled_from(Day)),
    school=st.sampled_from(School),
)
