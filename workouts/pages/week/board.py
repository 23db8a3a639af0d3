"""The week as a page shows it: days, runs, sessions and findings, in the reader's words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exercises.catalogue import FEW, equipment_names
from exercises.catalogue_version import per_version
from exercises.models import Exercise
from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE
from workouts.pages import wording
from workouts.pages.rule_book import RULES, RuleBook
from workouts.pages.week.findings import ShownFinding, brief_finding, built_findings
from workouts.pages.week.session_card import Shown, ShownSession, session_card
from workouts.pages.week.weeks import days_in_order
from workouts.planning import review_week
from workouts.planning.search.reasons import explain_by_hand, free_day_reason
from workouts.planning.values.letters import lettered
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Prescription, Run, Session, Week
from workouts.services.week.weeks import OpenWeek
from workouts.storage.catalogue import exercise_rows

UNKNOWN = {"address": ""}  # of an exercise that this catalogue does not have
NOTHING: Mapping[str, date] = MappingProxyType({})
MOST_IN_SIGHT = 3  # findings that must change, above the days


@dataclass(frozen=True, kw_only=True)
class ShownDay:
    name: str
    short: str
    code: str
    kind: str  # the run profile to draw
    run: str
    minutes: int | None
    sessions: tuple[ShownSession, ...]
    keep: str  # why a day is kept free
    date: str = ""  # in a week that has dates
    on: str = ""  # the same for addresses, such as 2026-11-24
    is_today: bool = False
    has_come: bool = False  # today, or earlier
    is_open: bool = False


@dataclass(frozen=True, kw_only=True)
class Board:
    days: tuple[ShownDay, ...]
    messages: tuple[wording.Message, ...]
    findings: tuple[ShownFinding, ...]
    relaxed: tuple[str, ...]
    ways_back: tuple[str, ...]
    summary: str
    is_withheld: bool

    def session(self, place: int) -> ShownSession:
        """That of a place in the week, whatever day the reader's week starts with."""
        return next(one for day in self.days for one in day.sessions if one.place == str(place))

    @property
    def must_change(self) -> tuple[ShownFinding, ...]:
        """The first of them; all are on their own page."""
        return tuple(finding for finding in self.findings if finding.is_must)[:MOST_IN_SIGHT]


def preview_board(
    week: Week, request: Request, findings: Iterable[Finding], *, is_built: bool = True
) -> Board:
    """A week that is not saved; names come from the catalogue as it is now.

    `is_built` says that the builder chose it, and not a runner or the one who shared it.
    """
    names = equipment_names()
    shown = [[_preview_words(item, names) for item in s.items] for s in week.sessions]
    week = lettered(week)
    told = built_findings(findings, week, request) if is_built else map(brief_finding, findings)
    return _board(week, request, told, shown)


def _preview_words(item: Prescription, names: Mapping[str, str]) -> Shown:
    if item.equipment in (SUBSTITUTE, NO_EQUIPMENT):
        return {}
    return {"equipment": names.get(item.equipment, item.equipment)}


def plan_board(
    opened: OpenWeek, findings: Iterable[Finding], finished: Mapping[str, date] = NOTHING
) -> Board:
    """A saved week in the words it was saved with. `finished` says when sessions were, by their
    identity."""
    told = [brief_finding(one) for one in findings]
    board = _board(
        opened.week,
        opened.request,
        told,
        kept_words(opened),
        monday=opened.monday,
        finished=finished,
    )
    choose = _next_session if opened.monday is None else _day_in_sight
    return replace(board, days=tuple(_unfolded(board.days, choose(board.days))))


def paper_board(opened: OpenWeek) -> Board:
    """A saved week with all that is needed away from a screen."""
    words, book = kept_words(opened), RuleBook()
    return _board(opened.week, opened.request, (), words, monday=opened.monday, book=book)


def kept_words(opened: OpenWeek) -> list[list[Shown]]:
    """For each exercise of each session the words it was saved with, and where its page is now."""
    today = _words_of_today()
    return [
        [
            row.snapshot.content.get("shown", {}) | today.get(row.exercise_id, UNKNOWN)
            for row in session.exercises.all()
        ]
        for session in opened.version.sessions.all()
    ]


