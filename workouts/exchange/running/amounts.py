"""How long and how far: `40'`, `1h20`, `1:30 h`, `25m - 30m`, `28 km`, `8 miles`, `10,5 km`."""

import re

from workouts.exchange.running.found import MOST_KM, MOST_READ
from workouts.planning.values.limits import MOST_RUN_MINUTES

KM_PER_MILE = 1.609344
MOST_CLOCK_HOURS = 9  # `1:30` is ninety minutes; later, it is a time of day
NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
#: Parts of a session, which are not how long it is: `6x800 m`, `2 × 20 min`, `8 x 60 s`.
REPEATS = re.compile(
    rf"(\d{{1,2}})\s*[x×*]\s*\(?\s*({NUMBER})\s*"
    r"(km|k|mi|miles?|min(?:ut\w*)?|mins|m|sec\w*|sek\w*|s|'|′|\")?(?![\w:])",
    re.I,
)
#: Rest between the parts: `3 min jog`, `400 m Trabpause`.
RESTS = re.compile(
    rf"{NUMBER}\s*(?:min\w{{0,8}}|m|s|sec\w{{0,8}}|sek\w{{0,8}}|km|'|′)\s*"
    r"(?:jog|trab|pause|rest|recover|walk|geh|récup|recup)\w*",
    re.I,
)
KM = re.compile(rf"({NUMBER})\s*(?:km|k|kilomet\w*)\b", re.I)
MILES = re.compile(rf"({NUMBER})\s*(?:mi|mile|miles)\b", re.I)
HOURS = re.compile(r"(\d{1,2})\s*(?:h|hrs?|hours?|std|stunden?|heures?|horas?)\s*(\d{1,2})?", re.I)
CLOCK = re.compile(r"(?<![\d:.])(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?![\d:])")
MINUTES = re.compile(r"(\d{1,3})\s*(?:min(?:ut\w*)?|mins|m(?=\s*(?:-|–|$))|'|′|’)(?!\w)", re.I)


def without_repeats(text: str) -> str:
    return REPEATS.sub(" ", RESTS.sub(" ", text[:MOST_READ]))


def km_in(text: str) -> float | None:
    """The first distance; None without one, or for one that nobody runs."""
    text = without_repeats(text)
    found, factor = KM.search(text), 1.0
    if found is None:
        found, factor = MILES.search(text), KM_PER_MILE
    return None if found is None else sensible_km(number(found[1]) * factor)


def minutes_in(text: str) -> int | None:
    """The first duration, of a range the longer one."""
    text = without_repeats(text)
    if found := HOURS.search(text):
        return sensible_minutes(int(found[1]) * 60 + int(found[2] or 0))
    if (found := CLOCK.search(text)) and int(found[1]) <= MOST_CLOCK_HOURS:
        return sensible_minutes(int(found[1]) * 60 + int(found[2]))
    all_minutes = [int(one) for one in MINUTES.findall(text)[:2]]
    is_range = len(all_minutes) > 1 and re.search(r"\d\s*\D{0,3}\s*[-–]\s*\d", text)
    return sensible_minutes(max(all_minutes) if is_range else (all_minutes or [0])[0])


def number(text: str) -> float:
    """`10,5` as it is written in half of the world. Raises ValueError."""
    return float(text.strip().replace(",", "."))


def sensible_km(km: float) -> float | None:
    return round(km, 1) if 0 < km <= MOST_KM else None


def sensible_minutes(minutes: float) -> int | None:
    return round(minutes) if 1 <= minutes <= MOST_RUN_MINUTES else None
