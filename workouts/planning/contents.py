"""Decides what goes into the sessions of a week, whatever their days."""

import math
from collections.abc import Iterable
from dataclasses import replace

from workouts.planning.combination import Combination, Contents, Looks, least_cost
from workouts.planning.drafts import Draft, DraftWriter, SessionKind
from workouts.planning.menu import Menu
from workouts.planning.request import Request
from workouts.planning.totals import Totals
from workouts.planning.week import Stress


class Kitchen:
    """Puts sessions together from a menu and remembers what it has put together."""

    def __init__(self, menu: Menu, request: Request) -> None:
        self._menu = menu
        self._request = request
        self._drafts: dict[bool, dict[Stress, list[Draft]]] = {}
        self._looks = Looks()
        self._floors: dict[tuple[tuple[SessionKind, ...], Totals], float] = {}
        self._contents: dict[tuple[tuple[SessionKind, ...], Totals], Contents | None] = {}

    def drafts(self, kind: SessionKind) -> list[Draft]:
        """All different sessions of this kind without a fault of their own, best liked first."""
        if kind.has_jumps not in self._drafts:
            writer = DraftWriter(self._menu, self._request)
            self._drafts[kind.has_jumps] = writer.write(has_jumps=kind.has_jumps)
        return self._drafts[kind.has_jumps][kind.stress]

    def least_dislike(self, kinds: Iterable[SessionKind]) -> float:
        """No contents of sessions of these kinds are better liked."""
        lists = [self.drafts(kind) for kind in kinds]
        return sum(drafts[0].dislike for drafts in lists) if all(lists) else math.inf

    def contents(
        self,
        kinds: tuple[SessionKind, ...],
        beside: Totals,
        *,
        at_most: float,
        better_than: float = math.inf,
    ) -> Contents | None:
        """The contents of least cost for sessions of these kinds; None when there are none or
        when they surely cost more than `at_most` or are no better liked than `better_than`.
        `beside` is what hill sprints add to the week."""
        places = sorted(range(len(kinds)), key=lambda place: kinds[place].rank)
        found = self._sorted_contents(
            tuple(kinds[place] for place in places), beside, at_most, better_than
        )
        if found is None:
            return None
        drafts = dict(zip(places, found.drafts, strict=True))
        return replace(found, drafts=tuple(drafts[place] for place in range(len(kinds))))

    def _sorted_contents(
        self, kinds: tuple[SessionKind, ...], beside: Totals, at_most: float, better_than: float
    ) -> Contents | None:
        lists = [self.drafts(kind) for kind in kinds]
        if not all(lists):
            return None
        if (kinds, beside) not in self._floors:
            self._floors[kinds, beside] = least_cost(lists, beside, self._request)
        floor = self._floors[kinds, beside]
        if floor > at_most:
            return None
        if (kinds, beside) not in self._contents:
            search = Combination(
                lists, self._request, floor=floor, better_than=better_than, looks=self._looks
            )
            found = search.search(beside)
            self._contents[kinds, beside] = found
        return self._contents[kinds, beside]
