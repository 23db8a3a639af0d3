"""Decides the week after those that are over: doses from what happened, days by the rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from exercises.vocabulary import Kind, gettext_noop
from workouts.planning.measures.load import contacts_of
from workouts.planning.review import review_week, should_cost
from workouts.planning.rules.too_many_sessions import wanted_sessions
from workouts.planning.screening import cut_short, messages
from workouts.planning.search.builder import Builder
from workouts.planning.search.reasons import explain_week
from workouts.planning.search.work import MOST_LOOKS, Work
from workouts.planning.season.course import (
    MOST_GRID_SESSIONS,
    Course,
    Plan,
    may_skip_deload,
    plan_of,
)
from workouts.planning.season.doses.dose_changes import Told
from workouts.planning.season.doses.easier_week import eased_doses
from workouts.planning.season.doses.jumps import power_menu
from workouts.planning.season.doses.ordinary_week import ordinary_doses
from workouts.planning.season.doses.progress import Turn
from workouts.planning.season.doses.session_doses import Doses, Known, known
from workouts.planning.season.history import History, is_ordinary
from workouts.planning.season.placing import Placed, place
from workouts.planning.season.same_again import forbidden_in, same_again
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Prescription, Reason, Session, Week, reason

#: What a third session may add, on the scale of findings: no rule of weight, and nothing that the
#: others give up for it (product default).
THIRD_SESSION_COST = 5.0


@dataclass(frozen=True, kw_only=True)
class Change:
    """What becomes of one exercise; `before` is the standing dose, None for what is new."""

    day: Day
    item: Prescription
    turn: Turn
    why: Reason
    before: Prescription | None = None


@dataclass(frozen=True, kw_only=True)
class NextWeek:
    """A proposal: the week, the request it answers, and how it came about.

    `notes` say why it is no ordinary week; `may_skip` that its easier week is the runner's choice.
    """

    week: Week
    request: Request
    course: Course
    changes: tuple[Change, ...] = ()
    notes: tuple[Reason, ...] = ()
    may_skip: bool = False


def next_week(
    history: History,
    asked: Request,
    exercises: tuple[Exercise, ...],
    *,
    skips_deload: bool = False,
    build: Callable[[Request], Week] | None = None,
    work: Work | None = None,
) -> NextWeek:
    """The week after `history` (the oldest week first), with a reason for each dose.

    `asked` says what is true of the coming week: its runs, kit, race and health. Counters that the
    history knows better are taken from it. No week breaks a MUST rule: what would is built again
    by the rules alone, with `build` where somebody does that already. The same history gives the
    same week; `work` is handed in where several weeks are asked for at once: building counts too.
    """
    plan = plan_of(history, asked, skips_deload=skips_deload)
    request = plan.request
    again = _same_again(history, plan)
    if again is not None:
        return _proposal(plan, history, again, tuple(_unchanged(again)))
    placed, shared, work = None, work, work or Work(MOST_LOOKS)
    if plan.course not in (Course.NONE, Course.OWN):
        placed, why = _placed(known(history, plan, exercises, work), work)
        plan = replace(plan, notes=(*plan.notes, *why))
    if placed is None or (not placed.week.sessions and request.sessions_per_week != 0):
        built = (build or Builder(exercises, work=shared).build)(request)
        if placed is None or built.sessions:
            return _proposal(plan, history, cut_short(built) if work.is_over else built, ())
    week = replace(placed.week, messages=messages(request))
    week = replace(week, cost=should_cost(review_week(week, request)))
    explained = explain_week(week, request)
    with_steps = _with_steps(explained, placed)
    with_steps = cut_short(with_steps) if work.is_over else with_steps
    return _proposal(plan, history, with_steps, tuple(_changes(with_steps, placed, history)))


def _same_again(history: History, plan: Plan) -> Week | None:
    """The last week once more, where nobody knows what was done in it; None where it was no
    ordinary one, or where a rule forbids it now."""
    is_unknown = bool(history) and not history[-1].is_reported
    if plan.course is not Course.ORDINARY or not is_unknown:
        return None
    if not is_ordinary(history, len(history) - 1):
        return None
    why = reason("R39", gettext_noop("Nothing was written down: the same again."))
    week = same_again(history[-1], plan.request, why)
    return week if week.gym and not forbidden_in(week, plan.request) else None


def _unchanged(week: Week) -> Iterator[Change]:
    for session in week.sessions:
        for item in session.items:
            why = item.reasons[0]
            yield Change(day=session.day, item=item, turn=Turn.SAME, why=why, before=item)


def _placed(about: Known, work: Work) -> tuple[Placed | None, tuple[Reason, ...]]:
    """The week, and why it has fewer sessions than the runner wished and the rules would allow."""
    request = about.request
    placed, wished = _with_power(about, work), wanted_sessions(request)
    if wished <= MOST_GRID_SESSIONS:
        return placed, ()
    fewer = replace(request, sessions_per_week=MOST_GRID_SESSIONS)
    about = replace(about, plan=replace(about.plan, request=fewer))
    without = _with_power(about, work)
    is_whole = placed is not None and len(placed.week.gym) == wished
    if placed and is_whole and (not without or placed.cost <= without.cost + THIRD_SESSION_COST):
        return placed, ()
    said = gettext_noop("A third session would leave the other two less room.")
    if request.is_intro or about.plan.course is not Course.ORDINARY:
        said = gettext_noop("Two sessions are enough this week.")
    return without or placed, (reason("R11", said),)


def _with_power(about: Known, work: Work) -> Placed | None:
    """Where no more jumps find a place, as many as before may."""
    doses, power = _doses(about), power_menu(about.history, about.plan, about.exercises)
    placed = place(doses, about.request, power, work)
    if power.jumps is None or placed is None or any(map(contacts_of, placed.week.items)):
        return placed
    power = power_menu(about.history, about.plan, about.exercises, as_before=True)
    return place(doses, about.request, power, work) or placed


def _doses(about: Known) -> Doses:
    """The sessions that the coming week should hold; without jumps and sprints."""
    is_ordinary = about.plan.course is Course.ORDINARY
    return ordinary_doses(about) if is_ordinary else eased_doses(about)


def _proposal(plan: Plan, history: History, week: Week, changes: tuple[Change, ...]) -> NextWeek:
    return NextWeek(
        week=week,
        request=plan.request,
        course=plan.course,
        changes=changes,
        notes=plan.notes,
        may_skip=plan.course is Course.DELOAD and may_skip_deload(history),
    )


def _with_steps(week: Week, placed: Placed) -> Week:
    """The step first, then why this exercise is there at all."""
    sessions = []
    for session in week.sessions:
        by_exercise = {dose.item.exercise.id: dose for dose in placed.doses.get(session.day, ())}
        items = tuple(
            _with_step(item, by_exercise.get(item.exercise.id)) if session.is_gym else item
            for item in session.items
        )
        sessions.append(replace(session, items=items))
    return replace(week, sessions=tuple(sessions))


def _with_step(item: Prescription, dose: Told | None) -> Prescription:
    return item if dose is None else replace(item, reasons=(dose.why, *item.reasons))


def _changes(week: Week, placed: Placed, history: History) -> Iterator[Change]:
    for session in week.sessions:
        yield from _power_changes(session, history)
        for dose in placed.doses.get(session.day, ()) if session.is_gym else ():
            yield Change(
                day=session.day, item=dose.item, turn=dose.turn, why=dose.why, before=dose.before
            )


def _power_changes(session: Session, history: History) -> Iterator[Change]:
    for item in session.items:
        if item.exercise.kind is not Kind.STRENGTH:
            before = _last_power(item, history)
            turn, why = _power_turn(item, before)
            yield Change(day=session.day, item=item, turn=turn, why=why, before=before)


def _last_power(item: Prescription, history: History) -> Prescription | None:
    """Of this kind, in the last week that had some."""
    kind = item.exercise.kind
    found = (one for past in reversed(history) for one in past.week.items)
    return next((one for one in found if one.exercise.kind is kind), None)


def _power_turn(item: Prescription, before: Prescription | None) -> tuple[Turn, Reason]:
    is_sprint = item.exercise.kind is Kind.RUNNING_POWER
    count, last = _power_count(item), 0 if before is None else _power_count(before)
    if before is None:
        said = gettext_noop("Jumps begin, with {count} landings.")
        if is_sprint:
            said = gettext_noop("Hill sprints begin, with {count} of them.")
        return Turn.NEW, reason("R26", said, count=count)
    if count == last:
        return Turn.SAME, reason("R26", gettext_noop("As many as before: {count}."), count=count)
    said = gettext_noop("{count} landings, {last} before: in small steps.")
    if is_sprint:
        said = gettext_noop("{count} sprints, {last} before: in small steps.")
    return Turn.MORE if count > last else Turn.LESS, reason("R26", said, count=count, last=last)


def _power_count(item: Prescription) -> int:
    return contacts_of(item) or item.reps * item.sets
