"""R18: how many hamstring sets a week (with R20, R33, R36, R40 and R44 for special weeks)."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.measures.totals import week_totals
from workouts.planning.values.request import Request
from workouts.planning.values.rule import FORBIDDEN, Finding, Rule, Scope, must, should
from workouts.planning.values.season import Phase
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Week

CODE = "R18"
WORKING = {Level.BEGINNER: (4, 8), Level.INTERMEDIATE: (6, 10), Level.ADVANCED: (8, 12)}
MAINTAIN = {Level.BEGINNER: (3, 4), Level.INTERMEDIATE: (3, 5), Level.ADVANCED: (3, 5)}
INTRO = {Level.BEGINNER: (2, 4), Level.INTERMEDIATE: (3, 5), Level.ADVANCED: (4, 6)}
CAP = {Level.BEGINNER: 10, Level.INTERMEDIATE: 12, Level.ADVANCED: 14}
TAPER_SHARE = (0.4, 0.6)  # of the usual sets, R40 (bosquet-2007, travis-2020)
DELOAD_SHARE = (0.5, 0.6)  # of the usual sets, R36
EASED_SHARE = (0.5, 0.7)  # of the usual range: pain, pregnancy or a healing strain, R44
RACE_WEEK_MOST = 2  # sets; nothing lifted this week makes anyone faster, R42
HIGH_KM, HIGH_KM_LESS = 80, 2  # km a week, sets fewer, R20
VERY_HIGH_KM, VERY_HIGH_KM_LESS = 120, 4
COST_PER_SET, TAPER_COST = 3, 6
TOLERANCE = 1e-9


@dataclass(frozen=True, kw_only=True)
class SetRange:
    """Weekly fractional hamstring sets."""

    low: float
    high: float

    def distance(self, sets: float) -> float:
        """How many sets outside; 0 inside."""
        return max(self.low - sets - TOLERANCE, sets - self.high - TOLERANCE, 0.0)

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def usual_sets(request: Request) -> float:
    """What the runner says, or the middle of the working range."""
    if request.usual_ham_sets is not None:
        return request.usual_ham_sets
    low, high = WORKING[request.level]
    return (low + high) / 2


def set_range(request: Request) -> SetRange:
    """The weekly range that fits this week's phase and state."""
    special = _special_range(request)
    if special is not None:
        return special
    low, high = (MAINTAIN if _maintains(request) else WORKING)[request.level]
    if _is_eased(request):
        return _share((low, high), EASED_SHARE)
    less = _less_for_running(request)
    return SetRange(low=min(low, high - less), high=high - less)


def _special_range(request: Request) -> SetRange | None:
    """Of weeks that are short already: pain takes nothing more from them."""
    if request.phase is Phase.RACE_WEEK:
        return SetRange(low=0, high=RACE_WEEK_MOST)
    if request.phase is Phase.RECOVERY:
        return SetRange(low=0, high=MAINTAIN[request.level][1])
    if request.phase is Phase.TAPER:
        return _taper_range(request)
    if request.deload:
        return _deload_range(request)
    if request.is_intro:
        low, high = INTRO[request.level]
        return SetRange(low=low, high=high)
    return None


def _maintains(request: Request) -> bool:
    return request.phase in (Phase.PEAK, Phase.INSEASON)


def _deload_range(request: Request) -> SetRange:
    """A share of the usual sets; after full weeks a week that maintains is about that already."""
    wanted = _share((usual_sets(request),) * 2, DELOAD_SHARE)
    if not _maintains(request):
        return wanted
    low, high = MAINTAIN[request.level]
    return SetRange(low=min(wanted.low, DELOAD_SHARE[0] * low), high=min(wanted.high, high))


def _taper_range(request: Request) -> SetRange:
    """A share of what was really done, and never more than in the week before."""
    last, usual = request.last_ham_sets, request.usual_ham_sets
    low, high = MAINTAIN[request.level]  # a peak comes before a taper
    really = usual if usual is not None else last if last is not None else (low + high) / 2
    wanted = _share((really, really), TAPER_SHARE)
    most = wanted.high if last is None else min(wanted.high, last)
    return SetRange(low=min(wanted.low, most), high=most)


def _share(sets: tuple[float, float], share: tuple[float, float]) -> SetRange:
    return SetRange(low=sets[0] * share[0], high=sets[1] * share[1])


def _is_eased(request: Request) -> bool:
    return request.has_amber_pain or request.pregnant or request.strain_stage is not None


def _less_for_running(request: Request) -> int:
    """High mileage already loads the hamstrings thousands of times (R20)."""
    km = request.weekly_km or 0
    if km >= VERY_HIGH_KM:
        return VERY_HIGH_KM_LESS
    return HIGH_KM_LESS if km >= HIGH_KM else 0


def is_above_cap(totals: Totals, request: Request) -> bool:
    return totals.ham_sets > CAP[request.level] + TOLERANCE


def totals_cost(totals: Totals, request: Request) -> float:
    if is_above_cap(totals, request):
        return FORBIDDEN
    return range_cost(totals.ham_sets, request)


def range_cost(sets: float, request: Request) -> float:
    """Three for each set outside the range; six in a taper, however far."""
    outside = set_range(request).distance(sets)
    if request.phase is Phase.TAPER:
        return TAPER_COST if outside and sets else 0
    return round(COST_PER_SET * outside, 2)


def in_whole_sets(sets: float, wanted: SetRange) -> tuple[int, int, int]:
    """The sets and the lowest and highest number of them that fit, as a person counts.

    What is out of the range stays out of it, and what is inside stays inside.
    """
    low, high = ceil(wanted.low - TOLERANCE), floor(wanted.high + TOLERANCE)
    if sets > wanted.high + TOLERANCE:
        return ceil(sets), min(low, high), high
    if sets < wanted.low - TOLERANCE:
        return floor(sets), low, max(low, high)
    nearest = floor(sets + 0.5)
    if low > high:
        return nearest, nearest, nearest
    return min(max(nearest, low), high), low, high


def check(week: Week, request: Request) -> Iterator[Finding]:
    if week.gym and not any(session.items for session in week.sessions):
        return  # only the placement is known
    totals, wanted = week_totals(week, request), set_range(request)
    sets, low, high = in_whole_sets(totals.ham_sets, wanted)
    facts = {"sets": sets, "low": low, "high": high}
    if is_above_cap(totals, request):
        message = gettext_noop("{sets} hamstring sets is above the ceiling of {cap}.")
        remedy = gettext_noop("Drop sets.")
        yield must(CODE, message, remedy, *week.gym_days, **facts, cap=CAP[request.level])
    cost = range_cost(totals.ham_sets, request)
    if cost:
        message = gettext_noop("Hamstring sets: {sets}. Aim for {low} to {high} this week.")
        if low == high:
            message = gettext_noop("Hamstring sets: {sets}. Aim for {high} this week.")
        drop, add = gettext_noop("Drop a set."), gettext_noop("Add a set or a session.")
        remedy = drop if totals.ham_sets > wanted.high else add
        yield should(CODE, cost, message, remedy, *week.gym_days, **facts)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Enough hamstring sets, not more"),
    why=gettext_noop(
        "Runners get strong on a few good sets. Beyond about ten a week you mostly get tired."
    ),
    sources=("pelland-2024", "iversen-2021", "acsm-2026", "schoenfeld-2017"),
    scope=Scope.CONTENT,
    check=check,
    totals_cost=totals_cost,
    totals_fields=("ham_sets",),
)
