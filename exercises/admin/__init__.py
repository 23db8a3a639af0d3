"""The editors' desk in Django's admin."""

from exercises.admin.batches import BatchAdmin
from exercises.admin.changes import ChangeAdmin
from exercises.admin.drafts import DraftAdmin
from exercises.admin.exercise import ExerciseAdmin
from exercises.admin.references import EquipmentAdmin, MuscleAdmin, SourceAdmin

__all__ = [
    "BatchAdmin",
    "ChangeAdmin",
    "DraftAdmin",
    "EquipmentAdmin",
    "ExerciseAdmin",
    "MuscleAdmin",
    "SourceAdmin",
]