def _unfolded(days: Iterable[ShownDay], first: ShownDay | None) -> Iterator[ShownDay]:
    for day in days:
        yield replace(day, is_open=True) if day is first else day


def _day_in_sight(days: Sequence[ShownDay]) -> ShownDay | None:
    """Today; in a week without it the first day with a session, unless the week is over."""
    today = next((day for day in days if day.is_today), None)
    if today or days[-1].has_come:
        return today
    return next((day for day in days if day.sessions), None)


def _next_session(days: Iterable[ShownDay]) -> ShownDay | None:
    """The day of the week that repeats on which the next session is: today, if it has one."""
    today = timezone.localdate().weekday()
    coming = sorted(days, key=lambda day: (Day.from_code(day.code) - today) % len(Day))
    return next((day for day in coming if day.sessions), None)


@dataclass(frozen=True, kw_only=True)
class SharedWeek:
    """A week for others, without notes, weights and all that tells of its runner's health."""

    opened: OpenWeek
    findings: tuple[Finding, ...]


def for_others(opened: OpenWeek) -> SharedWeek:
    """Explained and judged as if a healthy adult had asked for it, so that the page is the same
    whatever the runner suffers from."""
    others = opened.request.for_others()
    sessions = tuple(_for_others(session) for session in opened.week.sessions)
    bare = replace(opened.week, sessions=sessions, messages=(), relaxed=(), ways_back=())
    week = explain_by_hand(bare, others)
    told = tuple(one for one in review_week(week, others) if not RULES[one.rule].tells_health)
    return SharedWeek(opened=replace(opened, week=week, request=others), findings=told)


def shared_board(shared: SharedWeek) -> Board:
    """With how and why next to each exercise: a page to read has no menus."""
    opened = shared.opened
    told = [brief_finding(one) for one in shared.findings]
    return _board(opened.week, opened.request, told, kept_words(opened), book=RuleBook())


def _for_others(session: Session) -> Session:
    items = tuple(replace(item, load_kg=None, reasons=()) for item in session.items)
    return replace(session, note="", items=items, identity="")


@per_version(FEW)
def _words_of_today() -> dict[int | None, dict[str, str]]:
    return {number: _today(row) for number, row in exercise_rows().items()}


def _today(exercise: Exercise) -> dict[str, str]:
    """Where the catalogue has it now; that of a merged one leads on to the other."""
    if exercise.published or exercise.merged_into_id:
        return {"address": exercise.get_absolute_url()}
    return {"address": "", "retired": "yes"}


def _board(
    week: Week,
    request: Request,
    findings: Iterable[ShownFinding],
    words: list[list[Any]],
    *,
    monday: date | None = None,
    finished: Mapping[str, date] = NOTHING,
    book: RuleBook | None = None,
) -> Board:
    named = zip(week.sessions, session_names(week), strict=True)
    sessions = {
        id(session): session_card(
            session,
            request,
            words[place],
            tag=tag,
            place=place,
            key=session.identity or str(place),
            done_on=finished.get(session.identity),
            book=book,
        )
        for place, (session, tag) in enumerate(named)
    }
    return Board(
        days=tuple(_days(week, request, sessions, monday)),
        messages=wording.messages(week, request),
        findings=tuple(findings),
        relaxed=wording.sentences(week.relaxed),
        ways_back=wording.sentences(week.ways_back),
        summary=_summary(week),
        is_withheld=week.withheld,
    )


def session_names(week: Week) -> list[str]:
    return [wording.session_words(session) for session in week.sessions]


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


def _days(
    week: Week, request: Request, sessions: Mapping[int, ShownSession], monday: date | None
) -> Iterator[ShownDay]:
    today = timezone.localdate() if monday else None
    for day in days_in_order(monday):
        when = monday and monday + timedelta(days=int(day))
        yield _day(day, week, request, sessions, when=when, today=today)


def _day(
    day: Day,
    week: Week,
    request: Request,
    sessions: Mapping[int, ShownSession],
    *,
    when: date | None,
    today: date | None,
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
        keep=wording.sentence(free) if free else "",
        date=date_format(when, "j M") if when else "",
        on=when.isoformat() if when else "",
        is_today=when is not None and when == today,
        has_come=bool(when and today and when <= today),
    )


def run_profile(run: Run) -> str:
    return "hills" if run.detail == "hills" else run.kind.value
