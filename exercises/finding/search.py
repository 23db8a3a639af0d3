"""Finds exercises by what people call them: other names, other spellings, typing mistakes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from exercises.models import Exercise

SAME, STARTS = 1.0, 0.9  # how sure a word is that is written so
LEAST_LIKENESS = 0.8  # of two words that may be the same, one of them mistyped
SHORTEST_MISTYPED = 4  # letters; shorter words are alike by chance
LEAST_NEARNESS = 0.6  # of two names worth a "did you mean"
FILLERS = frozenset({"a", "and", "exercise", "for", "my", "the", "with", "without"})


@dataclass(frozen=True, kw_only=True)
class Find:
    exercise: Exercise
    sureness: float = 0  # that it is what was named, 0 to 1
    version: str = ""  # the version of it that was named
    missed: tuple[str, ...] = ()  # facets it does not fit


@dataclass(frozen=True, kw_only=True)
class _Name:
    text: str
    weight: float
    is_version: bool = False


def matches(text: str, exercises: Iterable[Exercise]) -> list[Find]:
    """Those that are called so. Mistakes are forgiven only if nothing is called exactly so."""
    wanted = [word for word in _words(text) if word not in FILLERS]
    everything = list(exercises)
    return _called(wanted, everything, least=SAME) or _called(wanted, everything, LEAST_LIKENESS)


def nearest(text: str, exercises: Iterable[Exercise]) -> list[Exercise]:
    """Those whose names look a little like `text`, best first; at most three."""
    by_name = {" ".join(_words(name.text)): one for one in exercises for name in _names(one)}
    close = get_close_matches(" ".join(_words(text)), by_name, n=9, cutoff=LEAST_NEARNESS)
    return list({by_name[name].pk: by_name[name] for name in close}.values())[:3]


def _called(wanted: Sequence[str], exercises: Iterable[Exercise], least: float) -> list[Find]:
    best = (
        max(_matches(wanted, one, least), key=lambda found: found.sureness) for one in exercises
    )
    return [found for found in best if found.sureness > 0]


def _matches(wanted: Sequence[str], exercise: Exercise, least: float) -> Iterator[Find]:
    for name in _names(exercise):
        yield Find(
            exercise=exercise,
            sureness=name.weight * _likeness(wanted, _words(name.text), least),
            version=name.text if name.is_version else "",
        )


def _names(exercise: Exercise) -> Iterator[_Name]:
    """All that an exercise may be called, its own names first."""
    yield _Name(text=exercise.name, weight=1.0)
    for alias in exercise.aliases.split(","):
        yield _Name(text=alias, weight=0.95)
    for version in exercise.modifications.all():
        yield _Name(text=version.name, weight=0.8, is_version=True)
    if substitute := getattr(exercise, "substitute", None):
        yield _Name(text=substitute.name, weight=0.75, is_version=True)
    for related in exercise.related_names.all():
        yield _Name(text=related.name, weight=0.7)
    for row in exercise.muscles.all():
        muscle = f"{row.muscle.name} {row.muscle.anatomical_name}"
        yield _Name(text=muscle, weight=0.6 if row.is_primary else 0.5)
    kit = [row.equipment.name for row in exercise.equipment.all()]
    words = (exercise.name, exercise.aliases, exercise.pattern, exercise.summary, *kit)
    yield _Name(text=" ".join(words), weight=0.4)


def _likeness(wanted: Sequence[str], words: Sequence[str], least: float) -> float:
    """0 if a wanted word is not among `words`; a missing or spare space does not count."""
    if not wanted or not words:
        return 0
    if "".join(wanted) == "".join(words):
        return SAME
    found = [max(_word_likeness(word, other, least) for other in words) for word in wanted]
    surplus = max(0, len(words) - len(wanted))
    return 0 if 0 in found else sum(found) / len(found) - min(surplus, 9) * 0.01


def _word_likeness(wanted: str, word: str, least: float) -> float:
    if wanted == word:
        return SAME
    if len(wanted) > 2 and word.startswith(wanted):
        return STARTS
    if least == SAME or min(len(wanted), len(word)) < SHORTEST_MISTYPED:
        return 0
    likeness = SequenceMatcher(None, wanted, word)
    if likeness.real_quick_ratio() < least or likeness.quick_ratio() < least:
        return 0  # these are never less than the ratio, and found much faster
    ratio = likeness.ratio()
    return ratio if ratio >= least else 0


@lru_cache(2000)
def _words(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return tuple(_singular(word) for word in re.findall(r"[a-z0-9]+", plain))


def _singular(word: str) -> str:
    """Lunges and lunge, calves and calf are one word; both sides of a comparison come by here."""
    if word.endswith("ves"):
        return word.removesuffix("ves") + "f"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
