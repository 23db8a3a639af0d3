"""The week as a page shows it: days, runs, sessions, reasons and numbers in the reader's words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import repeat
from typing import Any

from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exercises.catalogue import equipment_names, muscle_names
from exercises.models import Exercise
from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE
from workouts.pages import wording
from workouts.pages.charts import LoadChart, MuscleChart, load_chart, muscle_chart
from workouts.pages.controls import Button, SessionControls, button
from workouts.pages.rule_book import RULES, RuleBook, Why
from workouts.pages.session_card import Shown, ShownSession, session_card
from workouts.planning import remedies, review_week, why_taken
from workouts.planning.search.reasons import explain_by_hand, free_day_reason
from workouts.planning.search.work import Work
from workouts.planning.values.letters import lettered
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Prescription, Run, Session, Week
from workouts.preferences import preferred
from workouts.services.weeks import OpenWeek

MOST_OPEN = 3  # findings with their remedies; those of others have their own page
#: Exercises that are judged for the remedies of one open finding: a usual one needs 1,000, and
#: 3,000 are a quarter of a second for the largest week.
WORK_ON_BOARD = 3000


@dataclass(frozen=True, kw_only=True)
class ShownDay:
    name: str
    short: str
    code: str
    kind: str  # the run profile to draw
    run: str
    minutes: int | None
    sessions: tuple[ShownSession, ...]
    keep: Why | None
    date: str = ""  # in a week that has dates
    is_today: bool = False


@dataclass(frozen=True, kw_only=True)
class ShownFinding:
    text: str
    remedies: tuple[Button, ...]  # changes that take it away, the best first
    advice: str  # the rule's own, for where no single change does
    is_must: bool
    why: Why
    asks: int | None = None  # the number of the finding, if its own page has (more) remedies
    taken: str = ""  # why the builder took it all the same


@dataclass(frozen=True, kw_only=True)
class Board:
    days: tuple[ShownDay, ...]
    messages: tuple[wording.Message, ...]
    findings: tuple[ShownFinding, ...]
    in_favour: tuple[Why, ...]
    relaxed: tuple[str, ...]
    ways_back: tuple[str, ...]
    muscles: MuscleChart
    load: LoadChart
    summary: str
    is_withheld: bool


def preview_board(
    week: Week, request: Request, findings: Iterable[Finding], *, is_built: bool = True
) -> Board:
    """A week that is not saved; names come from the catalogue as it is now.

    `is_built` says that the builder chose it, and not a runner or the one who shared it.
    """
    names = equipment_names()
    shown = [[_preview_words(item, names) for item in s.items] for s in week.sessions]
    return _board(lettered(week), request, findings, shown, is_built=is_built)


def _preview_words(item: Prescription, names: Mapping[str, str]) -> Shown:
    if item.equipment in (SUBSTITUTE, NO_EQUIPMENT):
        return {}
    return {"equipment": names.get(item.equipment, item.equipment)}


def plan_board(
    opened: OpenWeek,
    findings: Iterable[Finding],
    controls: Sequence[SessionControls] = (),
    *,
    is_built: bool = False,
) -> Board:
    """A saved week in the words it was saved with; with controls it can be changed."""
    shown = [
        [row.snapshot.get("shown", {}) | _today(row.exercise) for row in session.exercises.all()]
        for session in opened.version.sessions.all()
    ]
    days = preferred().days if opened.monday is None else tuple(Day)
    board = _board(
        opened.week, opened.request, findings, shown, controls, days=days, is_built=is_built
    )
    if opened.monday is None:
        return board
    return replace(board, days=tuple(_dated(board.days, opened.monday)))


def _dated(days: Iterable[ShownDay], monday: date) -> Iterator[ShownDay]:
    """From Monday to Sunday, whatever the reader's week starts with: dates have their own order."""
    for number, day in enumerate(days):
        when = monday + timedelta(days=number)
        is_today = when == timezone.localdate()
        yield replace(day, date=date_format(when, "j M"), is_today=is_today)


def shared_board(opened: OpenWeek) -> Board:
    """A week for others, without notes, weights and all that tells of its runner's health.

    It is explained and judged as if a healthy adult had asked for it, so that the page is the
    same whatever the runner suffers from.
    """
    others = opened.request.for_others()
    sessions = tuple(_for_others(session) for session in opened.week.sessions)
    bare = replace(opened.week, sessions=sessions, messages=(), relaxed=(), ways_back=())
    week = explain_by_hand(bare, others)
    told = [one for one in review_week(week, others) if not RULES[one.rule].tells_health]
    return plan_board(replace(opened, week=week, request=others), told)


def _for_others(session: Session) -> Session:
    items = tuple(replace(item, load_kg=None, reasons=()) for item in session.items)
    return replace(session, note="", items=items)


