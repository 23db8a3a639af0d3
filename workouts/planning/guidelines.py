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
    Rule(
        code="R36",
        name="deload",
        title=gettext_noop("An easier week now and then"),
        why=gettext_noop("Backing off one week in four lets the gains show."),
        sources=("bell-2023", "bell-2022"),
        scope=Scope.CONTENT,
    ),
    Rule(
        code="R40",
        name="taper_volume",
        title=gettext_noop("Taper: fewer sets, same weight"),
        why=gettext_noop(
            "Cut how much, not how heavy. You keep the strength and lose the tiredness."
        ),
        sources=("bosquet-2007", "wang-2023", "travis-2020"),
        scope=Scope.CONTENT,
    ),
)
