"""Decides what a set says of the most that one can lift once."""

from workouts.planning.measures.dose import FAILURE_RPE

EPLEY_REPS = 30  # reps at which the load is half of the most one can lift once (Epley)
MOST_REPS = 12  # of a set that says anything of it; above, it is a guess


def lifted(reps: float, rpe: float) -> float:
    """In parts of the load of the set (Epley, with the reps that were left)."""
    return 1 + (reps + FAILURE_RPE - rpe) / EPLEY_REPS


def most_once(kg: float | None, reps: int | None, rpe: float | None) -> float | None:
    """In kilograms; None without weight, and for more reps than say anything of it. Without an
    effort none are taken to have been left."""
    if not kg or not reps or reps > MOST_REPS:
        return None
    return kg * lifted(reps, FAILURE_RPE if rpe is None else rpe)
