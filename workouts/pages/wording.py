"""Sentences of the engine in the reader's language: the one place where facts become words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exercises.vocabulary import Kind, Level, gettext_noop
from workouts.planning.answers.differences import Difference
from workouts.planning.edits import Change, Edit, tell
from workouts.planning.measures.dose import MOST_TOLD, reps_in_reserve
from workouts.planning.measures.load import is_per_side
from workouts.planning.rules.loading_a_strain import JOGGING, RUNNING, WALKING
from workouts.planning.rules.too_many_sessions import most_sessions
from workouts.planning.rules.unearned_jumps import FOUNDATION_WEEKS
from workouts.planning.screening import MessageCode
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import (
    Day,
    Equipment,
    Phrase,
    Prescription,
    Reason,
    Run,
    RunKind,
    Session,
    SessionName,
    Stress,
    Week,
    Weight,
)
from workouts.preferences import WeightUnit, preferred, shown_weight

QUALITY_RUNS = {
    "": _("quality run"),
    "intervals": _("interval session"),
    "tempo": _("tempo run"),
    "hills": _("hill session"),
    "race5k": _("5 km effort"),
}
RACES = {
    "": _("race"),
    "800m": _("800 m race"),
    "1500m": _("1500 m race"),
    "3k": _("3 km race"),
    "5k": _("5 km race"),
    "10k": _("10 km race"),
    "half": _("half marathon"),
    "marathon": _("marathon"),
    "ultra": _("ultra"),
}
PLAIN_RUNS = {
    RunKind.REST: _("rest day"),
    RunKind.EASY: _("easy run"),
    RunKind.LONG: _("long run"),
}


#: Lifting experience, as in “for someone new to lifting”.
EXPERIENCE = {
    Level.BEGINNER: _("new to lifting"),
    Level.INTERMEDIATE: _("with some lifting experience"),
    Level.ADVANCED: _("with a lot of lifting experience"),
}
PHASES = {
    Phase.BASE: _("Base"),
    Phase.BUILD: _("Build"),
    Phase.PEAK: _("Peak"),
    Phase.TAPER: _("Taper"),
    Phase.RACE_WEEK: _("Race week"),
    Phase.INSEASON: _("In season"),
    Phase.RECOVERY: _("Recovery"),
}
#: What a change asks for, once it is done; others are told the same before and after.
DONE = {
    "Move {session} from {day} to {to}.": gettext_noop("{session} moved from {day} to {to}."),
    "Make {session} on {day} light.": gettext_noop("{session} on {day} is light now."),
    "Leave out {session} on {day}.": gettext_noop("{session} on {day} is left out."),
    "Leave out {exercise} on {day}.": gettext_noop("{exercise} on {day} is left out."),
    "Leave out the jumps on {day}.": gettext_noop("The jumps on {day} are left out."),
    "Leave out the hill sprints on {day}.": gettext_noop("The hill sprints on {day} are left out."),
    "Leave out all strength work this week.": gettext_noop("No strength work this week."),
    "Warm up for {minutes} minutes on {day}.": gettext_noop(
        "The warm-up on {day} is {minutes} minutes now."
    ),
    "Add {exercise} on {day}.": gettext_noop("{exercise} joins the session on {day}."),
    "Swap the runs of {day} and {to}.": gettext_noop("The runs of {day} and {to} changed places."),
    "Put the exercises of {day} in order.": gettext_noop("The exercises of {day} are in order."),
    "A note on {day}.": gettext_noop("Your note on {day} is saved."),
}
STRESS = {
    Stress.LIGHT: _("light"),
    Stress.MODERATE: _("moderate"),
    Stress.HEAVY: _("heavy"),
}


#: What "3-0-1-0" says of lowering, the pause below, lifting, and the pause above; "" for all else.
TEMPO_PARTS: tuple[Mapping[str, Promise | str], ...] = (
    {"0": "", "X": _("down fast"), "": _("down in {seconds} s")},
    {"0": "", "": _("wait {seconds} s")},
    {"0": "", "X": _("up as fast as you control"), "": _("up in {seconds} s")},
    {"0": "", "": _("rest {seconds} s before the next")},
)


@dataclass(frozen=True, kw_only=True)
class Message:
    """A message about a plan. Urgent ones come first and cannot be overlooked."""

    title: Promise | str
    text: Promise | str
    is_urgent: bool = False


#: What running a stage after a strain has no room for yet (R46).
STAGE_LIMITS = {
    WALKING: _("While only walking is free of pain there are no runs."),
    JOGGING: _("While only jogging is free of pain nothing is fast, or longer than 30 minutes."),
    RUNNING: _("Until you can sprint without pain there are no intervals, hills or races."),
}

MESSAGES: dict[str, Message] = {
    MessageCode.RED_FLAG: Message(
        title=_("Please let a physician look first"),
        text=_(
            "What you report is not a training problem, so there are no exercises here today. See "
            "a physician soon; see one today if you heard a pop, have a bruise or cannot walk "
            "normally. "
            "With chest pain, breathlessness, or numbness between the legs, call an ambulance."
        ),
        is_urgent=True,
    ),
    MessageCode.CLEARANCE: Message(
        title=_("Get a clinician's go-ahead first"),
        text=_(
            "Ask a physician or physiotherapist whether this is right for you before you start, "
            "and go back to them if anything gets worse."
        ),
        is_urgent=True,
    ),
    MessageCode.RUNS_BEYOND_STAGE: Message(
        title=_("Your runs are ahead of your hamstring"),
        text=_(
            "At this stage after a strain your week holds more running than the muscle is ready "
            "for. {stage_limit} Get your clinician's go-ahead for these runs, or make the "
            "week easier."
        ),
        is_urgent=True,
    ),
    MessageCode.PHASE_DIFFERS: Message(
        title=_("Your race date sets the phase"),
        text=_(
            "You said “{said}”, but by the date of your race this week is “{phase}”, so it is "
            "planned that way."
        ),
    ),
    MessageCode.PAIN_AMBER: Message(
        title=_("Lighter, because something hurts"),
        text=_(
            "Nothing heavy, no jumps and no sprints this week. If the pain is not back to where "
            "it was the next morning, make the next session lighter still. At 5 out of 10 or "
            "more, stop and see a physician or physiotherapist."
        ),
    ),
    MessageCode.PREGNANCY: Message(
        title=_("Strength in pregnancy"),
        text=_(
            "Staying strong is good for most pregnancies, with your midwife's or doctor's yes. "
            "Breathe out on the effort. Stop and call them for bleeding, leaking fluid, regular "
            "painful contractions, chest pain, dizziness, headache, a swollen calf, or "
            "breathlessness before effort."
        ),
        is_urgent=True,
    ),
    MessageCode.TOO_YOUNG: Message(
        title=_("No plan under 13"),
        text=_(
            "Before 13 a plan of lifts is not the right thing. Run, climb, hop and play, and let a "
            "coach who is there show you how to squat and hinge."
        ),
        is_urgent=True,
    ),
    MessageCode.SUPERVISION: Message(
        title=_("With a qualified adult"),
        text=_(
            "Under 18, train this only with a coach or another qualified adult present. Tidy "
            "technique comes before weight."
        ),
        is_urgent=True,
    ),
    MessageCode.TOO_LATE: Message(
        title=_("Strength work starts after the race"),
        text=_(
            "The race is too close to begin: new exercises would make you sore now and no stronger "
            "by then. Run, rest and race. The first session comes once you have recovered."
        ),
    ),
    MessageCode.FEWER_THAN_WISHED: Message(
        title=_("Fewer strength days than you wished"),
        text=_(
            "You asked for {wished}. In the phase “{phase}”, {most} is the most for someone "
            "{level}: more would cost your runs more than it gives you."
        ),
    ),
    MessageCode.SORENESS: Message(
        title=_("Sore legs rest first"),
        text=_(
            "On sore days the work is lighter or left out, and it is not moved to the day before "
            "a key run. The same work will leave you less sore next time."
        ),
    ),
    MessageCode.JUMPS_LOCKED: Message(
        title=_("Jumps come later"),
        text=_(
            "For someone {level} they come after {weeks} weeks in a row with lunges, step-ups or "
            "squats twice a week. So far you have {done}."
        ),
    ),
    MessageCode.HILLS_COVERED: Message(
        title=_("You have a hill session already"),
        text=_("It counts, so at most four short hill sprints are added to it."),
    ),
    MessageCode.NO_REST_DAY: Message(
        title=_("You run every day"),
        text=_(
            "A day with nothing at all is when training turns into fitness. At least one easy "
            "day stays free of strength."
        ),
    ),
    MessageCode.CUT_SHORT: Message(
        title=_("This took a while to plan"),
        text=_(
            "There are a great many ways to plan this week, and we did not compare them all. This "
            "one keeps every hard rule, but there may be a better one."
        ),
    ),
}


def messages(week: Week, request: Request) -> tuple[Message, ...]:
    """What the runner must be told about this week, in the reader's language."""
    facts = {
        "said": PHASES[request.said_phase],
        "phase": PHASES[request.phase],
        "level": EXPERIENCE[request.level],
        "wished": request.sessions_per_week,
        "most": most_sessions(request),
        "weeks": FOUNDATION_WEEKS[request.level],
        "done": request.unbroken_foundation_weeks,
        "stage_limit": STAGE_LIMITS.get(request.strain_stage or 0, ""),
    }
    told = (MESSAGES[code] for code in week.messages)
    return tuple(replace(one, text=str(one.text).format(**facts)) for one in told)


