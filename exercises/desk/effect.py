"""What a change would do to plans, asked before it is published.

The planner is in a room above this one, so a setting names it: `CATALOGUE_EFFECT`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, kw_only=True)
class Effect:
    """`broken`: why golden weeks can no longer be built, one sentence each."""

    touches_planning: bool = False
    golden_count: int = 0
    golden_changed: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    plan_count: int = 0
    plans_changed: int = 0


def effect_of(apply: Callable[[], object], *, with_plans: bool = True) -> Effect:
    """`apply` makes the change, which is rolled back. Raises what `apply` raises."""
    ask: Callable[..., Effect] = import_string(settings.CATALOGUE_EFFECT)
    return ask(apply, with_plans=with_plans)
