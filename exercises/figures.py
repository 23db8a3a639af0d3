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
#: The id of a version, or an exercise and its kit, and the figure that is its own; empty
#: where it looks like no figure that we have, and shows its muscles.
VERSION_FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "rdl_single": "single-leg-rdl",
        "hc_slide_ecc": "sliding-curl",
        "hc_nordic": "",
        "hamstring_curl sliders": "sliding-curl",
        "hamstring_curl swiss_ball": "",
        "hamstring_curl seated_leg_curl_machine": "",
        "hamstring_curl cable_ankle_strap": "",
        "hamstring_curl resistance_band": "",
    }
)


def figure_of(key: str, *, version: str = "", is_bare: bool = False) -> str:
    """The drawing of an exercise: that of the version where it has its own, that of what is done
    without kit, else its usual one. Empty where there is none."""
    bare = SUBSTITUTE_FIGURES.get(key) if is_bare else None
    return VERSION_FIGURES.get(version, bare or FIGURES.get(key, ""))
