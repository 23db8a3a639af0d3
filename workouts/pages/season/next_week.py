"""The coming week as it is proposed: what was told, and each dose with its step and its reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from exercises.vocabulary import Kind
from workouts.models import Plan
from workouts.pages import wording
from workouts.pages.season.season import TURNS as PHASES
from workouts.pages.week.charts import ham_sets_words, whole_ham_sets
from workouts.pages.week.session_card import is_bare, version_drawn
from workouts.pages.week.weeks import dates_of, week_words
from workouts.planning.measures.dose import reps_in_reserve
from workouts.planning.measures.movement import is_weighted
from workouts.planning.season.course import Course
from workouts.planning.season.doses.progress import Turn
from workouts.planning.season.next_week import Change
from workouts.planning.training.report import not_done
from workouts.planning.values.letters import lettered, named_like
from workouts.planning.values.report import DoneItem, DoneSession
from workouts.planning.values.request import AMBER_PAIN
from workouts.planning.values.week import Prescription, Week
from workouts.services.season.next_week import Choice, ProposedWeek

A_REP = 1.0  # more or fewer left than planned is worth a word
OFF = "off"  # what was done the week before and is not now
TURNS = {
    Turn.MORE: _lazy("More"),
    Turn.SAME: _lazy("Same"),
    Turn.LESS: _lazy("Less"),
    Turn.NEW: _lazy("New"),
    OFF: _lazy("Rest"),
}
TITLES = {
    Course.DELOAD: _lazy("An easier week"),
    Course.TAPER: _lazy("Less, so that you are fresh"),
    Course.RACE_WEEK: _lazy("Race week"),
    Course.RECOVERY: _lazy("After the race"),
    Course.AMBER: _lazy("Easier until it is calm"),
    Course.COMING_BACK: _lazy("The weight comes back"),
    Course.LIGHTER: _lazy("Back, a little lighter"),
    Course.RESTART: _lazy("Back after a break"),
    Course.OWN: _lazy("A week by itself"),
    Course.NONE: _lazy("No strength work for now"),
}
EASED = {*TITLES} - {Course.COMING_BACK, Course.OWN}


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What was told of one session; `is_well` is False where something was short or hurt."""

    title: str
    lines: tuple[str, ...]
    is_well: bool
    is_to_come: bool
    address: str  # where it is written down or put right


@dataclass(frozen=True, kw_only=True)
class ShownChange:
    """One exercise. `before` is its dose until now, empty for what is new or stays as it is."""

    key: str
    version: str
    is_bare: bool
    worked: tuple[tuple[str, bool], ...]
    name: str
    turn: str
    word: str
    before: str
    dose: str
    effort: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ShownSession:
    name: str
    when: str
    changes: tuple[ShownChange, ...]


@dataclass(frozen=True, kw_only=True)
class ShownProposal:
    dates: str
    title: str
    lead: tuple[str, ...]
    is_painful: bool
    is_withheld: bool
    messages: tuple[wording.Message, ...]
    ways_back: tuple[str, ...]
    is_early: bool  # there is something left to do in the week that it follows
    is_taken: bool  # the week is as proposed already
    heard: tuple[Heard, ...]
    sessions: tuple[ShownSession, ...]
    gone: tuple[ShownChange, ...]
    own: tuple[tuple[str, str], ...]  # sessions of the week as it is, where it is one of its own
    sets: str
    can_keep: bool
    forbidden: str  # why the week before cannot be had again
    can_rest: bool
    may_skip: bool
    unlogged: int


