"""A season as its page shows it: all weeks as a strip, what changes when, and what is planned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from workouts.exchange.running.understanding import PACE
from workouts.forms.choices import PRIORITIES
from workouts.models import Plan, RaceDay, Season, this_monday
from workouts.pages import wording
from workouts.pages.week.board import session_names
from workouts.pages.week.weeks import dates_of
from workouts.planning.rules.strength_after_race import FIRST_DAYS
from workouts.planning.rules.weekly_sets_out_of_range import in_whole_sets
from workouts.planning.season.course import Course
from workouts.planning.values.season import Phase, Priority
from workouts.planning.values.week import Day, RunKind
from workouts.preferences import DistanceUnit, preferred, shown_distance
from workouts.services.season.seasons import SeasonWeek, SeasonWeeks, season_mondays
from workouts.services.week.weeks import OpenWeek

#: The drawing of a week: two bars along it, or up it where there is room for columns.
LONGEST, TALLEST = 100, 112
FEWEST_SETS = 9  # that fill a bar, so that a light season looks light
FEWEST_MINUTES = 120
AT_LEAST = "+"  # after kilometres of which some are not known
MOST_COLUMNS = 20  # weeks side by side; a longer season stays in rows
TURNS: dict[Phase | Course, tuple[object, object]] = {
    Phase.BASE: (
        _lazy("Base: more sets, week by week"),
        _lazy("Moderate weights, tidy technique. Legs get used to the work."),
    ),
    Phase.BUILD: (
        _lazy("Build: heavier, with fewer reps"),
        _lazy("The weeks that make you strong."),
    ),
    Phase.PEAK: (
        _lazy("Peak: less strength, fresh legs"),
        _lazy("Running comes first; lifting keeps what you have."),
    ),
    Phase.TAPER: (
        _lazy("Taper: one short session"),
        _lazy("About half the sets at your usual weight. Nothing new."),
    ),
    Phase.RACE_WEEK: (
        _lazy("Race week: one light session at most"),
        _lazy("Early in the week, or none. Then only running."),
    ),
    Phase.RECOVERY: (
        _lazy("Recovery: easy, and little of it"),
        _lazy("The race takes longer to leave your legs than your head."),
    ),
    Phase.INSEASON: (
        _lazy("In season: one session to stay strong"),
        _lazy("Races most weeks leave no room for more."),
    ),
    Course.DELOAD: (
        _lazy("A lighter week"),
        _lazy("About half the sets, the same weights, no jumps."),
    ),
    Course.OWN: (
        _lazy("The block waits"),
        _lazy("Each week is planned by itself until your body is ready again."),
    ),
    Course.NONE: (_lazy("No strength work"), _lazy("It would only make you sore.")),
}


@dataclass(frozen=True, kw_only=True)
class Bars:
    """In units of the drawing: along it, and up it with where each begins. The range that suits the
    week is drawn around the bar of its sets."""

    km: float
    long: float
    sets: float
    low: float
    between: float
    km_up: float
    km_top: float
    long_up: float
    long_top: float
    sets_up: float
    sets_top: float
    high_top: float
    between_up: float


@dataclass(frozen=True, kw_only=True)
class ShownSeasonWeek:
    number: int
    dates: str
    starts: str
    monday: date
    state: str  # done, now, firm or plan
    phase: str
    is_lighter: bool
    races: tuple[str, ...]
    sessions: str
    sets: int
    wanted: str
    long: str
    km: str
    bars: Bars
    is_first_plan: bool = False


@dataclass(frozen=True, kw_only=True)
class ShownPhase:
    code: str
    name: str
    which: str  # `weeks 1 to 4`
    weeks: tuple[ShownSeasonWeek, ...]


@dataclass(frozen=True, kw_only=True)
class Turn:
    when: str
    state: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class SetWeek:
    """A week that is planned: its sessions, each with its exercises and their doses."""

    title: str
    dates: str
    monday: date
    sessions: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class ShownSeason:
    title: str
    race_line: str
    place: str
    phases: tuple[ShownPhase, ...]
    weeks: tuple[ShownSeasonWeek, ...]
    says: str
    summary: str
    notes: tuple[str, ...]
    turns: tuple[Turn, ...]
    set_weeks: tuple[SetWeek, ...]
    is_long: bool
    has_long: bool
    has_km: bool
    km_unit: str
    is_rough: bool


@dataclass(frozen=True, kw_only=True)
class ShownRace:
    when: date
    name: str
    matters: str


def shown_races(plan: Plan) -> tuple[ShownRace, ...]:
    """Those that are still to come."""
    return tuple(
        ShownRace(
            when=race.when,
            name=_race_words(race),
            matters=str(dict(PRIORITIES)[race.priority.value]),
        )
        for race in plan.races
        if race.when >= timezone.localdate()
    )


def season_line(plan: Plan) -> str:
    """`Week 5 of 18`; empty without a season."""
    season = plan.season
    if season is None:
        return ""
    number = season.number_of(this_monday())
    if number is None:
        return _("Starts on {day}").format(day=date_format(season.start, "l j F"))
    if not any(race.monday >= this_monday() for race in season.races):
        return _("Week {number}").format(number=number)
    last = season.number_of(season_mondays(season)[-1])
    return _("Week {number} of {last}").format(number=number, last=last)


def waits_in_season(opened: OpenWeek) -> bool:
    """A coming week of a season that nobody has planned yet: until then it is as every week."""
    season, monday = opened.plan.season, opened.monday
    if season is None or monday is None or opened.is_own:
        return False
    return monday > this_monday() and monday in season_mondays(season)


def shown_season(found: SeasonWeeks) -> ShownSeason:
    weeks = tuple(_weeks(found.weeks))
    main = _main_race(found.season)
    return ShownSeason(
        title=capfirst(wording.run_words(main.run)) if main else _("A season without a race"),
        race_line=_race_line(main),
        place=_place(found),
        phases=tuple(_phases(found.weeks, weeks)),
        weeks=weeks,
        says=_says(found.weeks),
        summary=_summary(found.weeks),
        notes=(*wording.sentences(found.notes), *_notes_of_km(found.weeks)),
        turns=(*_turns(found.weeks), *_after(found)),
        set_weeks=tuple(_set_week(week) for week in found.weeks if week.is_set),
        is_long=len(weeks) > MOST_COLUMNS,
        has_long=any(week.long for week in weeks),
        has_km=any(week.km for week in weeks),
        km_unit=_("mi") if preferred().distance_unit is DistanceUnit.MILES else _("km"),
        is_rough=found.is_rough,
    )


def _main_race(season: Season) -> RaceDay | None:
    ahead = [race for race in season.races if race.when >= timezone.localdate()]
    main = [race for race in ahead if race.priority is Priority.A]
    return next(iter([*main, *ahead]), None)


def _race_line(main: RaceDay | None) -> str:
    """`Sunday 6 December, 94 days from now.`"""
    if main is None:
        return ""
    days = (main.when - timezone.localdate()).days
    pattern = ngettext("{day}, {days} day from now.", "{day}, {days} days from now.", days)
    pattern = pattern if days else _("{day}: today.")
    return pattern.format(day=date_format(main.when, "l j F"), days=days)


def _place(found: SeasonWeeks) -> str:
    """`You are in week 5 of 18, build.`"""
    here = next((week for week in found.weeks if week.is_now), None)
    if here is None:
        day = date_format(found.season.start, "l j F")
        return _("The first week starts on {day}.").format(day=day)
    pattern = _("You are in week {number} of {last}, {phase}.")
    phase = str(wording.PHASES[here.phase]).lower()
    return pattern.format(number=here.number, last=found.weeks[-1].number, phase=phase)


def _says(weeks: tuple[SeasonWeek, ...]) -> str:
    fixed = [week.number for week in weeks if week.is_set]
    if not fixed:
        return _("No week is planned yet.")
    if len(fixed) == 1:
        return _("Week {number} is planned.").format(number=fixed[0])
    if len(fixed) == 2:
        return _("Weeks {first} and {last} are planned.").format(first=fixed[0], last=fixed[1])
    return _("Weeks {first} to {last} are planned.").format(first=fixed[0], last=fixed[-1])


def _summary(weeks: tuple[SeasonWeek, ...]) -> str:
    """The drawing in a sentence, for those who do not see it."""
    told = [in_whole_sets(week.ham_sets, week.wanted)[0] for week in weeks]
    most, last = max(told), told[-1]
    if not most:
        return _("No week has hamstring sets.")
    pattern = ngettext(
        "Hamstring sets: at most {sets}, in week {number}; {last} set in the last week.",
        "Hamstring sets: at most {sets}, in week {number}; {last} sets in the last week.",
        last,
    )
    return pattern.format(sets=most, number=weeks[told.index(most)].number, last=last)


def _weeks(weeks: tuple[SeasonWeek, ...]) -> Iterator[ShownSeasonWeek]:
    most_sets = max(FEWEST_SETS, *(max(week.ham_sets, week.wanted.high) for week in weeks))
    most_km = max(_known_km(week) or 0 for week in weeks)
    most_long = most_km * PACE or max(FEWEST_MINUTES, *map(_long_minutes, weeks))
    first_plan = next((week for week in weeks if _state(week) == "plan"), None)
    for week in weeks:
        sets, low, high = in_whole_sets(week.ham_sets, week.wanted)
        yield ShownSeasonWeek(
            number=week.number,
            dates=dates_of(week.monday),
            starts=date_format(week.monday, "j M"),
            monday=week.monday,
            state=_state(week),
            phase=str(wording.PHASES[week.phase]),
            is_lighter=week.course is Course.DELOAD,
            races=tuple(map(_race_words, week.races)),
            sessions=_sessions(week),
            sets=sets,
            wanted=str(high) if low == high else _("{low} to {high}").format(low=low, high=high),
            long=str(_long_minutes(week) or ""),
            km=_km(week),
            bars=_bars(week, 1 / most_km if most_km else 0, 1 / most_long, 1 / most_sets),
            is_first_plan=week is first_plan,
        )


def _state(week: SeasonWeek) -> str:
    if week.is_over:
        return "done"
    if week.is_now:
        return "now"
    return "firm" if week.is_set else "plan"


def _sessions(week: SeasonWeek) -> str:
    if week.done is None:
        return str(week.sessions)
    return _("{done} of {planned}").format(done=week.done, planned=week.sessions)


def _bars(week: SeasonWeek, one_km: float, minute: float, one_set: float) -> Bars:
    """A kilometre, a minute and a set as shares of the longest bars. Where kilometres are known the
    long run is drawn as a part of them."""
    km = (_known_km(week) or 0) * one_km
    long, sets = min(1.0, _long_minutes(week) * minute), week.ham_sets * one_set
    low, high = week.wanted.low * one_set, week.wanted.high * one_set
    return Bars(
        km=LONGEST * km,
        long=LONGEST * long,
        sets=LONGEST * sets,
        low=LONGEST * low,
        between=LONGEST * (high - low),
        km_up=TALLEST * km,
        km_top=TALLEST * (1 - km),
        long_up=TALLEST * long,
        long_top=TALLEST * (1 - long),
        sets_up=TALLEST * sets,
        sets_top=TALLEST * (1 - sets),
        high_top=TALLEST * (1 - high),
        between_up=TALLEST * (high - low),
    )


def _long_minutes(week: SeasonWeek) -> int:
    return max(
        (run.minutes or 0 for run in week.request.week if run.kind is RunKind.LONG), default=0
    )


def _km(week: SeasonWeek) -> str:
    km = _known_km(week)
    if km is None:
        return ""
    return f"{shown_distance(km)}{AT_LEAST if week.least_km is not None else ''}"


def _notes_of_km(weeks: tuple[SeasonWeek, ...]) -> Iterator[str]:
    some = [week for week in weeks if week.least_km is not None]
    if some:
        said = _("{km} is at least so much: not every run of that week says how far it is.")
        yield said.format(km=_km(some[0]))


def _known_km(week: SeasonWeek) -> float | None:
    return week.request.weekly_km if week.least_km is None else week.least_km


def _race_words(race: RaceDay) -> str:
    """`Half marathon, Sun 25 Oct`."""
    return f"{capfirst(wording.run_words(race.run))}, {date_format(race.when, 'D j M')}"


def _phases(
    weeks: tuple[SeasonWeek, ...], shown: tuple[ShownSeasonWeek, ...]
) -> Iterator[ShownPhase]:
    pairs = zip(weeks, shown, strict=True)
    for phase, group in groupby(pairs, key=lambda pair: pair[0].phase):
        own = tuple(one for _week, one in group)
        pattern = _("week {first}") if len(own) == 1 else _("weeks {first} to {last}")
        yield ShownPhase(
            code=phase.value,
            name=str(wording.PHASES[phase]),
            which=pattern.format(first=own[0].number, last=own[-1].number),
            weeks=own,
        )


def _turns(weeks: tuple[SeasonWeek, ...]) -> Iterator[Turn]:
    """Where the phase or the kind of week is another than before, from this week on."""
    phase, course = None, None
    for week in weeks:
        if week.is_over:
            continue
        is_special = week.course in (Course.DELOAD, Course.NONE, Course.OWN)
        is_new_phase, is_new_course = week.phase is not phase, week.course is not course
        phase, course = phase if is_special else week.phase, week.course
        if is_new_course if is_special else is_new_phase:
            title, text = TURNS[week.course if is_special else week.phase]
            yield _turn(week, _with_race(str(title), week), str(text))
        elif any(race.priority is not Priority.C for race in week.races):
            title = _("You race: {races}").format(races="; ".join(map(_race_words, week.races)))
            is_without = week.course is Course.NONE
            text = _("Only running until then.") if is_without else _("Nothing heavy before it.")
            yield _turn(week, title, text)


def _with_race(title: str, week: SeasonWeek) -> str:
    if not week.races or week.phase is Phase.RACE_WEEK:
        return title
    names = ", ".join(wording.run_words(race.run) for race in week.races)
    return _("{title}, with your {races}").format(title=title, races=names)


def _turn(week: SeasonWeek, title: str, text: str) -> Turn:
    when = _("Week {number}").format(number=week.number)
    return Turn(when=when, state=_state(week), title=title, text=text)


def _after(found: SeasonWeeks) -> Iterator[Turn]:
    """When strength comes back after the last race."""
    last = found.weeks[-1]
    races = [race for race in last.races if race.priority is not Priority.C]
    if not races:
        return
    race = races[-1]
    days = FIRST_DAYS[race.distance].light
    title = ngettext("{days} day without strength", "{days} days without strength", days - 1)
    if days == 1:
        title = _("Strength may come back the next day")
    first = date.fromordinal(race.when.toordinal() + days)
    text = _("From {day}: easy, and little of it.").format(day=date_format(first, "l j F"))
    yield Turn(when=_("After"), state="plan", title=title.format(days=days - 1), text=text)


def _set_week(week: SeasonWeek) -> SetWeek:
    names = session_names(week.week)
    sessions = zip(week.week.sessions, names, strict=True)
    return SetWeek(
        title=_("Week {number}").format(number=week.number),
        dates=dates_of(week.monday),
        monday=week.monday,
        sessions=tuple(
            (
                _("{day}, {name}").format(day=wording.day_words(Day(one.day)), name=name),
                tuple(f"{item.name}, {wording.dose_words(item)}" for item in one.items),
            )
            for one, name in sessions
        ),
    )
