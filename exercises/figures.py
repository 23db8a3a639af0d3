"""Which of our drawings shows which exercise, by its key: an address may change."""

from collections.abc import Mapping
from types import MappingProxyType

#: An exercise's key and its figure. An exercise without one shows its photograph or muscles.
FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "deadlift": "deadlift",
        "lunge": "forward-lunge",
        "hamstring_curl": "hamstring-curl",
        "hill_sprint": "hill-sprint",
        "romanian_deadlift": "romanian-deadlift",
        "step_up": "step-up",
        "plyometric": "jump-squat",
        "jump_squat": "jump-squat",
        "box_jump": "box-jump",
        "plyometric_lunge": "split-jump",
    }
)
#: What is done without equipment, where it looks different.
SUBSTITUTE_FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "deadlift": "single-leg-rdl",
        "hamstring_curl": "sliding-curl",
        "romanian_deadlift": "single-leg-rdl",
        "box_jump": "jump-squat",
    }
)
#: The id of a version and its figure, where it has one of its own; empty where it looks like no
#: figure that we have, and shows its muscles.
VERSION_FIGURES: Mapping[str, str] = MappingProxyType(
    {"rdl_single": "single-leg-rdl", "hc_slide_ecc": "sliding-curl", "hc_nordic": ""}
)
