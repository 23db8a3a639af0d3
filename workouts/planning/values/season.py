"""Decides what a race is, and which phase of the season its date makes of a week."""

from dataclasses import dataclass, replace
from enum import StrEnum

from exercises.vocabulary import Level
from workouts.planning.values.week import Day


class Phase(StrEnum):
    """Where the runner is in the season (RULES.md D8)."""

    BASE = "base"
    BUILD = "build"
    PEAK = "peak"
    TAPER = "taper"
    RACE_WEEK = "race_week"
    INSEASON = "inseason"
    RECOVERY = "recovery"


class Distance(StrEnum):
    EIGHT_HUNDRED = "800m"
    FIFTEEN_HUNDRED = "1500m"
    THREE_K = "3k"
    FIVE_K = "5k"
    TEN_K = "10k"
    HALF = "half"
    MARATHON = "marathon"
    ULTRA = "ultra"


class Priority(StrEnum):
    A = "A"
    B = "B"
    C = "C"


SHORT = (Distance.EIGHT_HUNDRED, Distance.FIFTEEN_HUNDRED, Distance.THREE_K, Distance.FIVE_K)
MOST_RACE_DAYS = 366  # between a week and a race that it knows, ahead or over
BIG = (Distance.MARATHON, Distance.ULTRA)  # an A race unless the runner says otherwise
#: Days from the Thursday of a week, its middle, to the race that make it a week of the taper:
#: the week before the race; with a marathon on Thursday at the latest, and an ultra, two of them.
TAPER_DAYS = dict.fromkeys(Distance, 10) | {Distance.MARATHON: 14, Distance.ULTRA: 17}
#: The last week before the race, counted back from race week, that is peak and that is build.
PEAK_WEEKS = dict.fromkeys(Distance, 4) | {Distance.MARATHON: 5, Distance.ULTRA: 6}
BUILD_WEEKS = dict.fromkeys(Distance, 10) | {Distance.MARATHON: 13, Distance.ULTRA: 14}
#: Weeks that a build needs before a peak is worth its place, and those from a season's start to
#: the race, race week included, that leave room for a build at all (blocks.md, section 1).
LEAST_BUILD_WEEKS = 3
WEEKS_FOR_BUILD, NEW_WEEKS_FOR_BUILD = 8, 10  # established; new to strength work or back at it
WEEKS_FOR_PEAK = 4  # established; with fewer there is a taper only
NEW_WEEKS_FOR_BASE = 6  # with fewer, a newcomer only learns the lifts
NEW_WEEKS_FOR_ANY = 4  # and with fewer still, starts after the race: one week alone only makes sore
INTRO_WEEKS = 2  # in which anything new only introduces, RULES.md R33
NOTHING_NEW_DAYS = 14  # before an A race, RULES.md R41
FIRST_HEAVY_WEEKS = 6  # before an A race no first heavy block begins (product default)
ESTABLISHED_WEEKS = 8  # of a programme, after which it is no longer new
#: Weeks of base that a newcomer has after the first two; with those, jumps are earned (R25).
NEW_BASE_WEEKS = {Level.BEGINNER: 5, Level.INTERMEDIATE: 4, Level.ADVANCED: 4}
#: From one A race to the next: between close ones nothing is built, between near ones no base.
CLOSE_RACES_WEEKS, NEAR_RACES_WEEKS = 6, 10
MOST_SEASON_WEEKS = 52  # that are looked at ahead
#: Without a race: weeks of foundation, of strength, and of strength with jumps, and again.
WAVE_WEEKS, WAVE_BASE_WEEKS, WAVE_POWER_WEEKS = 12, 4, 4
#: Weeks after the race week until the usual dose is back (marathon-recovery-2017; defaults).
RECOVERY_WEEKS = dict.fromkeys(Distance, 0) | {
    Distance.HALF: 1,
    Distance.MARATHON: 3,
    Distance.ULTRA: 4,
}


@dataclass(frozen=True, kw_only=True)
class Race:
    """`day_offset` counts days from this week's Monday."""

    day_offset: int
    distance: Distance
    priority: Priority = Priority.A

    @property
    def is_training_run(self) -> bool:
        """A weekly 5 km, or a short race that the runner takes as a hard run."""
        return self.priority is Priority.C and self.distance in SHORT


@dataclass(frozen=True, kw_only=True)
class PastRace:
    """How much it mattered is known of the races of a season only."""

    day_offset: int
    distance: Distance
    priority: Priority = Priority.B


def phase_before(race: Race) -> Phase:
    """The phase of this week by the date of the race (blocks.md, section 1)."""
    weeks = race.day_offset // len(Day)
    if not weeks:
        return Phase.RACE_WEEK
    if race.day_offset - Day.THU <= TAPER_DAYS[race.distance]:
        return Phase.TAPER
    if weeks <= PEAK_WEEKS[race.distance]:
        return Phase.PEAK
    return Phase.BUILD if weeks <= BUILD_WEEKS[race.distance] else Phase.BASE


def phase_of_established(race: Race, weeks: int) -> Phase:
    """In a season of so many weeks: base is cut first, then build, then the peak."""
    if weeks < WEEKS_FOR_PEAK:
        return Phase.TAPER
    if weeks < WEEKS_FOR_BUILD:
        return Phase.PEAK
    return _built_long_enough(race, weeks - 1)


def phase_of_newcomer(race: Race, weeks: int, level: Level) -> Phase:
    """Base until jumps are earned; no build where there is little time, and none that would
    bring the first heavy work close to the race."""
    base_ends = weeks - INTRO_WEEKS - NEW_BASE_WEEKS[level]  # weeks to go to the race
    is_heavy = level is not Level.BEGINNER
    if weeks < NEW_WEEKS_FOR_BUILD or race.day_offset // len(Day) >= base_ends:
        return Phase.BASE
    if is_heavy and base_ends <= FIRST_HEAVY_WEEKS:
        return Phase.BASE
    return _built_long_enough(race, base_ends - 1)


def _built_long_enough(race: Race, first: int) -> Phase:
    """By the date, but a build has three weeks if it can, and the last week before the taper is
    the peak. `first` counts the weeks to race week from the first week that may be build."""
    dated = phase_before(race)
    weeks, peak = race.day_offset // len(Day), PEAK_WEEKS[race.distance]
    missing = LEAST_BUILD_WEEKS - max(0, first - peak)
    is_last = phase_before(replace(race, day_offset=race.day_offset - len(Day))) is Phase.TAPER
    is_build = dated is Phase.PEAK and weeks > peak - missing and not is_last
    return Phase.BUILD if is_build else dated


def phase_between(last: PastRace, race: Race) -> Phase | None:
    """After a race that mattered most, or takes weeks to recover from, with the next one soon;
    None where there is time for more (blocks.md, section 8)."""
    days = race.day_offset - last.day_offset
    is_main = last.priority is Priority.A or RECOVERY_WEEKS[last.distance]
    if not is_main or days > NEAR_RACES_WEEKS * len(Day):
        return None
    if days <= CLOSE_RACES_WEEKS * len(Day):
        return Phase.PEAK
    weeks_since = -(last.day_offset // len(Day))
    first = race.day_offset // len(Day) + weeks_since - 1 - RECOVERY_WEEKS[last.distance]
    return _built_long_enough(race, first)
