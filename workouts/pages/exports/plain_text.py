"""A week and its day table as text for a terminal."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from workouts.pages import wording
from workouts.pages.week.schools import school_name
from workouts.planning import remedies
from workouts.planning.answers.day_table import KINDS, Cell, day_table
from workouts.planning.answers.differences import Difference
from workouts.planning.measures.dose import load_advice
from workouts.planning.measures.load import told_stress
from workouts.planning.measures.minutes import session_minutes
from workouts.planning.search.reasons import free_day_reason
from workouts.planning.values.request import Request, School
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Session, Week

Schools = Iterable[tuple[School, tuple[Difference, ...]]]
REASONS_SHOWN = 2  # of a cell


def week_text(week: Week, request: Request, findings: Iterable[Finding]) -> str:
    """The sessions with their reasons, then what is to be said about the week."""
    lines: list[str] = []
    for session in week.sessions:
        lines += [_session_line(session, request), *_session_details(session)]
    for told in wording.messages(week, request):
        lines.append(f"! {told.title}: {told.text}")
    lines += [f"- {wording.sentence(r)}" for r in (*week.relaxed, *week.ways_back)]
    for finding in findings:
        lines.append(f"? {wording.say(finding.message, finding.facts)} [{finding.rule}]")
        for remedy in remedies(finding, week, request):
            lines += [f"    > {told}" for told in wording.told(remedy.edits, week, request)]
    lines += _free_days(week, request)
    return "\n".join(lines or [_("No strength session this week.")])


def _free_days(week: Week, request: Request) -> Iterator[str]:
    """Why each day without strength work has none."""
    for day in Day:
        reason = None if week.on(day) or week.withheld else free_day_reason(day, week, request)
        if reason is not None:
            text = wording.sentence(reason)
            yield f"{wording.day_words(day)}: {text} [{reason.rule}]"


def schools_text(found: Schools) -> str:
    """What each other school of scheduling would change."""
    lines = []
    for school, differences in found:
        lines.append(f"{school_name(school)}:")
        for one in differences:
            lines.append(f"  {' '.join(wording.difference(one))}".rstrip())
        if not differences:
            lines.append("  " + _("The same sessions on the same days."))
    return "\n".join(lines)


def _session_line(session: Session, request: Request) -> str:
    kind = _("hill sprints")
    if session.is_gym:
        kind = str(wording.STRESS[told_stress(session)])
    minutes = round(session_minutes(session))
    return f"{wording.day_words(session.day)}: {kind}, {minutes} min"


def _session_details(session: Session) -> Iterator[str]:
    for reason in session.reasons:
        yield f"  {wording.sentence(reason)} [{reason.rule}]"
    for item in session.items:
        dose, rest = wording.dose_line(item), wording.rest_words(item.rest_seconds)
        yield f"  * {item.name}: {dose}, {rest}"
        advice = load_advice(item)
        if advice is not None:
            yield f"      {wording.sentence(advice)}"
        for reason in item.reasons:
            yield f"      {wording.sentence(reason)} [{reason.rule}]"


def table_text(request: Request) -> str:
    """A row for each day: its run, what could be added, and what speaks against it."""
    rows = [["", _("run"), *KINDS, _("why not, or what it costs")]]
    for row in day_table(request):
        run = str(request.week[row[0].day])
        rows.append([row[0].day.code, run, *(c.verdict.value for c in row), _reasons(row)])
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)] + [0]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _reasons(row: tuple[Cell, ...]) -> str:
    """The sentences of the gravest findings, each once."""
    found = [finding for cell in row for finding in cell.findings]
    said = dict.fromkeys(wording.say(finding.message, finding.facts) for finding in found)
    return " ".join(list(said)[:REASONS_SHOWN]) or "-"
