"""Free text, tables and words in several languages."""

from datetime import date
from time import process_time

import pytest

from tests.workouts.exchange.running.samples import only, read, short
from workouts.exchange.running.found import FoundKind, Sure, UnreadableError, name_of


def test_a_sentence_is_a_week() -> None:
    reading = read("Tue 6x800, Thu tempo 40', Sun 28 km")
    assert short(reading.runs) == ["Tue intervals", "Thu tempo 40 min", "Sun long 28.0 km"]
    assert reading.runs[2].because[0].sentence == "longest of the week"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6x800 on Tuesday, long run Sunday 28 km", ["Tue intervals", "Sun long 28.0 km"]),
        ("40 min locker am Di; langer Lauf am So 24 km", ["Tue easy 40 min", "Sun long 24.0 km"]),
        ("Tue 6x800, as fast as last Tuesday", ["Tue intervals"]),
        ("Thu tempo 40', so hard", ["Thu tempo 40 min"]),
    ],
)
def test_a_day_may_come_after_its_run(text: str, found: list[str]) -> None:
    assert short(read(text).runs)[: len(found)] == found


def test_days_that_begin_again_begin_the_next_week() -> None:
    runs = read("Mo Ruhetag\nDi 40 min locker\nSo 24 km\nDi GA1 10,5 km").runs
    assert [run.when for run in runs] == [
        date(2026, 10, 20),
        date(2026, 10, 25),
        date(2026, 10, 27),
    ]
    assert runs[2].km == 10.5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Week of 30 Nov: ", "Week of 7 Dec: "),
        ("Week of Nov 30, 2026: ", "Week of Dec 7, 2026: "),
        ("week commencing Monday 30 Nov\n", "w/c Mon 7 Dec\n"),
        ("Woche vom 30.11.: ", "Woche vom 7.12.: "),
        ("Week of 2 December - ", "Week of 2026-12-13\n"),
    ],
)
def test_a_week_may_be_named_by_its_date(first: str, second: str) -> None:
    text = f"{first}Tue 6x800, Thu tempo 40', Sun 20 km\n{second}Tue 5x1000, Sun 22 km"
    reading = read(text)
    assert [run.when for run in reading.runs] == [
        date(2026, 12, 1),
        date(2026, 12, 3),
        date(2026, 12, 6),
        date(2026, 12, 8),
        date(2026, 12, 13),
    ]
    assert reading.runs[0].written == "6x800"
    assert reading.left_out == ()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_week_of_another_century_is_too_far_away(day: str) -> None:
    reading = read(f"Tue 6x800\nWeek of {day}: Thu easy, Sun 20 km")
    assert short(reading.runs) == ["Tue intervals"]
    assert [one.written for one in reading.left_out] == ["easy", "20 km"]


def test_a_week_of_no_date_is_words_like_others() -> None:
    assert short(read("Week of work: easy 8 km on Tuesday").runs) == ["Tue easy 8.0 km"]


def test_a_pasted_table_of_weeks_has_a_row_for_each() -> None:
    text = "Week\tMon\tTue\tWed\tThu\tSun\n"
    text += "1\trest\t6x800\t\ttempo 40 min\t28 km\n2\t\t5x1000\t\t\t30 km"
    found = short(read(text).runs)
    assert found == [
        "Tue intervals",
        "Thu tempo 40 min",
        "Sun long 28.0 km",
        "Tue intervals",
        "Sun long 30.0 km",
    ]


def test_a_first_line_with_four_days_is_a_week_and_not_the_head_of_a_table() -> None:
    text = "Tue 6x800, Thu tempo 40', Sat 8 km easy, Sun 20 km\nTue 5x1000, Thu 10 km, Sun 22 km"
    assert short(read(text).runs) == [
        "Tue intervals",
        "Thu tempo 40 min",
        "Sat easy 8.0 km",
        "Sun long 20.0 km",
        "Tue intervals",
        "Thu easy 10.0 km",
        "Sun long 22.0 km",
    ]


