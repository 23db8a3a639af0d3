"""A million plans from some dozens that the site made itself: copied in SQL, row by row alike.

Of every 200 plans 20 have no owner, 60 belong to one busy owner, 120 to six owners with 20 each.
Every fifth has been changed once, one in ten is shared, one in fifty deleted lately.
"""

# ruff: noqa: S608 (names and numbers of our own; nothing comes from outside)

from collections.abc import Mapping

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from tests.golden.runners import random_inputs
from workouts.models import Plan, PlannedExercise, PlannedSession, PlanWeek, Version
from workouts.planning.notation.requests import parse_request
from workouts.services.plans import create_plan
from workouts.services.week.changes import change_week
from workouts.services.week.weeks import open_week

GENUINE, SEED = 40, 2026
CHANGED_EVERY = 5
BASE, BEYOND = 10_000, 10**9  # numbers of the copies lie between
BATCH = 20_000  # plans in one transaction
STRIDE = {"version": 4, "plannedsession": 32, "plannedexercise": 256}  # rows of a plan at most
GROWING = (
    *("workouts_plan", "workouts_planweek", "workouts_version"),
    *("workouts_plannedsession", "workouts_plannedexercise"),
    *("auth_user", "django_session"),
)

RANDOM = "decode(md5({0}) || md5('2' || {0}), 'hex')"
CODE = f"substr(translate(encode({RANDOM}, 'base64'), '+/', '-_'), 1, 20)"
OWNER = """CASE WHEN k % 200 < 20 THEN NULL
    WHEN k % 200 < 80 THEN 1000 + k / 200 * 7
    ELSE 1000 + k / 200 * 7 + 1 + (k % 200 - 80) / 20 END"""
FOREVER = "now() + interval '300 days'"


def seed(count: int) -> None:
    """Genuine plans of runners without an account, up to `count` of them."""
    have = Plan.objects.count()
    for number, given in enumerate(random_inputs(GENUINE * 3, SEED)):
        if not have <= number < count:
            continue
        asked = parse_request(given, equipment=given["runner"]["equipment"])
        plan = create_plan(asked, title=f"Week {number}")
        if number % CHANGED_EVERY == 0:
            _change(plan)


def _change(plan: Plan) -> None:
    opened = open_week(plan)
    if opened.week.sessions:
        note = {"kind": "note", "place": 0, "text": "Keep it easy on the stairs."}
        change_week(plan, None, [note], based_on=opened.version.pk)


def multiply(first: int, last: int) -> None:
    """Copies number `first` to `last` (exclusive); each has rows of its own in every table."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # what is copied is consistent
        cursor.execute("SET synchronous_commit = off")
        cursor.execute(_TEMPLATES)
        for start in range(first, last, BATCH):
            span = {"low": start, "high": min(start + BATCH, last) - 1, "of": GENUINE}
            for statement in _COPIES:
                cursor.execute(statement, span)
        span = {"low": first, "high": last - 1}
        cursor.execute(_PEOPLE, span)
        cursor.execute(_BROWSERS, span)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("SET synchronous_commit = on")
        _follow_on(cursor)
        cursor.execute("VACUUM ANALYZE")


def _follow_on(cursor: CursorWrapper) -> None:
    """What the site itself saves from now on gets numbers beyond all copies."""
    for table in GROWING[:5]:
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "
            f"greatest(max(id), {BEYOND})) FROM {table}"
        )
    cursor.execute(
        "SELECT setval(pg_get_serial_sequence('auth_user', 'id'), max(id)) FROM auth_user"
    )


def _copies(model: type[Model], genuine: str, own: Mapping[str, str]) -> str:
    """Inserts a row for each copy `k` of a genuine row `g`: `own` are the columns that differ."""
    columns = [str(field.column) for field in model._meta.concrete_fields]
    values = [own.get(column, f"row.{column}") for column in columns]
    table = model._meta.db_table
    return f"""
