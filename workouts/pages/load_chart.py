"""The load of each day as a chart: numbers for the bars, and the same numbers as words."""

from dataclasses import dataclass
from math import ceil

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from workouts.pages import wording
from workouts.planning.measures.training_load import DayLoad, day_loads
from workouts.planning.values.request import Request
from workouts.planning.values.week import Week

# The drawing, in its own units: seven columns between the axis and the right edge.
LEFT, TOP, FLOOR, COLUMN, BAR = 46, 20, 170, 54, 34
SEAM = 2  # between the bars of running and of strength
STEP, FEWEST_STEPS = 200, 2  # of the axis, in minutes times effort


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


def load_chart(week: Week, request: Request) -> LoadChart:
    loads = day_loads(week, request)
    steps = max(FEWEST_STEPS, ceil(max(load.total for load in loads) / STEP))
    unit = (FLOOR - TOP) / (steps * STEP)
    return LoadChart(
        days=tuple(_shown(load, unit) for load in loads),
        grid=tuple(
            GridLine(y=round(FLOOR - unit * STEP * step, 1), label=STEP * step)
            for step in range(steps + 1)
        ),
        has_guesses=any(load.is_guess for load in loads),
        sentence=_sentence(loads),
    )


def _shown(load: DayLoad, unit: float) -> ShownLoad:
    x = LEFT + COLUMN * load.day
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
