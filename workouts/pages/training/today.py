"""What to do today, and what comes next, in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workouts.models import Plan, RaceDay
from workouts.pages import wording
from workouts.pages.training.log import ShownDone, shown_log
from workouts.pages.week.board import run_profile, session_names
from workouts.pages.week.session_card import Shown, ShownSession, session_card
from workouts.planning.training.fold import Training
from workouts.planning.values.week import Session
from workouts.services.training.trainings import Done
from workouts.services.week.coming_days import ComingDay


@dataclass(frozen=True, kw_only=True)
class Countdown:
    days: int
    text: str  # what follows the number; all there is to say on the day itself


@dataclass(frozen=True, kw_only=True)
class ShownRun:
    kind: str  # the profile to draw
    name: str
    minutes: int | None


@dataclass(frozen=True, kw_only=True)
class SessionToDo:
    card: ShownSession
    start: str  # what its button says
    is_done: bool
    address: str


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """Something that comes, and when."""

    when: str
    what: str
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Today:
    when: date
    countdown: Countdown | None
    run: ShownRun
    sessions: tuple[SessionToDo, ...]
    extras: tuple[ShownDone, ...]  # what was done and not planned for today
    next_session: Ahead | None
    tomorrow: Ahead
    key_run: Ahead | None
    is_withheld: bool


def shown_today(plan: Plan, days: Sequence[ComingDay], done: Sequence[Done]) -> Today:
    """`days` starts with today and goes beyond tomorrow; `done` are the trainings of today."""
    today, *later = days
    return Today(
        when=today.when,
        countdown=_countdown(plan.race, today.when),
        run=ShownRun(
            kind=run_profile(today.run),
            name=wording.run_words(replace(today.run, minutes=None)),
            minutes=today.run.minutes,
        ),
        sessions=tuple(_to_do(today, plan, {str(one.log.session): one.training for one in done})),
        extras=_extras(today, done),
        next_session=_next_session(later, today, plan),
        tomorrow=_tomorrow(later[0]),
        key_run=_key_run(later, today),
        is_withheld=today.week.withheld,
    )


def _countdown(race: RaceDay | None, today: date) -> Countdown | None:
    if race is None or race.when < today:
        return None
    days, name = (race.when - today).days, wording.run_words(race.run)
    pattern = ngettext("day to your {race}", "days to your {race}", days)
    return Countdown(days=days, text=(pattern if days else _("Race day: {race}")).format(race=name))


def _to_do(day: ComingDay, plan: Plan, trainings: Mapping[str, Training]) -> Iterator[SessionToDo]:
    for place, (session, name) in enumerate(_named(day)):
        words: list[Shown] = [{}] * len(session.items)
        card = session_card(session, day.asked, words, tag=name, place=place, key=str(place))
        training = trainings.get(session.identity, Training())
        yield SessionToDo(
            card=card,
            start=_start_words(session, training).format(name=name, minutes=card.minutes),
            is_done=training.finished_at is not None,
            address=_where_to_train(plan, session, day),
        )


def _extras(day: ComingDay, done: Iterable[Done]) -> tuple[ShownDone, ...]:
    planned = {session.identity for session, _name in _named(day)}
    others = [one for one in done if str(one.log.session) not in planned]
    return shown_log(one for one in others if one.training.sets)


def _start_words(session: Session, training: Training) -> str:
    if training.finished_at is not None:
        return _("See what you did")
    if training.sets:
        return _("Continue {name}") if session.is_gym else _("Continue the hill sprints")
    if session.is_gym:
        return _("Start {name}, {minutes} min")
    return _("Start the hill sprints, {minutes} min")


def _named(day: ComingDay) -> Iterator[tuple[Session, str]]:
    names = zip(day.week.sessions, session_names(day.week), strict=True)
    return ((session, name) for session, name in names if session.day is day.day)


def _where_to_train(plan: Plan, session: Session, day: ComingDay) -> str:
    return reverse("workouts:train", args=[plan.code, session.identity, day.when])


def _where_in_week(plan: Plan, day: ComingDay) -> str:
    address = reverse("workouts:plan", kwargs={"code": plan.code, "monday": day.monday})
    return f"{address}#{day.day.code}"


def _next_session(later: Iterable[ComingDay], today: ComingDay, plan: Plan) -> Ahead | None:
    for day in later:
        for _session, name in _named(day):
            when = _day_words(day, today)
            return Ahead(when=when, what=name, address=_where_in_week(plan, day))
    return None


def _tomorrow(day: ComingDay) -> Ahead:
    names = [capfirst(wording.run_words(day.run)), *(name for _session, name in _named(day))]
    return Ahead(when=_("Tomorrow"), what=", ".join(names))


def _key_run(later: Iterable[ComingDay], today: ComingDay) -> Ahead | None:
    for day in later:
        if day.run.is_key:
            days = (day.when - today.when).days
            pattern = ngettext("Next key run, tomorrow", "Next key run, in {days} days", days)
            what = _("{day}, {run}").format(
                day=date_format(day.when, "l"), run=wording.run_words(day.run)
            )
            return Ahead(when=pattern.format(days=days), what=what)
    return None


def _day_words(day: ComingDay, today: ComingDay) -> str:
    if (day.when - today.when).days == 1:
        return _("tomorrow")
    is_this_week = day.monday == today.monday
    pattern = _("on {day}") if is_this_week else _("on {day} next week")
    return pattern.format(day=date_format(day.when, "l"))
