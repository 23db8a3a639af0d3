"""The body that every figure has: rigid limbs, so that nothing stretches when it moves.

Lengths are in the units of the drawing, angles in degrees. The figure faces right; an angle of 0
hangs straight down and a positive one points forward.
"""

import math
from collections.abc import Mapping
from types import MappingProxyType

THIGH, SHANK, TORSO, UPPER_ARM, FOREARM = 39.0, 38.0, 40.0, 27.0, 27.0
#: From the ball of the foot, where it is planted, back and up to the ankle.
ANKLE_TO_BALL = (10.0, 6.5)
#: Room that stays between a straight limb and a locked one, or the bend would flip.
SLACK = 0.02

Point = tuple[float, float]
#: The angles of the upper and the lower part of a limb.
Bend = tuple[float, float]

SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "th": "M-9.2 0A9.2 9.2 0 0 1 9.2 0C10.2 13 8 28 5.9 39A5.9 5.9 0 0 1-5.9 39"
        "C-7.4 28-10.4 12-9.2 0Z",
        "sh": "M-5.9 0A5.9 5.9 0 0 1 5.9 0C5.6 13 4.4 27 3.5 38A3.5 3.5 0 0 1-3.5 38"
        "C-3.9 30-11 17-5.9 0Z",
        "ft": "M-3.6-.5C-5 2-6.8 3.4-6 5.3Q-5.6 6.5-4 6.5L14 6.5C17 6.5 17 3.4 14 2.7"
        "C9 1.6 5.5 1 3.6-.5A3.6 3.6 0 0 0-3.6-.5Z",
        "to": "M-9.2 0C-10.4-8-7.2-13-7.4-21C-7.6-29-9.8-34-8.2-41C-6.4-47.5 4.5-48 8-42"
        "C11.4-35.5 9.4-26 7.8-19C6.8-13 8.6-7 9.2 0A9.2 9.2 0 0 1-9.2 0Z",
        "ua": "M-5.2 0A5.2 5.2 0 0 1 5.2 0C5.6 9 4.6 18 4.1 27A4.1 4.1 0 0 1-4.1 27"
        "C-4.6 18-5.6 9-5.2 0Z",
        "fa": "M-4.1 0A4.1 4.1 0 0 1 4.1 0L2.7 22Q4.2 24 3.8 27A3.8 3.8 0 0 1-3.8 27"
        "Q-4.2 24-2.7 22Z",
        "hm": "M-7.2-3C-13.4 7-13 25-6.4 38.5C-5.2 40.4-3.4 39.4-3.6 37C-4.6 25-1.2 12-2.4 2"
        "C-3-3.6-5.2-5.4-7.2-3Z",
    }
)
HEAD = '<circle cx="2.4" cy="-19.5" r="9.4"/>'
#: What a hand can hold; the class decides the colour.
IMPLEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "": "",
        "barbell": '<g class="pg-imp"><circle cx="0" cy="27" r="16.8" class="pg-ring"/>'
        '<circle cx="0" cy="27" r="10" class="pg-ring2"/><circle cx="0" cy="27" r="3.4"/></g>',
        "dumbbell": '<g class="pg-imp"><rect x="-8.5" y="21.5" width="17" height="11" rx="4.5"/>'
        '<circle cx="0" cy="27" r="2.6" class="pg-hole"/></g>',
        "kettlebell": '<g class="pg-imp"><path d="M-4.5 33V28.5A4.5 4.5 0 0 1 4.5 28.5V33" '
        'class="pg-line"/><circle cx="0" cy="38.5" r="8.5"/></g>',
    }
)


def turned(angle: float, x: float, y: float) -> Point:
    """The point after a clockwise turn about the origin."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return x * cos - y * sin, x * sin + y * cos


def below(start: Point, angle: float, length: float) -> Point:
    """The far end of a limb that hangs from `start` at this angle."""
    radians = math.radians(angle)
    return start[0] + length * math.sin(radians), start[1] + length * math.cos(radians)


def reach(start: Point, target: Point, upper: float, lower: float, *, forward: bool) -> Bend:
    """The two angles that bring a limb's end to `target`, with the joint bent forward or back."""
    dx, dy = target[0] - start[0], target[1] - start[1]
    straight = max(1e-3, math.hypot(dx, dy))
    distance = max(min(straight, upper + lower - SLACK), abs(upper - lower) + 0.5)
    cosine = (upper**2 + distance**2 - lower**2) / (2 * upper * distance)
    bend = math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
    first = math.degrees(math.atan2(dx, dy)) + (bend if forward else -bend)
    joint = below(start, first, upper)
    end = start[0] + dx / straight * distance, start[1] + dy / straight * distance
    return first, math.degrees(math.atan2(end[0] - joint[0], end[1] - joint[1]))