def day_words(day: Day) -> str:
    """`Tuesday`."""
    return str(WEEKDAYS[day])


def session_words(session: Session) -> str:
    """`Strength A`, as it was called first; `Hill sprints`."""
    return _lettered(session.letter) if session.is_gym else gettext("Hill sprints")


def _lettered(letter: str) -> str:
    return gettext("Strength {letter}").format(letter=letter).strip()


def run_words(run: Run) -> str:
    """`tempo run`, `90-minute long run`, `half marathon`."""
    if run.kind is RunKind.QUALITY:
        words = str(QUALITY_RUNS.get(run.detail) or gettext("quality run"))
    elif run.kind is RunKind.RACE:
        words = str(RACES.get(run.detail) or gettext("race"))
    else:
        words = str(PLAIN_RUNS[run.kind])
    if run.minutes is None:
        return words
    return gettext("{minutes}-minute {run}").format(minutes=run.minutes, run=words)


def number_words(number: float) -> str:
    """12.0 is said as 12."""
    return str(int(number)) if number == int(number) else str(number)


def say(sentence: str, facts: Mapping[str, Any]) -> str:
    """The engine's sentence, translated and filled with its facts."""
    words = {name: _fact_words(fact) for name, fact in facts.items()}
    return capfirst(gettext(sentence).format(**words))


