"""What a new editor fills in for an exercise that we do not have, until it is in a plan."""

import html
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.asserts import assertContains

from exercises.desk.copies import LEFT_OUT
from exercises.desk.health import gaps_of
from exercises.models import Draft, Equipment, Exercise
from tests.exercises.desk.admin.editing import (
    change_page,
    filled,
    find,
    photograph,
    press,
    told,
    values_of,
)
from tests.exercises.desk.documents import now
from tests.workouts.boards import Board
from tests.workouts.builder import words_of

pytestmark = pytest.mark.usefixtures("catalogue")

MOST_FIELDS = 40
MOST_MINUTES = 10
#: Of somebody who writes with care: characters a minute, seconds to find a field and to think of
#: its answer, seconds to read a page, and the pages from the desk to the draft.
SPEED, A_FIELD, A_PAGE, PAGES = 200, 3, 10, 6
NAME = "Single-leg bridge"
BRIDGE: dict[str, Any] = {
    "summary": "Lift your hips on one leg: strong hamstrings and glutes without any kit.",
    "pattern": "single-leg hip bridge",
    "posture": "on-back",
    "deep_hip_bend": "false",
    "knee_load": "little",
    "asks_balance": "false",
    "impact": "none",
    "biceps_femoris_long_head": "2",
    "semitendinosus": "2",
    "semimembranosus": "2",
    "eccentric_why": "The way down is short and needs little stretch.",
    "placement": "Fits every strength day, and the warm-up before an easy run.",
    "sources": "bourne-2017a",
    "benefits-0-text": "Trains hamstrings and glutes of each leg, without room and without kit.",
    "modifications-0-direction": "harder",
    "modifications-0-name": "Weighted single-leg bridge",
    "modifications-0-change": "Rest a weight on your hip.",
    "modifications-0-why": "More load without more reps.",
    "modifications-1-direction": "easier",
    "modifications-1-name": "Two-leg bridge",
    "modifications-1-change": "Keep both feet on the floor.",
    "modifications-1-why": "A first step while one leg is too hard.",
    "instructions-0-text": "Lie on your back with one foot flat on the floor\n"
    "Pull the other knee to your chest\nRest your arms at your sides",
    "instructions-1-text": "Press the heel into the floor\n"
    "Lift your hips until thigh and trunk are in line\nHold for a second\nLower slowly",
    "mistakes-0-mistake": "Low back arches",
    "mistakes-0-fix": "Stop when thigh and trunk are in line",
    "precautions-0-text": "Cramp at the back of the thigh is common at first: move the foot closer",
    "picture-0-alt_text": "A runner on her back lifts the hips on one leg",
    "picture-0-licence": "CC BY 4.0",
    "_note": "An exercise for hotel rooms.",
}


def test_a_bridge_is_made_from_a_copy_within_forty_fields_and_comes_into_a_plan(
    editor: Client, reviewer: Client
) -> None:
    User.objects.filter(username="edith").update(first_name="Edith", last_name="Runner")
    copy = change_page("step-up").replace("change", "copy")
    left_out = editor.get(copy).context["without"]  # as the page suggests
    editor.post(copy, {"name": NAME, "without": left_out})
    page = change_page("single-leg-bridge")
    shown = values_of(editor.get(page))
    answers = BRIDGE | {
        "equipment-0-equipment": str(Equipment.objects.get(slug="none").pk),
        "picture-0-upload": SimpleUploadedFile("bridge.jpg", photograph()),
        f"{find(shown, 'hip extension, knee stability', '-job')}-job": "lifts the hips",
        f"{find(shown, 'knee extension', '-job')}-DELETE": "on",
        f"{find(shown, 'ankle drive', '-job')}-DELETE": "on",
    }
    rows = {"modifications-TOTAL_FORMS": 2, "modifications-1-position": 2}
    sent = shown | rows | answers
    asked = editor.post(page, sent | {"_review": "Ask for review"})
    assert told(editor, asked) == "A reviewer will look at it."
    typed = [NAME, *(value for value in answers.values() if isinstance(value, str))]
    assert len(typed) + 1 <= MOST_FIELDS  # and the picture
    characters = sum(map(len, typed))
    seconds = characters / SPEED * 60 + len(typed) * A_FIELD + PAGES * A_PAGE
    assert seconds / 60 < MOST_MINUTES

    press(reviewer, Draft.objects.get(), "publish")
    bridge = Exercise.objects.with_details().get(key="single_leg_bridge")
    assert bridge.published
    assert not list(gaps_of(bridge))
    assert [(one.stage, one.text) for one in bridge.instructions.all()] == [
        *(("setup", text) for text in BRIDGE["instructions-0-text"].split("\n")),
        *(("step", text) for text in BRIDGE["instructions-1-text"].split("\n")),
    ]
    runner = Client()
    board = Board(runner)
    joining = html.unescape(runner.get(f"/exercises/{bridge.key}/my-week/").content.decode())
    offered = re.search(r'name="edits"\s+value=\'?"?(.+?)["\']?\s*>', joining)
    assert offered
    board.post("changes/", edits=offered[1])
    lifts = [item.exercise.id for session in board.week().sessions for item in session.items]
    assert bridge.key in lifts


def test_several_lines_of_a_text_become_several_rows_in_their_place(editor: Client) -> None:
    page = change_page("lunge")
    shown = filled(editor, page)
    steps = now("lunge")["steps"]
    first, row = (find(shown, text, "-text") for text in steps[:2])
    long = {f"{first}-text": "\n".join(["One"] * 31), f"{row}-text": f"Short\n{'x' * 501}"}
    refused = editor.post(page, shown | long)
    assertContains(refused, "At most 30 lines.", status_code=400)
    assertContains(refused, "A line may have 500 characters", status_code=400)
    editor.post(page, shown | {f"{row}-text": "Second\n\n  Third \nFourth"})
    texts = Draft.objects.get().document["steps"]
    assert texts == [steps[0], "Second", "Third", "Fourth", *steps[2:]]


def test_a_copy_suggests_what_its_editor_writes_and_shows_words_that_follow_from_a_choice(
    editor: Client,
) -> None:
    copy = change_page("step-up").replace("change", "copy")
    suggested = editor.get(copy).context["without"]
    assert suggested == [*LEFT_OUT]
    editor.post(copy, {"name": "Bridge", "without": suggested})
    page = change_page("bridge")
    editor.post(page, filled(editor, page) | {"posture": "on-back"})
    shown = words_of(editor.get(page.replace("change", "preview")))
    assert "Position: Lying on the back." in shown
    assert "Hamstring length: Middle." in shown