INSERT INTO {table} ({", ".join(columns)}) SELECT {", ".join(values)}
FROM generate_series(%(low)s, %(high)s) k JOIN {genuine} g ON g.t = k % %(of)s
JOIN {table} row ON row.id = g.id ORDER BY 1
""".replace("k % ", "k %% ")


_TEMPLATES = """
CREATE TEMP TABLE IF NOT EXISTS genuine AS
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS t FROM workouts_plan ORDER BY id LIMIT 40;
CREATE TEMP TABLE IF NOT EXISTS genuine_version AS
    SELECT v.id, v.parent_id, g.t, row_number() OVER (PARTITION BY g.t ORDER BY v.id) - 1 AS place
    FROM workouts_version v JOIN workouts_planweek w ON w.id = v.week_id
    JOIN genuine g ON g.id = w.plan_id;
CREATE TEMP TABLE IF NOT EXISTS genuine_week AS
    SELECT w.id, g.t, (SELECT max(place) FROM genuine_version v WHERE v.t = g.t) AS last
    FROM workouts_planweek w JOIN genuine g ON g.id = w.plan_id;
CREATE TEMP TABLE IF NOT EXISTS genuine_session AS
    SELECT s.id, s.version_id, v.t, v.place AS version_place,
        row_number() OVER (PARTITION BY v.t ORDER BY s.id) - 1 AS place
    FROM workouts_plannedsession s JOIN genuine_version v ON v.id = s.version_id;
CREATE TEMP TABLE IF NOT EXISTS genuine_exercise AS
    SELECT e.id, s.t, s.place AS session_place,
        row_number() OVER (PARTITION BY s.t ORDER BY e.id) - 1 AS place
    FROM workouts_plannedexercise e JOIN genuine_session s ON s.id = e.session_id;
"""
SHARE_CODE = CODE.format("'share' || k")
_PLAN, _VERSION = f"{BASE} + k", f"{BASE} + k * {STRIDE['version']}"
_SESSION = f"{BASE} + k * {STRIDE['plannedsession']}"
_COPIES = (
    _copies(
        Plan,
        "genuine",
        {
            "id": _PLAN,
            "code": CODE.format("'plan' || k"),
            "title": "'Week ' || k",
            "owner_id": OWNER,
            "share_code": f"CASE WHEN k % 10 = 3 THEN {SHARE_CODE} END",
            "created_at": "now() - interval '2 years' + k * interval '60 seconds'",
            "updated_at": "now() - interval '1 year'",
            "deleted_at": "CASE WHEN k % 50 = 7 THEN now() - interval '3 days' END",
        },
    ),
    _copies(
        PlanWeek,
        "genuine_week",
        {"id": _PLAN, "plan_id": _PLAN, "current_id": f"{_VERSION} + g.last"},
    ),
    _copies(
        Version,
        "genuine_version",
        {
            "id": f"{_VERSION} + g.place",
            "week_id": _PLAN,
            "parent_id": f"CASE WHEN g.place > 0 THEN {_VERSION} + g.place - 1 END",
        },
    ),
    _copies(
        PlannedSession,
        "genuine_session",
        {
            "id": f"{_SESSION} + g.place",
            "version_id": f"{_VERSION} + g.version_place",
            "identity": "gen_random_uuid()",
        },
    ),
    _copies(
        PlannedExercise,
        "genuine_exercise",
        {
            "id": f"{BASE} + k * {STRIDE['plannedexercise']} + g.place",
            "session_id": f"{_SESSION} + g.session_place",
        },
    ),
)
_PEOPLE = """
INSERT INTO auth_user (id, username, email, password, first_name, last_name, is_superuser,
    is_staff, is_active, date_joined)
SELECT 1000 + n, 'runner' || n, 'runner' || n || '@example.org', '!', '', '', false, false, true,
    now()
FROM generate_series(%(low)s / 200 * 7, (%(high)s / 200 + 1) * 7) n ON CONFLICT DO NOTHING
"""
_BROWSERS = f"""
INSERT INTO django_session (session_key, session_data, expire_date)
SELECT md5('session' || k), repeat(md5(k::text), 6), {FOREVER}
FROM generate_series(%(low)s, %(high)s) k WHERE k %% 200 < 20 ON CONFLICT DO NOTHING
"""
