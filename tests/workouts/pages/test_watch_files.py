"""Files for watches, read by two decoders that did not write them, field by field."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import fitdecode
import pytest
from garmin_fit_sdk import Decoder, Stream

from tests.workouts.boards import Board, a_monday
from workouts.exchange.watch_file import Intensity, Repeat, Step, Workout, watch_file
from workouts.pages.exports.watch_workouts import watch_workout
from workouts.planning.values.week import Day, Prescription, Session, Slot
from workouts.storage.catalogue import read_exercises

RAW = ("duration_value", "target_value")
MADE = datetime(2026, 11, 24, 6, tzinfo=UTC)
HILLS = Workout(
    name="Hill sprints",
    key="1|a|2026-11-23",
    made=MADE,
    is_run=True,
    parts=(
        Step(name="Easy jog", seconds=720, intensity=Intensity.WARM_UP),
        Repeat(
            times=6,
            steps=(
                Step(name="Uphill", seconds=10),
                Step(name="Walk down", seconds=90, intensity=Intensity.RECOVERY),
            ),
        ),
        Step(name="Easy jog", intensity=Intensity.COOL_DOWN),
    ),
)
STRENGTH = Workout(
    name="Strength A",
    key="1|b|2026-11-23",
    made=MADE,
    is_run=False,
    description="Ham­strings, schwer",
    parts=(
        Repeat(
            times=3,
            steps=(
                Step(name="Deadlift", reps=6, exercise=(8, 0), kg=62.5, note="Stop with 2 left"),
                Step(name="Rest", seconds=120, intensity=Intensity.REST),
            ),
        ),
        Step(name="Ankle hops", reps=20),
    ),
)


def by_garmin(data: bytes) -> dict[str, list[dict[str, Any]]]:
    decoder = Decoder(Stream.from_byte_array(bytearray(data)))
    assert decoder.check_integrity()
    messages, errors = Decoder(Stream.from_byte_array(bytearray(data))).read()
    assert not errors
    read: Any = messages
    return dict(read)


def by_fitdecode(data: bytes) -> list[tuple[str, dict[str, Any]]]:
    check = {"check_crc": fitdecode.CrcCheck.RAISE}
    strict = {"error_handling": fitdecode.ErrorHandling.RAISE}
    with fitdecode.FitReader(io.BytesIO(data), **check, **strict) as reader:
        return [
            (frame.name, {one.name: one.value for one in frame.fields if one.value is not None})
            for frame in reader
            if isinstance(frame, fitdecode.FitDataMessage)
        ]


def read_alike(data: bytes) -> dict[str, list[dict[str, Any]]]:
    """The messages of a file, once both decoders have read each field of each the same."""
    theirs, others = by_garmin(data), by_fitdecode(data)
    names = [name.removesuffix("_mesgs") for name in theirs]
    assert sorted(names) == sorted({name for name, _fields in others})
    for name in names:
        ours = [fields for other, fields in others if other == name]
        for one, other in zip(theirs[f"{name}_mesgs"], ours, strict=True):
            # The other decoder gives these by what they mean: `duration_time`, `repeat_steps`.
            known = {key: value for key, value in one.items() if key not in RAW}
            assert known == other, name
    return theirs


@pytest.mark.parametrize("workout", [HILLS, STRENGTH], ids=lambda one: one.name)
def test_two_decoders_read_every_field_alike_and_as_the_workout_says(workout: Workout) -> None:
    messages = read_alike(watch_file(workout))
    (head,), (file_id,) = messages["workout_mesgs"], messages["file_id_mesgs"]
    assert head == {
        "wkt_name": workout.name,
        "sport": "running" if workout.is_run else "training",
        "sub_sport": "generic" if workout.is_run else "strength_training",
        "num_valid_steps": len(messages["workout_step_mesgs"]),
        **({"wkt_description": workout.description} if workout.description else {}),
    }
    assert (file_id["type"], file_id["manufacturer"]) == ("workout", "development")
    assert file_id["time_created"] == MADE


def test_hill_sprints_are_steps_of_seconds_that_repeat() -> None:
    steps = by_garmin(watch_file(HILLS))["workout_step_mesgs"]
    assert [step.get("duration_time") for step in steps] == [720, 10, 90, None, None]
    assert (steps[3]["duration_step"], steps[3]["repeat_steps"]) == (1, 6)
    assert [step.get("intensity") for step in steps] == [
        "warmup",
        "active",
        "recovery",
        None,
        "cooldown",
    ]


def test_sets_have_reps_weight_and_the_reps_that_are_left() -> None:
    messages = by_garmin(watch_file(STRENGTH))
    first = messages["workout_step_mesgs"][0]
    assert (first["duration_reps"], first["exercise_weight"]) == (6, 62.5)
    assert (first["exercise_category"], first["notes"]) == ("deadlift", "Stop with 2 left")
    assert [title["wkt_step_name"] for title in messages["exercise_title_mesgs"]] == ["Deadlift"]


def test_the_same_workout_gives_the_same_bytes_and_another_day_another_number() -> None:
    assert watch_file(HILLS) == watch_file(HILLS)
    numbers = {
        by_garmin(watch_file(replace(HILLS, key=key)))["file_id_mesgs"][0]["serial_number"]
        for key in ("a", "b", "c")
    }
    assert len(numbers) == 3


def test_a_long_name_is_cut_between_letters() -> None:
    data = watch_file(replace(STRENGTH, description="ü🏃" * 200))
    read = by_garmin(data)["workout_mesgs"][0]["wkt_description"]
    assert ("ü🏃" * 200).startswith(read)
    assert 250 <= len(read.encode()) <= 254


def test_more_than_sixteen_shapes_of_steps_are_read_back() -> None:
    steps = tuple(Step(name="x" * length, reps=length) for length in range(1, 40))
    messages = by_garmin(watch_file(replace(STRENGTH, parts=steps + steps)))
    assert [one["duration_reps"] for one in messages["workout_step_mesgs"]] == [*range(1, 40)] * 2


def test_a_weight_that_does_not_fit_is_left_out() -> None:
    heavy = replace(STRENGTH, parts=(Step(name="Sled", reps=5, kg=900),))
    assert "exercise_weight" not in by_garmin(watch_file(heavy))["workout_step_mesgs"][0]


@pytest.mark.usefixtures("catalogue")
def test_every_exercise_of_the_catalogue_in_every_version_is_read_back() -> None:
    for exercise in read_exercises():
        for modification in (None, *exercise.modifications):
            for equipment in exercise.equipment or ("none",):
                item = Prescription(
                    exercise=exercise,
                    sets=3,
                    reps=8,
                    rpe=7,
                    rest_seconds=90,
                    equipment=equipment,
                    modification=modification,
                )
                session = Session(day=Day.TUE, slot=Slot.ALONE, items=(item,), identity="a")
                workout = watch_workout(session, date(2026, 11, 23), plan=1)
                messages = read_alike(watch_file(workout))
                names = [one.get("wkt_step_name") for one in messages["workout_step_mesgs"]]
                assert item.name in names


@pytest.mark.usefixtures("catalogue")
def test_a_session_and_a_week_come_as_files(board: Board) -> None:
    page = board.page(f"{board.here}watch/")
    sessions = board.week().sessions
    for session in sessions:
        assert f"watch/{session.identity}.fit" in page
        answer = board.client.get(f"{board.here}watch/{session.identity}.fit")
        (head,) = read_alike(answer.content)["workout_mesgs"]
        assert head["sport"] == ("training" if session.is_gym else "running")
    assert not all(session.is_gym for session in sessions), "hill sprints are a run of their own"
    dated = f"{board.here}weeks/{a_monday(1)}/"
    packed = board.client.get(f"{dated}watch.zip").content
    assert packed == board.client.get(f"{dated}watch.zip").content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert len(archive.namelist()) == len(sessions)
        packed_sessions = [read_alike(archive.read(name)) for name in archive.namelist()]
    assert sorted(one["workout_mesgs"][0]["sport"] for one in packed_sessions) == sorted(
        "training" if session.is_gym else "running" for session in sessions
    )
    unknown = "00000000-0000-4000-8000-000000000000"
    assert board.client.get(f"{board.here}watch/{unknown}.fit").status_code == 404