def sentence(one: Reason | Change) -> str:
    """A reason or a change in words."""
    return say(one.sentence, one.facts)


def sentences(many: Iterable[Reason | Change]) -> tuple[str, ...]:
    return tuple(sentence(one) for one in many)


def done(many: Iterable[Reason]) -> tuple[str, ...]:
    """Changes in words once they are made."""
    return tuple(say(DONE.get(one.sentence, one.sentence), one.facts) for one in many)


def difference(one: Difference) -> tuple[str, str]:
    """What is different in words, and why it is, where there is a reason."""
    return sentence(one.change), sentence(one.why) if one.why else ""


def told(edits: Iterable[Edit], week: Week, request: Request) -> tuple[str, ...]:
    """Changes in words, each told of the week before it. Raises IndexError for no such place."""
    return sentences(tell(edits, week, request))


def _fact_words(fact: object) -> str:
    if isinstance(fact, Weight):
        return weight_words(fact.kg)
    if isinstance(fact, int | float) and not isinstance(fact, bool | Day):
        return number_words(fact)
    return _named(fact)


def _named(fact: object) -> str:
    if isinstance(fact, Day):
        return day_words(fact)
    if isinstance(fact, Run):
        return run_words(fact)
    if isinstance(fact, Phrase):
        return gettext(fact.text)
    if isinstance(fact, SessionName):
        return _lettered(fact.letter)
    if isinstance(fact, Equipment):
        return fact.id.replace("_", " ")
    if isinstance(fact, Stress):
        return str(STRESS[fact])
    return str(fact)


