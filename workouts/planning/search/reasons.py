"""Decides which reasons are given: why this day, why this exercise, why this dose."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from exercises.vocabulary import Fit, HamstringAction, Kind, gettext_noop
from workouts.planning.measures.dose import reps_in_reserve
from workouts.planning.measures.load import (
    FLOOR_PULL_SLOT,
    HINGE_SLOT,
    contacts_of,
    session_stress,
)
from workouts.planning.measures.movement import is_unilateral
from workouts.planning.measures.neighbours import days_apart
from workouts.planning.search.adaptations import is_learner
from workouts.planning.values.request import Phase, Request
from workouts.planning.values.week import (
    Day,
    Prescription,
    Reason,
    RunKind,
    Session,
    Slot,
    Stress,
    Week,
    reason,
)


def explain_week(week: Week, request: Request) -> Week:
    """The same week with reasons on every session and every exercise."""
    return _explained(week, request, lambda item: item_reasons(item, request))


def explain_by_hand(week: Week, request: Request) -> Week:
    """After a change by hand: new reasons for the days and for exercises that came or changed."""
    return _explained(week, request, lambda item: item.reasons or _plain_reasons(item, request))


def _explained(
    week: Week, request: Request, explain: Callable[[Prescription], Iterable[Reason]]
) -> Week:
    sessions = (
        replace(
            session,
            items=tuple(replace(item, reasons=tuple(explain(item))) for item in session.items),
            reasons=tuple(_day_reasons(session, week, request)),
        )
        for session in week.sessions
    )
    return replace(week, sessions=tuple(sessions))


def _day_reasons(session: Session, week: Week, request: Request) -> Iterator[Reason]:
    if not session.is_gym:
        yield from _sprint_day_reasons(session, request)
        return
    yield from _slot_reasons(session, week, request)
    yield from _key_run_reasons(session, request)
    yield from _spacing_reasons(session, week)


def _sprint_day_reasons(session: Session, request: Request) -> Iterator[Reason]:
    if request.week[session.day].kind is RunKind.EASY:
        yield reason("R30", gettext_noop("The easy run on {day} warms you up."), day=session.day)
    if not request.run_on(session.day + 1).is_key:
        yield reason("R30", gettext_noop("The day after is quiet."))


def _slot_reasons(session: Session, week: Week, request: Request) -> Iterator[Reason]:
    facts = {"day": session.day, "run": request.week[session.day]}
    has_free_day = any(not week.on(day) for day in request.days_of(RunKind.REST))
    if session.slot is Slot.AFTER_6H:
        sentence = gettext_noop(
            "{day} is hard already: run first, lift at least six hours later, and your easy days "
            "stay easy."
        )
        yield reason("R07", sentence, **facts)
    elif session.slot is Slot.AFTER_0H:
        sentence = gettext_noop("The {run} comes first, while you are fresh; then you lift.")
        yield reason("R04", sentence, **facts)
    elif session.slot is Slot.WITH_EASY:
        sentence = gettext_noop("{day} has an easy run, which lifting hardly disturbs.")
        yield reason("R03", sentence, **facts)
    elif session.slot is Slot.ALONE and has_free_day:
        sentence = gettext_noop("{day} has no run, and another day of the week stays free.")
        yield reason("R08", sentence, **facts)


def _key_run_reasons(session: Session, request: Request) -> Iterator[Reason]:
    ahead = next((n for n in range(1, 8) if request.run_on(session.day + n).is_key), None)
    if ahead is None:
        return
    facts = {
        "day": session.day,
        "days": ahead,
        "run": request.run_on(session.day + ahead),
        "run_day": Day((session.day + ahead) % 7),
    }
    stress = session_stress(session, request)
    if ahead == 1 and stress is Stress.HEAVY:
        return  # a finding says it
    if ahead == 1 and stress is Stress.LIGHT:
        sentence = gettext_noop("It is light, so the {run} on {run_day} keeps fresh legs.")
    elif ahead == 1:
        sentence = gettext_noop("It is not heavy, because the {run} on {run_day} follows.")
    else:
        sentence = gettext_noop("The {run} on {run_day} is {days} days away.")
    yield reason("R03", sentence, **facts)


def _spacing_reasons(session: Session, week: Week) -> Iterator[Reason]:
    others = [other for other in week.gym if other is not session]
    if not others:
        return
    nearest = min(others, key=lambda other: days_apart(session.day, other.day))
    days = days_apart(session.day, nearest.day)
    if days > 1:
        sentence = gettext_noop("It is {days} days from the session on {other}.")
        yield reason("R02", sentence, days=days, other=nearest.day)


def free_day_reason(day: Day, week: Week, request: Request) -> Reason | None:
    """Why a day holds no strength work; None when nothing in particular speaks against it."""
    run, before, after = (request.run_on(day + step) for step in (0, -1, 1))
    facts = {"day": day, "run": run, "before": before, "after": after}
    is_last_rest = run.kind is RunKind.REST and not any(
        other != day and not week.on(other) for other in request.days_of(RunKind.REST)
    )
    candidates = (
        (run.kind is RunKind.RACE, "R42", gettext_noop("Race day.")),
        (run.kind is RunKind.LONG, "R05", gettext_noop("The long run is the session.")),
        (before.kind is RunKind.LONG, "R06", gettext_noop("Legs recover from the {before}.")),
        (after.is_key, "R03", gettext_noop("Legs stay fresh for the {after}.")),
        (is_last_rest, "R08", gettext_noop("Nothing at all: here the work turns into fitness.")),
        (run.kind is RunKind.EASY, "R07", gettext_noop("An easy day stays easy.")),
        (run.kind is RunKind.REST, "R08", gettext_noop("A day off stays off.")),
    )
    found = (reason(rule, sentence, **facts) for applies, rule, sentence in candidates if applies)
    return next(found, None)


def item_reasons(item: Prescription, request: Request) -> Iterator[Reason]:
    """Why this exercise, in this adaptation, at this dose."""
    yield _role_reason(item)
    yield from _adaptation_reasons(item, request)
    yield _dose_reason(item, request)


def _plain_reasons(item: Prescription, request: Request) -> Iterator[Reason]:
    """The same for a dose that a runner has set: not why it was chosen, but what it means."""
    yield _role_reason(item)
    yield from _adaptation_reasons(item, request)
    if item.exercise.kind is Kind.STRENGTH:
        yield _reserve_reason(item)


def _role_reason(item: Prescription) -> Reason:
    exercise = item.exercise
    if exercise.kind is Kind.RUNNING_POWER:
        sentence = gettext_noop("Short and fast uphill: power for running, on softer landings.")
        return reason("R29", sentence)
    if exercise.kind is Kind.POWER:
        return reason("R27", gettext_noop("Jumps come first, while you are fresh."))
    if exercise.action is HamstringAction.KNEE:
        sentence = gettext_noop("It works the hamstrings near the knee; hinges do not.")
        return reason("R13", sentence)
    if exercise.order_slot in (FLOOR_PULL_SLOT, HINGE_SLOT):
        sentence = gettext_noop("It works the hamstrings near the hip; curls do not.")
        return reason("R13", sentence)
    if is_unilateral(item):
        return reason("R14", gettext_noop("One leg at a time, as in running."))
    return reason("R18", gettext_noop("It adds to your hamstring sets."))


def _adaptation_reasons(item: Prescription, request: Request) -> Iterator[Reason]:
    if item.substitute is not None:
        sentence = gettext_noop("It stands in for the {exercise}, for which you have no kit.")
        yield reason("R23", sentence, exercise=item.exercise.name)
    if item.modification is None:
        return
    if item.modification.fit not in (Fit.GENTLE, Fit.EASY):
        return
    name = item.modification.name
    if request.has_sit_bone_pain:
        sentence = gettext_noop("“{modification}” keeps out of deep hip bend.")
        yield reason("R47", sentence, modification=name)
    elif request.strain_stage is not None:
        sentence = gettext_noop("“{modification}” is the version for this stage after a strain.")
        yield reason("R46", sentence, modification=name)
    elif request.pregnant:
        sentence = gettext_noop("“{modification}” is the gentle version.")
        yield reason("R51", sentence, modification=name)
    elif is_learner(request):
        sentence = gettext_noop("“{modification}” is the version to learn first.")
        yield reason("R52", sentence, modification=name)


def _dose_reason(item: Prescription, request: Request) -> Reason:
    if item.exercise.kind is Kind.RUNNING_POWER:
        sentence = gettext_noop("Sprints: {count}; hill sessions so far: {done}. Small steps.")
        return reason("R29", sentence, count=item.reps, done=request.hill_sessions_done)
    if item.exercise.kind is Kind.POWER:
        sentence = gettext_noop("{contacts} landings are enough to begin with.")
        return reason("R26", sentence, contacts=contacts_of(item))
    return _effort_reason(request, item) or _reserve_reason(item)


def _reserve_reason(item: Prescription) -> Reason:
    sentence = gettext_noop("RPE {rpe} leaves about {reserve} good reps in the tank.")
    return reason("R17", sentence, rpe=item.rpe, reserve=reps_in_reserve(item.rpe))


def _effort_reason(request: Request, item: Prescription) -> Reason | None:
    """The tightest reason for the effort comes first."""
    candidates = (
        (
            request.strain_stage is not None,
            "R46",
            gettext_noop("RPE {rpe} is what this stage after a strain allows."),
        ),
        (
            request.has_amber_pain,
            "R44",
            gettext_noop("RPE {rpe}: a lighter load until the pain has settled."),
        ),
        (request.pregnant, "R51", gettext_noop("RPE {rpe}: gentler during pregnancy.")),
        (request.is_youth, "R50", gettext_noop("RPE {rpe}: technique comes before load.")),
        (
            request.is_intro,
            "R33",
            gettext_noop("RPE {rpe} and few sets: a first dose, so that soreness stays small."),
        ),
        (
            request.phase is Phase.RACE_WEEK,
            "R42",
            gettext_noop("RPE {rpe}: a primer, nothing that tires you for the race."),
        ),
        (
            request.phase is Phase.TAPER,
            "R40",
            gettext_noop("RPE {rpe}: fewer sets at the usual weight keep the strength."),
        ),
        (
            request.deload,
            "R36",
            gettext_noop("RPE {rpe} and fewer sets: an easier week lets the gains show."),
        ),
    )
    facts = {"rpe": item.rpe, "reserve": reps_in_reserve(item.rpe)}
    found = (reason(rule, sentence, **facts) for applies, rule, sentence in candidates if applies)
    return next(found, None)
