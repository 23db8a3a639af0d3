"""What a week adds up to, as the weekly rules of content look at it."""

from operator import add
from typing import NamedTuple


class Totals(NamedTuple):
    """What the weekly rules of content look at; totals add up over sessions.

    The search adds and looks up hundreds of thousands: a named tuple is the fastest for both.
    """

    ham_sets: float = 0.0
    hip_sets: float = 0.0  # fractional hamstring sets of hip-dominant work
    knee_sets: float = 0.0  # and of knee-dominant work
    working_hinges: int = 0  # deadlifts and RDLs at working effort (R13)
    curl_items: int = 0
    one_leg_sets: int = 0  # strength sets on one leg
    bare_one_leg_sets: int = 0  # of those, on one leg because nothing adds weight
    strength_sets: int = 0
    planned_load: float = 0.0  # RPE times minutes, where the runs' load is known too (R55)
    excess_load: float = 0.0  # of the minutes beyond those that sessions take at least

    def __add__(self, other: "Totals") -> "Totals":  # type: ignore[override]
        return Totals._make(map(add, self, other))
