"""The planner's words as a runner reads them on the form."""

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from exercises.catalogue import equipment_in_use
from exercises.vocabulary import NO_EQUIPMENT
from workouts.planning.values.request import Condition, PainSite, School
from workouts.planning.values.season import Distance, Phase, Priority
from workouts.planning.values.week import Day, RunKind

DAYS = [("", _("None")), *((day.code, WEEKDAYS[day]) for day in Day)]
#: What a usual week is made of; a race has a date of its own.
TRAINING_RUNS = [
    (RunKind.REST.value, _("Rest")),
    (RunKind.EASY.value, _("Easy")),
    (RunKind.QUALITY.value, _("Hard")),
    (RunKind.LONG.value, _("Long")),
]
RUNS = [*TRAINING_RUNS, (RunKind.RACE.value, _("Race"))]
QUALITY = [
    ("intervals", _("Intervals")),
    ("tempo", _("Tempo")),
    ("hills", _("Hills")),
    ("race5k", _("Race pace")),
]
PHASES = [
    ("", _("As the date of my race says; base without one")),
    (Phase.BASE.value, _("Base: races are far away")),
    (Phase.BUILD.value, _("Build: hard training")),
    (Phase.PEAK.value, _("Peak: sharpening")),
    (Phase.TAPER.value, _("Taper: the last two weeks")),
    (Phase.RACE_WEEK.value, _("Race week")),
    (Phase.INSEASON.value, _("In season: racing most weeks")),
    (Phase.RECOVERY.value, _("Recovery after a race")),
]
SCHOOLS = [
    (School.HARD_DAYS_HARD.value, _("On hard days, after the run")),
    (School.EASY_DAYS.value, _("On easy days")),
    (School.SEPARATE_DAYS.value, _("On days without a run")),
]
DISTANCES = [
    (Distance.EIGHT_HUNDRED.value, _("800 m")),
    (Distance.FIFTEEN_HUNDRED.value, _("1500 m")),
    (Distance.THREE_K.value, _("3 km")),
    (Distance.FIVE_K.value, _("5 km")),
    (Distance.TEN_K.value, _("10 km")),
    (Distance.HALF.value, _("Half marathon")),
    (Distance.MARATHON.value, _("Marathon")),
    (Distance.ULTRA.value, _("Ultra")),
]
PRIORITIES = [
    (Priority.A.value, _("The one that matters")),
    (Priority.B.value, _("Important")),
    (Priority.C.value, _("A hard training run")),
]
PAIN_SITES = [
    (PainSite.NONE.value, _("Nowhere")),
    (PainSite.HAMSTRING.value, _("Hamstring")),
    (PainSite.SIT_BONE.value, _("Sit bone")),
    (PainSite.HIP.value, _("Hip")),
    (PainSite.BACK.value, _("Back")),
    (PainSite.KNEE.value, _("Knee")),
    (PainSite.CALF.value, _("Calf or Achilles tendon")),
    (PainSite.LEG.value, _("Elsewhere in the leg")),
    (PainSite.ELSEWHERE.value, _("Somewhere else")),
]
STRAIN_STAGES = [
    ("", _("No strain")),
    ("0", _("Walking hurts")),
    ("1", _("I walk without much pain")),
    ("2", _("I jog 20 minutes without pain")),
    ("3", _("I run at 80 % without pain")),
    ("4", _("I sprint without pain, and both legs are equally strong")),
]
CONDITIONS = [
    (Condition.HEART.value, _("Heart, lung or metabolic disease")),
    (Condition.BLOOD_PRESSURE.value, _("Blood pressure that is not under control")),
    (Condition.SURGERY.value, _("Surgery in the last months")),
    (Condition.INJURY.value, _("An injury at the moment")),
]
RED_FLAGS = [
    ("pop", _("A sudden pop or tear, a bruise or a dent in the thigh")),
    ("limp", _("I cannot walk normally")),
    ("numb", _("Numbness, tingling or weakness in the leg")),
    ("saddle", _("Numbness between the legs, or loss of bladder or bowel control")),
    ("calf", _("One calf or thigh is swollen, warm or red")),
    ("bone", _("Pain at one point of a bone, or at night")),
    ("fever", _("Fever with muscle pain, or dark urine")),
    ("chest", _("Chest pain, fainting or new breathlessness")),
    ("lasting", _("Pain that has not changed after two or three easier weeks")),
]
SUPERVISED = [("", _("I am 18 or older")), ("yes", _("Yes")), ("no", _("No"))]


def kit() -> list[tuple[str, str]]:
    """What a runner may own."""
    return [(slug, name) for slug, name in equipment_in_use().items() if slug != NO_EQUIPMENT]
