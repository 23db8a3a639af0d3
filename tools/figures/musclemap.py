"""Writes the muscle map: front and back of a body, each muscle one path that styles can light."""

from collections.abc import Iterable

from tools.figures.body import Point
from tools.figures.drawing import number
from tools.figures.muscles import BACK, FRONT, NAMES, OUTLINE, QUIET_BACK, QUIET_FRONT, Shape

#: The midlines of the two bodies in the drawing.
FRONT_X, BACK_X = 55.0, 165.0
#: How round the corners are: 0 is straight lines, 1 overshoots.
ROUNDNESS = 0.5


def muscle_map() -> str:
    """A template of the map whose muscles are links.

    `primary` and `secondary` are names of muscles with spaces between; `address` is a link that
    ends where the name of a muscle belongs.
    """
    links = "".join(
        f'<a class="mm-a" href="{{{{ address }}}}{name}">'
        f'<title>{{% translate "{label}" %}}</title>{_muscle(name)}</a>'
        for name, label in NAMES.items()
    )
    label = '{% translate "Muscle map, front and back" %}'
    return "{% load i18n %}" + _drawing(f'role="group" aria-label="{label}"', links)


def muscle_picture() -> str:
    """A template of the same map without links, for places whose words say the same."""
    return _drawing('aria-hidden="true"', "".join(_muscle(name) for name in NAMES))


def _drawing(attributes: str, muscles: str) -> str:
    return (
        '<svg class="mm" data-primary="{{ primary }}" data-secondary="{{ secondary }}"'
        f' viewBox="0 0 220 320" {attributes}>'
        f"{_body(FRONT_X, QUIET_FRONT)}{_body(BACK_X, QUIET_BACK)}{muscles}</svg>\n"
    )


def _body(midline: float, quiet: Iterable[Shape]) -> str:
    return (
        f'<path class="mm-body" d="{_silhouette(midline)}{_head(midline)}"/>'
        f'<path class="mm-quiet" d="{_halves(quiet, midline)}"/>'
    )


def _muscle(name: str) -> str:
    """Front and back of one muscle in one path."""
    path = _halves(FRONT.get(name, ()), FRONT_X) + _halves(BACK.get(name, ()), BACK_X)
    return f'<path class="m m-{name}" d="{path}"/>'


def _head(midline: float) -> str:
    return (
        f"M{number(midline)} 3c8 0 12.6 6.4 12.2 15-.3 8.6-5.4 18-12.2 18"
        "s-11.9-9.4-12.2-18c-.4-8.6 4.2-15 12.2-15z"
    )


def _silhouette(midline: float) -> str:
    right = [(midline + x, y) for x, y in OUTLINE]
    left = [(midline - x, y) for x, y in reversed(OUTLINE)][1:-1]
    return _curve(right + left)


def _halves(shapes: Iterable[Shape], midline: float) -> str:
    return "".join(
        _curve([(midline + side * x, y) for x, y in shape]) for shape in shapes for side in (1, -1)
    )


def _curve(points: list[Point]) -> str:
    """A closed curve through the points, in relative steps from what was already rounded."""
    path = "M" + _joined(points[0])
    here_x, here_y = (round(value, 1) for value in points[0])
    for i, point in enumerate(points):
        before, after, beyond = (
            points[i - 1],
            points[(i + 1) % len(points)],
            points[(i + 2) % len(points)],
        )
        leave, arrive = _handle(point, before, after), _handle(after, beyond, point)
        corners = (leave, arrive, after)
        steps = [value for x, y in corners for value in (x - here_x, y - here_y)]
        path += "c" + _joined(steps)
        here_x, here_y = here_x + round(steps[4], 1), here_y + round(steps[5], 1)
    return path + "z"


def _handle(point: Point, away: Point, toward: Point) -> Point:
    """The control point next to `point`, along the line between its two neighbours."""
    share = ROUNDNESS / 3
    return point[0] + (toward[0] - away[0]) * share, point[1] + (toward[1] - away[1]) * share


def _joined(values: Iterable[float]) -> str:
    text = ""
    for value in values:
        written = number(value)
        text += written if not text or written.startswith("-") else f" {written}"
    return text
