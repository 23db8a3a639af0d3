"""Who is kept from an exercise, and why: the rules for careful runners, asked one by one."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE, Level, gettext_noop
from workouts.planning.rules import (
    beginner_overload,
    loading_a_strain,
    loading_through_pain,
    pregnancy_overload,
    squeezing_the_sit_bone,
    unsupervised_youth,
)
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import AMBER_PAIN, PainSite, Request
from workouts.planning.values.rule import Finding, Rule
from workouts.planning.values.week import Prescription, Run, RunKind

QUIET = (Run(kind=RunKind.EASY),) * 7
#: Light enough for everyone, so that only the movement itself is judged.
LIGHT: dict[str, Any] = {"sets": 1, "reps": 12, "rpe": 4.0, "rest_seconds": 60}
CAREFUL: tuple[tuple[str, Rule, dict[str, Any]], ...] = (
    (gettext_noop("Beginners"), beginner_overload.RULE, {"level": Level.BEGINNER}),
    (gettext_noop("Under 18"), unsupervised_youth.RULE, {"age": 15, "supervised": True}),
    (
        gettext_noop("In pregnancy"),
        pregnancy_overload.RULE,
        {"pregnant": True, "clearance": True, "pregnancy_week": 20},
    ),
    (gettext_noop("After a strain, stage 1"), loading_a_strain.RULE, {"strain_stage": 1}),
    (gettext_noop("After a strain, stage 2"), loading_a_strain.RULE, {"strain_stage": 2}),
    (gettext_noop("After a strain, stage 3"), loading_a_strain.RULE, {"strain_stage": 3}),
    (
        gettext_noop("With sit-bone pain"),
        squeezing_the_sit_bone.RULE,
        {"pain_site": PainSite.SIT_BONE, "pain": AMBER_PAIN},
    ),
    (
        gettext_noop("With knee pain"),
        loading_through_pain.RULE,
        {"pain_site": PainSite.KNEE, "pain": AMBER_PAIN},
    ),
    (
        gettext_noop("With back pain"),
        loading_through_pain.RULE,
        {"pain_site": PainSite.BACK, "pain": AMBER_PAIN},
    ),
    (
        gettext_noop("With calf or Achilles pain"),
        loading_through_pain.RULE,
        {"pain_site": PainSite.CALF, "pain": 1},
    ),
)


def barred(exercise: Exercise) -> Iterator[tuple[str, Finding]]:
    """Who gets it in no form, and what is found of it."""
    items = [*_ways(exercise)]
    for who, rule, facts in CAREFUL:
        found = [_first(rule, item, Request(week=QUIET, **facts)) for item in items]
        said = [finding for finding in found if finding is not None]
        if said and len(said) == len(items):
            yield _(who), said[0]


def _ways(exercise: Exercise) -> Iterator[Prescription]:
    """Every way in which a plan may choose it."""
    plain: Iterable[str] = (*exercise.equipment, *exercise.added_load)
    kits = [*plain, *([SUBSTITUTE] if exercise.substitute else [])] or [NO_EQUIPMENT]
    for kit in kits:
        versions = [one for one in exercise.modifications if one.fit and one.goes_with(kit)]
        for version in (None, *versions):
            yield Prescription(exercise=exercise, equipment=kit, modification=version, **LIGHT)


def _first(rule: Rule, item: Prescription, request: Request) -> Finding | None:
    found = rule.check_item(item, request) if rule.check_item else ()
    return next((finding for finding in found if finding.is_must), None)
