"""Decides what goes into the sessions of a week, whatever their days."""

import math
from collections.abc import Iterable
from dataclasses import replace

from workouts.planning.search.menu import Menu
from workouts.planning.search.session_options import Draft, DraftWriter, SessionKind
from workouts.planning.search.week_contents import Combination, Contents, Looks, Prices, least_cost
from workouts.planning.values.request import Request
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Stress

Kinds = tuple[SessionKind, ...]


class Larder:
    """What a runner's sessions can be made of. It holds for all weeks with this menu, whatever
    their days, as long as the load of their runs is the same."""

    def __init__(self, menu: Menu, request: Request) -> None:
        self.menu = menu
        self.request = request
        self.prices = Prices(request)
        self._drafts: dict[bool, dict[Stress, list[Draft]]] = {}
        self._floors: dict[tuple[Kinds, Totals], float] = {}

    def drafts(self, kind: SessionKind) -> list[Draft]:
        """All different sessions of this kind without a fault of their own, best liked first."""
        if kind.has_jumps not in self._drafts:
            writer = DraftWriter(self.menu, self.request)
            self._drafts[kind.has_jumps] = writer.write(has_jumps=kind.has_jumps)
        return self._drafts[kind.has_jumps][kind.stress]

    def floor(self, kinds: Kinds, beside: Totals) -> float:
        """No contents of sessions of these kinds cost less."""
        if (kinds, beside) not in self._floors:
            lists = [self.drafts(kind) for kind in kinds]
            self._floors[kinds, beside] = least_cost(lists, beside, self.request)
        return self._floors[kinds, beside]


class Kitchen:
    """Puts the sessions of one week together and remembers what it has put together."""

    def __init__(self, larder: Larder) -> None:
        self._larder = larder
        self._looks = Looks()
        self._contents: dict[tuple[Kinds, Totals], Contents | None] = {}

    def least_dislike(self, kinds: Iterable[SessionKind]) -> float:
        """No contents of sessions of these kinds are better liked."""
        lists = [self._larder.drafts(kind) for kind in kinds]
        return sum(drafts[0].dislike for drafts in lists) if all(lists) else math.inf

    def contents(
        self,
        kinds: Kinds,
        beside: Totals,
        *,
        at_most: float,
        better_than: float = math.inf,
    ) -> Contents | None:
        """The contents of least cost for sessions of these kinds; None when there are none or
        when they surely cost more than `at_most` or are no better liked than `better_than`, which
        only falls from one call to the next. `beside` is what hill sprints add to the week."""
        places = sorted(range(len(kinds)), key=lambda place: kinds[place].rank)
        found = self._sorted_contents(
            tuple(kinds[place] for place in places), beside, at_most, better_than
        )
        if found is None:
            return None
        drafts = dict(zip(places, found.drafts, strict=True))
        return replace(found, drafts=tuple(drafts[place] for place in range(len(kinds))))

    def _sorted_contents(
        self, kinds: Kinds, beside: Totals, at_most: float, better_than: float
    ) -> Contents | None:
        lists = [self._larder.drafts(kind) for kind in kinds]
        if not all(lists):
            return None
        floor = self._larder.floor(kinds, beside)
        if floor > at_most:
            return None
        if (kinds, beside) not in self._contents:
            search = Combination(
                lists,
                self._larder.request,
                floor=floor,
                better_than=better_than,
                prices=self._larder.prices,
                looks=self._looks,
            )
            self._contents[kinds, beside] = search.search(beside)
        return self._contents[kinds, beside]