def _today(exercise: Exercise | None) -> dict[str, str]:
    """Where the catalogue has it now; that of a merged one leads on to the other."""
    if exercise is None:
        return {"address": ""}
    if exercise.published or exercise.merged_into_id:
        return {"address": exercise.get_absolute_url()}
    return {"address": "", "retired": "yes"}


def _board(
    week: Week,
    request: Request,
    findings: Iterable[Finding],
    shown: list[list[Any]],
    controls: Sequence[SessionControls] = (),
    *,
    days: Sequence[Day] | None = None,
    is_built: bool,
) -> Board:
    days = days or preferred().days
    book = RuleBook()
    sessions = {
        id(session): session_card(session, request, words, tag, book, control)
        for session, words, tag, control in zip(
            week.sessions, shown, session_names(week), controls or repeat(None), strict=False
        )
    }
    return Board(
        days=tuple(_day(day, week, request, sessions, book) for day in days),
        messages=wording.messages(week, request),
        findings=tuple(
            _finding(
                finding,
                number,
                week,
                request,
                book,
                is_built=is_built and number < MOST_OPEN,
                can_change=bool(controls),
            )
            for number, finding in enumerate(findings)
        ),
        in_favour=tuple(_in_favour(week, book)),
        relaxed=wording.sentences(week.relaxed),
        ways_back=wording.sentences(week.ways_back),
        muscles=muscle_chart(week, request, muscle_names()),
        load=load_chart(week, request),
        summary=_summary(week),
        is_withheld=week.withheld,
    )


def _in_favour(week: Week, book: RuleBook) -> Iterator[Why]:
    """What speaks for this week: how far the key runs and the other sessions are."""
    for tag, session in zip(session_names(week), week.sessions, strict=True):
        is_first = session is week.sessions[0]
        for reason in session.reasons:
            is_distance = "days" in reason.facts and (reason.rule != "R02" or is_first)
            if is_distance:
                said = book.why(reason)
                yield replace(said, text=f"{tag}: {said.text}")


def session_names(week: Week) -> list[str]:
    """Strength A, Strength B, as each was called first; hill sprints have their name."""
    return [
        _("Strength {letter}").format(letter=session.letter)
        if session.is_gym
        else _("Hill sprints")
        for session in week.sessions
    ]


def _summary(week: Week) -> str:
    if week.withheld:
        return _("No plan for now: please read the note.")
    gym = week.gym
    if not gym:
        return _("No strength session this week.")
    names = [wording.day_words(session.day) for session in gym]
    days = _(" and ").join(names) if len(names) < 3 else ", ".join(names)
    count = ngettext("{count} strength session", "{count} strength sessions", len(gym))
    return _("{count}: {days}.").format(count=count.format(count=len(gym)), days=days)


def _day(
    day: Day,
    week: Week,
    request: Request,
    sessions: Mapping[int, ShownSession],
    book: RuleBook,
) -> ShownDay:
    run, mine = request.week[day], week.on(day)
    free = None if mine or week.withheld else free_day_reason(day, week, request)
    return ShownDay(
        name=wording.day_words(day),
        short=str(WEEKDAYS_ABBR[day]),
        code=day.code,
        kind=run_profile(run),
        run=wording.run_words(Run(kind=run.kind, detail=run.detail)),
        minutes=run.minutes,
        sessions=tuple(sessions[id(session)] for session in mine),
        keep=book.why(free) if free else None,
    )


def run_profile(run: Run) -> str:
    return "hills" if run.detail == "hills" else run.kind.value


def _finding(
    finding: Finding,
    number: int,
    week: Week,
    request: Request,
    book: RuleBook,
    *,
    is_built: bool,
    can_change: bool,
) -> ShownFinding:
    """Remedies are for who can change the week, and cost the more the more there is in it. Where
    not all were tried, their own page goes on."""
    is_open = can_change and number < MOST_OPEN
    work = Work(WORK_ON_BOARD)
    found = remedies(finding, week, request, work=work) if is_open else ()
    return ShownFinding(
        text=wording.say(finding.message, finding.facts),
        remedies=tuple(button(one.edits[0], week, request) for one in found),
        asks=number if can_change and (work.is_over or not is_open) else None,
        advice=wording.say(finding.remedy, finding.facts),
        is_must=finding.is_must,
        why=book.why_rule(finding),
        taken=_taken(finding, week, request) if is_built and not finding.is_must else "",
    )


def _taken(finding: Finding, week: Week, request: Request) -> str:
    taken = why_taken(finding, week, request)
    if taken is None:
        return ""
    instead = taken.instead
    said = [wording.sentence(taken.why)]
    said += [wording.say(instead.message, instead.facts)] if instead else []
    return " ".join(said)
