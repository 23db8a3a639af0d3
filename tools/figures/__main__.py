"""python -m tools.figures: draws every figure into templates/.

The drawn files are committed, so that a site never draws.
"""

from pathlib import Path

from tools.figures.drawing import moving_figure, sprite
from tools.figures.movement import all_movements
from tools.figures.musclemap import muscle_map, muscle_picture

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def drawings() -> dict[str, str]:
    """Each file under templates/, and the drawing that belongs in it."""
    movements = all_movements()
    figures = {f"figures/{m.figure}.svg": moving_figure(m) for m in movements}
    return figures | {
        "components/_pictograms.svg": sprite(movements),
        "figures/muscle-map.svg": muscle_map(),
        "figures/muscle-picture.svg": muscle_picture(),
    }


if __name__ == "__main__":
    for name, drawing in drawings().items():
        (TEMPLATES / name).write_text(drawing, encoding="utf-8")
