"""Decides which answer of the runner would bring back what a week had to give up (R11)."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from exercises.vocabulary import gettext_noop
from workouts.planning.screening import what_lifts
from workouts.planning.search.builder import Builder
from workouts.planning.search.concessions import FEWER_SESSIONS, GAINS
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Day, Phrase, Reason, Run, RunKind, Week, reason

MORE_MINUTES = (10, 20)  # in one session
MOST_MINUTES = 180
MOST_WAYS = 3
FEWEST_QUALITY_RUNS = 2  # of which one may become easy: no week loses its only one (R11)
A_SESSION = gettext_noop("a session")
OtherRequest = tuple[Request, str, dict[str, object]]  # what to ask instead, and how to say it


def ways_back(week: Week, request: Request, builder: Builder) -> tuple[Reason, ...]:
    """At most three answers, the smallest first, each of which alone gives up less.

    Each is tried by planning again, so what is said is what would happen. Health is not among
    the answers: pain, soreness, a strain or a race are not open to negotiation. Only where no plan
    is given at all it is said what a plan waits for.
    """
    if week.withheld:
        return tuple(what_lifts(request))
    if request.phase is Phase.RACE_WEEK:
        return ()  # nothing is worth adding before a race
    if all(given_up.sentence not in GAINS for given_up in week.relaxed):
        return ()
    return tuple(islice(_tried(week, request, builder), MOST_WAYS))


def _tried(week: Week, request: Request, builder: Builder) -> Iterator[Reason]:
    seen = set()
    for other, sentence, facts in _other_requests(request, builder):
        if (sentence, facts.get("day")) in seen:
            continue  # twenty minutes more, where ten are enough
        if builder.work.is_over:
            return  # the week says so: see `Builder.told`
        again = builder.try_out(other)
        gain = _gain(week, again)
        if gain is not None:
            seen.add((sentence, facts.get("day")))
            yield reason("R11", sentence, **facts, gain=Phrase(gain))


def _gain(week: Week, again: Week) -> str | None:
    """The first thing that came back, provided nothing else was lost for it."""
    before, after = (
        [said.sentence for said in one.relaxed if said.sentence in GAINS] for one in (week, again)
    )
    if len(again.gym) > len(week.gym):
        return GAINS[FEWER_SESSIONS] if week.gym else A_SESSION
    came_back = [sentence for sentence in before if sentence not in after]
    return GAINS[came_back[0]] if came_back and set(after) < set(before) else None


def _other_requests(request: Request, builder: Builder) -> Iterator[OtherRequest]:
    """Other answers, from the smallest change of a runner's week to the largest."""
    for more in MORE_MINUTES if builder.is_short_of_time(request) else ():
        minutes = request.session_minutes + more
        if minutes <= MOST_MINUTES:
            sentence = gettext_noop(
                "With {minutes} minutes for a session there is room for {gain}."
            )
            yield replace(request, session_minutes=minutes), sentence, {"minutes": minutes}
    if not request.double_days:
        sentence = gettext_noop(
            "If you can lift six hours after a run on the same day, there is room for {gain}."
        )
        yield replace(request, double_days=True), sentence, {}
    yield from _easier_runs(
        request,
        RunKind.EASY,
        Run(kind=RunKind.REST),
        gettext_noop("With a rest day instead of the {run} on {day} there is room for {gain}."),
    )
    if len(request.days_of(RunKind.QUALITY)) < FEWEST_QUALITY_RUNS:
        return
    yield from _easier_runs(
        request,
        RunKind.QUALITY,
        Run(kind=RunKind.EASY),
        gettext_noop("With an easy run instead of the {run} on {day} there is room for {gain}."),
    )


def _easier_runs(
    request: Request, kind: RunKind, easier: Run, sentence: str
) -> Iterator[OtherRequest]:
    for day in request.days_of(kind):
        facts = {"day": day, "run": request.week[day]}
        yield replace(request, week=_with_run(request, day, easier)), sentence, facts


def _with_run(request: Request, day: Day, run: Run) -> tuple[Run, ...]:
    return (*request.week[:day], run, *request.week[day + 1 :])
