"""Forms that take the planner long: random ones, and ones climbed to by changing a field at a time.

A form is one answer to each of ANSWERS, so that it can be changed as someone who wants to slow the
site down would change it.
"""

import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from tests.golden.runners import DAYS, KIT
from tests.workouts.planning.catalogue import equipment, exercises
from workouts.planning import Builder, other_schools, ways_back
from workouts.planning.notation.requests import parse_request
from workouts.planning.values.request import Request

Form = dict[str, Any]

RUNS = (
    *("rest", "easy", "easy:40min", "easy:120min", "quality:intervals", "quality:tempo:50min"),
    *("quality:hills", "long:80min", "long:120min", "race:10k"),
)

EXERCISES = ("deadlift", "romanian_deadlift", "lunge", "step_up", "hamstring_curl")
ANSWERS: dict[str, tuple[Any, ...]] = {
    **{f"week {day}": RUNS for day in DAYS},
    **{f"kit {kit}": (False, True) for kit in KIT},
    "level": ("beginner", "intermediate", "advanced"),
    "phase": ("base", "build", "peak", "taper", "inseason", "recovery", "race_week"),
    "school": ("hard_days_hard", "easy_days", "separate_days"),
    "age": (16, 35, 45, 66, 80),
    "foundationWeeks": (0, 4, 30),
    "doubleDays": (False, True),
    "sessionMinutes": (10, 15, 20, 30, 40, 50, 60, 90, 180),
    "sessionsPerWeek": (1, 2, 3, 4),
    "hillSessionsDone": (0, 2, 5, 20),
    "programWeek": (None, 1, 5, 10),
    "weeklyKm": (None, 30, 85, 130),
    "deload": (False, True),
    "pain": (0, 2, 4),
    "painSite": (None, "sit-bone", "knee"),
    "strainStage": (None, 2, 4),
    "runSpikeDay": (None, *DAYS),
    "sore day": (None, *DAYS),
    "race in days": (None, 6, 13, 30, 80),
    "previous week": (None, "easy", "hard"),
    "next week": (None, "easy", "hard"),
    "last strength": (None, 0, 1, 2, 3),  # sessions that are known
    "next strength": (None, 0, 1, 2),
    "last sets": (1, 2, 4),
}
OTHER_WEEKS = {
    "easy": ("easy",) * 7,
    "hard": ("easy", "quality", "easy", "quality", "rest", "long:120min", "rest"),
}
OF_RUNNER = (
    *("level", "age", "foundationWeeks", "doubleDays", "sessionMinutes", "sessionsPerWeek"),
    *("hillSessionsDone", "programWeek", "weeklyKm", "deload"),
)

OF_CONTEXT = ("pain", "painSite", "strainStage", "runSpikeDay")


def random_forms(count: int, seed: int) -> Iterator[Form]:
    chance = Random(seed)
    for _ in range(count):
        yield {name: chance.choice(answers) for name, answers in ANSWERS.items()}


def climbed(form: Form, seconds: Callable[[Form], float], *, steps: int, seed: int) -> Form:
    """A form near this one that takes longer: each step changes one answer, and is kept if so."""
    chance = Random(seed)
    slowest = seconds(form)
    for _ in range(steps):
        name = chance.choice(tuple(ANSWERS))
        other = form | {name: chance.choice(ANSWERS[name])}
        if other != form and (took := seconds(other)) > slowest:
            form, slowest = other, took
    return form


def timed(ask: Callable[[Request], object]) -> Callable[[Form], float]:
    """How long a question takes for a form, of this process alone."""

    def seconds(form: Form) -> float:
        request = request_of(form)
        start = time.process_time()
        ask(request)
        return time.process_time() - start

    return seconds


def request_of(form: Form) -> Request:
    return parse_request(_document(form), equipment=equipment())


def _document(form: Form) -> dict[str, Any]:
    context = {name: form[name] for name in OF_CONTEXT if form[name] is not None}
    if form["sore day"]:
        context["sorenessByDay"] = {form["sore day"]: 5}
    if form["race in days"]:
        context["race"] = {"dayOffset": form["race in days"], "distance": "10k", "priority": "A"}
    document = {
        "runner": {name: form[name] for name in OF_RUNNER if form[name] is not None}
        | {"equipment": [kit for kit in KIT if form[f"kit {kit}"]]},
        "phase": form["phase"],
        "school": form["school"],
        "week": {day: form[f"week {day}"] for day in DAYS},
        "context": context,
    }
    for key, name in (("prevWeek", "previous week"), ("nextWeek", "next week")):
        if form[name] is not None:
            document[key] = dict(zip(DAYS, OTHER_WEEKS[form[name]], strict=True))
    for key, name in (("prevPlan", "last strength"), ("nextPlan", "next strength")):
        if form[name] is not None:
            document[key] = [_session(2 * n, form["last sets"]) for n in range(form[name])]
    return document


def _session(day: int, sets: int) -> dict[str, Any]:
    items = [{"ex": key, "sets": sets, "rpe": 7} for key in EXERCISES[day % 3 : day % 3 + 3]]
    return {"day": DAYS[day], "stress": "HML"[day % 3], "hamSets": 1.5 * sets, "items": items}


def told(form: Form, seconds: float, looks: int) -> str:
    """What a form took, and its answers other than no."""
    answers = {name: answer for name, answer in form.items() if answer}
    return f"{seconds:.3f} s, {looks} looks: {answers}"


def preview(request: Request) -> int:
    """All that the form answers; the looks that it took."""
    builder = Builder(exercises())
    week = builder.build(request)
    ways_back(week, request, builder)
    other_schools(week, request, builder)
    return builder.work.looks
