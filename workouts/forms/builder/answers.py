"""The answers of a saved plan, as the builder's form asks for them."""

from dataclasses import fields, replace
from typing import Any

from django.utils import timezone

from exercises.vocabulary import Level
from workouts.forms.builder.experience import MEANS, TIME_OFF, Trained
from workouts.forms.builder.kit import kit_answers
from workouts.forms.builder.plan import PlanForm
from workouts.forms.choices import QUALITY, RED_FLAGS, TRAINING_RUNS
from workouts.forms.season.races import race_answers
from workouts.models import RaceDay
from workouts.planning.values.request import OF_HEALTH, Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Day, Run, RunKind
from workouts.preferences import shown_distance

#: Phases that the date of a race gives by itself.
BY_DATE = (Phase.BASE, Phase.BUILD, Phase.PEAK)
LASTING = "lasting"  # the red flag that is ticked for one in words of another site
HEALTHY = Request(week=(Run(kind=RunKind.REST),) * len(Day))


def answers_of(request: Request, race: RaceDay | None) -> dict[str, Any]:
    """What the form must be given to ask for this week again, as near as it can."""
    answers = _runs(request) | _race(race) | _experience(request) | _health(request)
    km = request.weekly_km
    answers |= {
        "sessions": str(request.sessions_per_week or 2),
        "session_minutes": str(request.session_minutes),
        "phase": _phase(request, race),
        **kit_answers(request.equipment),
        "double_days": "on" if request.double_days else "",
        "school": request.school.value,
        "age": str(request.age),
        "weekly_km": "" if km is None else str(shown_distance(km)),
        "hill_sessions": str(request.hill_sessions_done),
        "deload": "on" if request.deload else "",
        "spike_day": "" if request.run_spike_day is None else request.run_spike_day.code,
    }
    return {name: value for name, value in answers.items() if value != ""}


def asked_with(form: PlanForm, request: Request, race: RaceDay | None) -> Request:
    """The request with those answers changed that the runner changed. What the form does not ask
    for, and what nobody touched, stays as it is to the letter; `form` must be valid."""
    new, known = form.to_request(), PlanForm(answers_of(request, race))
    if not known.is_valid():
        return new
    old = known.to_request()
    names = (one.name for one in fields(Request) if one.name != "week")
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in names)
    changed = {name: wanted for name, unchanged, wanted in pairs if unchanged != wanted}
    week = tuple(
        before if unchanged == wanted else wanted
        for before, unchanged, wanted in zip(request.week, old.week, new.week, strict=True)
    )
    return replace(request, week=week, **changed)


def _runs(request: Request) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for day in Day:
        answers |= {f"{part}_{day.name.lower()}": v for part, v in _run(request.week[day]).items()}
    race = request.last_race
    if race is not None:
        answers |= {"last_race": race.distance.value, "last_race_days": str(-race.day_offset)}
    return answers


def _run(run: Run) -> dict[str, str]:
    """A race in a usual week counts as a hard run."""
    is_asked = run.kind.value in dict(TRAINING_RUNS)
    return {
        "run": run.kind.value if is_asked else RunKind.QUALITY.value,
        "detail": run.detail if run.detail in dict(QUALITY) else "",
        "minutes": _number(run.minutes),
    }


def _race(race: RaceDay | None) -> dict[str, str]:
    """A race that is over is no answer any more."""
    if race is None or race.when < timezone.localdate():
        return {}
    return race_answers(race)


def _phase(request: Request, race: RaceDay | None) -> str:
    usual = BY_DATE if _race(race) else (Phase.BASE,)
    return "" if request.said_phase in usual else request.said_phase.value


def _experience(request: Request) -> dict[str, str]:
    off = [weeks for weeks, _name in TIME_OFF if int(weeks) >= request.weeks_off]
    return {"trained": _trained(request).value, "time_off": (off or [TIME_OFF[-1][0]])[0]}


def _trained(request: Request) -> Trained:
    """The answer that stands for this level and for most of these weeks."""
    if request.level is not Level.BEGINNER:
        return next(one for one in Trained if MEANS[one][0] is request.level)
    weeks = request.foundation_weeks
    if request.program_week is not None:
        weeks = request.program_week - 1
    of_level = [one for one in Trained if MEANS[one][0] is Level.BEGINNER]
    return max((one for one in of_level if MEANS[one][1] <= weeks), key=lambda one: MEANS[one][1])


def _health(request: Request) -> dict[str, Any]:
    sorest = max(Day, key=lambda day: request.soreness[day])
    soreness = request.soreness[sorest]
    flags = [word for word, _name in RED_FLAGS if word in request.red_flag.split()]
    is_well = all(getattr(request, name) == getattr(HEALTHY, name) for name in OF_HEALTH - {"age"})
    return {
        "told": "none" if is_well else "some",
        "pain": str(request.pain),
        "pain_site": request.pain_site.value,
        "sore_day": sorest.code if soreness else "",
        "soreness": str(soreness) if soreness else "",
        "strain_stage": _number(request.strain_stage),
        "red_flags": flags or ([LASTING] if request.red_flag else []),
        "conditions": sorted(one.value for one in request.conditions),
        "pregnant": "on" if request.pregnant else "",
        "pregnancy_week": _number(request.pregnancy_week),
        "clearance": "on" if request.clearance else "",
        "supervised": {True: "yes", False: "no", None: ""}[request.supervised],
    }


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:g}"
