"""Decides what a change of a week would come to: the week it gives, and what is said about it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workouts.planning.edits import Edit, apply_all
from workouts.planning.review import adds_must, review_week, should_cost
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Prescription, Week


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Edits, one after the other, the week they give, and what is said about it.

    `added_cost` is the change in SHOULD findings, negative when the week gets better.
    """

    edits: tuple[Edit, ...]
    week: Week
    findings: tuple[Finding, ...]
    added_cost: float

    @property
    def item(self) -> Prescription:
        """What the last edit puts into the week. Raises KeyError for one that has no item."""
        item: Prescription = vars(self.edits[-1])["item"]
        return item


def proposals(
    candidates: Iterable[tuple[Edit, ...]], week: Week, request: Request, *, instead_of: Week
) -> Iterator[Proposal]:
    """The changes of `week` that add no MUST finding to those of the week `instead_of`.

    Raises IndexError for a place that is not there.
    """
    before = review_week(instead_of, request)
    for edits in candidates:
        changed, _ = apply_all(edits, week, request)
        findings = review_week(changed, request)
        if not adds_must(findings, changed, before, instead_of):
            cost = round(should_cost(findings) - should_cost(before), 2)
            yield Proposal(edits=edits, week=changed, findings=findings, added_cost=cost)


def first_of_each(
    found: Iterable[Proposal], kind: Callable[[Proposal], object]
) -> tuple[Proposal, ...]:
    """The first proposal of each kind, in the same order."""
    first: dict[object, Proposal] = {}
    for proposal in found:
        first.setdefault(kind(proposal), proposal)
    return tuple(first.values())
