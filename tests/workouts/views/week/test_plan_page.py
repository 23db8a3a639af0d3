"""What a plan shows besides its days: warm-up, weights, load, muscles, and what it left out."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from exercises.catalogue import muscle_names
from tests.workouts.boards import Board, a_monday
from tests.workouts.builder import NEW, answers, save, words_of
from tests.workouts.trainings import NOON, Phone, a_set, told
from workouts.models import Plan, PlannedExercise, Snapshot
from workouts.pages.week.charts import muscle_chart
from workouts.planning.measures.load import ham_sets_of
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RUNS = ("quality", "rest", "easy", "quality", "quality", "rest", "long")


def test_the_plan_says_how_to_warm_up_and_which_weight_to_take(client: Client) -> None:
    here = save(client, equipment=["dumbbells"])["Location"]
    session = words_of(client.get(f"{here}session-menu/?place=0"))
    assert "minutes of brisk walking or easy jogging." in session
    exercise = words_of(client.get(f"{here}exercise-menu/?place=0&position=0"))
    assert "A weight that leaves" in exercise


def test_the_page_holds_the_version_that_it_shows(board: Board) -> None:
    def held(here: str) -> set[int]:
        found = re.findall(r'name="based_on"\s+value="(\d+)"', board.page(here))
        return {int(version) for version in found}

    dated = f"{board.here}weeks/{a_monday(1).isoformat()}/"
    first = board.version()
    assert held(board.here) == held(dated) == {first}
    board.change({"kind": "warm_up", "place": 0, "minutes": 9}, here=dated)
    assert held(dated) == {board.version(dated)} != {first}
    assert held(board.here) == {first}


def test_what_was_given_up_comes_with_the_answer_that_brings_it_back(client: Client) -> None:
    short = {"session_minutes": "12", "equipment": ["barbell"]}
    preview = words_of(client.post(NEW, answers(**short)))
    assert "What would bring it back: With 22 minutes for a session" in preview
    page = words_of(client.get(save(client, **short)["Location"]))
    assert "With 22 minutes for a session there is room for more sets." in page


def test_the_muscles_on_the_plan_add_up_to_its_exercises(client: Client) -> None:
    """R54: totals shown must equal the sum, to the nearest whole set inside the range."""
    save(client)
    opened = open_week(Plan.objects.get())
    shown = muscle_chart(opened.week, opened.request, muscle_names())
    by_hand = sum(ham_sets_of(item) for session in opened.week.sessions for item in session.items)
    hamstrings, *others = shown.muscles
    assert abs(int(hamstrings.sets) - by_hand) < 1
    assert hamstrings.band is not None
    assert others
    assert {muscle.band for muscle in others} == {None}
    lit = {*shown.well_worked.split(), *shown.touched.split()}
    assert lit == {muscle.slug for muscle in shown.muscles}


def test_the_load_of_each_day_is_drawn_and_told(client: Client) -> None:
    page = client.get(f"{save(client)['Location']}load/").content.decode()
    sentence = re.search(r'<title id="load-title">([^<]+)</title>', page)
    assert sentence is not None
    assert sentence[1].startswith("Load by day in minutes times effort: Tuesday ")
    assert "Runs without minutes are drawn as" in page
    assert page.count('class="c-ember"') >= 2
    assert 'style="' not in page


def test_other_schools_are_told_by_what_they_change(client: Client) -> None:
    address = save(client, school="hard_days_hard", double_days="on")["Location"]
    page = client.get(f"{address}schools/")
    assert page.status_code == 200
    assert "noindex" in page["X-Robots-Tag"]
    said = words_of(page)
    assert "Yours: On hard days, after the run" in said
    assert "Rather on easy days" in said
    assert "Rather on days without a run" in said
    assert re.search(r"(moves|becomes|instead of|The same sessions)", said)
    assert client.get("/plans/nope/schools/").status_code == 404
    assert client.post(f"{address}schools/").status_code == 400
    assert client.post(f"{address}schools/", {"school": "of rock"}).status_code == 400


def test_another_way_to_place_it_is_taken_with_one_button_and_undone(client: Client) -> None:
    board = Board(client)
    before = board.week()
    seen = board.version()
    page = board.page(f"{board.here}schools/")
    school = re.findall(r'name="school" value="(\w+)"', page)[0]
    answer = board.post("schools/", school=school)
    assert answer["Location"] == board.here
    assert open_week(board.plan).asked.school.value == school
    assert board.week() != before
    assert "Placed again: " in board.page()
    board.post("undo/")
    assert board.week() == before
    late = board.post("schools/", school=school, based_on=seen - 1)
    assert late["Location"] == f"{board.here}schools/"


def test_a_plan_saved_before_doses_were_kept_still_shows_its_tempo(client: Client) -> None:
    address = save(client, equipment=["barbell", "leg_curl_machine"])["Location"]
    for row in PlannedExercise.objects.all():
        del row.snapshot.content["dose"]
        row.snapshot.content["shown"]["tempo"] = "9-9-9-9"
        row.snapshot.save()
    page = words_of(client.get(f"{address}exercise-menu/?place=0&position=0"))
    assert "Pace: down in 9 s, wait 9 s, up in 9 s, rest 9 s before the next." in page


def test_a_plan_saved_before_a_field_was_known_still_opens(client: Client) -> None:
    address = save(client, equipment=["dumbbells"])["Location"]
    whole = PlannedExercise.objects.first()
    assert whole is not None
    for missing in whole.snapshot.content:
        snapshot = {key: value for key, value in whole.snapshot.content.items() if key != missing}
        Snapshot.objects.filter(pk=whole.snapshot_id).update(content=snapshot)
        page = client.get(address)
        assert page.status_code == 200, missing
        assert "Stop with" in words_of(page), missing


def test_a_withheld_plan_offers_no_other_school(client: Client) -> None:
    page = client.get(save(client, pain="8")["Location"])
    assert page.status_code == 200
    assert "Other ways to place it" not in words_of(page)


HARD_TO_PLACE = {
    **{f"run_{day}": run for day, run in zip(DAYS, RUNS, strict=True)},
    "minutes_wed": "45",
    "minutes_sun": "150",
    "detail_thu": "race5k",
    "detail_mon": "tempo",
    "trained": "years",
    "phase": "build",
    "school": "separate_days",
    "session_minutes": "30",
    "equipment": ["barbell", "kettlebell"],
}


def test_a_fault_of_the_builders_own_week_says_why_it_was_taken(client: Client) -> None:
    preview = words_of(client.post(NEW, answers(**HARD_TO_PLACE))).partition("Your week ")[2]
    assert "Could be better: " in preview
    assert "The builder chose it anyway: " in preview
    board = Board(client, **HARD_TO_PLACE, double_days=None)
    assert "The builder chose it anyway: " in words_of(client.get(f"{board.here}findings/"))
    board.change({"kind": "note", "place": 0, "text": "My own"})
    page = words_of(client.get(f"{board.here}findings/"))
    assert "Could be better: " in page
    assert "The builder chose it anyway: " not in page


def test_a_week_has_few_controls_until_a_menu_is_opened(client: Client) -> None:
    """121 of them made the week hard to read on a phone."""
    board = Board(client)
    for here in (board.here, f"{board.here}weeks/{a_monday(-1).isoformat()}/?correcting=on"):
        main = board.page(here).partition("<main")[2].partition("</main>")[0]
        assert 20 < len(re.findall(r"<(?:a|button|summary|input|select)\s", main)) <= 40
        assert len(main) < 25_000


def test_days_and_chart_of_a_week_have_one_order(board: Board) -> None:
    """Sunday first for whom a week starts with it; a week with dates has the order of its dates."""
    settings = {"weight_unit": "kg", "distance_unit": "km", "time_zone": "UTC", "theme": "dark"}
    settings |= {"school": "easy_days", "motion": "less", "first_day": "sun"}
    assert board.client.post("/account/", settings).status_code == 302
    for here, first in ((board.here, "Sunday"), (f"{board.here}weeks/{a_monday(1)}/", "Monday")):
        page = board.client.get(here)
        assert page.context["board"].days[0].name == first
        assert ("as the rules count them" in words_of(page)) is (first == "Monday")
        assert board.client.get(f"{here}load/").context["load"].days[0].name == first


def first_done(board: Board, weeks: int = 0) -> Phone:
    """The first session of a week, done on the day that it was planned for."""
    session = board.week().sessions[0]
    on = a_monday(weeks) + timedelta(days=int(session.day))
    phone = Phone(board.client, board.plan, on=on)
    phone.send(a_set(0), told("finish", feel="right"))
    return phone


def session_in(board: Board, weeks: int = 0) -> str:
    """Of a dated week what its first session says and offers."""
    page = board.page(f"{board.here}weeks/{a_monday(weeks)}/")
    return page.partition("<article")[2].partition("</article>")[0]


def test_a_session_that_is_done_says_so_in_its_week_and_leads_to_what_was_done(
    board: Board,
) -> None:
    address = f"{board.here}train/{board.week().sessions[0].identity}/"
    assert "See what you did" not in session_in(board)
    phone = first_done(board)
    page = board.page(f"{board.here}weeks/{a_monday()}/")
    assert page.count("Done</span>") == 1
    assert f'href="{address}{phone.on}/"' in session_in(board)
    assert "See what you did" in session_in(board)
    for offered in ("I missed it", "Start", "Write down what you did"):
        assert offered not in session_in(board)
    for other in (board.here, f"{board.here}weeks/{a_monday(1)}/"):
        assert "Done</span>" not in board.page(other)


def test_a_week_that_is_over_says_what_was_done(board: Board) -> None:
    Plan.objects.update(created_at=timezone.now() - timedelta(days=21))
    first_done(board, weeks=-1)
    assert "See what you did" in session_in(board, weeks=-1)
    assert "See what you did" not in session_in(board)


@pytest.mark.parametrize("kind", ["reopen", "delete"])
def test_what_was_opened_again_or_deleted_is_not_done(board: Board, kind: str) -> None:
    first_done(board).send(told(kind, at=NOON + 90_000))
    assert "See what you did" not in session_in(board)


def test_what_was_deleted_and_brought_back_is_done(board: Board) -> None:
    phone = first_done(board)
    phone.send(told("delete", at=NOON + 90_000))
    phone.send(told("restore", at=NOON + 95_000))
    assert "See what you did" in session_in(board)


def test_one_query_tells_what_is_done_of_any_number_of_trainings(
    board: Board, django_assert_num_queries: Any
) -> None:
    for _twice in range(2):
        first_done(board)
        board.client.get(f"{board.here}weeks/{a_monday()}/")
        with django_assert_num_queries(
            4
        ):  # of the browser, the weeks, their sessions, what is done
            board.client.get(f"{board.here}weeks/{a_monday()}/")
