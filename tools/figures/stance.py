"""From the numbers of a pose to the angles of every limb."""

import math
from dataclasses import dataclass

from tools.figures.body import (
    ANKLE_TO_BALL,
    FOREARM,
    SHANK,
    THIGH,
    TORSO,
    UPPER_ARM,
    Bend,
    Point,
    reach,
    turned,
)
from tools.figures.movement import Pose

#: A head looks up from a bent back: it follows the torso only in part.
HEAD_SHARE = 0.75
#: A hanging arm is not a stick: the elbow keeps this much bend.
HANGING_BEND = (-1.5, 3.0)


@dataclass(frozen=True, kw_only=True)
class Leg:
    bend: Bend
    foot: float


@dataclass(frozen=True, kw_only=True)
class Stance:
    pelvis: Point
    torso: float
    head: float
    near_leg: Leg
    far_leg: Leg
    near_arm: Bend
    far_arm: Bend
    glow: float


def solve(pose: Pose) -> Stance:
    pelvis = _pelvis(pose)
    torso = pose["torso"]
    lift = turned(torso, 0, -TORSO)
    shoulder = pelvis[0] + lift[0], pelvis[1] + lift[1]
    near_leg = _near_leg(pose, pelvis)
    near_arm = _arm(pose, "near_arm", shoulder) or (0.0, 0.0)
    return Stance(
        pelvis=pelvis,
        torso=torso,
        head=pose.get("head", torso * HEAD_SHARE),
        near_leg=near_leg,
        far_leg=_leg(pose, "far", pelvis) or near_leg,
        near_arm=near_arm,
        far_arm=_arm(pose, "far_arm", shoulder) or near_arm,
        glow=pose["glow"],
    )


def _pelvis(pose: Pose) -> Point:
    """Given, or built upward from a planted near foot: `stand` = ball x, ball y, shank, thigh."""
    if "stand.0" not in pose:
        return pose["pelvis.0"], pose["pelvis.1"]
    ankle = _ankle((pose["stand.0"], pose["stand.1"]), pose.get("near.foot", 0.0))
    shank, thigh = math.radians(pose["stand.2"]), math.radians(pose["stand.3"])
    knee = ankle[0] + SHANK * math.sin(shank), ankle[1] - SHANK * math.cos(shank)
    return knee[0] - THIGH * math.sin(thigh), knee[1] - THIGH * math.cos(thigh)


def _ankle(ball: Point, foot: float) -> Point:
    x, y = turned(foot, *ANKLE_TO_BALL)
    return ball[0] - x, ball[1] - y


def _near_leg(pose: Pose, pelvis: Point) -> Leg:
    if "stand.0" in pose:
        bend = pose["stand.3"], -pose["stand.2"]
        return Leg(bend=bend, foot=pose.get("near.foot", 0.0))
    leg = _leg(pose, "near", pelvis)
    if leg is None:
        raise ValueError("A pose needs a near leg, or `stand`.")
    return leg


def _leg(pose: Pose, side: str, pelvis: Point) -> Leg | None:
    """A foot that stays where it is put, or the angles of thigh and shank."""
    foot = pose.get(f"{side}.foot", 0.0)
    if f"{side}.ball.0" in pose:
        ankle = _ankle((pose[f"{side}.ball.0"], pose[f"{side}.ball.1"]), foot)
        return Leg(bend=reach(pelvis, ankle, THIGH, SHANK, forward=True), foot=foot)
    if f"{side}.thigh" in pose:
        return Leg(bend=(pose[f"{side}.thigh"], pose[f"{side}.shank"]), foot=foot)
    return None


def _arm(pose: Pose, side: str, shoulder: Point) -> Bend | None:
    """An arm that hangs to an x, a hand put somewhere, or two angles."""
    if f"{side}.hang" in pose:
        return _hanging(pose[f"{side}.hang"] - shoulder[0])
    if f"{side}.hand.0" in pose:
        hand = pose[f"{side}.hand.0"], pose[f"{side}.hand.1"]
        return reach(shoulder, hand, UPPER_ARM, FOREARM, forward=False)
    if f"{side}.upper" in pose:
        return pose[f"{side}.upper"], pose[f"{side}.fore"]
    return None


def _hanging(dx: float) -> Bend:
    length = UPPER_ARM + FOREARM - 0.3
    angle = math.degrees(math.asin(max(1 - length, min(length - 1, dx)) / length))
    return angle + HANGING_BEND[0], angle + HANGING_BEND[1]
