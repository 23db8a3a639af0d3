"""Whether an entry is a run at all; other sports, strength and notes are known by their words."""

import re
from enum import StrEnum


class Sport(StrEnum):
    RUN = "run"
    STRENGTH = "strength"
    OTHER = "other"  # cross-training
    NOTE = "note"  # illness, holidays, a day off


STRENGTH = re.compile(
    r"\b(?:strength|kraft\w*|weights?|weight\s*training|gym|musculation|renfo\w*|fuerza|"
    r"core|forza|hamstrong)\b",
    re.I,
)
OTHER = re.compile(
    r"\b(?:bike|biking|cycl\w*|ride|rad(?:fahr\w*|tour)?|radfahrt|vélo|ciclismo|bici|swim\w*|"
    r"schwimm\w*|natation|nage|nataci[oó]n|row(?:ing)?|rudern|ski\w*|langlauf|yoga|pilates|hike|"
    r"hiking|wander\w*|walk|walking|spazier\w*|elliptical|crosstrainer|climb\w*|kletter\w*|"
    r"football|soccer|tennis|cross[\s-]?train\w*|brick|aquajog\w*|"
    r"workout|stretch\w*|mobility)\b",
    re.I,
)
NOTE = re.compile(
    r"\b(?:rest(?:\s*day)?|ruhetag|pause|frei|off|day\s+off|repos|descanso|riposo|rust(?:dag)?|"
    r"holidays?|vacation|urlaub|vacances|sick|krank\w*|ill(?:ness)?|malade|enfermo|injur\w*|"
    r"travel|note)\b",
    re.I,
)
RUN = re.compile(
    r"\b(?:run(?:ning)?|runs|lauf\w*|läufe|trail\s*run|traillauf|jog\w*|course(?:\s+à\s+pied)?|"
    r"correr|carrera|corsa|hardlopen|parkrun|🏃)\b|🏃",
    re.I,
)
WALK_RUN = re.compile(r"walk[-\s/]*run|run[-\s/]*walk", re.I)


def sport_in(text: str) -> Sport | None:
    """What the words say; None where they say nothing."""
    if WALK_RUN.search(text) or re.match(r"\s*run\s*:", text, re.I):
        return Sport.RUN
    if STRENGTH.search(text):
        return Sport.STRENGTH
    if OTHER.search(text) and not RUN.search(text):
        return Sport.OTHER
    if RUN.search(text):
        return Sport.RUN
    return Sport.NOTE if NOTE.search(text) else None
