"""What a runner said of a week as a whole, next to what was logged of its sessions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

MOST_WEEK_REPORTS = 26  # that a plan keeps: half a year, as far back as the planner looks
MOST_NIGHTS, MOST_SLOW_RUNS = 7, 14


@dataclass(frozen=True, kw_only=True)
class WeekReport:
    """Nights of too little sleep, and key runs clearly slower than planned: with sore legs and
    missed reps the early signs of tiredness (RULES.md R36). `km` are those that were run, None
    where nobody said."""

    monday: date
    poor_nights: int = 0
    slow_runs: int = 0
    km: float | None = None

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> Self:
        return cls(
            monday=date.fromisoformat(document["monday"]),
            poor_nights=document["poorNights"],
            slow_runs=document["slowRuns"],
            km=document.get("km"),
        )

    @property
    def says_something(self) -> bool:
        return bool(self.poor_nights or self.slow_runs or self.km is not None)

    def document(self) -> dict[str, Any]:
        document = {
            "monday": self.monday.isoformat(),
            "poorNights": self.poor_nights,
            "slowRuns": self.slow_runs,
        }
        return document if self.km is None else document | {"km": self.km}
