"""What became of the weeks so far: sessions, sets, best sets and pain, and what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from workouts.models import monday_of, this_monday
from workouts.pages.training.log import exercise_of
from workouts.pages.training.set_words import set_words
from workouts.pages.week.charts import GridLine
from workouts.pages.week.weeks import dates_of
from workouts.planning.measures.one_rep import most_once
from workouts.planning.rules.weekly_sets_out_of_range import in_whole_sets, set_range
from workouts.planning.season.course import Course
from workouts.planning.season.history import ham_sets_done
from workouts.planning.training.events import WORST_PAIN, Side
from workouts.planning.training.fold import LoggedSet
from workouts.planning.training.prescribed import Counting, PrescribedDose
from workouts.planning.training.times import Time, best_set, keys_done, times_of
from workouts.planning.values.request import AMBER_PAIN
from workouts.planning.values.week import Day, Session
from workouts.preferences import preferred, shown_weight
from workouts.services.season.seasons import course_of
from workouts.services.training.logged_weeks import LoggedWeek

# The drawings, in their units: a column for each week, from left to right.
LEFT, RIGHT, TOP, FLOOR, WIDTH = 30, 556, 20, 170, 560
WIDEST_COLUMN = 44
BAR_SHARE = 0.7  # of a column
FEWEST_SETS = 5  # that the axis goes up to
STEP_SETS = 5
LINE_WIDTH, LINE_TOP, LINE_FLOOR = 240, 10, 56
MOST_EXERCISES = 12
LATELY_WEEKS = 4
SETTLED = 2  # of 10: pain that is fine
#: Weeks that are meant to be lower.
LIGHTER = {
    Course.DELOAD: _lazy("easier week"),
    Course.TAPER: _lazy("taper"),
    Course.RACE_WEEK: _lazy("race week"),
    Course.RECOVERY: _lazy("after a race"),
    Course.NONE: _lazy("no strength work"),
    Course.OWN: _lazy("by itself"),
}
PAINFUL = _lazy("because of pain")


@dataclass(frozen=True, kw_only=True)
class ShownWeek:
    """A week in a row of the table and a column of the drawing. `sets` is None where nothing was
    written down; `note` says why it was meant to be lower."""

    dates: str
    monday: date
    done: int | None
    planned: int
    sets: int | None
    low: int
    high: int
    pain: int | None
    note: str
    x: float
    middle: float
    width: float
    y: float
    height: float
    range_y: float
    range_height: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Dot:
    x: float
    y: float
    when: date
    pain: int
    soreness: int
    session: str


@dataclass(frozen=True, kw_only=True)
class ShownLift:
    """An exercise with its best set. `line` is its strength over time, empty with fewer than two
    days that say something of it; `once` what the best of them says one could lift once."""

    name: str
    exercise: str
    version: str
    best: str
    when: date
    times: int
    kg: float  # that one could lift once
    once: str
    line: str
    end: tuple[float, float] | None
    days: tuple[tuple[date, str, str], ...]  # the best set of each, and what it says


@dataclass(frozen=True, kw_only=True)
class Said:
    text: str
    is_well: bool = True


@dataclass(frozen=True, kw_only=True)
class ShownProgress:
    weeks: tuple[ShownWeek, ...]
    grid: tuple[GridLine, ...]
    done: int
    planned: int
    last_sets: ShownWeek | None
    worst_lately: int | None
    lifts: tuple[ShownLift, ...]
    pains: tuple[Dot, ...]
    pain_line: str
    says: tuple[Said, ...]

    @property
    def is_empty(self) -> bool:
        return not self.pains and all(week.done is None for week in self.weeks)


def shown_progress(weeks: Sequence[LoggedWeek]) -> ShownProgress:
    """From the first week of which something is known on; the last one is this week."""
    known = [place for place, week in enumerate(weeks) if week.trainings]
    weeks = weeks[known[0] :] if known else ()
    most = _most_sets(weeks)
    shown = tuple(_week(week, number, len(weeks), most) for number, week in enumerate(weeks))
    over = [week for week in shown if week.done is not None]
    pains = tuple(_pains(weeks))
    lifts = tuple(_lifts(weeks))
    return ShownProgress(
        weeks=shown,
        grid=tuple(
            GridLine(y=_height(sets, most), label=sets) for sets in range(0, most + 1, STEP_SETS)
        ),
        done=sum(week.done or 0 for week in over),
        planned=sum(week.planned for week in over),
        last_sets=next((week for week in reversed(over) if week.monday < this_monday()), None),
        worst_lately=_worst_lately(weeks),
        lifts=lifts,
        pains=pains,
        pain_line=_path([(dot.x, dot.y) for dot in pains]),
        says=(_sessions_say(shown), _lifts_say(lifts), _pain_says(pains)),
    )


# Weeks


def _most_sets(weeks: Sequence[LoggedWeek]) -> int:
    counts = [FEWEST_SETS, *(set_range(week.past.request).high for week in weeks)]
    counts += [ham_sets_done(week.past) for week in weeks if week.past.is_reported]
    return STEP_SETS * ceil(max(counts) / STEP_SETS)


def _height(sets: float, most: int) -> float:
    return round(FLOOR - (FLOOR - TOP) * sets / most, 1)


def _week(week: LoggedWeek, number: int, count: int, most: int) -> ShownWeek:
    past, wanted = week.past, set_range(week.past.request)
    sets = ham_sets_done(past) if past.is_reported else 0.0
    shown, low, high = in_whole_sets(sets, wanted)
    column = min(WIDEST_COLUMN, (RIGHT - LEFT) / count)
    x = LEFT + column * (number + (1 - BAR_SHARE) / 2)
    pains = [one.pain for one in past.felt]
    top, range_top = _height(sets, most), _height(wanted.high, most)
    return ShownWeek(
        dates=dates_of(week.monday),
        monday=week.monday,
        done=sum(one.planned.is_gym for one in past.done) if past.is_reported else None,
        planned=len(_planned(week)),
        sets=shown if past.is_reported else None,
        low=low,
        high=high,
        pain=max(pains, default=None),
        note=_note(week),
        x=round(x, 1),
        middle=round(x + column * BAR_SHARE / 2, 1),
        width=round(column * BAR_SHARE, 1),
        y=top,
        height=round(FLOOR - top, 1),
        range_y=range_top,
        range_height=round(_height(wanted.low, most) - range_top, 1),
        label=date_format(week.monday, "j M") if number % max(1, ceil(count / 6)) == 0 else "",
    )


def _planned(week: LoggedWeek) -> list[Session]:
    """Strength sessions that could have been done by now."""
    today = timezone.localdate()
    over = today.weekday() if week.monday == monday_of(today) else len(Day)
    done = {one.planned.identity for one in week.past.done}
    return [one for one in week.week.gym if one.day < over or one.identity in done]


def _note(week: LoggedWeek) -> str:
    request = week.past.request
    if request.has_amber_pain:
        return str(PAINFUL)
    return str(LIGHTER.get(course_of(request, week.week), ""))


# Pain


def _pains(weeks: Sequence[LoggedWeek]) -> Iterator[Dot]:
    """The next morning, session by session; one without an answer is left out."""
    told = [
        (one.on, one.told)
        for week in weeks
        for one in week.trainings
        if one.is_of_plan and one.told.training.morning_pain is not None
    ]
    for number, (on, one) in enumerate(told):
        pain = one.training.morning_pain or 0
        letter = one.prescribed.letter
        yield Dot(
            x=round(LEFT + (RIGHT - LEFT) * (number + 0.5) / len(told), 1),
            y=round(FLOOR - (FLOOR - TOP) * pain / WORST_PAIN, 1),
            when=on,
            pain=pain,
            soreness=one.training.morning_soreness or 0,
            session=_("Strength {letter}").format(letter=letter)
            if letter
            else one.prescribed.title,
        )


def _path(points: Sequence[tuple[float, float]]) -> str:
    if len(points) < 2:
        return ""
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _worst_lately(weeks: Sequence[LoggedWeek]) -> int | None:
    done = [one for week in weeks[-LATELY_WEEKS:] for one in week.past.sessions or ()]
    return max((one.pain for one in done), default=None)


# Lifts


def _lifts(weeks: Sequence[LoggedWeek]) -> Iterator[ShownLift]:
    """What was done last comes first; jumps and sprints are no lifts."""
    every = [
        (one.on, one.told.prescribed, one.told.training) for week in weeks for one in week.trainings
    ]
    doses: dict[str, PrescribedDose] = {}
    for _on, prescribed, training in reversed(every):
        for key in keys_done(prescribed, training):
            dose = prescribed.dose(key)
            if dose is not None and dose.counting in (Counting.WEIGHT, Counting.REPS):
                doses.setdefault(key, dose)
    for key, dose in [*doses.items()][:MOST_EXERCISES]:
        times = times_of(key, every)
        best = best_set(done for time in times for done in time.sets)
        if best is not None:
            yield _lift(key, dose, times[::-1], best)


def _lift(key: str, dose: PrescribedDose, times: Sequence[Time], best: LoggedSet) -> ShownLift:
    kit, _stroke, version = key.partition("/")[2].partition("/")
    exercise = exercise_of(key)
    days = [(time.on, one) for time in times if (one := best_set(time.sets))]
    once = [(on, said) for on, one in days if (said := _once(one)) is not None]
    points = _points(once)
    return ShownLift(
        name=dose.name,
        exercise=exercise,
        version=version or f"{exercise} {kit}",
        best=_words(best),
        when=next(time.on for time in times if best in time.sets),
        times=len(times),
        kg=max((said for _on, said in once), default=0.0),
        once=_weight(max(said for _on, said in once)) if once else "",
        line=_path(points),
        end=points[-1] if len(points) > 1 else None,
        days=tuple((on, _words(one), _weight(_once(one))) for on, one in reversed(days)),
    )


def _words(done: LoggedSet) -> str:
    """Whichever leg it was."""
    return set_words(replace(done, side=Side.BOTH))


def _once(done: LoggedSet) -> float | None:
    return most_once(done.weight_kg, done.reps, done.rpe)


def _weight(kg: float | None) -> str:
    """In whole units: it is an estimate."""
    if kg is None:
        return ""
    unit = preferred().weight_unit.value
    return f"{round(shown_weight(kg))} {unit}"


def _points(once: Sequence[tuple[date, float]]) -> list[tuple[float, float]]:
    if not once:
        return []
    first, last = once[0][0], once[-1][0]
    low, high = min(kg for _on, kg in once), max(kg for _on, kg in once)
    days, rise = max((last - first).days, 1), max(high - low, 1.0)
    return [
        (
            round(6 + (LINE_WIDTH - 12) * (on - first).days / days, 1),
            round(LINE_FLOOR - (LINE_FLOOR - LINE_TOP) * (kg - low) / rise, 1),
        )
        for on, kg in once
    ]


# What the numbers say


def _sessions_say(weeks: Sequence[ShownWeek]) -> Said:
    over = [week for week in weeks if week.sets is not None and week.monday < this_monday()]
    ordinary = [week for week in over if not week.note]
    fitting = [week for week in ordinary if week.low <= (week.sets or 0) <= week.high]
    if not ordinary:
        return Said(text=_("There is no full week yet to say anything about your sets."))
    if len(fitting) == len(ordinary):
        said = ngettext(
            "Your hamstring sets were in their range in the one usual week so far.",
            "Your hamstring sets were in their range in all {all} usual weeks.",
            len(ordinary),
        )
        return Said(text=said.format(all=len(ordinary)))
    said = _("Your hamstring sets were in their range in {some} of {all} usual weeks.")
    more = _("Easier weeks do not count, they are meant to be lower.")
    told = f"{said} {more}" if len(over) > len(ordinary) else said
    return Said(text=told.format(some=len(fitting), all=len(ordinary)))


def _lifts_say(lifts: Sequence[ShownLift]) -> Said:
    """Of the heaviest lift, from its first day to its best."""
    told = [lift for lift in lifts if lift.line]
    if not told:
        return Said(
            text=_("Do the same lift once more, and this says whether you are getting stronger.")
        )
    lift = max(told, key=lambda one: one.kg)
    first_on, first, _said = lift.days[-1]
    then = date_format(first_on, "j F")
    if first == lift.best or first_on == lift.when:
        said = _("{lift}: {best} is still your best set, from {day}.")
        return Said(text=said.format(lift=lift.name, best=lift.best, day=then))
    said = _("{lift}: from {first} on {day} to {best} on {when}.")
    when = date_format(lift.when, "j F")
    return Said(text=said.format(lift=lift.name, first=first, day=then, best=lift.best, when=when))


def _pain_says(pains: Sequence[Dot]) -> Said:
    if not pains:
        return Said(text=_("Answer the two questions the morning after, and your pain shows here."))
    worst = max(pains, key=lambda dot: (dot.pain, dot.when))
    since = [dot for dot in pains if dot.when > worst.when]
    facts = {"pain": worst.pain, "day": date_format(worst.when, "j F")}
    if not worst.pain:
        return Said(text=_("You had no pain the next morning."))
    if worst.pain <= SETTLED:
        return Said(text=_("Pain the next morning was {pain} at most.").format(**facts))
    if len(since) >= SETTLED and max(dot.pain for dot in since) <= SETTLED:
        said = _("Pain was {pain} after {day} and has been {low} at most since.")
        return Said(text=said.format(low=max(dot.pain for dot in since), **facts))
    said = _("Pain was {pain} after {day} and has not settled: ask a physiotherapist.")
    if worst.pain < AMBER_PAIN:
        said = _("Pain was {pain} after {day}.")
    return Said(text=said.format(**facts), is_well=False)