def test_a_list_with_dates_reads_its_columns_of_numbers() -> None:
    text = "Date,Name,km,minutes\n20.10.2026,Kupferweg,8,50\n22.10.2026,Tempo,10,52"
    assert short(read(text).runs) == ["Tue easy 50 min 8.0 km", "Thu tempo 52 min 10.0 km"]


@pytest.mark.parametrize(
    "text",
    [
        "Tue " + "1min" * 4900,
        "Tue " + "1x1sek" * 3000,
        "Tue 1" + " " * 19_000 + "2 min 3 min",
        "Mon,Tue,Wed,Thu\nx" + " " * 90_000 + "y,6x800,,tempo",
        "Mon,Tue,Wed,Thu\nx" + "+" * 90_000 + "y,6x800,,tempo",
    ],
    ids=["amounts", "repeats", "spaces", "spaces in a table", "signs in a table"],
)
def test_text_that_is_made_to_be_slow_is_read_at_once(text: str) -> None:
    before = process_time()
    assert read(text).runs
    assert process_time() - before < 3  # seconds


def test_a_table_of_more_rows_than_a_runner_has_is_refused() -> None:
    with pytest.raises(UnreadableError, match="more than"):
        read("Date,Name\n" + "20.10.2026,Easy\n" * 2001)


def test_the_rest_between_parts_is_not_how_long_a_run_is() -> None:
    assert only("Tue 5 × 1000 m, 3 min jog").minutes is None
    assert only("Tue 5 x 1000 m with 3 min Trabpause, 9 km").km == 9.0


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Schwelle 30 min", FoundKind.TEMPO),
        ("2 × 20 min", FoundKind.TEMPO),
        ("GA1 10 km", FoundKind.EASY),
        ("Dauerlauf locker", FoundKind.EASY),
        ("Langer Lauf 24 km", FoundKind.LONG),
        ("rodaje 10 km", FoundKind.EASY),
        ("series 6x800", FoundKind.INTERVALS),
        ("tirada larga 22 km", FoundKind.LONG),
        ("footing 50 min", FoundKind.EASY),
        ("sortie longue 1h45", FoundKind.LONG),
        ("VMA 10x400", FoundKind.INTERVALS),
        ("Hill repeats 8 × 60 s", FoundKind.HILLS),
        ("parkrun", FoundKind.RACE),
        ("Berlin Marathon", FoundKind.RACE),
        ("race pace 8 km", FoundKind.TEMPO),
        ("marathon pace 15 km", FoundKind.TEMPO),
        ("Easy + strides", FoundKind.EASY),
        ("Long run with 3x10 min tempo", FoundKind.LONG),
        ("LIT 60 min", FoundKind.EASY),
        ("recovery 30 min", FoundKind.RECOVERY),
        ("Swim 45 min", FoundKind.NOTHING),
        ("Bike: 90 min", FoundKind.NOTHING),
    ],
)
def test_words_tell_the_kind(words: str, kind: FoundKind) -> None:
    assert only(f"Tue {words}").kind is kind


def test_the_reason_names_the_word() -> None:
    run = only("Thu Schwellenlauf 40 min")
    assert (run.because[0].sentence, run.because[0].facts) == (
        "word: {word}",
        {"word": "Schwellenlauf"},
    )


def test_what_has_no_word_is_an_easy_run_and_a_guess() -> None:
    run = only("Fri Kupferweg 6 km")
    assert (run.kind, run.sure, run.because[0].sentence) == (
        FoundKind.EASY,
        Sure.GUESS,
        "no word we know",
    )


@pytest.mark.parametrize("written", ["6x800", "5 × 1000 m", "10 km", "40'"])
def test_amounts_are_no_name_to_remember(written: str) -> None:
    assert name_of(written) == ""


def test_the_longest_of_runs_without_a_length_is_not_known() -> None:
    assert short(read("Tue Kupferweg, Thu Allee").runs) == ["Tue easy", "Thu easy"]


def test_a_name_is_known_again_with_another_distance() -> None:
    assert name_of("Kupferweg 8 km") == name_of("kupferweg, 10 KM") == "kupferweg"
