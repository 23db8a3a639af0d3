"""What is asked for, as links: one to take each answer back, and a few to ask for in one tap."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from exercises.finding.finder import FACETS, Finding
from exercises.finding.form import FinderForm

MOST_WANTED: tuple[tuple[Any, dict[str, str]], ...] = (
    (_("Hamstrings first"), {"muscle": "hamstrings", "hardest": "on"}),
    (_("No equipment"), {"equipment": "none"}),
    (_("Little soreness"), {"soreness": "little"}),
    (_("No impact"), {"impact": "none"}),
)


@dataclass(frozen=True, kw_only=True)
class Link:
    label: Any
    address: str  # seen from the catalogue page: a query with its question mark, or a dot
    is_on: bool
    count: int


def tidy(asked: QueryDict) -> QueryDict:
    """Without the empty answers that a browser sends along."""
    kept = QueryDict(mutable=True)
    for name, values in asked.lists():
        kept.setlist(name, [value for value in values if value])
    return QueryDict(kept.urlencode())


def questions(asked: QueryDict) -> QueryDict:
    """Only what the finder knows, so that its links repeat nothing else."""
    known = QueryDict(mutable=True)
    for name, values in asked.lists():
        if name in FinderForm.base_fields:
            known.setlist(name, values)
    return QueryDict(known.urlencode())


def chosen(asked: QueryDict, form: FinderForm) -> list[Link]:
    """Each answer that was given; its link takes it back."""
    answers = [
        (label, {facet: value})
        for facet in FACETS
        if facet in asked
        for value, label in form.choices(facet)
        if value in asked.getlist(facet)
    ]
    if "hardest" in asked:
        answers.append((form.fields["hardest"].label, {"hardest": str(asked["hardest"])}))
    if "q" in asked:
        answers.insert(0, (f"“{asked['q']}”", {"q": str(asked["q"])}))
    return [
        Link(label=label, address=_toggled(asked, answer), is_on=True, count=0)
        for label, answer in answers
    ]


def most_wanted(asked: QueryDict, finding: Finding) -> list[Link]:
    return [
        Link(
            label=label,
            address=_toggled(asked, answers),
            is_on=_has(asked, answers),
            count=_count(finding, **answers),
        )
        for label, answers in MOST_WANTED
    ]


def link_start(asked: QueryDict, name: str) -> str:
    """The start of a link that changes the answer to `name` alone; its value is to follow."""
    others = asked.copy()
    others.pop(name, None)
    return f"?{others.urlencode()}&{name}=" if others else f"?{name}="


def _count(finding: Finding, *, hardest: str = "", **answer: str) -> int:
    [(facet, value)] = answer.items()
    return finding.count(facet, value, hardest=bool(hardest))


def _has(asked: QueryDict, answers: dict[str, str]) -> bool:
    return all(value in asked.getlist(name) for name, value in answers.items())


def _toggled(asked: QueryDict, answers: dict[str, str]) -> str:
    """The query with these answers, or without them if it has them all."""
    changed, has_all = asked.copy(), _has(asked, answers)
    for name, value in answers.items():
        others = [one for one in asked.getlist(name) if one != value]
        changed.setlist(name, others if has_all else [*others, value])
    query = changed.urlencode()
    return f"?{query}" if query else "."