def dose_words(item: Prescription) -> str:
    """`3 × 8 each side`, `6 × 8 s`."""
    return " ".join(words for words in (count_words(item), side_words(item)) if words)


def count_words(item: Prescription) -> str:
    """`3 × 8`, `6 × 8 s`."""
    if item.exercise.kind is Kind.RUNNING_POWER:
        seconds = item.seconds or int(item.exercise.seconds_per_rep)
        return gettext("{reps} × {seconds} s").format(reps=item.reps, seconds=seconds)
    return f"{item.sets} × {item.reps}"


def side_words(item: Prescription) -> str:
    """Empty where both sides work at once, and for sprints."""
    is_sprint = item.exercise.kind is Kind.RUNNING_POWER
    return gettext("each side") if is_per_side(item) and not is_sprint else ""


def effort_words(item: Prescription) -> str:
    """`Stop with 3 left`: effort as the good reps that are left; empty for sprints."""
    if item.exercise.kind is Kind.RUNNING_POWER:
        return ""
    if item.exercise.kind is Kind.POWER:
        return gettext("Stop when they get slower")
    return stop_words(item.rpe)


def stop_words(rpe: float) -> str:
    """`Stop with 3 left`, `Stop with 2 or 3 left`."""
    left = min(reps_in_reserve(rpe), MOST_TOLD)
    if left == int(left):
        return gettext("Stop with {left} left").format(left=int(left))
    between = gettext("Stop with {fewest} or {most} left")
    return between.format(fewest=floor(left), most=ceil(left))


def rpe_words(item: Prescription) -> str:
    """What the log and the file call this effort; empty for sprints and jumps."""
    if item.exercise.kind is not Kind.STRENGTH:
        return ""
    return gettext("That is RPE {rpe}, effort out of 10.").format(rpe=number_words(item.rpe))


def dose_line(item: Prescription) -> str:
    """`3 × 8 each side, stop with 3 left`."""
    effort = effort_words(item)
    return ", ".join([dose_words(item), *([effort[:1].lower() + effort[1:]] if effort else [])])


def tempo_words(tempo: str) -> str:
    """`3-1-1-0` in plain words; as it is where it is no tempo of four numbers."""
    parts = tempo.split("-")
    if len(parts) != len(TEMPO_PARTS):
        return tempo
    said = [
        str(words.get(part, words[""])).format(seconds=part)
        for words, part in zip(TEMPO_PARTS, parts, strict=True)
    ]
    return ", ".join(one for one in said if one)


def weight_words(kg: float) -> str:
    """`62.5 kg`, or in pounds for those who like them."""
    pattern = gettext("{weight} kg")
    if preferred().weight_unit is WeightUnit.LB:
        pattern = gettext("{weight} lb")
    return pattern.format(weight=number_words(shown_weight(kg)))


def rest_words(seconds: int) -> str:
    """`90 s`, `2 min`, `2 min 30 s`."""
    if seconds < 120:
        return gettext("{seconds} s").format(seconds=seconds)
    minutes, rest = divmod(seconds, 60)
    if not rest:
        return gettext("{minutes} min").format(minutes=minutes)
    return gettext("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
