"""What kind of run its words tell, in the languages that running plans are written in."""

import re
from dataclasses import dataclass

from workouts.exchange.running.amounts import REPEATS, number
from workouts.exchange.running.found import FoundKind, Sure
from workouts.planning.values.season import Distance

LONG_REPEAT_MINUTES = 8  # from here a repeat is run at tempo


@dataclass(frozen=True, kw_only=True)
class Word:
    """The words that told a kind, as they were written."""

    text: str
    kind: FoundKind
    sure: Sure


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{pattern})(?![^\W\d_])", re.I)


#: The first that is found decides. Words that many plans use for anything are guesses.
KINDS: tuple[tuple[re.Pattern[str], FoundKind, Sure], ...] = (
    (
        _words(
            r"park\s?run|race(?:\s*day)?(?!\s*(?:pace|week|prep|rhythm|specific|simulation))|"
            r"wettkampf(?!tempo)|rennen|competition|compétition|carrera\s+popular|competición|"
            r"gara|wedstrijd|time\s*trial"
        ),
        FoundKind.RACE,
        Sure.SURE,
    ),
    (
        _words(
            r"hills?|hill\s*(?:repeats?|sprints?|reps?)|hügel\w*|berg(?:läufe|lauf|an|sprints?)\w*|"
            r"côtes?|cuestas?|salite|heuvel\w*|uphill|hilly"
        ),
        FoundKind.HILLS,
        Sure.SURE,
    ),
    (
        _words(
            r"long(?:\s*runs?)?|lang(?:er|e)?\s*(?:lauf|duurloop|dauerlauf)|longrun|lala|"
            r"sortie\s+longue|sl|tirada\s+larga|rodaje\s+largo|lungo|lange\s+duurloop|lsd"
        ),
        FoundKind.LONG,
        Sure.SURE,
    ),
    (
        _words(
            r"tempo\w*|threshold|schwellen?\w*|seuil|umbral|soglia|lt2?|cruise|steady\s+state|"
            r"(?:marathon|half[\s-]?marathon|race)[\s-]*(?:pace|tempo)|mp|hmp|ga\s?2|progress\w*|"
            r"allure\s+(?:semi|marathon)|wettkampftempo|sweet\s*spot"
        ),
        FoundKind.TEMPO,
        Sure.SURE,
    ),
    (
        _words(
            r"intervals?|intervall\w*|repeats?|repetitions?|reps|track|bahn\w*|series|fractionn\w*|"
            r"vma|ripetute|speed\s*(?:work|session)?|vo2\s?max|anaerobic|sprints?|yasso|"
            r"pista|wiederholungsl\w*"
        ),
        FoundKind.INTERVALS,
        Sure.SURE,
    ),
    (_words(r"fartlek|fahrtspiel"), FoundKind.INTERVALS, Sure.GUESS),
    (
        _words(r"recovery|regenerat\w*|recuperaci[oó]n|récup\w*|rekom|recupero|reko|herstel\w*"),
        FoundKind.RECOVERY,
        Sure.SURE,
    ),
    (_words(r"shake[\s-]?out"), FoundKind.RECOVERY, Sure.FAIR),
    (
        _words(
            r"easy|lit|ga\s?1|dauerlauf|locker\w*|footing|rodaje(?:\s+suave)?|jog(?:ging)?|"
            r"ef|endurance\s+fondamentale|trote|lento|corsa\s+lenta|rustig\w*|duurloop|zone\s?[12]|"
            r"z[12]|aerobic|gradual\s+build|walk[\s-]?run|conversational"
        ),
        FoundKind.EASY,
        Sure.SURE,
    ),
    (_words(r"base|grundlage\w*|endurance"), FoundKind.EASY, Sure.GUESS),
    (_words(r"steady|strides|steigerung\w*"), FoundKind.EASY, Sure.FAIR),
)
#: A name that is a race's: `Berlin Marathon`, but no `marathon block, week 3`.
RACE_NAME = re.compile(
    r"^[\w\s.'’-]{0,40}\b(?:half[\s-]?marathon|halbmarathon|semi[\s-]?marathon|media\s+marat[oó]n|"
    r"marat[oh]+n|ultra(?:marathon|trail)?)\s*(?:20\d\d)?$",
    re.I,
)
DISTANCES: tuple[tuple[re.Pattern[str], Distance], ...] = (
    (re.compile(r"half|halb|semi|media\s+marat|\b21[.,]?\d*\s?km?\b|\bhm\b", re.I), Distance.HALF),
    (re.compile(r"ultra|\b(?:50|100)\s?k|\b100\s?mi", re.I), Distance.ULTRA),
    (re.compile(r"marat|\b42[.,]?\d*\s?km?\b", re.I), Distance.MARATHON),
    (re.compile(r"park\s?run|\b5[.,]?0?\s?km?\b|\b5000", re.I), Distance.FIVE_K),
    (re.compile(r"\b10[.,]?0?\s?km?\b|\b10000", re.I), Distance.TEN_K),
    (re.compile(r"\b3\s?km?\b|\b3000", re.I), Distance.THREE_K),
    (re.compile(r"\b1500\b|\bmile\b", re.I), Distance.FIFTEEN_HUNDRED),
    (re.compile(r"\b800\b", re.I), Distance.EIGHT_HUNDRED),
)
#: Kilometres up to which a race of no name counts as this distance.
BY_KM = (
    (1.0, Distance.EIGHT_HUNDRED),
    (2.0, Distance.FIFTEEN_HUNDRED),
    (4.0, Distance.THREE_K),
    (7.0, Distance.FIVE_K),
    (16.0, Distance.TEN_K),
    (30.0, Distance.HALF),
    (44.0, Distance.MARATHON),
)


def kind_in(text: str) -> Word | None:
    """What the words and the repeats tell; None where they tell nothing."""
    if found := RACE_NAME.match(text.strip()):
        return Word(text=found[0].strip(), kind=FoundKind.RACE, sure=Sure.FAIR)
    words = _all_words(text)
    hard = (FoundKind.RACE, FoundKind.HILLS, FoundKind.LONG)
    first = words[0] if words else None
    if first is not None and first.kind in hard:
        return first
    repeats = REPEATS.search(text)
    if repeats is not None:
        return _of_repeats(repeats, first)
    return first


def _all_words(text: str) -> list[Word]:
    searched = ((pattern.search(text), kind, sure) for pattern, kind, sure in KINDS)
    return [Word(text=one[0].strip(), kind=kind, sure=sure) for one, kind, sure in searched if one]


def _of_repeats(repeats: re.Match[str], word: Word | None) -> Word | None:
    """Long repeats are tempo; a word that says so decides, and strides stay an easy run."""
    if word is not None and word.kind is FoundKind.TEMPO:
        return Word(text=repeats[0].strip(), kind=FoundKind.TEMPO, sure=Sure.SURE)
    is_minutes = (repeats[3] or "").lower().startswith(("min", "'", "′"))
    is_long = is_minutes and number(repeats[2]) >= LONG_REPEAT_MINUTES
    kind = FoundKind.TEMPO if is_long else FoundKind.INTERVALS
    return Word(text=repeats[0].strip(), kind=kind, sure=Sure.SURE)


def race_distance(text: str, km: float | None) -> Distance:
    """As its name says, else by its kilometres, else the one that is run most."""
    for pattern, distance in DISTANCES:
        if pattern.search(text):
            return distance
    if km is None:
        return Distance.TEN_K
    return next((distance for most, distance in BY_KM if km <= most), Distance.ULTRA)
