"""What one figure does: its key poses, read from poses/<figure>.toml, and every moment between.

A new figure: copy the file of the closest one, give it a `prefix` of its own, set the two extreme
poses, then those between; `python -m tools.figures`; look at each key pose; name it in
FIGURES. `seconds` is one cycle, `still` the phase (0 to 1) of the still figure, `flowing` a gait
without stops. A frame holds `at` (its phase), `ease` (io, in, out, lin) and the pose:

- `pelvis` [x, y], or `stand` [ball x, ball y, lean of shank, lean of thigh], built upward from a
  planted near foot; ground is y = 200.
- `torso`, `head`: forward lean.
- `near`, `far`: a leg as { ball = [x, y], foot } (stays where it is put) or { thigh, shank, foot }.
- `near_arm`, `far_arm`: { hang = x }, { hand = [x, y] } or { upper, fore }.
- `glow`: how hard the hamstring works, 0 to 1.
"""

import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tools.figures.body import IMPLEMENTS, Point

FOLDER = Path(__file__).parent / "poses"
#: A pose as flat numbers, such as `near.ball.0`, so that all of it can be blended.
Pose = Mapping[str, float]
EASES: Mapping[str, Callable[[float], float]] = MappingProxyType(
    {
        "io": lambda part: (1 - math.cos(math.pi * part)) / 2,
        "lin": lambda part: part,
        "out": lambda part: 1 - (1 - part) ** 2,
        "in": lambda part: part * part,
    }
)


@dataclass(frozen=True, kw_only=True)
class Frame:
    at: float
    ease: str
    pose: Pose


@dataclass(frozen=True, kw_only=True)
class Movement:
    figure: str
    title: str
    prefix: str
    seconds: float
    samples: int
    still: float
    viewbox: str
    ground: tuple[float, ...]
    far_offset: Point
    near_hand: str
    far_hand: str
    near_shank: str
    both_hamstrings: bool
    scene: str
    flowing: bool
    frames: tuple[Frame, ...]


def all_movements() -> tuple[Movement, ...]:
    return tuple(read(path) for path in sorted(FOLDER.glob("*.toml")))


def read(path: Path) -> Movement:
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    frames = tuple(_frame(row) for row in facts["frames"])
    if any(frame.pose.keys() != frames[0].pose.keys() for frame in frames):
        raise ValueError(f"{path.name}: every frame must give the same parts of the body")
    return Movement(
        figure=path.stem,
        title=facts["title"],
        prefix=facts["prefix"],
        seconds=facts["seconds"],
        samples=facts["samples"],
        still=facts["still"],
        viewbox=facts["viewbox"],
        ground=tuple(facts.get("ground", ())),
        far_offset=tuple(facts.get("far_offset", (5, -2))),
        near_hand=IMPLEMENTS[facts.get("near_hand", "")],
        far_hand=IMPLEMENTS[facts.get("far_hand", "")],
        near_shank=facts.get("near_shank", ""),
        both_hamstrings=facts.get("both_hamstrings", False),
        scene=facts.get("scene", ""),
        flowing=facts.get("flowing", False),
        frames=frames,
    )


def pose_at(movement: Movement, phase: float) -> Pose:
    """The pose at a phase of the cycle, 0 to 1; the last frame leads back into the first."""
    frames = movement.frames
    phase %= 1
    here = max(i for i, frame in enumerate(frames) if frame.at <= phase + 1e-9)
    after = (here + 1) % len(frames)
    start, end = frames[here].at, frames[after].at + (0 if after > here else 1)
    part = (phase - start) / (end - start) if end > start else 0.0
    if movement.flowing:
        return _flow(frames, here, part)
    return _blend(frames[here].pose, frames[after].pose, EASES[frames[here].ease](part))


def _blend(first: Pose, second: Pose, part: float) -> Pose:
    return {key: first[key] * (1 - part) + second[key] * part for key in first}


def _flow(frames: tuple[Frame, ...], here: int, part: float) -> Pose:
    """A Catmull-Rom curve through the frames: a gait never stops at a key pose."""
    poses = [frames[(here + step) % len(frames)].pose for step in (-1, 0, 1, 2)]
    return {key: _curve(*(pose[key] for pose in poses), part=part) for key in poses[1]}


def _curve(before: float, start: float, end: float, after: float, *, part: float) -> float:
    return 0.5 * (
        2 * start
        + (end - before) * part
        + (2 * before - 5 * start + 4 * end - after) * part**2
        + (3 * start - before - 3 * end + after) * part**3
    )


def _frame(row: dict[str, Any]) -> Frame:
    parts = {key: value for key, value in row.items() if key not in ("at", "ease")}
    return Frame(at=row["at"], ease=row.get("ease", "io"), pose=MappingProxyType(_flat(parts)))


def _flat(parts: Mapping[str, Any], prefix: str = "") -> dict[str, float]:
    flat: dict[str, float] = {}
    for key, value in parts.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            flat |= {f"{prefix}{key}.{i}": float(number) for i, number in enumerate(value)}
        else:
            flat[prefix + key] = float(value)
    return flat