def shown_proposal(coming: ProposedWeek) -> ShownProposal:
    proposed = coming.proposed
    week = proposed.week
    return ShownProposal(
        dates=dates_of(coming.monday),
        title=_title(coming),
        lead=_lead(coming),
        is_painful=proposed.course is Course.AMBER,
        is_withheld=week.withheld,
        messages=wording.messages(week, proposed.request) if week.withheld else (),
        ways_back=wording.sentences(week.ways_back),
        is_early=any(_is_to_come(one, _when(one, coming)) for one in _reports(coming)),
        is_taken=coming.opened.is_own and _same(coming.opened.week, week),
        heard=tuple(_heard(coming)),
        sessions=tuple(_sessions(coming)),
        gone=tuple(_gone(coming)),
        own=tuple(_own(coming)),
        sets=_sets(coming),
        can_keep=Choice.SAME in coming.choices,
        forbidden=_forbidden(coming),
        can_rest=Choice.NONE in coming.choices,
        may_skip=proposed.may_skip,
        unlogged=coming.unlogged,
    )


@dataclass(frozen=True, kw_only=True)
class LinkToProposal:
    text: str
    address: str


def link_to_proposal(plan: Plan, monday: date | None) -> LinkToProposal | None:
    """For pages that say that a week waits to be decided; None when none does."""
    if monday is None:
        return None
    said = _("{week}: see what we propose").format(week=week_words(monday))
    kwargs = {"code": plan.code, "monday": monday}
    return LinkToProposal(text=said, address=reverse("workouts:proposed", kwargs=kwargs))


# What it is called


def _title(coming: ProposedWeek) -> str:
    proposed = coming.proposed
    if proposed.course in TITLES:
        return str(TITLES[proposed.course])
    if _begins_phase(coming):
        return str(PHASES[proposed.request.phase][0])
    turns = [change.turn for change in proposed.changes]
    more, less = turns.count(Turn.MORE) + turns.count(Turn.NEW), turns.count(Turn.LESS)
    if not proposed.week.sessions:
        return _("No strength work")
    now, before = _whole_sets(coming)
    steps, sets = more - less, now - before
    if steps * sets < 0 or (more and not steps):
        return _("Some more, some less")
    if steps + sets > 0:
        return _("A little more")
    return _("A little less") if steps + sets < 0 else _("The same again")


def _begins_phase(coming: ProposedWeek) -> bool:
    """Another than the week before was in, in a season."""
    request, before = coming.proposed.request, coming.last.past.request
    is_known = request.block_week is not None and request.phase in PHASES
    return is_known and request.phase is not before.phase


def _lead(coming: ProposedWeek) -> tuple[str, ...]:
    """Why it is no ordinary week; of an ordinary one what it goes on from."""
    proposed = coming.proposed
    notes = wording.sentences(proposed.notes)
    if _begins_phase(coming) and not proposed.week.withheld:
        notes = (str(PHASES[proposed.request.phase][1]), *notes)
    if notes or proposed.course is not Course.ORDINARY or not coming.last.past.is_reported:
        return notes
    sessions = [one for one in coming.last.past.sessions or () if one.planned.items]
    done = sum(one.is_done for one in sessions)
    worst = max((one.pain for one in coming.last.past.sessions or ()), default=0)
    if done < len(sessions):
        said = _("Sessions done: {done} of {all}.")
        return (said.format(done=done, all=len(sessions)),)
    if worst:
        return (_("All sessions done; pain {pain} at most.").format(pain=worst),)
    if all(one.is_pain_told for one in sessions):
        return (_("All sessions done, and nothing hurt."),)
    return (_("All sessions done."),)


def _sets(coming: ProposedWeek) -> str:
    """`9 hamstring sets, 8 the week before.`"""
    said = ham_sets_words(coming.proposed.week, coming.proposed.request)
    now, before = _whole_sets(coming)
    if now == before:
        return _("{sets}, as the week before.").format(sets=said)
    return _("{sets}, {before} the week before.").format(sets=said, before=before)


def _whole_sets(coming: ProposedWeek) -> tuple[int, int]:
    """Hamstring sets of the proposal and of the week before."""
    proposed, last = coming.proposed, coming.last
    return (
        whole_ham_sets(proposed.week, proposed.request),
        whole_ham_sets(last.week, last.past.request),
    )


