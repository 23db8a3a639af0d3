"""Which exercises fit a wish, how many each choice would leave, and what comes near."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from exercises.catalogue_version import per_version
from exercises.finding import search
from exercises.finding.search import Find
from exercises.models import Exercise
from exercises.vocabulary import NO_EQUIPMENT

ONE_LEG, TWO_LEGS = "one", "two"
LITTLE, SOME, MUCH = "little", "some", "much"
SORENESS = {1: LITTLE, 2: LITTLE, 3: SOME, 4: MUCH, 5: MUCH}  # by soreness risk
KIT = "equipment"
FACETS = ("muscle", KIT, "legs", "impact", "quality", "soreness")
MOST_NEAR = 3  # exercises that come near are an offer, not a second catalogue


Offers = dict[str, list[Container[str]]]


@dataclass(frozen=True, kw_only=True)
class Wish:
    """`chosen` has the values picked in each facet; a facet without any asks for nothing."""

    text: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    hardest: bool = False  # only muscles that an exercise works hardest


@dataclass(frozen=True, kw_only=True)
class Finding:
    fits: tuple[Find, ...]
    stand_ins: tuple[Find, ...]  # would fit, but for the kit; there is a version without
    near: tuple[Find, ...]  # only when nothing fits
    named: tuple[Find, ...]  # all that are called as asked, whether they fit or not
    wish: Wish

    def count(self, facet: str, value: str, *, hardest: bool = False) -> int:
        """How many would fit if `value` were the one choice of its facet."""
        offers = self._hardest_offers if hardest or self.wish.hardest else self._offers
        return sum(value in offer for offer in offers[facet])

    @cached_property
    def _offers(self) -> Offers:
        return _open_offers(self.named, hardest=False)

    @cached_property
    def _hardest_offers(self) -> Offers:
        return _open_offers(self.named, hardest=True)


def find(exercises: Iterable[Exercise], wish: Wish) -> Finding:
    """`exercises` come with what a card and the finder need (`for_finding`)."""
    everything = list(exercises)
    named = tuple(sorted(_named(everything, wish), key=lambda one: _rank(one, wish)))
    fits = tuple(one for one in named if not one.missed)
    stand_ins = tuple(
        one for one in named if one.missed == (KIT,) and hasattr(one.exercise, "substitute")
    )
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
    called = (
        search.matches(wish.text, everything)
        if wish.text
        else [Find(exercise=one) for one in everything if not one.is_family]
    )
    return [replace(found, missed=_missed(found.exercise, wish)) for found in called]


def _missed(exercise: Exercise, wish: Wish) -> tuple[str, ...]:
    """The facets in which it fits none of the values that were picked."""
    if not wish.chosen:
        return ()
    offer = _offer(exercise, wish.hardest)
    return tuple(
        facet
        for facet in FACETS
        if facet in wish.chosen and not any(value in offer[facet] for value in wish.chosen[facet])
    )


def _rank(found: Find, wish: Wish) -> tuple[float, float]:
    """By how surely it is what was named, then by how much it works the muscles asked for."""
    muscles = wish.chosen.get("muscle", frozenset())
    if not muscles:
        return -found.sureness, 0
    rows = [row for row in found.exercise.muscles.all() if row.muscle.slug in muscles]
    return -found.sureness, -sum(row.set_credit for row in rows)


def _near(named: tuple[Find, ...], everything: list[Exercise], wish: Wish) -> tuple[Find, ...]:
    """Fits all but one answer, then all but two; for an unknown name, what looks like it."""
    if not named:
        return tuple(Find(exercise=one) for one in search.nearest(wish.text, everything))
    fewest = min(len(one.missed) for one in named)
    return tuple(one for one in named if len(one.missed) == fewest)[:MOST_NEAR]


def _open_offers(named: Iterable[Find], *, hardest: bool) -> Offers:
    """By facet, what each exercise offers that misses nothing in the other facets."""
    offers: Offers = {facet: [] for facet in FACETS}
    for one in named:
        open_facets = FACETS if not one.missed else one.missed if len(one.missed) == 1 else ()
        offer = _offer(one.exercise, hardest)
        for facet in open_facets:
            offers[facet].append(offer[facet])
    return offers


@per_version(200)
def _offer(exercise: Exercise, hardest: bool) -> Mapping[str, Container[str]]:
    """By facet, the values that it fits; `hardest` leaves out muscles that only help."""
    muscles = [row for row in exercise.muscles.all() if row.is_primary or not hardest]
    kit = {row.equipment.slug for row in exercise.equipment.all() if not row.adds_load}
    return {
        "muscle": {row.muscle.slug for row in muscles},
        KIT: _Anything() if NO_EQUIPMENT in kit else kit,  # one of these is enough
        "legs": {ONE_LEG if exercise.unilateral else TWO_LEGS},
        "impact": {exercise.impact},
        "quality": {row.quality for row in exercise.qualities.all()},
        "soreness": {SORENESS[exercise.soreness_risk]},
    }


class _Anything:
    """What needs nothing fits any kit."""

    def __contains__(self, value: object) -> bool:
        return True
