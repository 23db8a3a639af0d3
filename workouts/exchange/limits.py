"""Texts, names, numbers and times of a file, each within its limits."""

import re
from datetime import datetime

from django.utils import timezone

from exercises.records import Fields, RecordError, can_be_kept

MOST_WORDS = 40  # in a list
WORD = re.compile(r"[a-z0-9_-]{0,50}")


def text_of(fields: Fields, key: str, most: int) -> str:
    value = fields.take(key, "")
    if not isinstance(value, str) or len(value) > most or not can_be_kept(value):
        raise RecordError.at(key, f"must be a text of at most {most} letters")
    return value


def word_of(fields: Fields, key: str) -> str:
    value = fields.take(key, "") or ""
    if not isinstance(value, str) or not WORD.fullmatch(value):
        raise RecordError.at(key, "must be a short name")
    return value


def moment_of(fields: Fields, key: str) -> datetime:
    try:
        moment = datetime.fromisoformat(str(fields.take(key, "")))
    except ValueError:
        raise RecordError.at(key, "must be a time such as 2026-11-23T07:00:00+00:00") from None
    if not 2000 <= moment.year < 2100:
        raise RecordError.at(key, "must be a time of this century")
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
