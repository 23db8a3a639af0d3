"""Rules of the book that steer the builder's choices and have no check of their own."""

from exercises.vocabulary import gettext_noop
from workouts.planning.rule import Rule, Scope

GUIDELINES: tuple[Rule, ...] = (
    Rule(
        code="R11",
        name="giving_up_in_order",
        title=gettext_noop("What is given up first"),
        why=gettext_noop("A smaller plan you recover from beats a full plan you cannot."),
        sources=(),
        scope=Scope.WEEK,
    ),
)
