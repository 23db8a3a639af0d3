"""Decides what a change of a week would come to: the week it gives, and what is said about it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workouts.planning.edits import Edit, apply_all
from workouts.planning.review import adds_must, review_week, should_cost
from workouts.planning.search.work import Work
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Prescription, Week

#: Exercises that are judged for one question, over all changes that are tried. Ordinary weeks need
#: two fifths; of the largest, with seventy exercises, the first 70 changes are tried.
MOST_JUDGED = 5_000


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


def judging(questions: int = 1) -> Work:
    """The work that one question about changes of a week may take; several that are asked at once
    share it."""
    return Work(MOST_JUDGED // questions)


def proposals(
    candidates: Iterable[tuple[Edit, ...]],
    week: Week,
    request: Request,
    *,
    instead_of: Week,
    work: Work | None = None,
) -> Iterator[Proposal]:
    """The changes of `week` that add no MUST finding to those of the week `instead_of`.

    In a very full week the last candidates are not tried: then the work is over. A look is one
    exercise that is judged. Raises IndexError for a place that is not there.
    """
    work = work or judging()
    before = review_week(instead_of, request)
    for edits in candidates:
        work.look(1 + len(week.items))
        if work.is_over:
            return
        proposal = proposal_of(edits, week, request, before)
        if not adds_must(proposal.findings, proposal.week, before, instead_of):
            yield proposal


def proposal_of(
    edits: tuple[Edit, ...], week: Week, request: Request, before: Iterable[Finding]
) -> Proposal:
    """What the edits come to, whatever it is; `before` is said of the week that they replace.

    Raises IndexError for a place that is not there.
    """
    changed, changed_request = apply_all(edits, week, request)
    findings = review_week(changed, changed_request)
    cost = round(should_cost(findings) - should_cost(before), 2)
    return Proposal(edits=edits, week=changed, findings=findings, added_cost=cost)


def first_of_each(
    found: Iterable[Proposal], kind: Callable[[Proposal], object]
) -> tuple[Proposal, ...]:
    """The first proposal of each kind, in the same order."""
    first: dict[object, Proposal] = {}
    for proposal in found:
        first.setdefault(kind(proposal), proposal)
    return tuple(first.values())
