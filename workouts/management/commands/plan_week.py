"""Ask the planner without a browser: requests as JSON in, answers as JSON out."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from exercises.documents import toml_files
from exercises.records import Fields, RecordError
from workouts.pages import wording
from workouts.pages.exports import plain_text
from workouts.planning import (
    Builder,
    build_week,
    next_week,
    other_schools,
    outline,
    review_week,
    ways_back,
)
from workouts.planning.measures.neighbours import recognised
from workouts.planning.notation.answers import answer_document
from workouts.planning.notation.history import parse_history
from workouts.planning.notation.requests import (
    parse_races,
    parse_request,
    parse_running_by_week,
)
from workouts.planning.season.documents import next_week_document, outline_document
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request, School
from workouts.planning.values.season import MOST_SEASON_WEEKS
from workouts.storage.catalogue import known_equipment, planner_exercises, read_exercises


class Command(BaseCommand):
    help = "Reads planning requests from standard input, one or one per line, and prints answers."

    def add_arguments(self, parser: CommandParser) -> None:
        schools = [school.value for school in School]
        parser.add_argument("--school", choices=schools, help="plan by this school instead")
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--explain", action="store_true", help="text a person can read")
        shape.add_argument("--table", action="store_true", help="what each day could hold")
        shape.add_argument("--next", action="store_true", help="the week after a history")
        shape.add_argument("--season", action="store_true", help="all weeks to the last race")

    def handle(self, *args: Any, **options: Any) -> None:
        exercises, equipment = read_catalogue()
        write = (
            write_text if options["explain"] else write_table if options["table"] else write_json
        )
        try:
            for document in read_documents(read_text()):
                if options["next"] or options["season"]:
                    answer = answer_season if options["season"] else answer_next
                    self.stdout.write(json.dumps(answer(document, exercises, equipment)))
                    continue
                name, request = read_request(document, equipment)
                request = recognised(request, exercises)
                if options["school"]:
                    request = replace(request, school=School(options["school"]))
                self.stdout.write(write(name, request, exercises))
        except RecordError as error:
            self._refuse(str(error))

    def _refuse(self, message: str) -> NoReturn:
        self.stderr.write(message)
        sys.exit(2)


def read_catalogue() -> tuple[tuple[Exercise, ...], frozenset[str]]:
    """Exercises and known equipment: of the database once it is loaded, of the files before."""
    try:
        exercises, equipment = read_exercises(), known_equipment()
    except DatabaseError:
        exercises, equipment = (), frozenset()
    if equipment:
        return exercises, equipment
    catalogue = toml_files.read_catalogue()
    return (
        planner_exercises(catalogue.exercises, catalogue.equipment),
        frozenset(entry.slug for entry in catalogue.equipment),
    )


def read_text() -> str:
    try:
        return sys.stdin.read()
    except UnicodeDecodeError:
        raise RecordError.at("input", "is not UTF-8") from None


def read_documents(text: str) -> Iterator[object]:
    """One JSON value, pretty-printed or not, or one on each line."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not _is_json(lines[0]):
        yield _loads(text, "input")
        return
    for number, line in enumerate(lines, start=1):
        yield _loads(line, f"line {number}")


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _loads(text: str, where: str) -> object:
    try:
        return json.loads(text, parse_constant=_no_constant)
    except RecordError:
        raise
    except RecursionError:
        raise RecordError.at("input", "is nested too deeply") from None
    except ValueError as error:  # also for a number of thousands of digits
        raise RecordError.at(where, f"is not JSON: {error}") from None


def _no_constant(name: str) -> NoReturn:
    raise RecordError.at("input", f"{name} is no number")


def read_request(document: object, equipment: frozenset[str]) -> tuple[object, Request]:
    """The id of a request and what it asks. Raises RecordError, which names the field."""
    if not isinstance(document, dict):
        raise RecordError.at("input", "must be an object with the key input")
    fields = Fields(document, "input")
    name = _name(fields)
    fields.finish(ignored=("input",))
    return name, parse_request(fields.take("input"), equipment=equipment)


def _name(fields: Fields) -> object:
    name = fields.take("id", None)
    if name is not None and not isinstance(name, str):
        raise RecordError.at("id", "must be a text")
    return name


def answer_next(
    document: object, exercises: tuple[Exercise, ...], equipment: frozenset[str]
) -> dict[str, Any]:
    """The week after those of `history`, for the runs and the rest of `input`."""
    fields = Fields(document, "input")
    name, asked = _name(fields), parse_request(fields.take("input"), equipment=equipment)
    history = parse_history(fields, exercises, equipment)
    skips_deload = fields.flag("skipDeload")
    fields.finish()
    proposed = next_week(history, asked, exercises, skips_deload=skips_deload)
    return {"id": name, **next_week_document(proposed, wording.say)}


def answer_season(
    document: object, exercises: tuple[Exercise, ...], equipment: frozenset[str]
) -> dict[str, Any]:
    """All weeks from that of `input` to the last of `races`, with the runs of those weeks that have
    some of their own; with `plans` each of them as it would be if all goes as planned."""
    fields = Fields(document, "input")
    name, first = _name(fields), parse_request(fields.take("input"), equipment=equipment)
    races = parse_races(fields, "races")
    history = parse_history(fields, exercises, equipment)
    weeks = fields.optional_whole("weeks", 1, MOST_SEASON_WEEKS)
    running = parse_running_by_week(fields, "running")
    wants_plans = fields.flag("plans")
    fields.finish()
    found = outline(first, exercises, races=races, history=history, weeks=weeks, running=running)
    answer = {"id": name, **outline_document(found, wording.say)}
    if wants_plans:
        answer["plans"] = [next_week_document(one.proposed, wording.say) for one in found.weeks]
    return answer


def write_json(name: object, request: Request, exercises: tuple[Exercise, ...]) -> str:
    week = build_week(request, exercises)
    answer = answer_document(week, request, review_week(week, request), wording.say)
    return json.dumps({"id": name, **answer}, ensure_ascii=True)


def write_text(name: object, request: Request, exercises: tuple[Exercise, ...]) -> str:
    builder = Builder(exercises)
    week = builder.build(request)
    week = replace(week, ways_back=ways_back(week, request, builder))
    schools = () if week.withheld else other_schools(week, request, builder)
    text = plain_text.week_text(builder.told(week), request, review_week(week, request))
    if schools:
        text += "\n\n" + plain_text.schools_text(schools)
    return f"{name}\n{text}\n" if name else f"{text}\n"


def write_table(name: object, request: Request, exercises: tuple[Exercise, ...]) -> str:
    text = plain_text.table_text(request)
    return f"{name}\n{text}\n" if name else f"{text}\n"
