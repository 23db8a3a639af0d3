"""R11: what is given up first when not everything fits. It guides the builder and has no check."""

from exercises.vocabulary import gettext_noop
from workouts.planning.values.rule import Rule, Scope

RULE = Rule(
    code="R11",
    title=gettext_noop("What is given up first"),
    why=gettext_noop("A smaller plan you recover from beats a full plan you cannot."),
    scope=Scope.WEEK,
)