def _forbidden(coming: ProposedWeek) -> str:
    """The first rule that the week before would break now."""
    if not coming.forbidden or coming.proposed.week.withheld:
        return ""
    first = coming.forbidden[0]
    return wording.say(first.message, first.facts)


# What was told


def _heard(coming: ProposedWeek) -> Iterator[Heard]:
    for one in _reports(coming):
        when = _when(one, coming)
        yield Heard(
            title=_heard_title(one, when, coming),
            lines=tuple(_heard_lines(one)),
            is_well=one.is_done and one.pain < AMBER_PAIN and not any(map(_is_short, one.items)),
            is_to_come=_is_to_come(one, when),
            address=_where(coming, one, when),
        )


def _reports(coming: ProposedWeek) -> Iterator[DoneSession]:
    """Of the week before, also where nothing was written down."""
    yield from coming.last.past.sessions or map(not_done, coming.last.week.sessions)


def _when(one: DoneSession, coming: ProposedWeek) -> date:
    """The day it was done on, else planned for."""
    trainings = [t for t in coming.last.trainings if t.told.session == one.planned.identity]
    if one.is_done and one.planned.identity and trainings:
        return trainings[-1].on
    return coming.last.monday + timedelta(days=int(one.planned.day))


def _where(coming: ProposedWeek, one: DoneSession, when: date) -> str:
    """Empty for what was not planned, and for what is still to come."""
    if not one.planned.identity or when > timezone.localdate():
        return ""
    return reverse("workouts:train", args=[coming.opened.plan.code, one.planned.identity, when])


def _heard_title(one: DoneSession, when: date, coming: ProposedWeek) -> str:
    name, day = wording.session_words(one.planned), date_format(when, "l")
    if not one.planned.items:
        return _("Extra session, {day}").format(day=day)
    if one.is_done:
        return _("{name}, {day}: done").format(name=name, day=day)
    if _is_to_come(one, when):
        return _("{name}, {day}: still to come").format(name=name, day=day)
    if when < timezone.localdate(coming.opened.plan.created_at):
        return _("{name}, {day}: before you began").format(name=name, day=day)
    if not coming.last.past.is_reported:
        return _("{name}, {day}: nothing written down").format(name=name, day=day)
    return _("{name}, {day}: not done").format(name=name, day=day)


def _is_to_come(one: DoneSession, when: date) -> bool:
    return not one.is_done and when >= timezone.localdate()


def _heard_lines(one: DoneSession) -> Iterator[str]:
    if one.is_morning_told:
        felt = _("Pain {pain}, soreness {soreness} the next morning.")
        yield felt.format(pain=one.pain, soreness=one.soreness)
    elif one.is_pain_told:
        yield _("Pain {pain}.").format(pain=one.pain)
    for item in one.items if one.is_done else ():
        if line := _item_line(item):
            yield f"{item.planned.name}: {line}"


def _item_line(item: DoneItem) -> str:
    """What was other than planned; empty where nothing was."""
    planned = item.planned
    said = []
    if item.is_skipped:
        return _("done as {name}").format(name=item.done_as) if item.done_as else _("left out")
    if item.sets_done is not None and item.sets_done < planned.sets:
        said.append(_("{done} of {all} sets").format(done=item.sets_done, all=planned.sets))
    if item.done_as:
        said.append(_("others as {name}").format(name=item.done_as))
    if _is_short(item):
        short = _("{done} of {all} reps in the shortest set")
        said.append(short.format(done=item.fewest_reps, all=planned.reps))
    is_lift = planned.exercise.kind is Kind.STRENGTH
    if is_lift and item.rpe is not None and abs(item.rpe - planned.rpe) >= A_REP:
        left, asked = (wording.number_words(reps_in_reserve(r)) for r in (item.rpe, planned.rpe))
        said.append(_("{left} left, {asked} planned").format(left=left, asked=asked))
    if item.form_broke:
        said.append(_("the form broke"))
    return ", ".join(said)


