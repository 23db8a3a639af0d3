"""Decides what kind of week comes next, before any dose: as usual, easier, or the way back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.measures.minutes import ONE_LEG_SLOT
from workouts.planning.measures.neighbours import as_last_week
from workouts.planning.screening import is_withheld
from workouts.planning.season.history import (
    CALM_PAIN,
    CALM_SESSIONS,
    LIGHTER_WEEKS,
    SIGN_WEEKS,
    History,
    is_clean,
    is_still_painful,
    is_tired,
    last_ordinary,
    last_pain,
    load_shares,
    restart_week,
    sprint_sessions,
    usual_ham_sets,
    weeks_missed,
    weeks_since_easier,
)
from workouts.planning.season.races import later
from workouts.planning.values.report import PastWeek
from workouts.planning.values.request import AMBER_PAIN, LAYOFF_WEEKS, PainSite, Request
from workouts.planning.values.season import INTRO_WEEKS, PastRace, Phase, Priority, Race
from workouts.planning.values.week import Day, Reason, reason

#: Ordinary weeks before an easier one (R36, bell-2023); from 50 on always three.
WEEKS_TO_DELOAD = {Level.BEGINNER: 3, Level.INTERMEDIATE: 3, Level.ADVANCED: 4}
INSEASON_WEEKS_TO_DELOAD = 5  # where races come most weeks
CUT_BACK_SHARE = 0.85  # of last week's running makes a week a cut-back (product default)
TAPER_AHEAD_WEEKS = 2  # with a taper that near there is no easier week of its own
#: A heavier phase does not follow a taper within so many weeks, unless the race is that far away.
MOVED_WEEKS, MOVED_RACE_WEEKS = 2, 4
LONG_BREAK_WEEKS = 4  # after more than this strength work begins again (R38)
FOUNDATION_SESSIONS = 2  # with one-legged work make a foundation week (D9)
MOST_WEEKS_BACK = 26  # of a history that is looked at
MOST_GRID_SESSIONS = 2  # the sessions of a week that the grid has doses for


class Course(Enum):
    """What the doses of a week are made from."""

    ORDINARY = auto()  # the grid and what was done
    DELOAD = auto()
    TAPER = auto()
    RACE_WEEK = auto()
    RECOVERY = auto()
    AMBER = auto()  # pain of 3 or 4
    COMING_BACK = auto()  # the load after pain
    LIGHTER = auto()  # after two weeks without
    RESTART = auto()  # after three or four
    OWN = auto()  # by the rules alone: strain, sit-bone pain, pregnancy
    NONE = auto()  # no strength work at all


BY_PHASE = {
    Phase.RACE_WEEK: Course.RACE_WEEK,
    Phase.TAPER: Course.TAPER,
    Phase.RECOVERY: Course.RECOVERY,
}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The week to plan: its request with all that the history says, and what kind it is.

    `restart` counts the weeks back after a break; `notes` say why it is no ordinary week.
    """

    request: Request
    course: Course
    restart: int = 0
    notes: tuple[Reason, ...] = ()


def plan_of(history: History, asked: Request, *, skips_deload: bool = False) -> Plan:
    """What the history makes of the week that was asked for.

    `asked` says what is true of the coming week: runs, kit, race, pain. What can be counted from
    the history is counted, whatever it says.
    """
    request = carried(history, asked)
    for decide in (_by_health, _by_phase, _by_pain, _by_break, _by_moved_race):
        plan = decide(history, request)
        if plan is not None:
            return plan
    return _by_wave(history, request, skips_deload=skips_deload)


def _by_health(history: History, request: Request) -> Plan | None:
    if is_withheld(request) or request.is_too_late:
        return Plan(request=request, course=Course.NONE)
    if not waits(request):
        return None
    said = gettext_noop("The block waits; this week is planned by itself.")
    if history and request.strain_stage == history[-1].request.strain_stage is not None:
        said = gettext_noop(
            "The block waits. The next stage comes after two sessions without pain, one stage a "
            "week at most."
        )
    note = reason("R46", said)
    return Plan(request=request, course=Course.OWN, notes=(note,) if history else ())


def waits(request: Request) -> bool:
    """The block does, while each week is planned by itself (blocks.md, section 9)."""
    return request.strain_stage is not None or request.pregnant or request.has_sit_bone_pain


def _by_phase(history: History, request: Request) -> Plan | None:
    course = BY_PHASE.get(request.phase)
    return None if course is None else Plan(request=request, course=course)


def _by_pain(history: History, request: Request) -> Plan | None:
    if request.has_amber_pain:
        sentence = gettext_noop(
            "Something hurts: a third less weight, nothing heavy and no jumps until two sessions "
            "in a row have been calm."
        )
        return Plan(request=request, course=Course.AMBER, notes=(reason("R44", sentence),))
    if load_shares(history):
        note = reason("R44", gettext_noop("The pain has settled: the weight comes back in steps."))
        return Plan(request=request, course=Course.COMING_BACK, notes=(note,))
    return None


