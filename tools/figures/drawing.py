"""Writes a figure as SVG: a still one, and one that moves by SMIL, which needs no script."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tools.figures.body import HEAD, SHANK, SHAPES, THIGH, TORSO, UPPER_ARM, Bend
from tools.figures.movement import Movement, pose_at
from tools.figures.stance import Leg, Stance, solve

#: Less than this (degrees, or units of the drawing) cannot be seen and is not worth its bytes.
VISIBLE = 0.3
VISIBLE_GLOW = 0.05
AT_NECK = AT_SHOULDER = f"translate(0 -{TORSO:g})"
AT_KNEE, AT_ANKLE, AT_ELBOW = (f"translate(0 {part:g})" for part in (THIGH, SHANK, UPPER_ARM))


def moving_figure(movement: Movement) -> str:
    """A template: the still and the moving figure, of which styles show one."""
    title = f"{movement.prefix}-title"
    return (
        "{% load i18n %}"
        f'<svg class="pg" viewBox="{movement.viewbox}" role="img" aria-labelledby="{title}">'
        f'<title id="{title}">{{% translate "{movement.title}" %}}</title>'
        f'{_scene(movement)}<g class="pg-still">{_still(movement).body()}</g>'
        f'<g class="pg-move">{_moving(movement).body()}</g></svg>\n'
    )


def sprite(movements: Iterable[Movement]) -> str:
    """Every still figure once, and the limbs that still and moving figures are made of."""
    limbs = "".join(f'<path id="pgs-{name}" d="{d}"/>' for name, d in SHAPES.items())
    symbols = "\n".join(_symbol(movement) for movement in movements)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="pg-sprite" width="0" height="0"'
        f' aria-hidden="true"><defs>{limbs}</defs>\n{symbols}\n</svg>\n'
    )


def number(value: float, digits: int = 1) -> str:
    """As short as SVG allows: `.5`, not `0.5`."""
    text = f"{round(value, digits):g}"
    if text == "-0":
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _symbol(movement: Movement) -> str:
    drawing = _scene(movement) + _still(movement).body()
    return f'<symbol id="pg-{movement.figure}" viewBox="{movement.viewbox}">{drawing}</symbol>'


def _scene(movement: Movement) -> str:
    if not movement.ground:
        return movement.scene
    left, y, right = movement.ground
    return f'<path class="pg-ground" d="M{left:g} {y:g}H{right:g}"/>{movement.scene}'


def _still(movement: Movement) -> "Figure":
    return Figure(movement=movement, stances=(solve(pose_at(movement, movement.still)),))


def _moving(movement: Movement) -> "Figure":
    count = movement.samples
    stances = tuple(solve(pose_at(movement, i / count)) for i in range(count))
    return Figure(movement=movement, stances=(*stances, stances[0]))


def _limb(shape: str, css_class: str = "") -> str:
    classes = f' class="{css_class}"' if css_class else ""
    return f'<use href="#pgs-{shape}"{classes}/>'


def _steady(angles: Iterable[float]) -> list[float]:
    """The same angles without a jump by a full turn, which an animation would show as a spin."""
    steady: list[float] = []
    for angle in angles:
        while steady and angle - steady[-1] > 180:
            angle -= 360
        while steady and angle - steady[-1] < -180:
            angle += 360
        steady.append(angle)
    return steady


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One stance is a still figure, several are a moving one."""

    movement: Movement
    stances: tuple[Stance, ...]

    def body(self) -> str:
        """Far limbs behind, then torso, near leg and near arm."""
        x, y = self.movement.far_offset
        far = self._arm(lambda s: s.far_arm, self.movement.far_hand)
        far += self._leg(lambda s: s.far_leg, glows=self.movement.both_hamstrings)
        near = self._torso()
        near += self._leg(lambda s: s.near_leg, self.movement.near_shank, glows=True)
        near += f'<g class="pg-arm">{self._arm(lambda s: s.near_arm, self.movement.near_hand)}</g>'
        return self._placed(
            f'<g class="pg-far" transform="translate({x:g} {y:g})">{far}</g>'
            f'<g class="pg-near">{near}</g>'
        )

    def _torso(self) -> str:
        heads = [stance.head - stance.torso for stance in self.stances]
        head = self._turning(heads, HEAD, at=AT_NECK, digits=0)
        return self._turning(self._lean(), _limb("to") + head)

    def _leg(self, leg: Callable[[Stance], Leg], shank: str = "", *, glows: bool) -> str:
        legs = [leg(stance) for stance in self.stances]
        foot = self._turning([leg.foot + leg.bend[1] for leg in legs], _limb("ft"), at=AT_ANKLE)
        knees = [leg.bend[0] - leg.bend[1] for leg in legs]
        lower = self._turning(knees, _limb("sh") + shank + foot, at=AT_KNEE)
        lit = self._glow() if glows else ""
        return self._turning([-leg.bend[0] for leg in legs], _limb("th") + lower + lit)

    def _arm(self, arm: Callable[[Stance], Bend], held: str) -> str:
        bends = [arm(stance) for stance in self.stances]
        elbows = [upper - lower for upper, lower in bends]
        forearm = self._turning(elbows, _limb("fa") + held, at=AT_ELBOW, digits=0)
        whole = _limb("ua") + forearm + _limb("ua", "pg-top")
        shoulders = [
            -upper - stance.torso for (upper, _), stance in zip(bends, self.stances, strict=True)
        ]
        return self._turning(
            self._lean(), self._turning(shoulders, whole, at=AT_SHOULDER, digits=0)
        )

    def _lean(self) -> list[float]:
        return [stance.torso for stance in self.stances]

    def _glow(self) -> str:
        """How hard the hamstring works, round a hamstring that is always lit."""
        glows = [stance.glow for stance in self.stances]
        if max(glows) - min(glows) > VISIBLE_GLOW:
            values = ";".join(number(glow, 2) for glow in glows)
            halo = f'<g class="pg-glow"><animate attributeName="opacity" {self._loop(values)}/>'
        else:
            halo = f'<g class="pg-glow" opacity="{number(glows[0], 2)}">'
        return f"{halo}{_limb('hm')}</g>{_limb('hm', 'pg-ham')}"

    def _placed(self, drawing: str) -> str:
        places = [stance.pelvis for stance in self.stances]
        if all(_is_still([place[axis] for place in places]) for axis in (0, 1)):
            x, y = places[0]
            return f'<g transform="translate({number(x)} {number(y)})">{drawing}</g>'
        values = ";".join(f"{number(x)} {number(y)}" for x, y in places)
        return f"<g>{self._transform('translate', values)}{drawing}</g>"

    def _turning(
        self, angles: Iterable[float], drawing: str, *, at: str = "", digits: int = 1
    ) -> str:
        steady = _steady(angles)
        if _is_still(steady):
            if not at and abs(steady[0]) <= 0.05:
                return f"<g>{drawing}</g>"
            return f'<g transform="{at}rotate({number(steady[0])})">{drawing}</g>'
        values = ";".join(number(angle, digits) for angle in steady)
        group = f"<g>{self._transform('rotate', values)}{drawing}</g>"
        # An animation replaces the whole attribute, so the joint's place needs its own group.
        return f'<g transform="{at}">{group}</g>' if at else group

    def _transform(self, kind: str, values: str) -> str:
        return f'<animateTransform attributeName="transform" type="{kind}" {self._loop(values)}/>'

    def _loop(self, values: str) -> str:
        seconds = f"{self.movement.seconds:g}"
        return f'dur="{seconds}s" repeatCount="indefinite" values="{values}"'


def _is_still(values: Sequence[float]) -> bool:
    return max(values) - min(values) < VISIBLE
