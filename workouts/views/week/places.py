"""Which session, exercise or day an address is about; 404 when there is no such."""

from django.http import Http404, HttpRequest

from workouts.planning.values.week import Day, Prescription, Session
from workouts.services.week.weeks import OpenWeek

MOST_DIGITS = 3  # of the number of a session, an exercise or a finding


def session_of(request: HttpRequest, opened: OpenWeek) -> tuple[int, Session]:
    """The session that `place` names; 404 when there is none."""
    place = number_of(request, "place", len(opened.week.sessions))
    return place, opened.week.sessions[place]


def item_of(request: HttpRequest, session: Session) -> tuple[int, Prescription]:
    position = number_of(request, "position", len(session.items))
    return position, session.items[position]


def number_of(request: HttpRequest, name: str, count: int) -> int:
    text = request.GET.get(name, "") or request.POST.get(name, "")
    if not text.isascii() or not text.isdigit() or len(text) > MOST_DIGITS:
        raise Http404
    if int(text) >= count:
        raise Http404
    return int(text)


def day_of(request: HttpRequest) -> Day:
    try:
        return Day.from_code(request.GET.get("day", "") or request.POST.get("day", ""))
    except KeyError:
        raise Http404 from None
