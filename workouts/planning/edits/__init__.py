"""Changes by hand and by remedy: each gives another week and leaves the old one as it was."""

from workouts.planning.edits.edit import Change, Edit, apply_all, tell, with_sessions
from workouts.planning.edits.exercises import (
    Add,
    Reorder,
    Replace,
    dose_change,
    in_order,
    is_other_dose,
    lightened,
)
from workouts.planning.edits.runs import ChangeRun, SwapRuns
from workouts.planning.edits.sessions import (
    AddSession,
    Clear,
    Drop,
    DropJumps,
    DropSprints,
    Lighten,
    Move,
    Note,
    WarmUp,
)

__all__ = [
    "Add",
    "AddSession",
    "Change",
    "ChangeRun",
    "Clear",
    "Drop",
    "DropJumps",
    "DropSprints",
    "Edit",
    "Lighten",
    "Move",
    "Note",
    "Reorder",
    "Replace",
    "SwapRuns",
    "WarmUp",
    "apply_all",
    "dose_change",
    "in_order",
    "is_other_dose",
    "lightened",
    "tell",
    "with_sessions",
]
