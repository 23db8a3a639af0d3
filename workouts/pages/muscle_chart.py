"""Hard sets of a week by muscle: bars on one scale, the hamstrings against their range."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _

from workouts.pages import wording
from workouts.planning.measures.load import ham_sets, muscle_sets
from workouts.planning.rules.weekly_sets_out_of_range import SetRange, set_range
from workouts.planning.values.request import Request
from workouts.planning.values.week import Week

HAMSTRINGS = "hamstrings"
WIDTH = 200  # of the drawing
FEWEST = 0.5  # sets; less is not worth a bar
WELL_WORKED = 4  # sets a week, a workable minimum for a muscle (R18, iversen-2021)


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
    unit = WIDTH / ceil(max(wanted.high, *sets.values(), 1))
    return MuscleChart(
        muscles=tuple(
            ShownMuscle(
                name=names.get(slug, slug),
                slug=slug,
                sets=wording.number_words(round(number, 1)),
                width=round(unit * number, 1),
                band=_band(wanted, unit) if slug == HAMSTRINGS else None,
            )
            for slug, number in sets.items()
        ),
        well_worked=_joined(slug for slug, number in sets.items() if number >= WELL_WORKED),
        touched=_joined(slug for slug, number in sets.items() if 0 < number < WELL_WORKED),
    )


def _band(wanted: SetRange, unit: float) -> Band:
    low, high = (wording.number_words(round(end, 1)) for end in (wanted.low, wanted.high))
    return Band(
        x=round(unit * wanted.low, 1),
        width=round(unit * (wanted.high - wanted.low), 1),
        words=_("{low} to {high}").format(low=low, high=high),
    )


def _joined(slugs: Iterable[str]) -> str:
    return " ".join(slugs)
