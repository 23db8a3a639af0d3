"""States how our own exercises move where nobody has stated it, and renames what has a new name.

Only what a row has from our files is touched: a text that an editor has changed stays, and what it
describes is left unstated, as it may be another movement.
"""

import tomllib
from pathlib import Path

from django.db import migrations
from django.db.models import F

DATA = Path(__file__).resolve().parents[1] / "data"
MOVES = (
    *("muscle_length", "slow_lowering", "from_floor", "posture", "deep_hip_bend", "knee_load"),
    "asks_balance",
)
CHANGES = (*MOVES, "impact", "eccentric_factor")
CHOICES = ("fit", "kit", "adds_weight")
#: Table, exercise, row, column, what it was, what it is.
TEXTS = (
    ('substitute', 'box_jump', '', 'name', 'Standing jump squat with stuck landing', 'Jump squat with a stuck landing'),
    ('modification', 'box_jump', 'bj_lower', 'name', 'Lower box', 'Low box jump'),
    ('modification', 'box_jump', 'bj_seated', 'name', 'Seated start', 'Box jump from a seat'),
    ('modification', 'box_jump', 'bj_higher', 'name', 'Higher box', 'High box jump'),
    ('modification', 'box_jump', 'bj_step_then_jump', 'name', 'Single-leg take-off, two-foot landing', 'Box jump off one leg'),
    ('substitute', 'deadlift', '', 'name', 'Single-leg hip hinge reach plus long-lever glute bridge march', 'Single-leg deadlift reach'),
    ('substitute', 'deadlift', '', 'how', 'Hinge on one leg reaching both hands to shin height, then bridge with heels far from the hips.', 'Stand on one leg, knee a little bent. Push the hips back, reach both hands to shin height, stand tall again.'),
    ('modification', 'deadlift', 'dl_add_load', 'name', 'Add weight', 'Heavier deadlift'),
    ('modification', 'deadlift', 'dl_blocks', 'name', 'Pull from blocks or a rack', 'Deadlift from blocks'),
    ('modification', 'deadlift', 'dl_sumo', 'name', 'Sumo stance', 'Sumo deadlift'),
    ('modification', 'deadlift', 'dl_pause', 'name', 'Pause 2 s below the knee', 'Pause deadlift'),
    ('substitute', 'hamstring_curl', '', 'how', 'Lie on your back, heels on a towel, bridge up, slide the heels out slowly, pull them back in.', 'Lie on your back, heels on a towel, bridge up, slide the heels out over three seconds, pull them back in.'),
    ('exerciseequipment', 'hamstring_curl', 'resistance_band', 'label', 'Band around ankle, lying or seated', 'Band around the ankle, standing'),
    ('modification', 'hamstring_curl', 'hc_weight', 'name', 'Change the weight stack', 'Heavier hamstring curl'),
    ('modification', 'hamstring_curl', 'hc_settings', 'name', 'Change machine settings', 'Shorter-range hamstring curl'),
    ('modification', 'hamstring_curl', 'hc_settings', 'change', 'Set pivot to the knee, pad just above the heel; shorten the range if sore.', 'Change the machine settings: pivot at the knee, pad just above the heel, and a range that stops earlier if you are sore.'),
    ('modification', 'hamstring_curl', 'hc_seated', 'name', 'Seated curl', 'Seated hamstring curl'),
    ('modification', 'hamstring_curl', 'hc_single', 'name', 'One leg at a time', 'Single-leg hamstring curl'),
    ('modification', 'hamstring_curl', 'hc_slow', 'name', 'Four-second return', 'Hamstring curl with a four-second return'),
    ('modification', 'hamstring_curl', 'hc_band', 'name', 'Band curl', 'Band hamstring curl'),
    ('modification', 'hamstring_curl', 'hc_band', 'change', 'Light band, lying or seated.', 'Stand and hold on to something. Light band around one ankle, fixed low in front of you; heel up, then slowly down.'),
    ('modification', 'hamstring_curl', 'hc_slide_ecc', 'name', 'Slide-out only', 'Sliding leg curl, way out only'),
    ('substitute', 'hill_sprint', '', 'name', 'Flat strides, growing into build-ups of 60 to 80 m', 'Flat strides'),
    ('substitute', 'hill_sprint', '', 'how', '4 to 6 × 15 to 20 s building to about 90 % with full recovery.', '4 to 6 × 15 to 20 s over 60 to 80 m, building to about 90 %, with full recovery.'),
    ('modification', 'hill_sprint', 'hs_count', 'name', 'Add sprints', 'More hill sprints'),
    ('modification', 'hill_sprint', 'hs_longer', 'name', 'Sprint 10 s', 'Ten-second hill sprint'),
    ('modification', 'hill_sprint', 'hs_steeper', 'name', 'Slightly steeper hill', 'Steeper hill sprint'),
    ('modification', 'hill_sprint', 'hs_easier_effort', 'name', 'Run at 85 to 90 %', 'Hill sprint at 85 to 90 %'),
    ('modification', 'hill_sprint', 'hs_gentle_grade', 'name', 'Gentler slope 4 to 5 %', 'Hill sprint on a gentler slope'),
    ('modification', 'hill_sprint', 'hs_jog_back', 'name', 'Recover by walking or jogging down', 'Hill sprint with a jog down'),
    ('modification', 'jump_squat', 'js_shallow', 'name', 'Quarter depth', 'Quarter-depth jump squat'),
    ('modification', 'jump_squat', 'js_snap_down', 'name', 'Snap-down only', 'Snap-down'),
    ('modification', 'jump_squat', 'js_rebound', 'name', 'Continuous rebounds', 'Rebounding jump squat'),
    ('modification', 'jump_squat', 'js_load', 'name', 'Light load', 'Jump squat with a light load'),
    ('modification', 'lunge', 'lu_add_weight', 'name', 'Add weight', 'Weighted lunge'),
    ('modification', 'lunge', 'lu_diagonal', 'name', 'Diagonal or curtsy lunge', 'Diagonal lunge'),
    ('modification', 'lunge', 'lu_diagonal', 'change', 'Step forward-out or back-across.', 'Step forward and out at an angle.'),
    ('modification', 'lunge', 'lu_long_lean', 'name', 'Long step with a small forward lean', 'Long lunge with a forward lean'),
    ('substitute', 'plyometric', '', 'name', 'Jump squat or ankle hops', 'Ankle hops'),
    ('substitute', 'plyometric', '', 'how', 'No kit needed.', 'Two-foot low hops, no kit needed.'),
    ('substitute', 'plyometric_lunge', '', 'name', 'Fast reverse lunge to knee drive (no jump)', 'Fast reverse lunge to a knee drive'),
    ('substitute', 'plyometric_lunge', '', 'how', 'Same rhythm, foot stays near the ground.', 'Same rhythm without a jump: the foot stays near the ground.'),
    ('modification', 'plyometric_lunge', 'plu_same_side', 'name', 'No switch', 'Plyometric lunge without a switch'),
    ('modification', 'plyometric_lunge', 'plu_shallow', 'name', 'Shallow dip', 'Shallow plyometric lunge'),
    ('modification', 'plyometric_lunge', 'plu_pause', 'name', 'Pause each landing', 'Plyometric lunge with a pause'),
    ('modification', 'plyometric_lunge', 'plu_continuous', 'name', 'Continuous switches', 'Continuous plyometric lunge'),
    ('substitute', 'romanian_deadlift', '', 'name', 'Single-leg RDL reach (bodyweight)', 'Single-leg RDL reach'),
    ('substitute', 'romanian_deadlift', '', 'how', 'Hinge on one leg, reach hands toward the floor, 3 to 4 s down.', 'Hinge on one leg with the knee almost straight, reach the hands toward the floor, 3 to 4 s down.'),
    ('modification', 'romanian_deadlift', 'rdl_weight', 'name', 'Change the weight', 'Heavier RDL'),
    ('modification', 'romanian_deadlift', 'rdl_short_range', 'name', 'Stop at the knee', 'RDL to the knee'),
    ('modification', 'romanian_deadlift', 'rdl_bstance', 'name', 'Staggered stance', 'Staggered-stance RDL'),
    ('modification', 'romanian_deadlift', 'rdl_tempo', 'name', 'Four-second lowering', 'RDL with a four-second lowering'),
    ('substitute', 'step_up', '', 'name', 'Stair step-up or split squat', 'Stair step-up'),
    ('substitute', 'step_up', '', 'how', 'Use a sturdy stair (two steps for more height); with no step use split squats.', 'Use a sturdy stair, kerb or low wall; take two stairs at once for more height.'),
    ('modification', 'step_up', 'su_height_up', 'name', 'Higher platform', 'High step-up'),
    ('modification', 'step_up', 'su_height_down', 'name', 'Lower platform', 'Low step-up'),
    ('modification', 'step_up', 'su_add_weight', 'name', 'Add weight', 'Weighted step-up'),
    ('modification', 'step_up', 'su_for_time', 'name', 'Work for time', 'Step-up for time'),
    ('modification', 'step_up', 'su_lateral', 'name', 'Side or crossover step-up', 'Side step-up'),
    ('modification', 'step_up', 'su_knee_drive', 'name', 'Knee drive at the top', 'Step-up with a knee drive'),
    ('modification', 'step_up', 'su_slow_down', 'name', 'Three-second lowering', 'Step-up with a three-second lowering'),
)