def _is_short(item: DoneItem) -> bool:
    is_counted = item.planned.exercise.kind is not Kind.RUNNING_POWER
    return is_counted and item.fewest_reps is not None and item.fewest_reps < item.planned.reps


# What comes of it


def _sessions(coming: ProposedWeek) -> Iterator[ShownSession]:
    known = {(change.day, change.item.exercise.id): change for change in coming.proposed.changes}
    for session in lettered(named_like(coming.proposed.week, coming.last.week)).sessions:
        yield ShownSession(
            name=wording.session_words(session),
            when=wording.day_words(session.day),
            changes=tuple(
                _change(known.get((session.day, item.exercise.id)), item) for item in session.items
            ),
        )


def _change(change: Change | None, item: Prescription) -> ShownChange:
    """A week that was built by the rules alone has no steps."""
    turn = Turn.SAME if change is None else change.turn
    why = item.reasons[0] if item.reasons else None
    if change is not None:
        why = change.why
    before = "" if change is None or change.before is None else full_dose(change.before)
    dose = full_dose(item)
    return _drawn(
        item,
        turn=turn.value,
        word="" if change is None else str(TURNS[turn]),
        before=before if before != dose else "",
        dose=dose,
        effort=wording.effort_words(item),
        reason=wording.sentence(why) if why else "",
    )


def _gone(coming: ProposedWeek) -> Iterator[ShownChange]:
    """What was in the week before and is not in this one."""
    if not coming.proposed.changes:
        return
    now = {item.exercise.id for item in coming.proposed.week.items}
    is_eased = coming.proposed.course in EASED
    why = _why_gone(coming)
    for item in coming.last.week.items:
        if item.exercise.id not in now:
            now.add(item.exercise.id)
            yield _drawn(
                item,
                turn=OFF,
                word=str(TURNS[OFF] if is_eased else _("Not now")),
                before=full_dose(item),
                dose=_("none"),
                effort="",
                reason=why(item),
            )


def _why_gone(coming: ProposedWeek) -> Callable[[Prescription], str]:
    course = coming.proposed.course
    if course in (Course.TAPER, Course.RACE_WEEK):
        power = _("Not so close to the race.")
    elif course is Course.AMBER:
        power = _("Not until two sessions in a row have been calm.")
    else:
        power = _("Not this week. It goes on from where it was.")
    lift = _("Left out this week, so that there is less to do.")
    if course not in EASED:
        other = _("Other work takes its place this week.")
        power = lift = _("It has no place in this phase.") if _begins_phase(coming) else other
    return lambda item: lift if item.exercise.kind is Kind.STRENGTH else power


def _drawn(item: Prescription, **told: str) -> ShownChange:
    return ShownChange(
        key=item.exercise.id,
        version=version_drawn(item),
        is_bare=is_bare(item),
        worked=tuple((part.muscle, part.primary) for part in item.exercise.muscles),
        name=item.name,
        **told,
    )


def full_dose(item: Prescription) -> str:
    """`3 × 6, 80 kg`."""
    has_weight = item.load_kg is not None and is_weighted(item)
    weight = wording.weight_words(item.load_kg or 0) if has_weight else ""
    return ", ".join(words for words in (wording.dose_words(item), weight) if words)


def _own(coming: ProposedWeek) -> Iterator[tuple[str, str]]:
    """Nothing where the week follows the plan, or is as proposed already."""
    if not coming.opened.is_own or _same(coming.opened.week, coming.proposed.week):
        return
    for session in coming.opened.week.sessions:
        named = _("{name}, {day}").format(
            name=wording.session_words(session), day=wording.day_words(session.day)
        )
        doses = (f"{item.name} {full_dose(item)}" for item in session.items)
        yield named, ", ".join(doses)


def _same(one: Week, other: Week) -> bool:
    """The same work on the same days."""
    return _work(one) == _work(other)


def _work(week: Week) -> list[object]:
    return [
        (session.day, [(item.name, full_dose(item), item.rpe) for item in session.items])
        for session in week.sessions
    ]
