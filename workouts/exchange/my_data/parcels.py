"""Decides what goes into which file when a person's data leaves, so that each can come in again: no
file is more than what `file_in` takes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Prefetch, QuerySet, When

from workouts.exchange.my_data.file_format import (
    MOST_BYTES,
    MOST_NUMBER,
    MOST_PLANS,
    MOST_SNAPSHOTS,
    MOST_WEEKS,
    json_of,
)
from workouts.exchange.my_data.log_document import (
    MOST_DOSES,
    MOST_PRESCRIBED,
    MOST_TRAININGS,
    Doses,
    training_document,
)
from workouts.exchange.my_data.plan_document import Numbers, Snapshots, plan_facts, version_document
from workouts.models import Plan, PlannedExercise, PlanWeek, Snapshot, TrainingLog, Version

VERSIONS_AT_ONCE = TRAININGS_AT_ONCE = 10  # in memory
HEAD_BYTES = 10_000  # of a file, with the settings
ENTRY_BYTES = 2  # between two entries of a list
WEEK_BYTES = 100  # around the versions of a week, and around the weeks of a plan


@dataclass(frozen=True, kw_only=True)
class WeighedWeek:
    """A week as it is now: its bytes in a file, and the exercises as prescribed that it names."""

    pk: int
    weight: int
    snapshots: frozenset[int] = frozenset()


class Parcel:
    """What one file holds: plans, each with all of its weeks or some, with versions of them; and
    trainings."""

    def __init__(self) -> None:
        self.weeks: dict[Plan, frozenset[int]] = {}  # their keys, by plan
        self.versions: set[int] = set()
        self.trainings: set[UUID] = set()
        self._weight, self._snapshots = HEAD_BYTES, frozenset[int]()
        self._doses, self._is_full = Doses(), False

    def take_weeks(self, plan: Plan, weeks: Sequence[WeighedWeek]) -> bool:
        """As they are now: all of them, or none where there is no room."""
        weight = WEEK_BYTES + _bytes_of(plan_facts(plan)) + sum(week.weight for week in weeks)
        snapshots = frozenset[int]().union(*(week.snapshots for week in weeks))
        has_room = len(self.weeks) < MOST_PLANS and len(weeks) <= MOST_WEEKS
        if not has_room or not self._take(weight, snapshots):
            return False
        self.weeks[plan] = frozenset(week.pk for week in weeks)
        return True

    def take_training(self, log: TrainingLog) -> bool:
        """After one that has no room no other is taken."""
        if self._is_full or len(self.trainings) == MOST_TRAININGS:
            return False
        weight = _bytes_of(training_document(log, MOST_PLANS, self._doses))
        weight += self._doses.new_bytes()
        is_small = len(self._doses) <= MOST_DOSES and self._doses.prescribed <= MOST_PRESCRIBED
        self._is_full = not (is_small and self._take(weight))
        if not self._is_full:
            self.trainings.add(log.pk)
        return not self._is_full

    def take_history(self) -> None:
        """The versions of its weeks, first those with a name, then the newest, while there is
        room."""
        mine = frozenset[int]().union(*self.weeks.values())
        weeks = PlanWeek.objects.filter(plan__in=self.weeks).exclude(current=None)
        now = dict(weeks.values_list("pk", "current"))
        self.versions = {current for week, current in now.items() if week in mine}
        is_named = Case(When(name="", then=1), default=0)
        older = Version.objects.filter(week__plan__in=self.weeks)
        older = older.exclude(pk__in=weeks.values("current")).order_by(is_named, "-pk")
        for version in with_exercises(older):
            if version.week_id not in mine:
                continue
            if not self._take(_weight_of(version), _snapshots_of(version)):
                break
            self.versions.add(version.pk)

    def _take(self, weight: int, snapshots: frozenset[int] = frozenset()) -> bool:
        new = snapshots - self._snapshots
        weight += self._weight + _bytes_of_snapshots(new)
        if weight > MOST_BYTES or len(self._snapshots) + len(new) > MOST_SNAPSHOTS:
            return False
        self._weight = weight
        self._snapshots |= new
        return True


def packed(plans: Iterable[Plan], trainings: "QuerySet[TrainingLog]") -> list[Parcel]:
    """All weeks of these plans as they are now, all that was done, and of their history what has
    room: the plans in their order, as many in one file as it can hold. A plan that is too much for
    one is in several, each time with the week that repeats."""
    parcels: list[Parcel] = []
    homes: dict[int | None, Home] = {}
    for plan in plans:
        weeks = _weighed_weeks(plan)
        if not parcels or not parcels[-1].take_weeks(plan, weeks):
            parcels += _parcels_of_one(plan, weeks)
        parcel = next(one for one in parcels if plan in one.weeks)
        homes[plan.pk] = Home(parcel=parcel, plan=plan, repeating=weeks[0])
    parcels = parcels or [Parcel()]
    parcels += _of_more_trainings(trainings, parcels[0], homes)
    for parcel in parcels:
        parcel.take_history()
    return parcels


@dataclass(frozen=True, kw_only=True)
class Home:
    """Where a plan is, and the week that makes it one wherever else it has to be."""

    parcel: Parcel
    plan: Plan
    repeating: WeighedWeek


def _parcels_of_one(plan: Plan, weeks: Sequence[WeighedWeek]) -> Iterator[Parcel]:
    repeating, left = weeks[0], weeks[1:]
    while True:
        parcel, count = Parcel(), len(left)
        while not parcel.take_weeks(plan, [repeating, *left[:count]]):
            if count < 2:
                raise ValueError("two weeks are more than a file can hold")
            count = count * 3 // 4
        yield parcel
        left = left[count:]
        if not left:
            return


def _of_more_trainings(
    trainings: "QuerySet[TrainingLog]", first: Parcel, homes: Mapping[int | None, Home]
) -> list[Parcel]:
    """Puts each training next to its plan, the newest first; returns parcels of those that have no
    room there. What nobody owns is only found by its plan, which is there too then."""
    more: list[Parcel] = []
    last: dict[int | None, Parcel] = {}
    rows = trainings.order_by("-date", "-created_at").prefetch_related("events")
    for log in rows.iterator(TRAININGS_AT_ONCE):
        home = homes.get(log.plan_id)
        if (home.parcel if home else first).take_training(log):
            continue
        needed = log.plan_id if log.owner_id is None else None
        if needed in last and last[needed].take_training(log):
            continue
        parcel = last[needed] = Parcel()
        if home and needed:
            parcel.take_weeks(home.plan, [home.repeating])
        if parcel.take_training(log):
            more.append(parcel)
    return more


def _weighed_weeks(plan: Plan) -> list[WeighedWeek]:
    """The one that repeats first."""
    rows = PlanWeek.objects.filter(plan=plan).values_list("pk", "current", "running")
    weeks = {pk: WEEK_BYTES + _bytes_of(running) for pk, _current, running in rows}
    versions = Version.objects.filter(
        pk__in=[current for _pk, current, _running in rows if current]
    )
    weighed = {
        version.week_id: WeighedWeek(
            pk=version.week_id,
            weight=weeks[version.week_id] + _weight_of(version),
            snapshots=_snapshots_of(version),
        )
        for version in with_exercises(versions)
    }
    return [weighed.get(pk) or WeighedWeek(pk=pk, weight=weight) for pk, weight in weeks.items()]


def with_exercises(versions: "QuerySet[Version]") -> Iterator[Version]:
    """As prescribed, not as they are now."""
    exercises = Prefetch("sessions__exercises", PlannedExercise.objects.select_related(None))
    return versions.prefetch_related(exercises).iterator(VERSIONS_AT_ONCE)


def _weight_of(version: Version) -> int:
    numbers: Numbers = {version.pk: MOST_NUMBER, version.parent_id: MOST_NUMBER}
    return _bytes_of(version_document(version, numbers, Snapshots()))


def _snapshots_of(version: Version) -> frozenset[int]:
    sessions = version.sessions.all()
    return frozenset(item.snapshot_id for session in sessions for item in session.exercises.all())


def _bytes_of_snapshots(keys: frozenset[int]) -> int:
    contents = Snapshot.objects.filter(pk__in=keys).values_list("content", flat=True)
    return sum(map(_bytes_of, contents)) if keys else 0


def _bytes_of(document: Any) -> int:
    return ENTRY_BYTES + len(json_of(document).encode())
