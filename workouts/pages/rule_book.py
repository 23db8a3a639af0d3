"""The rules of planning as a reader sees them: a reason next to a choice, and the whole book."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse
from django.utils.translation import gettext as _

from exercises.catalogue import FEW
from exercises.catalogue_version import per_version
from exercises.models import Source
from workouts.pages import wording
from workouts.planning import ALL_RULES, GUIDELINES
from workouts.planning.values.rule import Finding, Rule
from workouts.planning.values.week import Reason

RULES: Mapping[str, Rule] = {rule.code: rule for rule in (*ALL_RULES, *GUIDELINES)}


@per_version(FEW)
def every_source() -> Mapping[str, Source]:
    return MappingProxyType({source.slug: source for source in Source.objects.all()})


@dataclass(frozen=True, kw_only=True)
class Why:
    """A reason in words, with the rule behind it and its sources in short (`Doma 2013`)."""

    text: str
    rule: str
    title: str
    address: str
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ShownRule:
    code: str
    title: str
    why: str
    sources: tuple[Source, ...]


class RuleBook:
    """All rules with their sources, which are looked up once."""

    def __init__(self) -> None:
        self._sources = every_source()
        self._address = reverse("workouts:rules")

    def why(self, reason: Reason) -> Why:
        return self._why(reason.rule, wording.sentence(reason))

    def why_rule(self, finding: Finding) -> Why:
        """What the rule behind a finding is for."""
        return self._why(finding.rule, _(RULES[finding.rule].why))

    def _why(self, code: str, text: str) -> Why:
        rule = RULES[code]
        short = tuple(source.short for source in self._sources_of(rule))
        address = f"{self._address}#{code}"
        return Why(text=text, rule=code, title=_(rule.title), address=address, sources=short)

    def _sources_of(self, rule: Rule) -> tuple[Source, ...]:
        """Those that the catalogue still has."""
        return tuple(self._sources[slug] for slug in rule.sources if slug in self._sources)

    def pages(self) -> tuple[ShownRule, ...]:
        """Every rule, in the order of the book."""
        return tuple(
            ShownRule(
                code=rule.code,
                title=_(rule.title),
                why=_(rule.why),
                sources=self._sources_of(rule),
            )
            for rule in sorted(RULES.values(), key=lambda rule: rule.code)
        )
