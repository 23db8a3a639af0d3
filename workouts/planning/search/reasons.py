"""Decides which reasons are given: why this day, why this exercise, why this dose."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from exercises.vocabulary import Fit, HamstringAction, Kind, Level, gettext_noop
from workouts.planning.measures.clock import hours_after_run, start_of
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.goals import ROWS, Goal
from workouts.planning.measures.load import (
    FLOOR_PULL_SLOT,
    HINGE_SLOT,
    contacts_of,
    session_stress,
)
from workouts.planning.measures.minutes import takes_turns
from workouts.planning.measures.movement import is_unilateral
from workouts.planning.measures.neighbours import days_apart
from workouts.planning.measures.power import most_contacts, most_sprints
from workouts.planning.rules import (
    loading_a_strain,
    loading_through_pain,
    pregnancy_overload,
    squeezing_the_sit_bone,
    too_much_too_new,
    unscreened_effort,
    unsupervised_youth,
)
from workouts.planning.search.adaptations import is_learner
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Rule
from workouts.planning.values.season import Phase
from workouts.planning.values.week import (
    Day,
    Prescription,
    Reason,
    Run,
    RunKind,
    Session,
    Slot,
    Stress,
    Week,
    reason,
)

#: Why a version is done instead of the exercise itself, the gravest first.
WHAT_VERSIONS_ARE_FOR = (
    (squeezing_the_sit_bone.RULE, gettext_noop("“{version}” is gentler on the sit bone.")),
    (
        loading_a_strain.RULE,
        gettext_noop("“{version}” is the version for this stage after a strain."),
    ),
    (pregnancy_overload.RULE, gettext_noop("“{version}” is the version that suits pregnancy.")),
    (loading_through_pain.RULE, gettext_noop("“{version}” spares what hurts.")),
)

NEAR_CAP = 0.5  # RPE, one step of a dose
SHORT_OF_FAILURE = reason(
    "R17",
    gettext_noop(
        "Short of failure: nearly the same strength, and far less soreness for the next run."
    ),
)
FIRST_DOSE = gettext_noop("A first dose: few sets, and {left} left, so that soreness stays small.")


def explain_week(week: Week, request: Request) -> Week:
    """The same week with reasons on every session and every exercise."""
    return _explained(week, request, lambda item, day: item_reasons(item, request, day))


def explain_by_hand(week: Week, request: Request) -> Week:
    """After a change by hand: new reasons for the days and for exercises that came or changed."""
    return _explained(week, request, lambda item, _: item.reasons or _plain_reasons(item, request))


def _explained(
    week: Week, request: Request, explain: Callable[[Prescription, Day], Iterable[Reason]]
) -> Week:
    sessions = (
        replace(
            session,
            items=tuple(
                replace(item, reasons=tuple(explain(item, session.day))) for item in session.items
            ),
            reasons=tuple(_day_reasons(session, week, request)),
        )
        for session in week.sessions
    )
    return replace(week, sessions=tuple(sessions))


def _day_reasons(session: Session, week: Week, request: Request) -> Iterator[Reason]:
    yield from _order_reasons(session, week, request)
    if not session.is_gym:
        yield from _sprint_day_reasons(session, week, request)
        return
    yield from _slot_reasons(session, week, request)
    yield from _key_run_reasons(session, request)
    yield from _spacing_reasons(session, week, request)


def _order_reasons(session: Session, week: Week, request: Request) -> Iterator[Reason]:
    """On a day with hill sprints and weights, unless the clock puts the weights before the run."""
    today = week.on(session.day)
    has_both = any(one.sprints for one in today) and any(one.is_gym for one in today)
    hours = [hours_after_run(one.day, start_of(one, request), request) for one in today]
    if has_both and not any(hour is not None and hour < 0 for hour in hours):
        yield reason("R12", gettext_noop("First the run, then the hill sprints, then the weights."))


def _sprint_day_reasons(session: Session, week: Week, request: Request) -> Iterator[Reason]:
    if request.week[session.day].kind is RunKind.EASY:
        yield reason("R30", gettext_noop("The easy run on {day} warms you up."), day=session.day)
    if _is_quiet(session.day + 1, week, request):
        yield reason("R30", gettext_noop("The day after is quiet."))


def _is_quiet(day: int, week: Week, request: Request) -> bool:
    """Neither a key run nor strength work; an unknown next week repeats this one (R10)."""
    is_known = day > Day.SUN and request.next_sessions is not None
    sessions = request.next_sessions if is_known else week.sessions
    has_strength = any(session.day == day % len(Day) for session in sessions or ())
    return not has_strength and not _run_on(day, request).is_key


def _run_on(day: int, request: Request) -> Run:
    """As the request has it; a race has its day, and a week that is not known repeats none."""
    for race in request.races:
        if race.day_offset == day and not race.is_training_run:
            return Run(kind=RunKind.RACE, detail=race.distance.value)
    run = request.run_on(day)
    is_unknown = (day < Day.MON and request.previous_week is None) or (
        day > Day.SUN and request.next_week is None
    )
    return Run(kind=RunKind.REST) if is_unknown and run.kind is RunKind.RACE else run


def _slot_reasons(session: Session, week: Week, request: Request) -> Iterator[Reason]:
    facts = {"day": session.day, "run": request.week[session.day]}
    has_free_day = any(not week.on(day) for day in request.days_of(RunKind.REST))
    if session.slot is Slot.AFTER_6H and request.week[session.day].is_key:
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
    ahead = next((n for n in range(1, 8) if _run_on(session.day + n, request).is_key), None)
    if ahead is None:
        return
    facts = {
        "day": session.day,
        "days": ahead,
        "run": _run_on(session.day + ahead, request),
        "run_day": Day((session.day + ahead) % 7),
    }
    stress = session_stress(session, request)
    if ahead == 1 and stress is Stress.HEAVY:
        return  # a finding says it
    if ahead == 1 and stress is Stress.LIGHT:
        sentence = gettext_noop("It is light, so your legs are fresh for the {run} on {run_day}.")
    elif ahead == 1:
        sentence = gettext_noop("It is not heavy, because the {run} on {run_day} follows.")
    else:
        sentence = gettext_noop("The {run} on {run_day} is {days} days away.")
    yield reason("R03", sentence, **facts)


def _spacing_reasons(session: Session, week: Week, request: Request) -> Iterator[Reason]:
    """Round the end of the week only where it repeats."""
    others = [other for other in week.gym if other is not session]
    if not others:
        return
    repeats = request.previous_sessions is None and request.next_sessions is None

    def apart(other: Session) -> int:
        return days_apart(session.day, other.day) if repeats else abs(session.day - other.day)

    nearest = min(others, key=apart)
    days = apart(nearest)
    if days > 1:
        sentence = gettext_noop("It is {days} days from the session on {other}.")
        yield reason("R02", sentence, days=days, other=nearest.day)


def free_day_reason(day: Day, week: Week, request: Request) -> Reason | None:
    """Why a day holds no strength work; None when nothing in particular speaks against it."""
    run, before, after = (_run_on(day + step, request) for step in (0, -1, 1))
    facts = {"day": day, "run": run, "before": before, "after": after}
    is_last_rest = run.kind is RunKind.REST and not any(
        other != day and not week.on(other) for other in request.days_of(RunKind.REST)
    )
    candidates = (
        (run.kind is RunKind.RACE, "R42", gettext_noop("Race day.")),
        (run.kind is RunKind.LONG, "R05", gettext_noop("The long run is the session.")),
        (before.kind is RunKind.LONG, "R06", gettext_noop("Legs recover from the {before}.")),
        (before.kind is RunKind.RACE, "R43", gettext_noop("Legs recover from the {before}.")),
        (after.is_key, "R03", gettext_noop("Legs stay fresh for the {after}.")),
        (
            is_last_rest,
            "R08",
            gettext_noop("Nothing at all: this is where the work turns into fitness."),
        ),
        (run.kind is RunKind.EASY, "R07", gettext_noop("An easy day stays easy.")),
        (run.kind is RunKind.REST, "R08", gettext_noop("A day off stays off.")),
    )
    found = (reason(rule, sentence, **facts) for applies, rule, sentence in candidates if applies)
    return next(found, None)


def item_reasons(item: Prescription, request: Request, day: Day) -> Iterator[Reason]:
    """Why this exercise, in this adaptation, at this dose, on a day."""
    yield _role_reason(item)
    yield from _adaptation_reasons(item, request)
    yield from _turn_reasons(item)
    yield _dose_reason(item, request, day)


def _plain_reasons(item: Prescription, request: Request) -> Iterator[Reason]:
    """The same for a dose that a runner has set: not why it was chosen, but what it means."""
    yield _role_reason(item)
    yield from _adaptation_reasons(item, request)
    yield from _turn_reasons(item)
    if item.exercise.kind is Kind.STRENGTH:
        yield SHORT_OF_FAILURE


def _turn_reasons(item: Prescription) -> Iterator[Reason]:
    if takes_turns(item):
        sentence = gettext_noop(
            "Step-ups or lunges and curls take turns, set by set: one rests while the other works,"
            " and that saves time."
        )
        yield reason("R21", sentence)


def _role_reason(item: Prescription) -> Reason:
    exercise = item.exercise
    if exercise.kind is Kind.RUNNING_POWER:
        sentence = gettext_noop("Short and fast uphill: power for running, on softer landings.")
        return reason("R29", sentence)
    if exercise.kind is Kind.POWER:
        return reason("R27", gettext_noop("Jumps come first, while you are fresh."))
    if exercise.action is HamstringAction.KNEE:
        sentence = gettext_noop("It works the hamstrings near the knee, which hinges do not.")
        return reason("R13", sentence)
    if exercise.order_slot in (FLOOR_PULL_SLOT, HINGE_SLOT):
        sentence = gettext_noop("It works the hamstrings near the hip, which curls do not.")
        return reason("R13", sentence)
    if is_unilateral(item):
        return reason("R14", gettext_noop("One leg at a time, as in running."))
    return reason("R18", gettext_noop("It adds to your hamstring sets."))


def _adaptation_reasons(item: Prescription, request: Request) -> Iterator[Reason]:
    if item.substitute is not None and request.equipment.isdisjoint(item.exercise.equipment):
        sentence = gettext_noop("It stands in for the {exercise}, for which you have no kit.")
        yield reason("R23", sentence, exercise=item.exercise.name)
    if item.modification is None:
        return
    version = {"version": item.modification.name}
    for rule, sentence in WHAT_VERSIONS_ARE_FOR:
        if _is_version_for(rule, item, request):
            yield reason(rule.code, sentence, **version)
            return
    if item.modification.fit in (Fit.GENTLE, Fit.EASY) and is_learner(request):
        if request.level is Level.BEGINNER:
            sentence = gettext_noop("“{version}” is the version to learn first.")
            yield reason("R52", sentence, **version)
        else:
            sentence = gettext_noop("“{version}” eases you into work that is new.")
            yield reason("R33", sentence, **version)


def _is_version_for(rule: Rule, item: Prescription, request: Request) -> bool:
    """The rule objects to the exercise itself, and not to this version of it."""
    itself = replace(item, modification=None)
    check = rule.check_item
    return check is not None and any(check(itself, request)) and not any(check(item, request))


def _dose_reason(item: Prescription, request: Request, day: Day) -> Reason:
    if item.exercise.kind is Kind.RUNNING_POWER:
        sentence = gettext_noop("Sprints: {count}, of at most {most} this time. Small steps.")
        return reason("R29", sentence, count=item.reps, most=most_sprints(request))
    if item.exercise.kind is Kind.POWER:
        sentence = gettext_noop("{contacts} landings, of at most {most} in one session for you.")
        most = int(most_contacts(request))
        return reason("R26", sentence, contacts=contacts_of(item), most=most)
    return _cap_reason(item, request) or _phase_reason(item, request, day) or SHORT_OF_FAILURE


def _cap_reason(item: Prescription, request: Request) -> Reason | None:
    """The lowest of the caps in force, where the dose comes near it: what stays well below is
    easy for another reason."""
    stage = request.strain_stage
    stage_cap = None if stage is None else loading_a_strain.RPE_CAP.get(stage)
    caps = (
        (
            stage_cap,
            "R46",
            gettext_noop("At this stage after a strain, stop with at least {least} left."),
        ),
        (
            loading_through_pain.AMBER_RPE if request.has_amber_pain else None,
            "R44",
            gettext_noop("Until the pain has settled, stop with at least {least} left."),
        ),
        (
            pregnancy_overload.RPE_CAP if request.pregnant else None,
            "R51",
            gettext_noop("During pregnancy, stop with at least {least} left."),
        ),
        (
            unsupervised_youth.effort_cap(request) if request.is_youth else None,
            "R50",
            gettext_noop("Technique comes before load: stop with at least {least} left."),
        ),
        (
            unscreened_effort.RPE_CAP if unscreened_effort.needs_clearance(request) else None,
            "R53",
            gettext_noop("Until a clinician has said yes, stop with at least {least} left."),
        ),
        (
            too_much_too_new.effort_cap(request) if request.is_intro else None,
            "R33",
            FIRST_DOSE,
        ),
    )
    kept = [
        (cap, rule, said)
        for cap, rule, said in caps
        if cap is not None
        and item.rpe <= cap
        and (item.rpe >= cap - NEAR_CAP or said == FIRST_DOSE)
    ]
    if not kept:
        return None
    cap, rule, sentence = min(kept, key=lambda one: one[0])
    return reason(rule, sentence, left=told_left(item.rpe), least=told_left(cap))


def _phase_reason(item: Prescription, request: Request, day: Day) -> Reason | None:
    """What the week is for; light work in a taper is not as hard as usual."""
    is_raced = any(0 <= race.day_offset <= day for race in request.races)
    in_race_week = request.phase is Phase.RACE_WEEK
    keeps_weight = item.rpe >= ROWS[Goal.MAINTAIN].rpe[0]
    candidates = (
        (
            in_race_week and not is_raced,
            "R42",
            gettext_noop("A primer: {left} left, and nothing that tires you for the race."),
        ),
        (
            in_race_week,
            "R43",
            gettext_noop("The race is behind you, and nothing heavy comes straight after it."),
        ),
        (
            request.phase is Phase.TAPER and keeps_weight,
            "R40",
            gettext_noop("Fewer sets, as hard as usual, keep the strength."),
        ),
        (
            request.deload,
            "R36",
            gettext_noop("Fewer sets, and {left} left: an easier week lets the gains show."),
        ),
    )
    found = (
        reason(rule, said, left=told_left(item.rpe))
        for applies, rule, said in candidates
        if applies
    )
    return next(found, None)
