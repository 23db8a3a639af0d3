"""What a change does to planning, asked before anything is published.

The planner lives in another room, so it is found by name: `CATALOGUE_EFFECT` in the settings.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, kw_only=True)
class Effect:
    """`broken`: why golden weeks cannot be built any more, one sentence each."""

    touches_planning: bool = False
    golden_count: int = 0
    golden_changed: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    plan_count: int = 0
    plans_changed: int = 0


def effect_of(apply: Callable[[], object], *, with_plans: bool = True) -> Effect:
    """`apply` makes the change; it is taken back again. Raises what `apply` raises."""
    ask: Callable[..., Effect] = import_string(settings.CATALOGUE_EFFECT)
    return ask(apply, with_plans=with_plans)
