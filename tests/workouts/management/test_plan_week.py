"""The planner without a browser: requests on standard input, answers on standard output."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.golden import check_golden
from tests.golden.facts import checker_facts

CASES = check_golden.load(str(Path(check_golden.__file__).with_name("golden_cases.md")))
WEEK = dict.fromkeys(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat"), "easy") | {"Sun": "rest"}
INPUT = {"runner": {"level": "beginner"}, "phase": "base", "week": WEEK}


def ask(
    text: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *options: str,
) -> Any:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    call_command("plan_week", *options)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.usefixtures("catalogue")
def test_the_golden_requests_are_answered_in_their_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [json.dumps({"id": case["id"], "input": case["input"]}) for case in CASES]
    answers = ask("\n".join(lines), monkeypatch, capsys)
    assert [answer["id"] for answer in answers] == [case["id"] for case in CASES]
    for case, answer in zip(CASES, answers, strict=True):
        violations = check_golden.violations(case, answer["plan"], checker_facts())
        assert [v for v in violations if v[1] == "hard"] == []
        assert check_golden.asserts(case, answer["plan"], checker_facts(), answer) == []


@pytest.mark.usefixtures("catalogue")
def test_one_pretty_printed_request_gets_one_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (answer,) = ask(json.dumps({"input": INPUT}, indent=2), monkeypatch, capsys)
    assert answer.keys() == {"id", "plan", "messages", "findings", "relaxed", "cost"}
    session = answer["plan"][0]
    assert {"day", "slot", "stress", "items", "warmupMin", "minutes", "reasons"} <= session.keys()
    item = session["items"][0]
    assert {"ex", "sets", "reps", "rpe", "rest", "equip", "reasons"} <= item.keys()
    assert all(reason["text"] and "{" not in reason["text"] for reason in item["reasons"])


@pytest.mark.django_db
def test_a_site_that_is_not_loaded_yet_plans_from_the_files(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (answer,) = ask(json.dumps({"id": "new", "input": INPUT}), monkeypatch, capsys)
    assert answer["plan"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{", "input: is not JSON"),
        ("", "input: is not JSON"),
        ("[" * 100_000, "input: is nested too deeply"),
        ("1" * 5_000, "input: is not JSON"),
        (json.dumps({"id": 7, "input": INPUT}), "id: must be a text"),
        ("[]", "input: must be an object"),
        ('{"foo": 1}', "foo: is not a known key"),
        ('{"id": "x"}', "input: is missing"),
        (json.dumps({"input": INPUT | {"pase": "base"}}), "pase: is not a known key"),
        (json.dumps({"input": INPUT | {"phase": "summer"}}), "phase: must be one of"),
        (json.dumps({"input": INPUT | {"week": WEEK | {"Mon": "swim"}}}), "week.Mon: must start"),
        (json.dumps({"input": INPUT | {"week": WEEK | {"Day": "rest"}}}), "week.Day: is not"),
        (
            json.dumps({"input": INPUT | {"runner": {"level": "beginner", "age": 3}}}),
            "runner.age: must be a whole number from 5 to 110",
        ),
        ('{"input": {"runner": {"level": "beginner", "age": NaN}}}', "input: NaN is no number"),
        (json.dumps({"input": INPUT}) + "\n{oops", "line 2: is not JSON"),
        (json.dumps({"input": INPUT | {"context": {"pain": "a lot"}}}), "context.pain: must be"),
    ],
)
@pytest.mark.usefixtures("catalogue")
def test_a_wrong_request_gets_one_line_that_names_the_field(
    text: str, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        ask(text, monkeypatch, capsys)
    assert stopped.value.code == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 1
    assert errors[0].startswith(line)


def printed(flag: str, monkeypatch: pytest.MonkeyPatch, capsys: Any, **options: Any) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"id": "me", "input": INPUT})))
    call_command("plan_week", flag, **options)
    return str(capsys.readouterr().out)


@pytest.mark.usefixtures("catalogue")
def test_explain_says_the_week_and_its_reasons_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed("--explain", monkeypatch, capsys)
    assert text.startswith("me\n")
    assert "[R13]" in text
    assert "stop with" in text
    assert "{" not in text
    assert "Sunday: Nothing at all: this is where the work turns into fitness. [R08]" in text
    assert "On easy days:" in text


@pytest.mark.usefixtures("catalogue")
def test_explain_says_which_phase_the_race_date_gives(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    race = {"dayOffset": 13, "distance": "marathon"}
    asked = INPUT | {"phase": "build", "context": {"race": race}}
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"input": asked})))
    call_command("plan_week", explain=True)
    assert (
        "Your race date sets the phase: You said “Build”, but by the date of your race this week "
        "is “Taper”, so it is planned that way." in capsys.readouterr().out
    )


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("stage", "limit"),
    [
        (1, "While only walking is free of pain there are no runs."),
        (2, "While only jogging is free of pain nothing is fast, or longer than 30 minutes."),
        (3, "Until you can sprint without pain there are no intervals, hills or races."),
    ],
)
def test_explain_names_the_limit_of_the_stage_in_force_and_no_other(
    stage: int, limit: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    week = dict.fromkeys(("Mon", "Wed", "Fri", "Sun"), "rest")
    week |= {"Tue": "quality:intervals", "Thu": "easy", "Sat": "easy"}
    asked = INPUT | {"week": week, "context": {"strainStage": stage}}
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"input": asked})))
    call_command("plan_week", explain=True)
    said = capsys.readouterr().out
    assert f"more running than the muscle is ready for. {limit} Get your clinician's" in said


@pytest.mark.usefixtures("catalogue")
def test_explain_says_why_there_are_fewer_sessions_than_wished(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    runner = {"level": "intermediate", "sessionsPerWeek": 4}
    asked = INPUT | {"phase": "build", "runner": runner}
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"input": asked})))
    call_command("plan_week", explain=True)
    assert (
        "Fewer strength days than you wished: You asked for 4. In the phase “Build”, 2 is the most "
        "for someone with some lifting experience: more would cost your runs more than it gives "
        "you."
    ) in capsys.readouterr().out


@pytest.mark.usefixtures("catalogue")
def test_table_shows_what_each_day_could_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = printed("--table", monkeypatch, capsys).splitlines()
    assert [row.split()[0] for row in rows[2:9]] == list(WEEK)
    sunday = rows[8]
    assert sunday.split()[1:7] == ["rest", "NO", "NO", "NO", "NO", "NO"]
    assert "No day is free of both running and strength." in sunday


@pytest.mark.usefixtures("catalogue")
def test_another_school_can_be_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = {
        "Mon": "rest",
        "Tue": "quality:tempo",
        "Wed": "easy",
        "Thu": "rest",
        "Fri": "easy",
        "Sat": "easy",
        "Sun": "rest",
    }
    asked = {"runner": {"level": "advanced", "doubleDays": True}, "phase": "build", "week": runs}
    days = {}
    for school in ("hard_days_hard", "easy_days"):
        monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"input": asked})))
        call_command("plan_week", school=school)
        answer = json.loads(capsys.readouterr().out)
        days[school] = [session["day"] for session in answer["plan"]]
    assert days["hard_days_hard"] != days["easy_days"]


@pytest.mark.usefixtures("catalogue")
def test_weeks_follow_one_another_by_their_answers_and_reports(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    history: list[Any] = []
    for _ in range(3):
        document = {"id": "one", "input": INPUT, "history": history}
        (answer,) = ask(json.dumps(document), monkeypatch, capsys, "--next")
        assert answer["plan"]
        assert not [one for one in answer["findings"] if one["severity"] == "must"]
        history.append(answer | {"reports": []})
    assert history[-1]["course"] == "ordinary"
    assert {change["turn"] for change in history[0]["changes"]} == {"new"}
    assert "new" not in {change["turn"] for change in history[1]["changes"]}


@pytest.mark.usefixtures("catalogue")
def test_a_season_is_outlined_with_its_plans_if_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    races = [{"dayOffset": 27, "distance": "10k"}]
    document = {"input": INPUT, "races": races, "plans": True}
    (answer,) = ask(json.dumps(document), monkeypatch, capsys, "--season")
    assert [week["phase"] for week in answer["weeks"]][-2:] == ["taper", "race_week"]
    assert len(answer["plans"]) == len(answer["weeks"]) == 4
    (short,) = ask(json.dumps({"input": INPUT, "weeks": 2}), monkeypatch, capsys, "--season")
    assert len(short["weeks"]) == 2
    assert "plans" not in short


@pytest.mark.usefixtures("catalogue")
def test_weeks_of_a_season_may_have_runs_of_their_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    week = dict.fromkeys(INPUT["week"], "rest") | {"Sat": "easy:30min"}
    running = [{"number": 2, "week": week, "km": 6}, {"number": 3, "week": week, "km": 5}]
    document = {"input": INPUT, "weeks": 3, "running": running, "plans": True}
    (answer,) = ask(json.dumps(document), monkeypatch, capsys, "--season")
    asked = [plan["input"] for plan in answer["plans"]]
    assert [one["week"] == week for one in asked] == [False, True, True]
    assert [one["runner"].get("weeklyKm") for one in asked][1:] == [6, 5]


@pytest.mark.parametrize(
    ("running", "field"),
    [
        ({"number": 53}, "running.1.number"),
        ({"week": {}}, "running.1.number"),
        ({"number": 2, "week": {}}, "running.1.week.Mon"),
        ({"number": 2, "week": INPUT["week"], "miles": 3}, "running.1.miles"),
    ],
)
@pytest.mark.django_db
def test_wrong_runs_of_a_week_are_refused_with_their_field(
    running: dict[str, Any],
    field: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    document = {"input": INPUT, "running": [running]}
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(document)))
    with pytest.raises(SystemExit):
        call_command("plan_week", "--season")
    assert capsys.readouterr().err.startswith(field)


@pytest.mark.parametrize("shape", ["--next", "--season"])
@pytest.mark.django_db
def test_a_wrong_history_is_refused_with_its_field(
    shape: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = {"input": INPUT, "history": [{"input": INPUT, "plan": [{"day": "Someday"}]}]}
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(document)))
    with pytest.raises(SystemExit):
        call_command("plan_week", shape)
    assert capsys.readouterr().err.startswith("history.1.plan.1.day")
