"""Decides what a runner can tell the planner."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from exercises.vocabulary import Level
from workouts.planning.values.season import (
    BIG,
    ESTABLISHED_WEEKS,
    INTRO_WEEKS,
    NEW_WEEKS_FOR_ANY,
    NEW_WEEKS_FOR_BASE,
    NOTHING_NEW_DAYS,
    RECOVERY_WEEKS,
    SHORT,
    WAVE_BASE_WEEKS,
    WAVE_POWER_WEEKS,
    WAVE_WEEKS,
    Distance,
    PastRace,
    Phase,
    Priority,
    Race,
    phase_before,
    phase_between,
    phase_of_established,
    phase_of_newcomer,
)
from workouts.planning.values.week import Day, Run, RunKind, Session


class School(StrEnum):
    """Where experts disagree, the runner chooses: same MUST rules, other preferences."""

    HARD_DAYS_HARD = "hard_days_hard"
    EASY_DAYS = "easy_days"
    SEPARATE_DAYS = "separate_days"


class PainSite(StrEnum):
    NONE = ""
    HAMSTRING = "hamstring"
    SIT_BONE = "sit-bone"
    HIP = "hip"
    BACK = "back"
    KNEE = "knee"
    CALF = "calf"  # or Achilles tendon
    LEG = "leg"  # elsewhere in it
    ELSEWHERE = "elsewhere"


class Condition(StrEnum):
    """A yes to the health questions (RULES.md R53). Symptoms are red flags instead (R48)."""

    HEART = "heart"
    BLOOD_PRESSURE = "blood-pressure"
    SURGERY = "surgery"
    INJURY = "injury"


@dataclass(frozen=True, kw_only=True)
class TrainedItem:
    """What the planner remembers of an exercise of another week."""

    exercise_id: str
    sets: int
    rpe: float
    order_slot: int | None = None  # of the exercise (RULES.md R12); None: not known


@dataclass(frozen=True, kw_only=True)
class OtherSession:
    """A session of the week before or after: when, how hard, and what.

    `placed` states its stress, contacts and sprints; `ham_sets` are its fractional hamstring
    sets, None when not known.
    """

    placed: Session
    items: tuple[TrainedItem, ...] = ()
    ham_sets: float | None = None


MASTERS_AGE = 50  # years, RULES.md R49
YOUTH_AGE = 18  # years, RULES.md R50
LAYOFF_WEEKS = 3  # weeks without strength work that make it new again, RULES.md R33
AMBER_PAIN = 3  # of 10, RULES.md R44
RED_PAIN = 5  # of 10, RULES.md R44
RUN_RISE_SHARE = 1.1  # of last week's running, RULES.md R35
#: What a request says of its runner's health and age, which is nobody else's business.
OF_HEALTH = frozenset(
    {
        *("age", "supervised", "clearance", "conditions", "red_flag", "soreness"),
        *("pain", "pain_site", "strain_stage", "strain_months", "pregnant", "pregnancy_week"),
    }
)


@dataclass(frozen=True, kw_only=True)
class Request:
    """A runner's week and what the plan must respect. `week` holds seven runs, Monday first.

    `said_phase` is what the runner says; `phase` is the one in force, which a race date rules.

    What was trained the week before and what is planned for the next are None when they are not
    known; the week is then taken to repeat (RULES.md R10). After an easier week steps are measured
    from `last_ordinary`, the last one that was not.
    """

    week: tuple[Run, ...]
    level: Level = Level.INTERMEDIATE
    said_phase: Phase = Phase.BASE
    age: int = 35
    foundation_weeks: int = 0  # RULES.md D9
    double_days: bool = False  # can train twice a day, six hours apart
    equipment: frozenset[str] = frozenset()
    in_pounds: bool = False  # what there is to lift; the weights of plans are in kilograms
    session_minutes: int = 40
    sessions_per_week: int | None = None  # None: the target of RULES.md R01
    hill_sessions_done: int = 0
    novel_eccentric: bool = False
    program_week: int | None = None  # 1-based; None: established
    block_week: int | None = None  # 1-based, of the season; None: this week is planned by itself
    weekly_km: float | None = None
    previous_km: float | None = None  # of the week before
    next_km: float | None = None  # of the week after, where the runs of each week are known
    weeks_off: int = 0  # without strength work until now, RULES.md R38
    weeks_since_deload: int | None = None  # RULES.md R36
    deload: bool = False
    usual_ham_sets: float | None = None
    pregnant: bool = False
    pregnancy_week: int | None = None
    clearance: bool = False
    supervised: bool | None = None
    conditions: frozenset[Condition] = frozenset()
    previous_week: tuple[Run, ...] | None = None  # None: the week repeats (RULES.md R10)
    next_week: tuple[Run, ...] | None = None
    last_strength: tuple[OtherSession, ...] | None = None
    last_ordinary: tuple[OtherSession, ...] | None = None  # where last week was an easier one
    next_strength: tuple[OtherSession, ...] | None = None
    strength_starts: tuple[int | None, ...] = (None,) * 7  # minutes after midnight, Monday first
    race: Race | None = None
    other_races: tuple[Race, ...] = ()  # of the season, from this week on
    last_race: PastRace | None = None
    pain: int = 0
    pain_site: PainSite = PainSite.NONE
    soreness: tuple[int, ...] = (0,) * 7  # of 10, Monday first
    strain_stage: int | None = None  # RULES.md R46
    strain_months: int | None = None  # months since a healed strain, RULES.md R46
    red_flag: str = ""
    run_spike_day: Day | None = None
    school: School = School.HARD_DAYS_HARD

    def for_others(self) -> "Request":
        """As if a healthy adult had asked: a week judged by it tells nothing of its runner."""
        defaults: dict[str, Any] = {
            one.name: one.default for one in fields(self) if one.name in OF_HEALTH
        }
        return replace(self, **defaults)

    def run_on(self, day: int) -> Run:
        """The run `day` days from Monday, which may be in the week before or after this one."""
        if day < 0 and self.previous_week is not None:
            return self.previous_week[day % 7]
        if day > Day.SUN and self.next_week is not None:
            return self.next_week[day % 7]
        return self.week[day % 7]

    @property
    def previous_sessions(self) -> tuple[Session, ...] | None:
        return _sessions_of(self.last_strength)

    @property
    def next_sessions(self) -> tuple[Session, ...] | None:
        return _sessions_of(self.next_strength)

    @property
    def last_items(self) -> tuple[TrainedItem, ...]:
        """What was trained last week; empty when that week is not known."""
        return tuple(item for session in self.last_strength or () for item in session.items)

    @cached_property
    def last_sets(self) -> Mapping[str, int]:
        """Sets of each exercise last week; empty when that week is not known."""
        return _sets_of(self.last_strength)

    @cached_property
    def last_ham_sets(self) -> float | None:
        """Fractional hamstring sets of last week; None when they are not known."""
        return _ham_sets_of(self.last_strength)

    @cached_property
    def ordinary_sets(self) -> Mapping[str, int]:
        """Sets of each exercise in the last ordinary week; empty when that is not known."""
        return _sets_of(self.last_strength if self.last_ordinary is None else self.last_ordinary)

    @cached_property
    def ordinary_ham_sets(self) -> float | None:
        """Fractional hamstring sets of the last ordinary week; None when they are not known."""
        return _ham_sets_of(
            self.last_strength if self.last_ordinary is None else self.last_ordinary
        )

    @property
    def raises_running(self) -> bool:
        """More than a tenth more running than last week, or one run much longer (R35, R57)."""
        rises = bool(
            self.weekly_km
            and self.previous_km
            and self.weekly_km > RUN_RISE_SHARE * self.previous_km
        )
        return rises or self.run_spike_day is not None

    def days_of(self, *kinds: RunKind) -> tuple[Day, ...]:
        return tuple(day for day in Day if self.week[day].kind in kinds)

    @cached_property
    def phase(self) -> Phase:
        """The phase in force: the date of a race rules, whatever the runner said.

        One who recovers is hurried on by the taper only, not by a race further away.
        """
        race = self.main_race
        dated = None if race is None else phase_before(race)
        if dated in (Phase.RACE_WEEK, Phase.TAPER):
            return dated
        if self.said_phase is Phase.RECOVERY or self._recovers:
            return Phase.RECOVERY
        return self._phase_of_wave if race is None else self._phase_in_time(race)

    @cached_property
    def main_race(self) -> Race | None:
        """The next race that matters most."""
        return min(
            (race for race in self.races if race.priority is Priority.A),
            key=lambda race: race.day_offset,
            default=None,
        )

    @property
    def is_new(self) -> bool:
        """Strength work began, or began again, with this season or shortly before it."""
        if self.program_week is None:
            return False
        return self.program_week - (self.block_week or 1) < ESTABLISHED_WEEKS

    @property
    def weeks_for_season(self) -> int | None:
        """Weeks from its start to the main race, race week included; None when not known."""
        start = self.program_week if self.is_new else self.block_week
        if start is None or self.main_race is None:
            return None
        return start + self.main_race.day_offset // len(Day)

    @property
    def is_too_late(self) -> bool:
        """A newcomer so near to the race that whatever is lifted now only makes sore (R41)."""
        weeks, race = self.weeks_for_season, self.main_race
        if not self.is_new or self.block_week is None or weeks is None or race is None:
            return False
        is_close = weeks < NEW_WEEKS_FOR_BASE and race.day_offset - Day.SUN < NOTHING_NEW_DAYS
        return weeks < NEW_WEEKS_FOR_ANY or is_close

    @property
    def has_power_block(self) -> bool:
        """Without a race jumps come in the last third of each wave; otherwise by the phase."""
        if self.wave_week is None or self.main_race is not None:
            return True
        return (self.wave_week - 1) % WAVE_WEEKS >= WAVE_WEEKS - WAVE_POWER_WEEKS

    @property
    def wave_week(self) -> int | None:
        """1-based, of the weeks without a race: since the season began, or since the last race
        that took weeks to recover from."""
        last = self.last_race
        if self.block_week is None or last is None or not RECOVERY_WEEKS[last.distance]:
            return self.block_week
        return max(1, -(last.day_offset // len(Day)) - RECOVERY_WEEKS[last.distance])

    @property
    def _phase_of_wave(self) -> Phase:
        """Without a race: foundation, then strength, and again."""
        if self.wave_week is None or self.said_phase is Phase.INSEASON:
            return self.said_phase
        is_base = (self.wave_week - 1) % WAVE_WEEKS < WAVE_BASE_WEEKS
        return Phase.BASE if is_base else Phase.BUILD

    def _phase_in_time(self, race: Race) -> Phase:
        """By the date, as far as there is time."""
        last = self.last_race
        between = None if last is None else phase_between(last, race)
        if between is not None:
            return between
        weeks = self.weeks_for_season
        if weeks is None or self.block_week is None:
            return phase_before(race)
        if self.is_new:
            return phase_of_newcomer(race, weeks, self.level)
        return phase_of_established(race, weeks)

    @property
    def _recovers(self) -> bool:
        """In the weeks after a race of half a marathon or more."""
        return any(
            -(offset // len(Day)) <= RECOVERY_WEEKS[distance]
            for offset, distance in self.past_races.items()
            if RECOVERY_WEEKS[distance]
        )

    @cached_property
    def past_races(self) -> Mapping[int, Distance]:
        """Distances by days from this Monday: the last race, and those of the week before.

        Races do not repeat with the week, so an unknown week before holds none; nor does a weekly
        5 km ask for more than a hard run does.
        """
        found = {}
        for day, run in enumerate(self.previous_week or ()):
            race = self._race_on(day - len(Day))
            if run.kind is RunKind.RACE and not race.is_training_run:
                found[race.day_offset] = race.distance
        if self.last_race is not None:
            found[self.last_race.day_offset] = self.last_race.distance
        return found

    @cached_property
    def races(self) -> tuple[Race, ...]:
        """The races the runner named, and every other race day of this week and the next."""
        named = (*(() if self.race is None else (self.race,)), *self.other_races)
        offsets = {race.day_offset for race in named}
        days = range(2 * len(Day)) if self.next_week is not None else range(len(Day))
        return named + tuple(
            self._race_on(day)
            for day in days
            if self.run_on(day).kind is RunKind.RACE and day not in offsets
        )

    def has_raced_before(self, day: int) -> bool:
        """The races of this week are over on this day, and what is left of it is recovery."""
        races = [race.day_offset for race in self.races if not race.is_training_run]
        own = [offset for offset in races if offset <= Day.SUN]
        return bool(own) and max(own) < day

    def _race_on(self, day: int) -> Race:
        """A race written as a run: a marathon or ultra matters most, a weekly 5 km is a key run."""
        distance = _distance(self.run_on(day))
        is_weekly = distance in SHORT and any(
            _is_race(week[day % len(Day)], distance) for week in self._weeks_next_to(day)
        )
        usual = Priority.A if distance in BIG else Priority.B
        priority = Priority.C if is_weekly else usual
        return Race(day_offset=day, distance=distance, priority=priority)

    def _weeks_next_to(self, day: int) -> tuple[tuple[Run, ...], ...]:
        """The known weeks before and after the one that holds this day."""
        is_ours = Day.MON <= day <= Day.SUN
        weeks = (self.previous_week, self.next_week) if is_ours else (self.week,)
        return tuple(week for week in weeks if week is not None)

    @property
    def is_masters(self) -> bool:
        return self.age >= MASTERS_AGE

    @property
    def is_youth(self) -> bool:
        return self.age < YOUTH_AGE

    def is_in_first(self, weeks: int) -> bool:
        """In the first so many weeks of the programme."""
        return self.program_week is not None and self.program_week <= weeks

    @property
    def is_back(self) -> bool:
        """In the first week after a break, with which strength is new again (R33, R38)."""
        return self.weeks_off >= LAYOFF_WEEKS

    @property
    def unbroken_foundation_weeks(self) -> int:
        """Foundation weeks up to now: a break starts the count again, whatever was done before."""
        return 0 if self.is_back else self.foundation_weeks

    @cached_property
    def is_intro(self) -> bool:
        """The first dose makes one sorest (RULES.md R33)."""
        return self.novel_eccentric or self.is_in_first(INTRO_WEEKS) or self.is_back

    @property
    def has_amber_pain(self) -> bool:
        return AMBER_PAIN <= self.pain < RED_PAIN

    @property
    def has_sit_bone_pain(self) -> bool:
        return self.pain_site is PainSite.SIT_BONE


def _sessions_of(sessions: tuple[OtherSession, ...] | None) -> tuple[Session, ...] | None:
    return None if sessions is None else tuple(session.placed for session in sessions)


def _sets_of(sessions: tuple[OtherSession, ...] | None) -> Mapping[str, int]:
    sets: dict[str, int] = {}
    for session in sessions or ():
        for item in session.items:
            sets[item.exercise_id] = sets.get(item.exercise_id, 0) + item.sets
    return sets


def _ham_sets_of(sessions: tuple[OtherSession, ...] | None) -> float | None:
    known = [session.ham_sets for session in sessions or () if session.ham_sets is not None]
    return sum(known) if known and len(known) == len(sessions or ()) else None


def _is_race(run: Run, distance: Distance) -> bool:
    return run.kind is RunKind.RACE and _distance(run) is distance


def _distance(run: Run) -> Distance:
    """A race day without a known distance is treated as a half marathon."""
    return Distance(run.detail) if run.detail in tuple(Distance) else Distance.HALF
