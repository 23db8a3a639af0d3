"""Writes planned workouts as FIT files, which sports watches read.

A writer of our own: a workout needs four kinds of messages, and Garmin's encoder has no open
licence and writes wrong values without a word. `struct` refuses what does not fit its field. Tests
read the files with Garmin's decoder and with a second one.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

EPOCH = int(datetime(1989, 12, 31, tzinfo=UTC).timestamp())  # of FIT
PROFILE = 21218  # version of the profile that the numbers are from
MOST_OCTETS = 254  # of a text, and one for its end
HEADER_SIZE = 14
PROTOCOL = 0x20
WORKOUT_FILE, DEVELOPMENT = 5, 255  # type and maker of the file
TRAINING, STRENGTH_TRAINING, RUNNING, GENERIC = 10, 20, 1, 0  # sports and their kinds
OPEN_TARGET = 2
KILOGRAM = 1
MOST_KG = 655.0  # that fits its field, in hundredths
TIME, OPEN, REPEAT, REPS = 0, 5, 6, 29  # how long a step takes


class Intensity(IntEnum):
    ACTIVE = 0
    REST = 1
    WARM_UP = 2
    COOL_DOWN = 3
    RECOVERY = 4


@dataclass(frozen=True, kw_only=True)
class Step:
    """Lasts so many reps or seconds; until the button is pressed where it says neither.

    `exercise` are the numbers of category and exercise in the profile; many watches show the name
    of the step as well.
    """

    name: str
    reps: int | None = None
    seconds: int | None = None
    intensity: Intensity = Intensity.ACTIVE
    exercise: tuple[int, int] | None = None
    kg: float | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Repeat:
    times: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Workout:
    """`key` says which workout of which day it is: a file written again replaces the old one."""

    name: str
    key: str
    made: datetime
    is_run: bool
    parts: tuple[Step | Repeat, ...]
    description: str = ""


Value = int | str
#: The fields of each message: number in the profile and format; "s" is a text.
FILE_ID = (
    0,
    {
        "type": (0, "B"),
        "maker": (1, "H"),
        "product": (2, "H"),
        "serial": (3, "Iz"),
        "made": (4, "I"),
    },
)
WORKOUT = (
    26,
    {
        "sport": (4, "B"),
        "steps": (6, "H"),
        "name": (8, "s"),
        "sub_sport": (11, "B"),
        "description": (17, "s"),
    },
)
STEP = (
    27,
    {
        "index": (254, "H"),
        "name": (0, "s"),
        "duration_type": (1, "B"),
        "duration": (2, "I"),
        "target_type": (3, "B"),
        "target": (4, "I"),
        "intensity": (7, "B"),
        "note": (8, "s"),
        "category": (10, "H"),
        "exercise": (11, "H"),
        "weight": (12, "H"),
        "weight_unit": (13, "H"),
    },
)
TITLE = (264, {"index": (254, "H"), "category": (0, "H"), "exercise": (1, "H"), "name": (2, "s")})
Message = tuple[int, Mapping[str, tuple[int, str]]]
#: Base type in the file, and how `struct` writes it.
FORMATS = {"B": (0x00, "<B"), "H": (0x84, "<H"), "I": (0x86, "<I"), "Iz": (0x8C, "<I")}
TEXT = 0x07
MOST_SHAPES = 16  # of messages that are known at one time


def watch_file(workout: Workout) -> bytes:
    """The same workout gives the same bytes. Raises struct.error for a number out of its range."""
    body = bytearray()
    shapes: dict[object, int] = {}
    for message, values in _messages(workout):
        body += _written(message, values, shapes)
    head = struct.pack("<BBHI4s", HEADER_SIZE, PROTOCOL, PROFILE, len(body), b".FIT")
    head += struct.pack("<H", _crc(head))
    return head + bytes(body) + struct.pack("<H", _crc(head + body))


def _messages(workout: Workout) -> Iterator[tuple[Message, dict[str, Value]]]:
    steps = list(_steps(workout.parts))
    sport = (RUNNING, GENERIC) if workout.is_run else (TRAINING, STRENGTH_TRAINING)
    # Type, maker, product and serial number name a file on a watch; the last tells workouts apart.
    yield (
        FILE_ID,
        {
            "type": WORKOUT_FILE,
            "maker": DEVELOPMENT,
            "product": 1,
            "serial": zlib.crc32(workout.key.encode()) | 1,
            "made": int(workout.made.timestamp()) - EPOCH,
        },
    )
    head: dict[str, Value] = {"sport": sport[0], "sub_sport": sport[1], "steps": len(steps)}
    yield WORKOUT, {**head, "name": workout.name, "description": workout.description}
    for step in steps:
        yield STEP, step
    yield from _titles(steps)


def _steps(parts: Sequence[Step | Repeat]) -> Iterator[dict[str, Value]]:
    """Steps in a row; a repeat is one more step, after those that it repeats."""
    count = 0
    for part in parts:
        first = count
        for step in part.steps if isinstance(part, Repeat) else (part,):
            yield {"index": count, **_step(step)}
            count += 1
        if isinstance(part, Repeat):
            yield {
                "index": count,
                "duration_type": REPEAT,
                "duration": first,
                "target_type": OPEN_TARGET,
                "target": part.times,
            }
            count += 1


def _step(step: Step) -> dict[str, Value]:
    values: dict[str, Value] = {"name": step.name, "intensity": int(step.intensity)}
    if step.exercise is not None:
        values |= {"category": step.exercise[0], "exercise": step.exercise[1]}
    if step.kg is not None and 0 < step.kg <= MOST_KG:
        values |= {"weight": round(step.kg * 100), "weight_unit": KILOGRAM}
    if step.note:
        values["note"] = step.note
    if step.reps is not None:
        values |= {"duration_type": REPS, "duration": step.reps}
    elif step.seconds is not None:
        values |= {"duration_type": TIME, "duration": step.seconds * 1000}
    else:
        values["duration_type"] = OPEN
    return values | {"target_type": OPEN_TARGET}


def _titles(steps: Iterable[Mapping[str, Value]]) -> Iterator[tuple[Message, dict[str, Value]]]:
    """Names of exercises, for a watch whose own table does not have them."""
    known: dict[tuple[Value, Value], Value] = {}
    for step in steps:
        if "exercise" in step:
            known.setdefault((step["category"], step["exercise"]), step["name"])
    for index, ((category, exercise), name) in enumerate(known.items()):
        yield TITLE, {"index": index, "category": category, "exercise": exercise, "name": name}


def _written(message: Message, values: Mapping[str, Value], shapes: dict[object, int]) -> bytes:
    """A message, after the definition of its shape where that is new."""
    number, fields = message
    cells = [(*fields[name], value) for name, value in values.items() if value != ""]
    raw = [_raw(form, value) for _field, form, value in cells]
    sizes = tuple(len(data) for data in raw)
    shape = (number, tuple(field for field, _form, _value in cells), sizes)
    if shape in shapes:
        return bytes([shapes[shape]]) + b"".join(raw)
    local = next((n for n in range(MOST_SHAPES) if n not in shapes.values()), None)
    if local is None:  # the oldest gives its number away
        local = shapes.pop(next(iter(shapes)))
    shapes[shape] = local
    return _definition(number, local, cells, raw) + bytes([local]) + b"".join(raw)


def _definition(
    number: int, local: int, cells: Sequence[tuple[int, str, Value]], raw: Sequence[bytes]
) -> bytes:
    fields = b"".join(
        bytes([field, len(data), TEXT if form == "s" else FORMATS[form][0]])
        for (field, form, _value), data in zip(cells, raw, strict=True)
    )
    return bytes([0x40 | local, 0, 0]) + struct.pack("<HB", number, len(cells)) + fields


def _raw(form: str, value: Value) -> bytes:
    if form != "s":
        return struct.pack(FORMATS[form][1], value)
    data = str(value).replace("\0", "").encode()[:MOST_OCTETS]
    return data.decode(errors="ignore").encode() + b"\0"


def _crc(data: bytes | bytearray) -> int:
    """CRC-16/ARC."""
    crc = 0
    for octet in data:
        crc ^= octet
        for _bit in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    return crc
