"""Decides the sets, reps and effort that each week of a phase asks for (blocks.md, section 3).

It departs from that table where a week of it would break R13 or R14: in the second week of all, and
in the peak, which has a set more on one leg and one curl less.

The numbers are the product's own: chosen so that volume, stress class and minutes fit the rules, on
the ground of eihara-2022 (heavy loads), pelland-2024 and spiering-2021 (few hard sets suffice).
"""

from dataclasses import dataclass
from enum import Enum, auto

from exercises.vocabulary import Level
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase


class Role(Enum):
    """The job of an exercise in a session; the catalogue's facts say who can do it."""

    PULL = auto()  # from the floor
    HINGE = auto()  # from the top down
    LEG = auto()  # one leg at a time, kind to the knee
    OTHER_LEG = auto()  # one leg at a time, with a deeper knee
    CURL = auto()


MAINS = (Role.PULL, Role.HINGE)


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A dose of the grid. Reps begin at `reps` and move within `low` and `high`."""

    role: Role
    sets: int
    reps: int
    rpe: float
    low: int
    high: int


Row = tuple[tuple[Cell, ...], ...]  # the sessions of a week, the main one first


def _cell(
    role: Role, sets: int, reps: int, rpe: float, *, low: int | None = None, high: int | None = None
) -> Cell:
    return Cell(role=role, sets=sets, reps=reps, rpe=rpe, low=low or reps, high=high or reps)


def _pull(sets: int, reps: int, rpe: float, *, low: int | None = None) -> Cell:
    return _cell(Role.PULL, sets, reps, rpe, low=low)


def _hinge(sets: int, reps: int, rpe: float, *, low: int | None = None, high: int = 0) -> Cell:
    return _cell(Role.HINGE, sets, reps, rpe, low=low, high=high or None)


def _leg(sets: int, reps: int, rpe: float, *, high: int = 0) -> Cell:
    return _cell(Role.LEG, sets, reps, rpe, high=high or None)


def _other(sets: int, reps: int, rpe: float, *, high: int = 0) -> Cell:
    return _cell(Role.OTHER_LEG, sets, reps, rpe, high=high or None)


def _curl(sets: int, reps: int, rpe: float, *, high: int = 0) -> Cell:
    return _cell(Role.CURL, sets, reps, rpe, high=high or None)


BEGINNER, INTERMEDIATE, ADVANCED = Level.BEGINNER, Level.INTERMEDIATE, Level.ADVANCED

#: The first weeks of a programme, one row each (R33).
INTRO: dict[Level, tuple[Row, ...]] = {
    BEGINNER: (
        (
            (_hinge(1, 8, 5.5), _leg(1, 8, 5.5), _curl(1, 10, 5.5)),
            (_pull(1, 8, 6), _other(1, 8, 6), _curl(1, 10, 6)),
        ),
        (
            (_hinge(2, 8, 5.5), _leg(2, 8, 5.5)),
            (_pull(1, 8, 6), _other(1, 8, 6), _curl(1, 10, 6)),
        ),
    ),
    INTERMEDIATE: (
        (
            (_hinge(1, 8, 6), _leg(1, 8, 6), _curl(1, 10, 6)),
            (_pull(1, 8, 6), _other(1, 8, 6)),
        ),
        (
            (_hinge(1, 8, 6), _leg(2, 8, 6), _curl(1, 10, 6)),
            (_pull(2, 8, 6), _other(1, 8, 6)),
        ),
    ),
    ADVANCED: (
        (
            (_hinge(1, 8, 6), _leg(1, 8, 6), _curl(1, 10, 6)),
            (_pull(2, 8, 6), _other(1, 8, 6)),
        ),
        (
            (_hinge(1, 8, 6.5), _leg(2, 8, 6.5), _curl(1, 10, 6.5)),
            (_pull(2, 8, 6.5), _other(1, 8, 6), _curl(1, 10, 6)),
        ),
    ),
}

#: The ordinary weeks of each phase, one row each; the last row stays until the phase is over.
ORDINARY: dict[Phase, dict[Level, tuple[Row, ...]]] = {
    Phase.BASE: {
        BEGINNER: (
            (
                (_hinge(1, 8, 6, high=10), _leg(2, 8, 6, high=10), _curl(1, 10, 6.5, high=12)),
                (_pull(2, 8, 6), _other(1, 8, 6, high=10), _curl(1, 10, 6.5, high=12)),
            ),
            (
                (_hinge(2, 8, 6, high=10), _leg(2, 8, 6, high=10), _curl(1, 10, 6.5, high=12)),
                (_pull(2, 8, 6.5), _other(1, 8, 6.5, high=10), _curl(1, 10, 6.5, high=12)),
            ),
            (
                (_hinge(2, 8, 6.5, high=10), _leg(2, 8, 6.5, high=10), _curl(1, 10, 7, high=12)),
                (_pull(2, 8, 6.5), _other(2, 8, 6.5, high=10), _curl(1, 10, 7, high=12)),
            ),
        ),
        INTERMEDIATE: (
            (
                (_pull(2, 8, 7), _leg(2, 8, 6.5, high=10), _curl(2, 10, 7)),
                (_hinge(2, 8, 6.5, high=10), _other(1, 8, 6.5, high=10), _curl(1, 10, 7)),
            ),
            (
                (_pull(2, 8, 7), _leg(3, 8, 7, high=10), _curl(2, 10, 7)),
                (_hinge(2, 8, 6.5, high=10), _other(1, 8, 7, high=10), _curl(1, 10, 7)),
            ),
            (
                (_pull(2, 8, 7.5), _leg(3, 8, 7, high=10), _curl(2, 10, 7.5)),
                (_hinge(2, 8, 6.5, high=10), _other(1, 8, 7, high=10), _curl(1, 10, 7.5)),
            ),
        ),
        ADVANCED: (
            (
                (_pull(3, 6, 7.5), _leg(2, 8, 7), _curl(2, 8, 7.5)),
                (_hinge(2, 8, 7), _other(2, 8, 7), _curl(2, 8, 7.5)),
            ),
            (
                (_pull(3, 6, 8), _leg(3, 8, 7.5), _curl(2, 8, 8)),
                (_hinge(3, 8, 7), _other(2, 8, 7.5), _curl(2, 8, 8)),
            ),
            (
                (_pull(3, 6, 8), _leg(3, 8, 7.5), _curl(2, 8, 8)),
                (_hinge(3, 8, 7.5), _other(2, 8, 7.5), _curl(2, 8, 8)),
            ),
        ),
    },
    Phase.BUILD: {
        BEGINNER: (
            (
                (_hinge(2, 8, 6.5, high=10), _leg(2, 8, 6.5, high=10), _curl(1, 10, 7, high=12)),
                (_pull(2, 6, 7), _other(2, 6, 6.5, high=8), _curl(1, 10, 7, high=12)),
            ),
        ),
        INTERMEDIATE: (
            (
                (_pull(3, 6, 7.5, low=5), _leg(2, 8, 7), _curl(2, 8, 7.5)),
                (_hinge(2, 6, 7), _other(2, 8, 7), _curl(1, 8, 7.5)),
            ),
            (
                (_pull(3, 6, 8, low=5), _leg(2, 8, 7.5), _curl(2, 8, 8)),
                (_hinge(2, 6, 7.5), _other(2, 8, 7.5), _curl(1, 8, 8)),
            ),
        ),
        ADVANCED: (
            (
                (_pull(3, 4, 8), _leg(3, 5, 7.5), _curl(2, 6, 8)),
                (_hinge(3, 6, 7.5, low=5), _other(2, 6, 7.5), _curl(2, 6, 8)),
            ),
            (
                (_pull(3, 4, 8.5), _leg(3, 5, 8), _curl(2, 6, 8.5)),
                (_hinge(3, 6, 8, low=5), _other(2, 6, 8), _curl(2, 6, 8.5)),
            ),
        ),
    },
    Phase.PEAK: {
        BEGINNER: (((_pull(2, 6, 7), _leg(2, 8, 6.5), _curl(1, 10, 7)),),),
        INTERMEDIATE: (((_pull(2, 4, 8), _leg(2, 6, 7.5), _curl(1, 6, 8)),),),
        ADVANCED: (((_pull(2, 3, 8.5), _leg(2, 5, 8), _curl(1, 6, 8.5)),),),
    },
}
ORDINARY[Phase.INSEASON] = ORDINARY[Phase.PEAK]

#: What special weeks without weeks before them are made from; of a newcomer, and of the others.
NEW_BASIS, SPECIAL_BASIS = Phase.BASE, Phase.PEAK


def row_of(request: Request, *, ordinary_weeks: int) -> Row:
    """What the grid asks for after so many ordinary weeks in this phase."""
    if request.is_intro:
        rows = INTRO[request.level]
        return rows[min((request.program_week or 1), len(rows)) - 1]
    basis = NEW_BASIS if request.is_new else SPECIAL_BASIS
    by_level = ORDINARY.get(request.phase, ORDINARY[basis])
    rows = by_level[request.level]
    return rows[min(ordinary_weeks, len(rows) - 1)]