def _by_break(history: History, request: Request) -> Plan | None:
    if request.is_back and not request.is_in_first(1):
        said = gettext_noop("{weeks} weeks without strength work: back with fewer, easier sets.")
        note = reason("R38", said, weeks=request.weeks_off)
        return Plan(request=request, course=Course.RESTART, notes=(note,))
    if (week := restart_week(history)) is not None:
        note = reason("R38", gettext_noop("Second week back: a step nearer to your usual sets."))
        return Plan(request=request, course=Course.RESTART, restart=week, notes=(note,))
    if request.weeks_off == LIGHTER_WEEKS:
        said = gettext_noop("Two weeks without strength work: your sets, a tenth lighter.")
        return Plan(request=request, course=Course.LIGHTER, notes=(reason("R38", said),))
    return None


def _by_moved_race(history: History, request: Request) -> Plan | None:
    """Nothing heavier so soon after a taper for a race that was not run, with the next one near."""
    lately = [past.request.phase for past in history[-MOVED_WEEKS:]]
    race = request.main_race
    is_near = race is not None and race.day_offset < MOVED_RACE_WEEKS * len(Day)
    if not is_near or Phase.TAPER not in lately or Phase.RACE_WEEK in lately:
        return None
    said = gettext_noop("The race has moved: your legs stay as fresh as they are.")
    eased = replace(request, deload=True)
    return Plan(request=eased, course=Course.DELOAD, notes=(reason("R40", said),))


def _by_wave(history: History, request: Request, *, skips_deload: bool) -> Plan:
    why = None if request.is_intro else _why_deload(history, request)
    if why is not None and skips_deload and is_clean(history):
        said = gettext_noop("An easier week was due, and you skip it after two good ones.")
        return Plan(request=request, course=Course.ORDINARY, notes=(reason("R36", said),))
    if why is not None or request.deload:
        eased = replace(request, deload=True)
        return Plan(request=eased, course=Course.DELOAD, notes=() if why is None else (why,))
    return Plan(request=request, course=Course.ORDINARY, notes=tuple(_notes(history, request)))


def may_skip_deload(history: History) -> bool:
    """After two clean weeks an easier one is the runner's choice."""
    return is_clean(history)


def _notes(history: History, request: Request) -> Iterator[Reason]:
    if history and not history[-1].is_reported:
        sentence = gettext_noop("Nothing was written down last week, so the doses stay the same.")
        yield reason("R39", sentence)
    elif request.weeks_off == 1:
        yield reason("R38", gettext_noop("The week you missed counts as the easier one."))
    if request.raises_running:
        yield reason("R35", gettext_noop("Your running grows this week, so strength does not."))


def _why_deload(history: History, request: Request) -> Reason | None:
    """An easier week by the wave, in the runner's own cut-back week or with a race of lesser
    importance, or because of early signs; none with a taper ahead."""
    weeks, wave = weeks_since_easier(history), weeks_to_deload(request)
    if tapers_soon(request) or not weeks:
        return None
    if is_tired(history):
        sentence = gettext_noop(
            "Several signs of tiredness in two weeks: the easier week comes early."
        )
        return reason("R36", sentence)
    if weeks >= wave - 1 and is_cut_back(request):
        sentence = gettext_noop("Your running is lighter this week, so strength is too.")
        return reason("R36", sentence)
    if weeks >= wave - 1 and races_in(request, 0):
        return reason("R36", gettext_noop("You race this week, so the easier week falls here."))
    if weeks == wave and (races_in(request, 1) or cuts_back_next(request)):
        return None  # a week later, with the race or the lighter running
    if weeks >= wave:
        sentence = gettext_noop("{weeks} weeks of work: an easier one lets the gains show.")
        return reason("R36", sentence, weeks=weeks)
    return None


def weeks_to_deload(request: Request) -> int:
    """Ordinary weeks before an easier one."""
    if request.phase is Phase.INSEASON:
        return INSEASON_WEEKS_TO_DELOAD
    if request.is_masters or (request.wave_week is not None and request.main_race is None):
        # Without a race each part of the wave has four weeks.
        return WEEKS_TO_DELOAD[Level.BEGINNER]
    return WEEKS_TO_DELOAD[request.level]


def tapers_soon(request: Request) -> bool:
    """The taper begins within two weeks."""
    return any(
        later(request, weeks).phase in (Phase.TAPER, Phase.RACE_WEEK)
        for weeks in range(1, TAPER_AHEAD_WEEKS + 1)
    )


def is_cut_back(request: Request) -> bool:
    """The runner's own easier week: clearly less running than the week before."""
    return _is_less(request.weekly_km, request.previous_km)


def cuts_back_next(request: Request) -> bool:
    return _is_less(request.next_km, request.weekly_km)


