"""python -m exercises.pictograms: draws every figure anew into templates/."""

from exercises.pictograms.files import TEMPLATES, drawings

for name, drawing in drawings().items():
    (TEMPLATES / name).write_text(drawing, encoding="utf-8")
