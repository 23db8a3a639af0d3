"""The editors' desk in Django's admin."""

from exercises.desk.admin.changes import ChangeAdmin
from exercises.desk.admin.drafts import DraftAdmin
from exercises.desk.admin.exercise import ExerciseAdmin
from exercises.desk.admin.imports import BatchAdmin
from exercises.desk.admin.references import EquipmentAdmin, MuscleAdmin, SourceAdmin

__all__ = [
    "BatchAdmin",
    "ChangeAdmin",
    "DraftAdmin",
    "EquipmentAdmin",
    "ExerciseAdmin",
    "MuscleAdmin",
    "SourceAdmin",
]
