"""The catalogue in the database, which is the truth once it is loaded."""

from exercises.catalogue_version import CatalogueVersion
from exercises.models.addresses import FormerAddress
from exercises.models.cautions import Mistake, Precaution
from exercises.models.desk import Batch, Change, Draft, Note, Sketch
from exercises.models.doses import Dose, Modification
from exercises.models.equipment import Equipment, ExerciseEquipment, Substitute
from exercises.models.exercise import Exercise, ExerciseQuerySet
from exercises.models.finding import RelatedName, TrainedQuality
from exercises.models.muscles import ExerciseMuscle, Muscle
from exercises.models.pictures import Picture
from exercises.models.sources import Source
from exercises.models.technique import Benefit, Instruction

__all__ = [
    "Batch",
    "Benefit",
    "CatalogueVersion",
    "Change",
    "Dose",
    "Draft",
    "Equipment",
    "Exercise",
    "ExerciseEquipment",
    "ExerciseMuscle",
    "ExerciseQuerySet",
    "FormerAddress",
    "Instruction",
    "Mistake",
    "Modification",
    "Muscle",
    "Note",
    "Picture",
    "Precaution",
    "RelatedName",
    "Sketch",
    "Source",
    "Substitute",
    "TrainedQuality",
]
