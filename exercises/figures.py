"""Which of our drawings shows which exercise."""

from collections.abc import Mapping
from types import MappingProxyType

#: An exercise's slug and its figure. An exercise without one shows its photograph or muscles.
FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "deadlift": "deadlift",
        "lunge": "forward-lunge",
        "hamstring-curl": "hamstring-curl",
        "hill-sprint": "hill-sprint",
        "romanian-deadlift": "romanian-deadlift",
        "step-up": "step-up",
        "plyometric-exercises": "jump-squat",
        "jump-squat": "jump-squat",
        "box-jump": "box-jump",
        "plyometric-lunge": "split-jump",
    }
)
#: What is done without equipment, where it looks different.
SUBSTITUTE_FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "deadlift": "single-leg-rdl",
        "hamstring-curl": "sliding-curl",
        "romanian-deadlift": "single-leg-rdl",
        "box-jump": "jump-squat",
    }
)
#: The id of a version and its figure, where it has one of its own; empty where it looks like no
#: figure that we have, and shows its muscles.
VERSION_FIGURES: Mapping[str, str] = MappingProxyType(
    {"rdl_single": "single-leg-rdl", "hc_slide_ecc": "sliding-curl", "hc_nordic": ""}
)
