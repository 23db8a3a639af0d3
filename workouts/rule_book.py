"""The rules of planning as a reader meets them: a reason beside a choice, and the whole book."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from exercises.models import Source
from workouts import wording
from workouts.planning import ALL_RULES, GUIDELINES
from workouts.planning.rule import Finding, Rule
from workouts.planning.week import Reason

RULES: Mapping[str, Rule] = {rule.code: rule for rule in (*ALL_RULES, *GUIDELINES)}


@dataclass(frozen=True, kw_only=True)
class Why:
    """A reason in words, with the rule behind it."""

    text: str
    rule: str
    title: str
    sources: tuple[str, ...]


def why(reason: Reason) -> Why:
    return _why(reason.rule, wording.say(reason.sentence, reason.facts))


def why_rule(finding: Finding) -> Why:
    """What the rule behind a finding is for."""
    return _why(finding.rule, _(RULES[finding.rule].why))


def _why(code: str, text: str) -> Why:
    rule = RULES[code]
    return Why(text=text, rule=code, title=_(rule.title), sources=rule.sources)


@dataclass(frozen=True, kw_only=True)
class ShownRule:
    code: str
    title: str
    why: str
    sources: tuple[Source, ...]


def rule_book() -> tuple[ShownRule, ...]:
    """Every rule of planning with its sources, in the order of the book."""
    sources = {source.slug: source for source in Source.objects.all()}
    return tuple(
        ShownRule(
            code=rule.code,
            title=_(rule.title),
            why=_(rule.why),
            sources=tuple(sources[slug] for slug in rule.sources if slug in sources),
        )
        for rule in sorted(RULES.values(), key=lambda rule: rule.code)
    )
