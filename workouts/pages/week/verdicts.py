"""What is new about a changed week, in words: one judgement for menus, suggestions and messages."""

from collections.abc import Iterable
from dataclasses import dataclass

from workouts.pages import wording
from workouts.planning.values.rule import Finding


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """`new` are the findings that a change brings, the worst first."""

    new: tuple[Finding, ...]

    @property
    def is_fine(self) -> bool:
        return not self.new

    @property
    def is_forbidden(self) -> bool:
        return any(finding.is_must for finding in self.new)

    def says(self, *, if_fine: str) -> str:
        """The worst of what is new."""
        return wording.say(self.new[0].message, self.new[0].facts) if self.new else if_fine


def verdict_on(new: Iterable[Finding]) -> Verdict:
    """`new` is what `planning.new_findings` gives."""
    ranked = sorted(new, key=lambda finding: (not finding.is_must, -finding.cost))
    return Verdict(new=tuple(ranked))
