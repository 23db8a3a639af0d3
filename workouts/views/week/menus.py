"""What can be done with a week, a day, a session, an exercise: each asked for when it is opened."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from workouts.models import this_monday
from workouts.pages import wording
from workouts.pages.rule_book import RuleBook
from workouts.pages.week import board
from workouts.pages.week.controls import moves as shown_moves
from workouts.pages.week.controls import moves_to, removal, session_buttons
from workouts.pages.week.session_card import exercise_in_full, session_in_full
from workouts.pages.week.suggestions import can_add
from workouts.pages.week.weeks import dates_of, is_over, race_weeks
from workouts.planning.values.week import Session
from workouts.services.season.races import race_mondays
from workouts.services.week.weeks import OpenWeek
from workouts.views.access import open_week, steps_of, week_context
from workouts.views.private import private_get
from workouts.views.week.places import day_of, item_of, session_of


@private_get
def week_menu(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    opened = open_week(request, code, monday)
    context = week_context(
        opened,
        dates=dates_of(monday) if monday else "",
        is_over=is_over(monday),
        race_weeks=race_weeks(monday, race_mondays(opened.plan.race)),
        **steps_of(opened),
    )
    return render(request, "workouts/menus/week.html", context)


@private_get
def day_menu(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """Another run; and strength on a day without it, where something can be added or moved."""
    opened = open_week(request, code, monday)
    day = day_of(request)
    is_free = not opened.week.on(day)
    context = week_context(
        opened,
        day=day.code,
        name=wording.day_words(day),
        run=wording.run_words(opened.asked.week[day]),
        can_add=is_free and can_add(opened, day),
        moves=moves_to(opened, day, board.session_names(opened.week)) if is_free else (),
    )
    return render(request, "workouts/menus/day.html", context)


@private_get
def session_menu(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    opened = open_week(request, code, monday)
    place, session = session_of(request, opened)
    context = week_context(
        opened,
        place=place,
        name=board.session_names(opened.week)[place],
        day=wording.day_words(session.day),
        buttons=session_buttons(opened, place),
        full=session_in_full(session, RuleBook()),
        write_down=_where_to_write_down(opened, session),
    )
    return render(request, "workouts/menus/session.html", context)


def _where_to_write_down(opened: OpenWeek, session: Session) -> str:
    """On its day of that week; of the week that repeats, of this one."""
    on = (opened.monday or this_monday()) + timedelta(days=session.day)
    here = reverse("workouts:past_session", args=[opened.plan.code])
    return f"{here}?session={session.identity}&on={on.isoformat()}"


@private_get
def exercise_menu(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """How and why are told below what can be done."""
    opened = open_week(request, code, monday)
    place, session = session_of(request, opened)
    position, item = item_of(request, session)
    words = board.kept_words(opened)[place]
    shown = board.plan_board(opened, ()).session(place).exercises[position]
    context = week_context(
        opened,
        place=place,
        position=position,
        exercise=shown,
        key=item.exercise.id,
        rpe=wording.rpe_words(item),
        full=exercise_in_full(item, opened.request, words[position], RuleBook()),
        removal=removal(place, position),
    )
    return render(request, "workouts/menus/exercise.html", context)


@private_get
def moves(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """What each day would mean for a session."""
    opened = open_week(request, code, monday)
    place, session = session_of(request, opened)
    context = week_context(
        opened,
        name=board.session_names(opened.week)[place],
        day=wording.day_words(session.day),
        moves=shown_moves(opened, place),
    )
    return render(request, "workouts/menus/moves.html", context)
