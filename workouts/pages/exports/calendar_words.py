"""A session and a run as an event of a calendar tells them."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from workouts.pages import wording
from workouts.planning.measures.dose import warm_up
from workouts.planning.values.week import Run, Session
from workouts.services.calendar_feeds import Words


def calendar_words() -> Words:
    return Words(session=_session, run=_run, busy=_("Busy"))


def _session(session: Session) -> tuple[str, str]:
    """`Strength A: Deadlift, Lunge`, and a line for each exercise."""
    names = ", ".join(item.name for item in session.items)
    title = wording.session_words(session)
    summary = f"{title}: {names}" if session.is_gym else title
    steps = " ".join(wording.say(step.sentence, step.facts) for step in warm_up(session))
    lines = [steps] if steps else []
    for item in session.items:
        rest = wording.rest_words(item.rest_seconds)
        lines.append(f"{item.name}: {wording.dose_line(item)}, {_('rest')} {rest}")
    if session.note:
        lines.append(session.note)
    return summary, "\n".join(lines)


def _run(run: Run) -> str:
    return capfirst(wording.run_words(run))
