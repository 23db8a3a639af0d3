"""A person's data as one file, as it leaves: no owner, no address and no code is in it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Case, Prefetch, QuerySet, When

from workouts.exchange.file_format import (
    FORMAT,
    FORMAT_VERSION,
    MOST_BYTES,
    MOST_NUMBER,
    MOST_PLANS,
    MOST_SNAPSHOTS,
    json_of,
)
from workouts.exchange.log_document import (
    MOST_TRAININGS,
    Doses,
    training_document,
)
from workouts.models import (
    Plan,
    PlannedExercise,
    PlannedSession,
    PlanWeek,
    Snapshot,
    TrainingLog,
    Version,
)
from workouts.preferences import Preferences

VERSIONS_AT_ONCE = SNAPSHOTS_AT_ONCE = TRAININGS_AT_ONCE = 10  # in memory, when a file is written
HEAD_BYTES = 550  # of a plan or a week without its versions, at most; its runs are half of it

Numbers = dict[int | None, int]  # of versions in a file, by their keys; those left out have none


class Snapshots:
    """Each exercise as it was prescribed is in the file once: here are the keys of those."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def number_of(self, key: int) -> int:
        return self._numbers.setdefault(key, len(self._numbers))

    def written(self) -> Iterator[list[str]]:
        """In the order of their numbers, few in memory at a time."""
        left = [*self._numbers]
        for first in range(0, len(left), SNAPSHOTS_AT_ONCE):
            keys = left[first : first + SNAPSHOTS_AT_ONCE]
            contents = dict(Snapshot.objects.filter(pk__in=keys).values_list("pk", "content"))
            yield from ([json_of(contents[key])] for key in keys)


def written(
    plans: Iterable[Plan],
    preferences: Preferences | None,
    trainings: "QuerySet[TrainingLog] | None" = None,
) -> Iterator[str]:
    """Plans with their weeks and versions, what was done, and the person's settings, as the text of
    the file in pieces: few versions at a time are in memory. Of a history that is too long for a
    file that can come in again, the oldest versions are left out, then the oldest trainings."""
    plans = [*plans]
    trainings = TrainingLog.objects.none() if trainings is None else trainings
    kept, done = _what_fits([plan.pk for plan in plans], trainings)
    snapshots, doses = Snapshots(), Doses()
    settings = preferences and preferences.document()
    head = {"format": FORMAT, "version": FORMAT_VERSION, "settings": settings}
    yield f"{json_of(head)[:-1]},\n"
    yield from _list("plans", (_written_plan(plan, kept, snapshots) for plan in plans))
    yield ",\n"
    yield from _list("exercises", snapshots.written())
    yield ",\n"
    places = {plan.pk: place for place, plan in enumerate(plans)}
    rows = trainings.filter(pk__in=done).order_by("date", "created_at", "pk")
    yield from _list("trainings", _written_trainings(rows, places, doses))
    yield ",\n"
    yield from _list("doses", doses.written())
    yield "}\n"


def shares_of(plans: Iterable[Plan]) -> list[list[Plan]]:
    """In their order, as many together as have room in one file with all weeks as they are now. A
    plan that has none alone is a share of its own."""
    shares: list[list[Plan]] = [[]]
    weight, snapshots = 0, set[int]()
    for plan in plans:
        own, used = _weight_of(plan)
        more = own + _bytes_of_snapshots(used - snapshots)
        if shares[-1] and (weight + more > MOST_BYTES or len(snapshots | used) > MOST_SNAPSHOTS):
            shares.append([])
            weight, snapshots = 0, set()
            more = own + _bytes_of_snapshots(used)
        shares[-1].append(plan)
        weight += more
        snapshots |= used
    return shares


def _weight_of(plan: Plan) -> tuple[int, set[int]]:
    """Bytes of its weeks as they are now, and the exercises as prescribed that they name."""
    weeks = PlanWeek.objects.filter(plan=plan).exclude(current=None)
    versions = Version.objects.filter(pk__in=weeks.values("current"))
    later = PlanWeek.objects.filter(plan=plan, current=None).count()
    weight, used = HEAD_BYTES * (1 + later), set[int]()
    for version in versions.prefetch_related(_exercises()).iterator(VERSIONS_AT_ONCE):
        numbers: Numbers = {version.pk: MOST_NUMBER, version.parent_id: MOST_NUMBER}
        weight += HEAD_BYTES + _bytes_of(_version_document(version, numbers, Snapshots()))
        used |= _snapshots_of(version)
    return weight, used


def _bytes_of_snapshots(keys: set[int]) -> int:
    contents = Snapshot.objects.filter(pk__in=keys).values_list("content", flat=True)
    return sum(map(_bytes_of, contents)) if keys else 0


def _written_trainings(
    rows: "QuerySet[TrainingLog]", places: Mapping[int, int], doses: Doses
) -> Iterator[list[str]]:
    for log in rows.prefetch_related("events").iterator(TRAININGS_AT_ONCE):
        place = places.get(log.plan_id) if log.plan_id else None
        yield [json_of(training_document(log, place, doses))]


