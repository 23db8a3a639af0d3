"""Decides which changes take a finding out of a week without adding a worse one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from exercises.vocabulary import Kind
from workouts.planning import rules
from workouts.planning.answers.proposal import Proposal, first_of_each, proposals
from workouts.planning.edits import (
    Add,
    Clear,
    Drop,
    DropJumps,
    DropSprints,
    Edit,
    Lighten,
    Move,
    Reorder,
    Replace,
    WarmUp,
)
from workouts.planning.measures.load import session_contacts
from workouts.planning.review import review_week
from workouts.planning.rules.no_warm_up import LONG_MINUTES, MINUTES
from workouts.planning.search.work import Work
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Scope
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Day, Prescription, Week

MOST_REMEDIES = 3
ADDED_WEIGHT = 0.5  # of added cost, on the scale of an edit's size
TOLERANCE = 1e-6
RPE_STEPS = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
REPS = (5, 6, 8, 10, 12)
REST_SECONDS = (60, 90, 120, 180)
SESSION_COUNTS = {"sets", "minutes"}  # facts of findings about a session that sets can change


def remedies(
    finding: Finding, week: Week, request: Request, *, work: Work | None = None
) -> tuple[Proposal, ...]:
    """At most three changes that remove the finding, the best first: each is one edit.

    After each of them the rule says less by at least this finding, nothing new is forbidden, no
    rule forbids more than before, and a remedy for a SHOULD leaves the week cheaper. No two of them
    give the same week. Sets are changed only where the finding counts something: a set less would
    step below a threshold and leave the effort as it is. In race week nothing is added. Empty when
    no single change does it, or none of those that were tried before the `work` was over.
    """
    before = review_week(week, request)
    edits = (edit for edit in _edits(finding, week) if _suits(edit, week, request))
    candidates = ((edit,) for edit in edits)
    found = [
        proposal
        for proposal in proposals(candidates, week, request, instead_of=week, work=work)
        if _helps(proposal, finding, before)
    ]
    found.sort(key=lambda proposal: _rank(proposal, finding))
    different = first_of_each(found, lambda proposal: proposal.week.sessions)
    return first_of_each(different, _kind)[:MOST_REMEDIES]


def _suits(edit: Edit, week: Week, request: Request) -> bool:
    """In race week a remedy moves, lightens or leaves out; another dose must be of less effort."""
    if request.phase is not Phase.RACE_WEEK:
        return True
    if isinstance(edit, Replace) and edit.item is not None:
        return edit.item.rpe < week.sessions[edit.place].items[edit.position].rpe
    return not isinstance(edit, Add)


def _kind(proposal: Proposal) -> object:
    """One remedy of each kind for each session or exercise is enough."""
    (edit,) = proposal.edits
    return type(edit), getattr(edit, "place", None), getattr(edit, "position", None)


def _helps(proposal: Proposal, finding: Finding, before: Sequence[Finding]) -> bool:
    """The finding is gone, and nothing worse has come."""
    after = proposal.findings
    less = _weight(before, finding.rule) - _weight(after, finding.rule)
    if less < finding.cost - TOLERANCE or _musts(after) - _musts(before):
        return False
    return finding.is_must or proposal.added_cost < -TOLERANCE


def _weight(findings: Iterable[Finding], rule: str) -> float:
    return sum(finding.cost for finding in findings if finding.rule == rule)


def _musts(findings: Iterable[Finding]) -> Counter[str]:
    """How often each rule forbids something; a Counter less another keeps only what is more."""
    return Counter(finding.rule for finding in findings if finding.is_must)


def _rank(proposal: Proposal, finding: Finding) -> float:
    """What it takes from the runner, and what it adds in findings other than the one it removes;
    the rest of a bad week is left to other remedies."""
    removed = 0 if finding.is_must else finding.cost
    added = max(0.0, proposal.added_cost + removed)
    return round(proposal.edits[0].size + ADDED_WEIGHT * added, 6)


def _edits(finding: Finding, week: Week) -> Iterator[Edit]:
    """What could help against a finding of this scope, on its days or anywhere."""
    days = finding.days or tuple(Day)
    propose = BY_SCOPE[rules.IN_FORCE.codes[finding.rule].scope]
    for place, session in enumerate(week.sessions):
        if session.day in days:
            if not finding.is_about_item:
                yield from propose(place, week, finding)
            if "exercise" in finding.facts:
                yield from _doses(place, week, finding)
            yield Drop(place=place)
    if finding.is_must:
        yield Clear()


def _placements(place: int, week: Week, finding: Finding) -> Iterator[Edit]:
    session = week.sessions[place]
    for day in Day:
        if day != session.day:
            yield Move(place=place, to=day)
    if session.is_gym:
        yield Lighten(place=place)
    if session_contacts(session):
        yield DropJumps(place=place)
    if session.sprints:
        yield DropSprints(place=place)
    yield from _fewer_jumps_and_sprints(place, week)
    yield from _other_sets(place, week, finding) if "sets" in finding.facts else _less(place, week)


def _fewer_jumps_and_sprints(place: int, week: Week) -> Iterator[Edit]:
    for position, item in enumerate(week.sessions[place].items):
        if item.exercise.kind is Kind.POWER:
            for sets in range(item.sets - 1, 0, -1):
                yield Replace(place=place, position=position, item=replace(item, sets=sets))
        elif item.exercise.kind is Kind.RUNNING_POWER:
            for reps in range(item.reps - 1, 0, -1):
                yield Replace(place=place, position=position, item=replace(item, reps=reps))


def _less(place: int, week: Week) -> Iterator[Edit]:
    """The session without one of its exercises."""
    for position in range(len(week.sessions[place].items)):
        yield Replace(place=place, position=position, item=None)


def _doses(place: int, week: Week, finding: Finding) -> Iterator[Edit]:
    """Other numbers for the exercise that the finding names; and the session without it."""
    for position, item in enumerate(week.sessions[place].items):
        if finding.facts["exercise"] not in (item.name, item.exercise.name):
            continue
        counts_sets = "sets" in finding.facts or "rpe" not in finding.facts
        fewer = _fewer_sets(item) if counts_sets else ()
        for changed in (*_softer(item), *fewer, *_other_numbers(item)):
            yield Replace(place=place, position=position, item=changed)
        yield Replace(place=place, position=position, item=None)


def _softer(item: Prescription) -> Iterator[Prescription]:
    for rpe in RPE_STEPS:
        if rpe < item.rpe:
            yield replace(item, rpe=rpe)


def _fewer_sets(item: Prescription) -> Iterator[Prescription]:
    for sets in range(item.sets - 1, 0, -1):
        yield replace(item, sets=sets)


def _other_numbers(item: Prescription) -> Iterator[Prescription]:
    is_sprint = item.exercise.kind is Kind.RUNNING_POWER
    for reps in range(item.reps - 1, 0, -1) if is_sprint else REPS:
        yield replace(item, reps=reps)
    for rest in REST_SECONDS:
        yield replace(item, rest_seconds=rest)
    if item.modification is not None:
        yield replace(item, modification=None)
    if item.rpe < RPE_STEPS[-1]:
        yield replace(item, rpe=RPE_STEPS[-1])


def _sessions(place: int, week: Week, finding: Finding) -> Iterator[Edit]:
    yield Reorder(place=place)
    for minutes in (MINUTES, LONG_MINUTES):
        yield WarmUp(place=place, minutes=minutes)
    yield Lighten(place=place)
    yield DropJumps(place=place)
    is_counted = not SESSION_COUNTS.isdisjoint(finding.facts)
    yield from _other_sets(place, week, finding) if is_counted else _less(place, week)


def _other_sets(place: int, week: Week, finding: Finding) -> Iterator[Edit]:
    for position, item in enumerate(week.sessions[place].items):
        for sets in sorted({1, item.sets - 1, item.sets + 1} - {0, item.sets}, reverse=True):
            changed = replace(item, sets=sets)
            yield Replace(place=place, position=position, item=changed)
        if item.rpe < RPE_STEPS[0]:
            yield Replace(place=place, position=position, item=replace(item, rpe=item.rpe + 0.5))
        yield Replace(place=place, position=position, item=None)
    for item in _elsewhere(place, week):
        yield Add(place=place, item=item)


def _elsewhere(place: int, week: Week) -> Iterator[Prescription]:
    """Exercises that the week holds in other sessions only."""
    own = {item.exercise.id for item in week.sessions[place].items}
    for other in week.sessions:
        for item in other.items:
            if item.exercise.kind is Kind.STRENGTH and item.exercise.id not in own:
                yield item


BY_SCOPE: dict[Scope, Callable[[int, Week, Finding], Iterator[Edit]]] = {
    Scope.DAY: _placements,
    Scope.PAIR: _placements,
    Scope.WEEK: _placements,
    Scope.DOSE: lambda place, week, finding: iter(()),  # it names its exercise
    Scope.SESSION: _sessions,
    Scope.CONTENT: _other_sets,
}
