"""The charts of a week: numbers for their bars, and the same numbers as words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workouts.pages import wording
from workouts.planning.measures.load import ham_sets, muscle_sets
from workouts.planning.measures.training_load import DayLoad, day_loads
from workouts.planning.rules.weekly_sets_out_of_range import SetRange, in_whole_sets, set_range
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Week

# The load of each day: seven columns between the axis and the right edge, in units of the drawing.
LEFT, TOP, FLOOR, COLUMN, BAR = 46, 20, 170, 54, 34
SEAM = 2  # between the bars of running and of strength
STEP, FEWEST_STEPS = 200, 2  # of the axis, in minutes times effort
# Hard sets by muscle.
HAMSTRINGS = "hamstrings"
WIDTH = 200  # in units of the drawing
FEWEST = 0.5  # sets; less is not worth a bar
WELL_WORKED = 4  # sets a week, a workable minimum for a muscle (R18, iversen-2021)


@dataclass(frozen=True, kw_only=True)
class Bar:
    y: float
    height: float


@dataclass(frozen=True, kw_only=True)
class ShownLoad:
    name: str
    short: str
    x: int
    middle: int
    run: Bar | None
    strength: Bar | None
    label_y: float
    run_load: int
    strength_load: int
    total: int


@dataclass(frozen=True, kw_only=True)
class GridLine:
    y: float
    label: int


@dataclass(frozen=True, kw_only=True)
class LoadChart:
    days: tuple[ShownLoad, ...]
    grid: tuple[GridLine, ...]
    has_guesses: bool
    sentence: str


def load_chart(week: Week, request: Request, days: Iterable[Day] = tuple(Day)) -> LoadChart:
    """Its days in this order."""
    of_days = {load.day: load for load in day_loads(week, request)}
    loads = tuple(of_days[day] for day in days)
    steps = max(FEWEST_STEPS, ceil(max(load.total for load in loads) / STEP))
    unit = (FLOOR - TOP) / (steps * STEP)
    return LoadChart(
        days=tuple(_day(load, column, unit) for column, load in enumerate(loads)),
        grid=tuple(
            GridLine(y=round(FLOOR - unit * STEP * step, 1), label=STEP * step)
            for step in range(steps + 1)
        ),
        has_guesses=any(load.is_guess for load in loads),
        sentence=_sentence(loads),
    )


def _day(load: DayLoad, column: int, unit: float) -> ShownLoad:
    x = LEFT + COLUMN * column
    run, strength = round(load.run), round(load.strength)
    run_top = FLOOR - unit * run
    top = run_top - unit * strength - (SEAM if run and strength else 0)
    return ShownLoad(
        name=wording.day_words(load.day),
        short=str(WEEKDAYS_ABBR[load.day]),
        x=x,
        middle=x + BAR // 2,
        run=_bar(run_top, unit * run),
        strength=_bar(top, unit * strength),
        label_y=round(top - 6, 1),
        run_load=run,
        strength_load=strength,
        total=run + strength,
    )


def _bar(y: float, height: float) -> Bar | None:
    return Bar(y=round(y, 1), height=round(height, 1)) if height > 0 else None


def _sentence(loads: tuple[DayLoad, ...]) -> str:
    """The chart in words, for those who do not see it."""
    days = [
        _("{day} {load}").format(day=wording.day_words(load.day), load=round(load.total))
        for load in loads
        if round(load.total)
    ]
    if not days:
        return _("Nothing to do this week, so there is no load.")
    return _("Load by day in minutes times effort: {days}.").format(days=", ".join(days))


@dataclass(frozen=True, kw_only=True)
class Band:
    x: float
    width: float
    words: str  # "6 to 10"


@dataclass(frozen=True, kw_only=True)
class ShownMuscle:
    name: str
    slug: str
    sets: str
    width: float
    band: Band | None  # only the hamstrings have a range


@dataclass(frozen=True, kw_only=True)
class MuscleChart:
    """`well_worked` and `touched` are muscle slugs with spaces between, for the muscle map."""

    muscles: tuple[ShownMuscle, ...]
    well_worked: str
    touched: str


def muscle_chart(week: Week, request: Request, names: Mapping[str, str]) -> MuscleChart:
    """The hamstrings first, then the busiest muscle. `names` are those of all muscles."""
    sets = {slug: number for slug, number in muscle_sets(week).items() if number >= FEWEST}
    sets.pop(HAMSTRINGS, None)
    sets = {HAMSTRINGS: ham_sets(week)} | dict(sorted(sets.items(), key=lambda pair: -pair[1]))
    wanted = set_range(request)
    shown, low, high = in_whole_sets(sets[HAMSTRINGS], wanted)
    unit = WIDTH / ceil(max(wanted.high, *sets.values(), 1))
    return MuscleChart(
        muscles=tuple(
            ShownMuscle(
                name=names.get(slug, slug),
                slug=slug,
                sets=str(shown if slug == HAMSTRINGS else max(1, floor(number + 0.5))),
                width=round(unit * number, 1),
                band=_band(wanted, unit, low, high) if slug == HAMSTRINGS else None,
            )
            for slug, number in sets.items()
        ),
        well_worked=" ".join(slug for slug, number in sets.items() if number >= WELL_WORKED),
        touched=" ".join(slug for slug, number in sets.items() if 0 < number < WELL_WORKED),
    )


def whole_ham_sets(week: Week, request: Request) -> int:
    """In the whole number that the rules say too."""
    return in_whole_sets(ham_sets(week), set_range(request))[0]


def ham_sets_words(week: Week, request: Request) -> str:
    """`10 hamstring sets`."""
    sets = whole_ham_sets(week, request)
    pattern = ngettext("{sets} hamstring set", "{sets} hamstring sets", sets)
    return pattern.format(sets=sets)


def _band(wanted: SetRange, unit: float, low: int, high: int) -> Band:
    words = str(high) if low == high else _("{low} to {high}").format(low=low, high=high)
    return Band(
        x=round(unit * wanted.low, 1),
        width=round(unit * (wanted.high - wanted.low), 1),
        words=words,
    )
