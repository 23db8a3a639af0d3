"""Days and dates as people and services write them, in their languages."""

import re
from datetime import date, datetime

from workouts.planning.values.week import Day

DAY_NAMES: dict[Day, str] = {
    Day.MON: "mon(?:day)?|mo|montag|lun(?:di|es|edì)?|maandag|segunda",
    Day.TUE: "tues?(?:day)?|di|dienstag|mar(?:di|tes|tedì)?|dinsdag",
    Day.WED: "wed(?:nesday)?|mi|mittwoch|mer(?:credi|coledì)?|mi[ée](?:rcoles)?|woensdag|wo",
    Day.THU: "thu(?:rs?(?:day)?)?|do|donnerstag|jeu(?:di)?|jue(?:ves)?|gio(?:vedì)?|donderdag",
    Day.FRI: "fri(?:day)?|fr|freitag|ven(?:dredi|erdì)?|vie(?:rnes)?|vrijdag|vr",
    Day.SAT: "sat(?:urday)?|sa|samstag|sonnabend|sam(?:edi)?|s[áa]b(?:ado|ato)?|zaterdag|za",
    Day.SUN: "sun(?:day)?|so|sonntag|dim(?:anche)?|dom(?:ingo|enica)?|zondag|zo",
}
DAY_PATTERNS = {
    day: re.compile(rf"\W*(?:{names})(?![^\W\d_])\.?\s*:?", re.I)
    for day, names in DAY_NAMES.items()
}
#: `easy on Tue`, `langer Lauf am So`, or a whole name: in the middle of a text, `so` and `mar` are
#: other words.
WHOLE_NAMES: dict[Day, str] = {
    Day.MON: "monday|montag|lundi|lunes|lunedì|maandag",
    Day.TUE: "tuesday|dienstag|mardi|martes|martedì|dinsdag",
    Day.WED: "wednesday|mittwoch|mercredi|mi[ée]rcoles|mercoledì|woensdag",
    Day.THU: "thursday|donnerstag|jeudi|jueves|giovedì|donderdag",
    Day.FRI: "friday|freitag|vendredi|viernes|venerdì|vrijdag",
    Day.SAT: "saturday|samstag|sonnabend|samedi|s[áa]bado|sabato|zaterdag",
    Day.SUN: "sunday|sonntag|dimanche|domingo|domenica|zondag",
}
PATTERNS_WITHIN = {
    day: re.compile(
        rf"\b(?:(?:on|am|le|el|il|op)\s+)?(?:{WHOLE_NAMES[day]})\b|\b(?:on|am)\s+(?:{names})\b",
        re.I,
    )
    for day, names in DAY_NAMES.items()
}
#: The first letters of months in English, German, French, Spanish, Italian and Dutch.
MONTHS = (
    ("jan", "jän", "ene", "gen"),
    ("feb", "fév", "fev"),
    ("mar", "mär", "maa", "mrt", "mars", "mrz"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "aoû", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt", "ott"),
    ("nov",),
    ("dec", "dez", "déc", "dic"),
)
ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})")
DAY_FIRST = re.compile(r"\s*(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})?(?!\d)")
DAY_NAMED_MONTH = re.compile(
    r"\s*(\d{1,2})\.?\s*(?:de\s+)?([^\W\d_]{3,10})\.?,?(?:\s+(?:de\s+)?(\d{4}))?"
)
NAMED_MONTH_DAY = re.compile(
    r"\s*([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?(?!\d)"
)
TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*([ap])\.?m\.?)?", re.I)
A_YEAR_AHEAD, A_YEAR = 200, 365  # days; a date without a year is the one that is near


def day_at_start(text: str) -> tuple[Day, str] | None:
    """The day that a text begins with, and the rest of it."""
    for day, pattern in DAY_PATTERNS.items():
        if found := pattern.match(text):
            return day, text[found.end() :]
    return None


def day_within(text: str) -> tuple[Day, str] | None:
    """The only day that a text names anywhere, and the text without it."""
    found = [(day, match) for day, p in PATTERNS_WITHIN.items() if (match := p.search(text))]
    if len(found) != 1:
        return None
    day, match = found[0]
    return day, f"{text[: match.start()]} {text[match.end() :]}"


def date_at_start(text: str, near: date) -> tuple[date, str] | None:
    """The date that a text begins with, and the rest of it; without a year the one near `near`.
    None for no date, and for one that no calendar has."""
    for pattern, order in (
        (ISO, "ymd"),
        (DAY_FIRST, "dmy"),
        (DAY_NAMED_MONTH, "dmy"),
        (NAMED_MONTH_DAY, "mdy"),
    ):
        if found := pattern.match(text):
            values = dict(zip(order, found.groups(), strict=True))
            when = _date(values["y"], values["m"], values["d"], near)
            if when is not None:
                return when, text[found.end() :]
    return None


def moment_in(text: str, near: date) -> datetime | None:
    """A date with its time, `20. Okt. 2025, 06:00:12` or `Oct 20, 2025, 6:00:12 AM`."""
    found = date_at_start(text, near)
    if found is None:
        return None
    when, rest = found
    clock = TIME.search(rest)
    if clock is None:
        return datetime(when.year, when.month, when.day)
    hour, minute = int(clock[1]), int(clock[2])
    if clock[3]:
        hour = hour % 12 + (12 if clock[3].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return datetime(when.year, when.month, when.day, hour, minute)


def _date(year: str | None, month: str, day: str, near: date) -> date | None:
    number = int(month) if month.isdecimal() else _month(month)
    full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    try:
        if full is not None:
            return date(full, number, int(day))
        found = date(near.year, number, int(day))
        if (near - found).days > A_YEAR_AHEAD:
            return date(near.year + 1, number, int(day))
        if (found - near).days > A_YEAR - A_YEAR_AHEAD:
            return date(near.year - 1, number, int(day))
        return found
    except ValueError:
        return None


def _month(name: str) -> int:
    """0, which is no month, for any other word."""
    name = name.casefold()
    matches = [
        (len(start), number)
        for number, starts in enumerate(MONTHS, start=1)
        for start in starts
        if name.startswith(start)
    ]
    return max(matches, default=(0, 0))[1]
