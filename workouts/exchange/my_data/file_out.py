"""A person's data as one file, as it leaves: no owner, no address and no code is in it."""

from collections.abc import Iterable, Iterator

from workouts.exchange.my_data.file_format import FORMAT, FORMAT_VERSION, json_of
from workouts.exchange.my_data.log_document import Doses, training_document
from workouts.exchange.my_data.parcels import TRAININGS_AT_ONCE, Parcel, with_exercises
from workouts.exchange.my_data.plan_document import Numbers, Snapshots, plan_facts, version_document
from workouts.models import Plan, PlanWeek, TrainingLog, Version
from workouts.preferences import Preferences


def written(parcel: Parcel, preferences: Preferences | None) -> Iterator[str]:
    """Its plans, what was done, and the person's settings, as the text of the file in pieces: few
    versions at a time are in memory."""
    snapshots, doses = Snapshots(), Doses()
    settings = preferences and preferences.document()
    head = {"format": FORMAT, "version": FORMAT_VERSION, "settings": settings}
    yield f"{json_of(head)[:-1]},\n"
    yield from _list("plans", (_written_plan(plan, parcel, snapshots) for plan in parcel.weeks))
    yield ",\n"
    yield from _list("exercises", snapshots.written())
    yield ",\n"
    yield from _list("trainings", _written_trainings(parcel, doses))
    yield ",\n"
    yield from _list("doses", doses.written())
    yield "}\n"


def _written_trainings(parcel: Parcel, doses: Doses) -> Iterator[list[str]]:
    places = {plan.pk: place for place, plan in enumerate(parcel.weeks)}
    rows = TrainingLog.objects.filter(pk__in=parcel.trainings)
    rows = rows.order_by("date", "created_at", "pk").prefetch_related("events")
    for log in rows.iterator(TRAININGS_AT_ONCE):
        place = places.get(log.plan_id) if log.plan_id else None
        yield [json_of(training_document(log, place, doses))]


def _list(name: str, entries: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f'"{name}":['
    for number, pieces in enumerate(entries):
        yield ",\n" if number else "\n"
        yield from pieces
    yield "]"


def _written_plan(plan: Plan, parcel: Parcel, snapshots: Snapshots) -> Iterator[str]:
    versions = Version.objects.filter(week__plan=plan).order_by("pk")
    keys = [key for key in versions.values_list("pk", flat=True) if key in parcel.versions]
    numbers: Numbers = {key: number for number, key in enumerate(keys, start=1)}
    yield f"{json_of(plan_facts(plan))[:-1]},"
    weeks = PlanWeek.objects.filter(pk__in=parcel.weeks[plan])
    yield from _list("weeks", (_written_week(week, numbers, snapshots) for week in weeks))
    yield "}"


def _written_week(week: PlanWeek, numbers: Numbers, snapshots: Snapshots) -> Iterator[str]:
    facts = {
        "monday": week.monday and week.monday.isoformat(),
        "current": numbers.get(week.current_id),
        "running": week.running,
    }
    yield f"{json_of(facts)[:-1]},"
    rows = week.versions.filter(pk__in=[key for key in numbers if key]).order_by("pk")
    versions = with_exercises(rows)
    found = ([json_of(version_document(one, numbers, snapshots))] for one in versions)
    yield from _list("versions", found)
    yield "}"
