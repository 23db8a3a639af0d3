"""Decides what is known of a week that is over: what was planned, and what became of it."""

from dataclasses import dataclass, replace

from workouts.planning.values.request import PainSite, Request
from workouts.planning.values.week import Day, Prescription, Session, Week


@dataclass(frozen=True, kw_only=True)
class DoneItem:
    """What became of one exercise. Whatever is None went as planned.

    `fewest_reps` are those of the shortest set, `rpe` is that of the hardest one. `done_as` is the
    name of what was done in its place, empty for nothing; its sets are not counted here.
    """

    planned: Prescription
    sets_done: int | None = None
    fewest_reps: int | None = None
    rpe: float | None = None
    kg: float | None = None
    form_broke: bool = False
    done_as: str = ""

    @property
    def is_skipped(self) -> bool:
        return self.sets_done == 0

    @property
    def as_lifted(self) -> Prescription:
        """The planned dose with the weight that was lifted, where it was written down."""
        return self.planned if self.kg is None else replace(self.planned, load_kg=self.kg)


@dataclass(frozen=True, kw_only=True)
class DoneSession:
    """What became of one session, and how the runner felt within a day of it.

    `items` are in the order of the plan; `pain` is the worst of the next 24 hours and `soreness`
    that of the next morning, both of 10. `is_pain_told` and `is_morning_told` are False while
    nobody said how it was.
    """

    planned: Session
    is_done: bool = True
    items: tuple[DoneItem, ...] = ()
    pain: int = 0
    pain_site: PainSite = PainSite.NONE
    soreness: int = 0
    is_pain_told: bool = False
    is_morning_told: bool = False


@dataclass(frozen=True, kw_only=True)
class PastWeek:
    """A week that is over: the request in force, the plan, and one report for each session.

    `sessions` are None when nothing was written down; then nobody knows what was done.
    `poor_nights` counts nights of too little sleep, `slow_runs` key runs much slower than planned;
    `km` are the kilometres that were run, None where nobody said.
    """

    request: Request
    week: Week
    sessions: tuple[DoneSession, ...] | None = None
    poor_nights: int = 0
    slow_runs: int = 0
    km: float | None = None

    @property
    def known_km(self) -> float | None:
        """What the running of the next week is compared with: kilometres beyond the plan were not
        there when strength was planned, so they still count as new."""
        planned = self.request.weekly_km
        known = [km for km in (self.km, planned) if km is not None]
        return min(known, default=None)

    @property
    def is_reported(self) -> bool:
        return self.sessions is not None

    @property
    def done(self) -> tuple[DoneSession, ...]:
        """Gym sessions and sprints that were done; none where nothing is known."""
        return tuple(session for session in self.sessions or () if session.is_done)

    @property
    def felt(self) -> tuple[DoneSession, ...]:
        """Sessions that say how it felt: those that were done, or given up because it hurt."""
        return tuple(one for one in self.sessions or () if one.is_done or one.pain)

    @property
    def gym_as_lifted(self) -> tuple[tuple[Prescription, ...], ...]:
        """The doses of each planned strength session, with the weights that were lifted."""
        if self.sessions is None:
            return tuple(session.items for session in self.week.gym)
        reports = (session for session in self.sessions if session.planned.is_gym)
        return tuple(
            tuple(item.as_lifted for item in one.items) or one.planned.items for one in reports
        )

    @property
    def is_missed(self) -> bool:
        """Strength sessions were planned and, by the report, none was done."""
        is_known = self.is_reported and bool(self.week.gym)
        return is_known and not any(session.planned.is_gym for session in self.done)


def as_planned(session: Session) -> DoneSession:
    """Every set and rep of it, at the effort that was asked for, and nothing hurt."""
    return DoneSession(
        planned=session, items=tuple(DoneItem(planned=item) for item in session.items)
    )


def planned_again(past: PastWeek, week: Week, request: Request, day: Day) -> PastWeek:
    """A week under way with these sessions: what was told of those that are done, or over by this
    day, and the rest as planned."""
    told = {
        one.planned.identity: one
        for one in past.sessions or ()
        if one.is_done or one.planned.day < day
    }
    sessions = (told.get(one.identity) or as_planned(one) for one in week.sessions)
    return replace(past, week=week, request=request, sessions=tuple(sessions))


def week_as_planned(week: Week, request: Request) -> PastWeek:
    sessions = tuple(as_planned(session) for session in week.sessions)
    return PastWeek(request=request, week=week, sessions=sessions)
