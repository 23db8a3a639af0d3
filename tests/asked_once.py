"""What pages ask the planner. The same question has the same answer, so tests ask it once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from tests.workouts.plans import built
from workouts.planning import NextWeek, Outline, alternatives, build_week, next_week, outline
from workouts.planning.answers.proposal import Proposal
from workouts.planning.search.work import Work
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.week import Running, Week


@lru_cache(2000)
def _swaps(
    week: Week,
    request: Request,
    exercises: tuple[Exercise, ...],
    place: int,
    position: int,
    most_looks: int,
) -> tuple[Proposal, ...]:
    work = Work(most_looks)
    return alternatives(week, request, exercises, place=place, position=position, work=work)


def _swaps_to_hand_out(
    week: Week, request: Request, exercises: tuple[Exercise, ...], *, work: Work, **where: int
) -> tuple[Proposal, ...]:
    """Of every plan's session, whatever names it has got; what was looked at is not asked for."""
    nameless = tuple(replace(session, identity="") for session in week.sessions)
    week = replace(week, sessions=nameless)
    return _swaps(week, request, exercises, **where, most_looks=work.most_looks)


@lru_cache(500)
def _outlined(
    first: Request,
    exercises: tuple[Exercise, ...],
    running: tuple[tuple[int, Running], ...],
    **facts: Any,
) -> Outline:
    return outline(first, exercises, running=dict(running), **facts)


def _season_to_show(
    first: Request,
    exercises: tuple[Exercise, ...],
    *,
    running: Mapping[int, Running] | None = None,
    **facts: Any,
) -> Outline:
    return _outlined(first, exercises, tuple(sorted((running or {}).items())), **facts)


_BUILD_WEEK = lru_cache(1000)(build_week)
_NEXT_WEEK = lru_cache(500)(next_week)


def _next_week(*asked: Any, work: Work, build: object = None, **facts: Any) -> NextWeek:
    """Of several that share their work; what was looked at is not asked for."""
    return _NEXT_WEEK(*asked, **facts)


ASKED_ONCE: dict[str, Callable[..., Any]] = {
    "workouts.services.plans._build": built,
    "workouts.pages.catalogue_effect.build_week": _BUILD_WEEK,
    "workouts.services.catalogue_use.build_week": _BUILD_WEEK,
    "workouts.pages.week.prescriptions.alternatives": _swaps_to_hand_out,
    "workouts.services.season.next_week.next_week": _NEXT_WEEK,
    "workouts.services.season.race_moves.next_week": _next_week,
    "workouts.services.season.seasons.next_week": _NEXT_WEEK,
    "workouts.services.season.seasons.outline": _season_to_show,
    "workouts.services.season.time_off.next_week": _next_week,
}


def ask_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions have the same identities in every test: what was done is part of a question."""
    for name, answers in ASKED_ONCE.items():
        monkeypatch.setattr(name, answers)
    numbers = count(1)
    monkeypatch.setattr("workouts.storage.plans.uuid4", lambda: UUID(int=next(numbers)))
