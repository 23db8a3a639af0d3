"""Decides how a week is written down: days, runs, sessions, prescriptions and their reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

from exercises.vocabulary import SUBSTITUTE, Kind
from workouts.planning.values.exercise import Exercise, Modification, Substitute


class Day(IntEnum):
    """Monday is 0, so that days subtract."""

    MON = 0
    TUE = 1
    WED = 2
    THU = 3
    FRI = 4
    SAT = 5
    SUN = 6

    @property
    def code(self) -> str:
        """`Mon`, as requests and answers write it."""
        return self.name.capitalize()

    @classmethod
    def from_code(cls, code: str) -> "Day":
        """Raises KeyError for anything but Mon..Sun."""
        return DAY_BY_CODE[code]


DAY_BY_CODE = {day.code: day for day in Day}


class RunKind(StrEnum):
    REST = "rest"
    EASY = "easy"
    QUALITY = "quality"
    LONG = "long"
    RACE = "race"


BIG_LONG_RUN_MINUTES = 90  # minutes, product default of RULES.md R06


@dataclass(frozen=True, kw_only=True)
class Run:
    """A day's running. `detail` is the kind of a quality run or the distance of a race.

    `start` is the time of day in minutes after midnight, when it is known.
    """

    kind: RunKind
    detail: str = ""
    minutes: int | None = None
    start: int | None = None

    @property
    def is_key(self) -> bool:
        """Key run (RULES.md D1): quality, long or race."""
        return self.kind in (RunKind.QUALITY, RunKind.LONG, RunKind.RACE)

    @property
    def is_big(self) -> bool:
        """A long run that tires for days; one of unknown length counts as such (R06)."""
        is_long = self.kind is RunKind.LONG
        return is_long and (self.minutes is None or self.minutes >= BIG_LONG_RUN_MINUTES)

    def __str__(self) -> str:
        """As a request writes it: `quality:tempo`, `long:90min@07:30`."""
        parts = [self.kind.value, self.detail, f"{self.minutes}min" if self.minutes else ""]
        text = ":".join(part for part in parts if part)
        return text if self.start is None else f"{text}@{clock_text(self.start)}"


@dataclass(frozen=True, kw_only=True)
class Running:
    """The runs of one week, Monday first, and its kilometres where they are known. Where not every
    run says how far it is, `least_km` are those of the runs that do."""

    week: tuple[Run, ...]
    km: float | None = None
    least_km: float | None = None


def clock_text(minutes: int) -> str:
    """Minutes after midnight as `07:30`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


class Stress(StrEnum):
    """Stress class of a session for the hamstrings (RULES.md D4)."""

    LIGHT = "L"
    MODERATE = "M"
    HEAVY = "H"


class Slot(StrEnum):
    """When in its day a session is done, before or after the run (RULES.md D6)."""

    ALONE = "alone"
    WITH_EASY = "with_easy"
    AFTER_6H = "after_6h"
    AFTER_0H = "after_0h"
    BEFORE = "before"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why something was chosen: the rule's id, a sentence with {names}, and the facts for them."""

    rule: str
    sentence: str
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)


def reason(rule: str, sentence: str, **facts: object) -> Reason:
    return Reason(rule=rule, sentence=sentence, facts=facts)


@dataclass(frozen=True)
class Phrase:
    """Words inside a sentence that are translated like it."""

    text: str


@dataclass(frozen=True)
class SessionName:
    """A strength session by its letter."""

    letter: str


@dataclass(frozen=True)
class Equipment:
    """A piece of equipment by its id."""

    id: str


@dataclass(frozen=True)
class Weight:
    """So many kilograms, told in the reader's unit."""

    kg: float


@dataclass(frozen=True, kw_only=True)
class Prescription:
    """One exercise in one session: its dose. `equipment` is an equipment id, none or substitute.

    `reps` are per side for one-legged work; for hill sprints they count the sprints.
    """

    exercise: Exercise
    sets: int
    reps: int
    rpe: float
    rest_seconds: int
    equipment: str
    modification: Modification | None = None
    seconds: int | None = None  # length of one sprint
    load_kg: float | None = None  # the weight the runner wrote down; RPE decides without one
    reasons: tuple[Reason, ...] = ()

    @property
    def name(self) -> str:
        """What is really done: a version, a substitute and some equipment have their own name."""
        if self.modification is not None:
            return self.modification.name
        if self.substitute is not None:
            return self.substitute.name
        kit = self.exercise.kit_of(self.equipment)
        return (kit and kit.name) or self.exercise.name

    @property
    def substitute(self) -> Substitute | None:
        """What is done without kit, where it is."""
        return self.exercise.substitute if self.equipment == SUBSTITUTE else None

    @property
    def modification_id(self) -> str:
        """Empty without a modification."""
        return "" if self.modification is None else self.modification.id


@dataclass(frozen=True, kw_only=True)
class Session:
    """Strength work on one day. A session of hill sprints only is an add-on to an easy run.

    `start` is the time of day in minutes after midnight, when it is known. `stated_stress`,
    `stated_rpe` (of the hardest exercise), `stated_contacts` and `stated_sprints` replace the
    exercises when only the placement is judged.

    `identity` says which session it is, whatever is changed in it, and is empty until it is saved;
    `letter` is what it is called by, A or B, and empty for hill sprints.
    """

    day: Day
    slot: Slot
    start: int | None = None
    items: tuple[Prescription, ...] = ()
    stated_stress: Stress | None = None
    stated_rpe: float | None = None
    stated_contacts: int = 0
    stated_sprints: int = 0
    warmup_minutes: int = 5
    note: str = ""  # the runner's own words
    reasons: tuple[Reason, ...] = ()
    identity: str = ""
    letter: str = ""

    @property
    def is_gym(self) -> bool:
        """Counts as a strength session (RULES.md R01); hill-sprint add-ons do not."""
        return self.stated_stress is not None or any(item.exercise.is_gym for item in self.items)

    @property
    def sprints(self) -> int:
        return self.stated_sprints + sum(
            item.reps * item.sets for item in self.items if item.exercise.kind is Kind.RUNNING_POWER
        )


def by_day(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """By day; on one day hill sprints, which follow the run, come before weights (R12)."""
    return tuple(sorted(sessions, key=lambda session: (session.day, session.is_gym)))


@dataclass(frozen=True, kw_only=True)
class Week:
    """What the planner answers.

    `messages` are codes (`pain-amber`); `withheld` says that no plan is given on safety grounds;
    `relaxed` names what was given up, in the order of RULES.md R11, and `ways_back` the answers
    that would bring it back; `cost` is the sum of the SHOULD findings.
    """

    sessions: tuple[Session, ...] = ()
    messages: tuple[str, ...] = ()
    withheld: bool = False
    relaxed: tuple[Reason, ...] = ()
    ways_back: tuple[Reason, ...] = ()
    cost: float = 0

    def on(self, day: Day) -> tuple[Session, ...]:
        return tuple(session for session in self.sessions if session.day == day)

    @property
    def gym(self) -> tuple[Session, ...]:
        return tuple(session for session in self.sessions if session.is_gym)

    @property
    def gym_days(self) -> tuple[Day, ...]:
        return tuple(session.day for session in self.gym)

    @property
    def items(self) -> tuple[Prescription, ...]:
        return tuple(item for session in self.sessions for item in session.items)
