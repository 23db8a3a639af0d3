"""Which of our drawings shows which exercise."""

from collections.abc import Mapping
from types import MappingProxyType

#: Page slug -> figure. An exercise without one simply has no picture.
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
#: Width and height of each figure's square drawing.
SIZES: Mapping[str, int] = MappingProxyType(
    {
        "deadlift": 170,
        "forward-lunge": 170,
        "hamstring-curl": 188,
        "hill-sprint": 186,
        "romanian-deadlift": 170,
        "step-up": 206,
        "jump-squat": 216,
        "box-jump": 216,
        "split-jump": 184,
        "sliding-curl": 184,
        "single-leg-rdl": 178,
    }
)
