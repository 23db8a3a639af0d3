"""Decides what a rule and a finding are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from workouts.planning.request import Request
from workouts.planning.week import Day, Reason, Week


class Severity(StrEnum):
    """MUST is never broken by the builder; SHOULD costs."""

    MUST = "must"
    SHOULD = "should"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`code` is the id in the rule book (R03), `name` its fault (heavy_before_key_run).

    `why` says in a few plain sentences what the rule is for; `sources` are ids of references.
    """

    code: str
    name: str
    title: str
    why: str
    sources: tuple[str, ...]
    check: Callable[[Week, Request], Iterable["Finding"]]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is wrong in this week. `message` and `remedy` hold {names} that `facts` fill in."""

    rule: str
    severity: Severity
    cost: float
    days: tuple[Day, ...]
    message: str
    remedy: str
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def is_must(self) -> bool:
        return self.severity is Severity.MUST


__all__ = ["Finding", "Reason", "Rule", "Severity"]