def state_facts(apps, schema_editor):
    rename(apps)
    for path in sorted(DATA.glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        if "key" in file:
            _exercise(apps, file)
    for record in tomllib.loads((DATA / "equipment.toml").read_text(encoding="utf-8"))["equipment"]:
        for row in apps.get_model("exercises", "Equipment").objects.filter(slug=record["slug"]):
            _fill(row, record, ("resistance", "easy_to_learn"))
    apps.get_model("exercises", "CatalogueVersion").objects.update(number=F("number") + 1)


def rename(apps):
    for table, exercise, name, column, before, after in TEXTS:
        rows = apps.get_model("exercises", table).objects.filter(exercise__key=exercise)
        if table == "modification":
            rows = rows.filter(key=name)
        if table == "exerciseequipment":
            rows = rows.filter(equipment__slug=name)
        rows.filter(**{column: before}).update(**{column: after})


def _exercise(apps, file):
    def get(name):
        return apps.get_model("exercises", name).objects

    row = get("Exercise").filter(key=file["key"]).first()
    if row is None:
        return
    _fill(row, file, MOVES)
    for part in file["muscles"]:
        for one in get("ExerciseMuscle").filter(exercise=row, muscle__slug=part["muscle"]):
            _fill(one, part, ("in_substitute",))
    for part in file.get("equipment", []):
        for one in get("ExerciseEquipment").filter(exercise=row, equipment__slug=part["equipment"]):
            if one.label == part["label"]:
                _fill(one, part, (*CHANGES, "unilateral"))
    for part in file.get("modifications", []):
        for one in get("Modification").filter(exercise=row, key=part["key"]):
            _fill(one, part, CHOICES)
            if (one.name, one.change) == (part["name"], part["change"]):
                _fill(one, part, (*CHANGES, "unilateral"))
    for one in get("Substitute").filter(exercise=row):
        part = file["substitute"]
        if (one.name, one.how) == (part["name"], part["how"]):
            _fill(one, part, CHANGES)


def _fill(row, record, names):
    """What is unstated, or as every row is at first."""
    fresh = {"in_substitute": True, "kit": []}
    stated = {
        name: record[name]
        for name in names
        if name in record and getattr(row, name) in (None, False, fresh.get(name))
    }
    for name, fact in stated.items():
        setattr(row, name, fact)
    if stated:
        row.save(update_fields=[*stated])


class Migration(migrations.Migration):
    dependencies = [("exercises", "0002_movement")]
    operations = [migrations.RunPython(state_facts, migrations.RunPython.noop)]
