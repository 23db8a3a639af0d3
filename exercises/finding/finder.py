"""Which exercises fit a wish, how many each choice would leave, and what comes near."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field

from exercises.finding import search
from exercises.models import Exercise
from exercises.vocabulary import NO_EQUIPMENT, MuscleRole

ONE_LEG, TWO_LEGS = "one", "two"
LITTLE, SOME, MUCH = "little", "some", "much"
SORENESS = {1: LITTLE, 2: LITTLE, 3: SOME, 4: MUCH, 5: MUCH}  # by soreness risk
KIT = "equipment"
MOST_NEAR = 3  # exercises that come near are an offer, not a second catalogue


@dataclass(frozen=True, kw_only=True)
class Wish:
    """`chosen` has the values picked in each facet; a facet without any asks for nothing."""

    text: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    hardest: bool = False  # only muscles that an exercise works hardest


@dataclass(frozen=True, kw_only=True)
class Find:
    exercise: Exercise
    sureness: float = 0  # that it is what was named, 0 to 1
    version: str = ""  # the version of it that was named
    missed: tuple[str, ...] = ()  # facets it does not fit


@dataclass(frozen=True, kw_only=True)
class Finding:
    fits: tuple[Find, ...]
    stand_ins: tuple[Find, ...]  # would fit, but for the kit; there is a version without
    near: tuple[Find, ...]  # only when nothing fits
    named: tuple[Find, ...]  # all that are called as asked, whether they fit or not
    wish: Wish
    _known: dict[str, list[tuple[set[str], Container[str]]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def count(self, facet: str, value: str) -> int:
        """How many would fit if `value` were the one choice of its facet."""
        return sum(value in offers for one, offers in self._offers(facet) if one <= {facet})

    def _offers(self, facet: str) -> Iterable[tuple[set[str], Container[str]]]:
        """Of each that is named: what it misses, and which choices of a facet it fits."""
        if facet not in self._known:
            self._known[facet] = [
                (set(one.missed), OFFERS[facet](one.exercise, self.wish)) for one in self.named
            ]
        return self._known[facet]


Offer = Callable[[Exercise, Wish], Container[str]]


def find(exercises: Iterable[Exercise], wish: Wish) -> Finding:
    """`exercises` come with what a card and the finder need (`for_finding`)."""
    everything = list(exercises)
    named = tuple(sorted(_named(everything, wish), key=lambda one: _rank(one, wish)))
    fits = tuple(one for one in named if not one.missed)
    stand_ins = tuple(one for one in named if one.missed == (KIT,) and _has_substitute(one))
    return Finding(
        fits=fits,
        stand_ins=stand_ins,
        near=() if fits or stand_ins else _near(named, everything, wish),
        named=named,
        wish=wish,
    )


def _named(everything: list[Exercise], wish: Wish) -> list[Find]:
    """Those that are called as asked. Unless it is asked for by name, a family stays away: its
    variants answer for it."""
    if not wish.text:
        own = [one for one in everything if not one.is_family]
        return [Find(exercise=one, missed=_missed(one, wish)) for one in own]
    return [
        Find(
            exercise=match.exercise,
            sureness=match.sureness,
            version=match.version,
            missed=_missed(match.exercise, wish),
        )
        for match in search.matches(wish.text, everything)
    ]


def _missed(exercise: Exercise, wish: Wish) -> tuple[str, ...]:
    return tuple(facet for facet in OFFERS if not _suits(facet, exercise, wish))


def _suits(facet: str, exercise: Exercise, wish: Wish) -> bool:
    chosen = wish.chosen.get(facet, frozenset())
    offers = OFFERS[facet](exercise, wish)
    return not chosen or any(value in offers for value in chosen)


def _rank(found: Find, wish: Wish) -> tuple[float, float]:
    """By how surely it is what was named, then by how much it works the muscles asked for."""
    muscles = wish.chosen.get("muscle", frozenset())
    rows = [row for row in found.exercise.muscles.all() if row.muscle.slug in muscles]
    return -found.sureness, -sum(row.set_credit for row in rows)


def _near(named: tuple[Find, ...], everything: list[Exercise], wish: Wish) -> tuple[Find, ...]:
    """Fits all but one answer, then all but two; for an unknown name, what looks like it."""
    if not named:
        return tuple(Find(exercise=one) for one in search.nearest(wish.text, everything))
    fewest = min(len(one.missed) for one in named)
    return tuple(one for one in named if len(one.missed) == fewest)[:MOST_NEAR]


def _has_substitute(found: Find) -> bool:
    return getattr(found.exercise, "substitute", None) is not None


def _muscles(exercise: Exercise, wish: Wish) -> set[str]:
    rows = exercise.muscles.all()
    return {
        row.muscle.slug for row in rows if not wish.hardest or row.role == MuscleRole.PRIMARY.value
    }


class _Anything:
    """What needs nothing fits any kit."""

    def __contains__(self, value: object) -> bool:
        return True


def _kit(exercise: Exercise, wish: Wish) -> Container[str]:
    """What makes it possible by itself: one of these is enough."""
    options = {row.equipment.slug for row in exercise.equipment.all() if not row.adds_load}
    return _Anything() if NO_EQUIPMENT in options else options


OFFERS: Mapping[str, Offer] = {
    "muscle": _muscles,
    KIT: _kit,
    "legs": lambda exercise, _: {ONE_LEG if exercise.unilateral else TWO_LEGS},
    "impact": lambda exercise, _: {exercise.impact},
    "quality": lambda exercise, _: {row.quality for row in exercise.qualities.all()},
    "soreness": lambda exercise, _: {SORENESS[exercise.soreness_risk]},
}
