"""Texts, names, times and sentences of a person's file, each within its limits."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from exercises.records import Fields, RecordError
from workouts.planning import ALL_RULES, GUIDELINES
from workouts.planning.values.limits import MOST_KG
from workouts.storage.plans import read_reasons

MOST_WORDS = 40  # in a list
WORD = re.compile(r"[a-z0-9_-]{0,50}")
MOST_REASONS, MOST_FACTS = 40, 20
MOST_SENTENCE = 500  # letters
RULE_CODES = {"", *(rule.code for rule in (*ALL_RULES, *GUIDELINES))}
LETTER = re.compile("[A-Z]{0,2}")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


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


def day_of(value: object, field: str) -> date:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        raise RecordError.at(field, "must be a date such as 2026-11-23") from None
    if not 2000 <= day.year < 2100:
        raise RecordError.at(field, "must be in this century")
    return day


def reasons_of(fields: Fields, key: str) -> list[dict[str, Any]]:
    """Sentences whose {names} are all among their facts; nothing else may be in braces."""
    entries = fields.children(key, most=MOST_REASONS) or ()
    return [_reason(entry, key) for entry in entries]


def _reason(fields: Fields, key: str) -> dict[str, Any]:
    rule, sentence = fields.text("rule", 10), fields.text("sentence", MOST_SENTENCE)
    facts = fields.take("facts", {})
    fields.finish()
    if rule not in RULE_CODES:
        raise RecordError.at(key, f"names a rule that Hamstrong does not know: {rule}")
    if not isinstance(facts, dict) or len(facts) > MOST_FACTS:
        raise RecordError.at(key, "must have facts")
    rest = PLACEHOLDER.sub("", sentence)
    names = set(PLACEHOLDER.findall(sentence))
    if "{" in rest or "}" in rest or not names <= set(facts):
        raise RecordError.at(key, "has a sentence that cannot be filled in")
    document = {"rule": rule, "sentence": sentence, "facts": facts}
    _check_facts(facts, key)
    try:
        read_reasons([document])
    except (KeyError, TypeError, ValueError):
        raise RecordError.at(key, "has facts that cannot be read") from None
    return document


def _check_facts(facts: Mapping[str, Any], key: str) -> None:
    if not all(_is_fact(fact) for fact in facts.values()):
        raise RecordError.at(key, "has facts that cannot be read")


def _is_fact(fact: object) -> bool:
    """A plain value, or a weight, day, run, phrase, session or piece of kit as `storage` writes
    it."""
    if isinstance(fact, dict) and set(fact) == {"weight"}:
        return isinstance(fact["weight"], int | float) and abs(fact["weight"]) <= MOST_KG
    if isinstance(fact, dict):
        is_known = len(fact) == 1 and set(fact) <= {"day", "run", "phrase", "kit", "session"}
        return is_known and all(_is_short(one) for one in fact.values())
    if isinstance(fact, int | float):
        return abs(fact) < 1e9
    return fact is None or _is_short(fact)


def _is_short(text: object) -> bool:
    return isinstance(text, str) and len(text) <= MOST_SENTENCE