def _what_fits(
    plans: list[int], trainings: "QuerySet[TrainingLog]"
) -> tuple[frozenset[int], frozenset[UUID]]:
    """All weeks as they are now; then what was done, the newest first; then versions of weeks,
    first those with a name, then the newest; until the file is full."""
    weeks = PlanWeek.objects.filter(plan__in=plans).exclude(current=None)
    now = set(weeks.values_list("current", flat=True))
    wanted = Case(When(pk__in=weeks.values("current"), then=0), When(name="", then=2), default=1)
    rows = Version.objects.filter(week__plan__in=plans).order_by(wanted, "-pk")
    kept: set[int] = set()
    done: frozenset[UUID] | None = None
    snapshots: set[int] = set()
    weight = HEAD_BYTES * (len(plans) + PlanWeek.objects.filter(plan__in=plans).count())
    for version in rows.prefetch_related(_exercises()).iterator(VERSIONS_AT_ONCE):
        if done is None and version.pk not in now:
            done, more = _trainings_that_fit(trainings, MOST_BYTES - weight)
            weight += more
        numbers: Numbers = {version.pk: MOST_NUMBER, version.parent_id: MOST_NUMBER}
        weight += _bytes_of(_version_document(version, numbers, Snapshots()))
        new = _snapshots_of(version) - snapshots
        snapshots |= new
        weight += _bytes_of_snapshots(new)
        is_full = weight > MOST_BYTES or len(snapshots) > MOST_SNAPSHOTS
        if is_full and version.pk not in now:
            break
        kept.add(version.pk)
    if done is None:
        done, _more = _trainings_that_fit(trainings, MOST_BYTES - weight)
    return frozenset(kept), done


def _trainings_that_fit(
    trainings: "QuerySet[TrainingLog]", most: int
) -> tuple[frozenset[UUID], int]:
    """The newest that have room in so many bytes, and how many they need."""
    doses, weight = Doses(), 0
    fit: set[UUID] = set()
    rows = trainings.order_by("-date", "-created_at").prefetch_related("events")
    for log in rows.iterator(TRAININGS_AT_ONCE):
        weight += _bytes_of(training_document(log, MOST_PLANS, doses)) + doses.new_bytes()
        if weight > most or len(fit) == MOST_TRAININGS:
            break
        fit.add(log.pk)
    return frozenset(fit), weight


def _exercises() -> Any:
    """As prescribed, not as they are now."""
    return Prefetch("sessions__exercises", PlannedExercise.objects.select_related(None))


def _snapshots_of(version: Version) -> set[int]:
    sessions = version.sessions.all()
    return {item.snapshot_id for session in sessions for item in session.exercises.all()}


def _bytes_of(document: object) -> int:
    return len(json_of(document).encode())


def _list(name: str, entries: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f'"{name}":['
    for number, pieces in enumerate(entries):
        yield ",\n" if number else "\n"
        yield from pieces
    yield "]"


def _written_plan(plan: Plan, kept: frozenset[int], snapshots: Snapshots) -> Iterator[str]:
    versions = Version.objects.filter(week__plan=plan).order_by("pk")
    keys = [key for key in versions.values_list("pk", flat=True) if key in kept]
    numbers: Numbers = {key: number for number, key in enumerate(keys, start=1)}
    facts = {
        "title": plan.title,
        "created": plan.created_at.isoformat(),
        "archived": plan.archived_at is not None,
        "races": [race.document() for race in plan.races],
        "seasonStart": plan.season_start and plan.season_start.isoformat(),
    }
    yield f"{json_of(facts)[:-1]},"
    weeks = PlanWeek.objects.filter(plan=plan)
    yield from _list("weeks", (_written_week(week, numbers, snapshots) for week in weeks))
    yield "}"


def _written_week(week: PlanWeek, numbers: Numbers, snapshots: Snapshots) -> Iterator[str]:
    facts = {
        "monday": week.monday and week.monday.isoformat(),
        "current": numbers.get(week.current_id),
        "running": week.running,
    }
    yield f"{json_of(facts)[:-1]},"
    rows = (
        week.versions.filter(pk__in=[key for key in numbers if key])
        .order_by("pk")
        .prefetch_related(_exercises())
    )
    versions = rows.iterator(chunk_size=VERSIONS_AT_ONCE)
    found = ([json_of(_version_document(one, numbers, snapshots))] for one in versions)
    yield from _list("versions", found)
    yield "}"


def _version_document(version: Version, numbers: Numbers, snapshots: Snapshots) -> dict[str, Any]:
    return {
        "number": numbers[version.pk],
        "parent": numbers.get(version.parent_id),
        "name": version.name,
        "created": version.created_at.isoformat(),
        "changes": version.changes,
        "request": version.request,
        "messages": version.messages,
        "relaxed": version.relaxed,
        "waysBack": version.ways_back,
        "withheld": version.withheld,
        "cost": version.cost,
        "sessions": [_session_document(session, snapshots) for session in version.sessions.all()],
    }


def _session_document(session: PlannedSession, snapshots: Snapshots) -> dict[str, Any]:
    return {
        "identity": str(session.identity),
        "letter": session.letter,
        "day": session.day,
        "slot": session.slot,
        "start": session.start,
        "warmup": session.warmup_minutes,
        "note": session.note,
        "reasons": session.reasons,
        "items": [_item_document(item, snapshots) for item in session.exercises.all()],
    }


def _item_document(item: PlannedExercise, snapshots: Snapshots) -> dict[str, Any]:
    return {
        "exercise": snapshots.number_of(item.snapshot_id),
        "sets": item.sets,
        "reps": item.reps,
        "rpe": item.rpe,
        "rest": item.rest_seconds,
        "seconds": item.seconds,
        "kg": item.load_kg,
        "equipment": item.equipment,
        "modification": item.modification,
        "reasons": item.reasons,
    }
