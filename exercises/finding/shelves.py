"""The results of the finder as shelves of cards, each card with the reason it is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from exercises.cards import Card, card_of
from exercises.finding.finder import Finding, Wish
from exercises.finding.form import FinderForm
from exercises.finding.search import Find
from exercises.models import Exercise


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A shelf without a heading is the answer itself."""

    heading: str = ""
    cards: tuple[tuple[Card, str], ...]  # each with why it is here


def shelves(finding: Finding, everything: Iterable[Exercise], form: FinderForm) -> list[Shelf]:
    if finding.wish == Wish():
        return [at_a_glance(everything)]
    return [shelf for shelf in _answers(finding, form) if shelf.cards]


def at_a_glance(exercises: Iterable[Exercise]) -> Shelf:
    """The exercises that stand by themselves; box jump is shown under its family."""
    return Shelf(cards=tuple((card_of(one), "") for one in exercises if one.parent_id is None))


def _answers(finding: Finding, form: FinderForm) -> Iterator[Shelf]:
    yield Shelf(cards=tuple((card_of(found.exercise), _version(found)) for found in finding.fits))
    yield Shelf(
        heading=_("Without that kit, in another form"),
        cards=tuple((card_of(found.exercise), _stand_in(found)) for found in finding.stand_ins),
    )
    yield Shelf(
        heading=_("The nearest to it"),
        cards=tuple((card_of(one.exercise), _difference(one, form)) for one in finding.near),
    )


def _version(found: Find) -> str:
    if not found.version:
        return ""
    return _("Has the version “%(version)s”.") % {"version": found.version}


def _stand_in(found: Find) -> str:
    return _("Instead: %(name)s.") % {"name": found.exercise.substitute.name}


def _difference(found: Find, form: FinderForm) -> str:
    """What it has in the facets that it misses: `Not as asked: impact (high impact)`."""
    labels: list[Any] = [form.fields[facet].label for facet in found.missed]
    if not labels:
        return ""
    return _("Not as asked: %(facets)s.") % {"facets": ", ".join(str(x).lower() for x in labels)}
