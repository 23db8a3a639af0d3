"""How often one address may do what costs us something. The rates are in the settings."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from allauth.decorators import rate_limit

View = TypeVar("View", bound=Callable[..., Any])


def limited(action: str, *, to_see: bool = False) -> Callable[[View], View]:
    """Counts what is sent, or with `to_see` also what is looked at; above the rate a page says to
    wait (429)."""
    return cast(Callable[[View], View], rate_limit(action=action, limit_get=to_see))