def _is_less(km: float | None, before: float | None) -> bool:
    return bool(km and before and km <= CUT_BACK_SHARE * before)


def _is_b_race(race: Race) -> bool:
    return race.priority is Priority.B


def races_in(request: Request, weeks: int) -> bool:
    """A race of lesser importance, which an easier week suits, so many weeks from this one."""
    return any(_is_b_race(one) and one.day_offset // len(Day) == weeks for one in request.races)


def carried(history: History, asked: Request) -> Request:
    """The request with all that its history says of the runner."""
    history = history[-MOST_WEEKS_BACK:]
    if not history:
        return _in_phase(begun_again(asked))
    last = history[-1]
    off = max(weeks_missed(history), asked.weeks_off)
    starts_again = off > LONG_BREAK_WEEKS
    week, request, after = last.week, last.request, later(last.request, 1)
    done = tuple(one.planned for one in last.done) if last.is_reported else week.sessions
    ordinary = last_ordinary(history)
    counted = replace(
        asked,
        program_week=1 if starts_again else _program_week(history),
        block_week=max(asked.block_week or 0, after.block_week or 0) or None,
        weeks_off=off,
        novel_eccentric=asked.novel_eccentric and len(history) < INTRO_WEEKS,
        strain_stage=_stage(history, asked),
        foundation_weeks=0 if off >= LAYOFF_WEEKS else foundation_weeks_after(last),
        hill_sessions_done=0
        if off >= LAYOFF_WEEKS
        else sprint_sessions(history, history[0].request.hill_sessions_done),
        weeks_since_deload=weeks_since_easier(history),
        usual_ham_sets=usual_ham_sets(history) or asked.usual_ham_sets,
        previous_week=asked.previous_week or request.week,
        previous_km=last.known_km if asked.previous_km is None else asked.previous_km,
        last_strength=as_last_week(replace(week, sessions=done), request),
        last_ordinary=None
        if ordinary is None or (ordinary is last and len(done) == len(week.sessions))
        else as_last_week(ordinary.week, ordinary.request),
        last_race=_last_race(asked, request),
    )
    return _in_phase(_with_pain(history, counted))


def _program_week(history: History) -> int | None:
    """Weeks before a race that came too soon for strength work are none of the programme."""
    last = history[-1].request
    has_begun = not last.is_too_late or any(past.week.gym for past in history)
    return later(last, 1).program_week if has_begun else last.program_week


def _stage(history: History, asked: Request) -> int | None:
    """Of a strain: one further at most, and only after two sessions without pain (R46)."""
    stage, before = asked.strain_stage, history[-1].request.strain_stage
    if stage is None or before is None or stage <= before:
        return stage
    pains = [one.pain for past in history[-SIGN_WEEKS:] for one in past.done if one.planned.is_gym]
    is_calm = len(pains) >= CALM_SESSIONS and max(pains[-CALM_SESSIONS:]) <= CALM_PAIN
    return before + 1 if is_calm or not history[-1].week.gym else before


def begun_again(asked: Request) -> Request:
    """After a long break the programme starts from its first week."""
    return replace(asked, program_week=1) if asked.weeks_off > LONG_BREAK_WEEKS else asked


def _in_phase(request: Request) -> Request:
    """In a season the weeks say which phase it is, and nobody has to."""
    return request if request.block_week is None else replace(request, said_phase=request.phase)


def foundation_weeks_after(past: PastWeek) -> int:
    """Weeks in a row with enough one-legged work, up to the end of this one (D9)."""
    sessions = past.week.sessions if past.sessions is None else [s.planned for s in past.done]
    squats = sum(
        any(item.exercise.order_slot == ONE_LEG_SLOT for item in one.items) for one in sessions
    )
    before = past.request.unbroken_foundation_weeks
    return before + 1 if squats >= FOUNDATION_SESSIONS else before


def _last_race(asked: Request, before: Request) -> PastRace | None:
    """Of last week, else what was known before."""
    if asked.last_race is not None:
        return asked.last_race
    raced = [one for one in before.races if one.day_offset < len(Day) and not one.is_training_run]
    if raced:
        race = max(raced, key=lambda one: one.day_offset)
        return PastRace(
            day_offset=race.day_offset - len(Day), distance=race.distance, priority=race.priority
        )
    last = before.last_race
    return None if last is None else replace(last, day_offset=last.day_offset - len(Day))


def _with_pain(history: History, request: Request) -> Request:
    """Pain of last week holds until two sessions in a row were calm."""
    worst = last_pain(history)
    pain = max(request.pain, worst.pain if worst and worst.pain >= AMBER_PAIN else 0)
    if is_still_painful(history):
        pain = max(pain, AMBER_PAIN)
    elif load_shares(history):
        pain = request.pain
    if pain == request.pain:
        return request
    site = request.pain_site
    if site is PainSite.NONE and worst is not None:
        site = worst.pain_site
    return replace(request, pain=pain, pain_site=site)
