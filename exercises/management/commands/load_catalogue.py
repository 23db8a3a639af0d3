"""Fills the catalogue from data/, adds what is missing, shows differences, resets one exercise."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from exercises.documents.seed import Additions, differences_from_files, load_missing, reset
from exercises.documents.toml_files import Catalogue, read_catalogue
from exercises.records import RecordError


class Command(BaseCommand):
    help = "Load the catalogue of exercises. Adds what is missing; never overwrites or deletes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument(
            "--diff", action="store_true", help="show how the database differs from the files"
        )
        choice.add_argument(
            "--reset", metavar="SLUG", help="put one exercise back as the files have it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            catalogue = read_catalogue()
            lines = _answer(catalogue, diff=options["diff"], slug=options["reset"])
        except (RecordError, IntegrityError) as error:
            raise CommandError(f"Catalogue: {error}") from error
        if options["verbosity"]:
            self.stdout.write("\n".join(lines))


def _answer(catalogue: Catalogue, *, diff: bool, slug: str | None) -> list[str]:
    if diff:
        found = list(differences_from_files(catalogue))
        return found or ["Catalogue: no difference between the database and the files."]
    if slug is not None:
        return [_reset(catalogue, slug)]
    return _told(load_missing(catalogue))


def _reset(catalogue: Catalogue, slug: str) -> str:
    entries = {entry.slug: entry for entry in catalogue.exercises}
    if slug not in entries:
        raise CommandError(f"No exercise {slug!r} in the files. Known: {', '.join(entries)}")
    exercise = reset(catalogue, entries[slug])
    return f"Catalogue: {exercise.name} is back as the files have it."


def _told(additions: Additions) -> list[str]:
    lines = []
    if additions.exercises:
        noun = "exercise" if len(additions.exercises) == 1 else "exercises"
        lines.append(f"Catalogue: added {len(additions.exercises)} {noun}.")
    if additions.rows:
        lines.append(f"Catalogue: added {', '.join(additions.rows)}.")
    if additions.skipped:
        skipped = ", ".join(additions.skipped)
        lines.append(f"Catalogue: left out {skipped}; another exercise has that slug or name.")
    if additions.references and not lines:
        lines.append(f"Catalogue: added {additions.references} muscles, equipment or sources.")
    return lines or ["Catalogue: complete, nothing to add."]
