"""Where each drawing is kept; the drawn files are committed, so that a site never draws."""

from pathlib import Path

from exercises.pictograms.drawing import moving_figure, sprite
from exercises.pictograms.movement import all_movements
from exercises.pictograms.musclemap import muscle_map

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def drawings() -> dict[str, str]:
    """File under templates/ -> what belongs in it."""
    movements = all_movements()
    figures = {f"figures/{m.figure}.svg": moving_figure(m) for m in movements}
    return figures | {
        "components/_pictograms.svg": sprite(movements),
        "figures/muscle-map.svg": muscle_map(),
    }
