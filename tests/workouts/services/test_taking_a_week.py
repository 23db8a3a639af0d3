"""Two phones of one runner, or two taps at once: one takes the coming week, the other sees it."""

from threading import Thread

import pytest
from django.db import connection, transaction

from tests.workouts.boards import a_monday
from tests.workouts.lived_weeks import plan_of
from workouts.models import Version
from workouts.services.season.next_week import Choice, Taken, Wishes, propose, take
from workouts.services.training.logged_weeks import mondays_before
from workouts.services.week.weeks import find_week

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite a writer is alone"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
]


@pytest.mark.parametrize(
    ("second", "answer"), [(Choice.PROPOSED, Taken(is_news=False)), (Choice.SAME, None)]
)
def test_of_two_that_take_the_coming_week_at_once_the_other_sees_what_was_taken(
    second: Choice, answer: Taken | None
) -> None:
    plan, monday = plan_of(1), a_monday(1)
    shown = propose(find_week(plan.code, monday, also=mondays_before(monday)))
    assert shown is not None
    assert second in shown.choices
    based_on, seen = shown.opened.version.pk, shown.digest
    answers: list[Taken | None] = []

    def take_too() -> None:
        answers.append(take(plan, monday, second, Wishes(), based_on=based_on, seen=seen))
        connection.close()

    other = Thread(target=take_too)
    with transaction.atomic():
        first = take(plan, monday, Choice.PROPOSED, Wishes(), based_on=based_on, seen=seen)
        other.start()
        other.join(0.3)
        assert other.is_alive()
    other.join(20)
    assert (first, answers) == (Taken(is_news=True), [answer])
    assert Version.objects.filter(week__plan=plan, week__monday=monday).count() == 1
