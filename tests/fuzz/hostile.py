"""What no browser of a friendly person sends."""

import gzip
import json
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlencode

from hypothesis import strategies as st

from tests.workouts.nonsense import EDIT, ODD, VALUES, clean

METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get")
ELSEWHERE = (
    *("//evil.example/", "https://evil.example/", "https:evil.example", "/\\evil.example"),
    *("javascript:alert(1)", "///evil.example", "http:///evil.example", "\t//evil.example"),
    *(
        "https://testserver@evil.example/",
        "https://testserver.evil.example/",
        "/%2f%2fevil.example",
    ),
)
MARK = "<script>fuzz"  # is on no page as it is
WORDS = st.sampled_from(
    (
        *("²", "٣", "9223372036854775807", "9223372036854775808", "9" * 400, "-0", "1e400", "inf"),
        *(MARK, f"\"'>{MARK}", "{0.__class__}", "{day}", "{", "%s%n%(x)s", "{% now 'Y' %}"),
        *(
            "2026-11-23",
            "2026-02-30",
            "0001-01-01",
            "9999-12-27",
            "12:61",
            "null",
            "[]",
            "[" * 3000,
        ),
        *(
            "a@b",
            "bea@example.org",
            "ann@example.org",
            "@" * 300,
            "\u202e\u200b",
            "\ufdd0",
            "🏃" * 90,
        ),
        *(
            "0,1",
            "a,,b",
            "1 2",
            "\r\nX-Evil: 1",
            "\x1b[31m",
            "\x85",
            "'",
            "\\",
            "\\u0000",
            "%ed%a0%80",
        ),
    )
)
VALUE = st.one_of(VALUES, WORDS, st.sampled_from(ELSEWHERE), st.just(json.dumps("\ud83c")))
#: Percent-encoded: half a character, no UTF-8, nothing, parents, a NUL, what only looks encoded.
RAW = st.sampled_from(
    (
        *(
            "%ed%a0%80",
            "%ff%fe",
            "%00",
            "%",
            "%zz",
            "%u0041",
            "%2e%2e%2f",
            "..",
            "%5c",
            "%0d%0aX:1",
        ),
        *("a" * 5000, "%f0%9f%8f%83", "%e2%80%ae", ";", "%3f", "%23", "1%00", "%252e", "/" * 200),
        *("%C2%B2", "%D9%A3", "9" * 60, "-1", "0", "_2F", "_", "_00", "None", "'", "%20", "+", "*"),
    )
)
SEGMENT = RAW | VALUE.map(lambda value: quote(str(clean(value)), safe=""))
NAMES = (
    *("q", "muscle", "equipment", "hardest", "legs", "impact", "quality", "soreness", "next"),
    *("place", "position", "day", "one", "other", "o", "p", "all", "e", "_to_field", "_popup"),
    *("_changelist_filters", "term", "app_label", "model_name", "field_name", "section", "page"),
    *("kind__exact", "kind", "state", "state__exact", "revision__user__id__exact", "id__in"),
    *("author__id__exact", "created_at__gte", "created_at__year", "is_merge__exact", "is_active"),
    *("owner__password__startswith", "deleted_at__isnull", "groups__id__exact", "created_at__day"),
    *("muscles__muscle__id__exact", "user__password", "field", "version", "survivor"),
    *("edits", "based_on", "knowingly", "seen", "action", "sure", "name", "title", "file", "login"),
    *("what", "asked", "weeks", "back", "fever", "pain", "pain_site", "sessions", "on", "session"),
    *("do", "skip", "missed", "finding", "when", "race_date", "race_distance", "starts", "text"),
    *("found", "kind-0", "remember-0", "address", "uploads", "rows", "more", "0-exercise", "feed"),
    *("password", "email", "code", "_base", "_together", "_seen", "_note", "_save", "_continue"),
    *(
        "index",
        "select_across",
        "_selected_action",
        "saves",
        "when_0",
        "when_1",
        "csrfmiddlewaretoken",
    ),
)
SENSIBLE = st.sampled_from(
    (
        *(
            "0",
            "1",
            "2",
            "Mon",
            "Sun",
            "lunge",
            "hamstrings",
            "none",
            "one",
            "save",
            "publish",
            "on",
        ),
        *(
            "ill",
            "kit",
            "hurts",
            "time",
            "proposed",
            "same",
            "hand",
            "take",
            "forget",
            "leave",
            "look",
        ),
    )
)
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), SENSIBLE | VALUE), max_size=4)
CONTENT_TYPES = st.sampled_from(
    (
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=nonsense",
        "application/json",
        "text/plain",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=x",
        f"multipart/form-data; boundary={'y' * 400}",
        "multipart/form-data; boundary=x; charset=utf-7",
        "",
        "\xff/\xfe",
        "application/xml",
    )
)
MULTIPART = st.sampled_from(
    (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="\x00.json"\r\n\r\n{}\r\n-',
        b'--x\r\nContent-Disposition: form-data; name="title"\r\nContent-Transfer-Encoding: base64'
        b"\r\n\r\n!!!\r\n--x--",
        b"--x\r\nContent-Disposition: form-data; name=file; filename*=utf-8''%ff\r\n\r\nx\r\n--x--",
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="../../etc/passwd"\r\n\r\nx',
        b"--x\r\n" * 300,
        b'--x\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n\xed\xa0\x80\r\n--x--',
        b"--x--",
        b"--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--",
    )
)
BODY = (
    st.binary(max_size=40)
    | MULTIPART
    | st.sampled_from(
        (
            b"a=%ff&b=%ed%a0%80&%00=%00&=&&a",
            b"&".join(b"n%d=1" % n for n in range(2500)),
            b"edits=" + b"[" * 20_000,
            b"x" * 1_100_000,
            b"title=" + b"%F0%9F%8F%83" * 400,
        )
    )
)
HEADERS = st.dictionaries(
    st.sampled_from(
        (
            *(
                "HTTP_X_FORWARDED_FOR",
                "HTTP_X_FORWARDED_HOST",
                "HTTP_X_FORWARDED_PROTO",
                "HTTP_HOST",
            ),
            *("HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_COOKIE"),
            *("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_RANGE"),
            *("HTTP_REFERER", "HTTP_ORIGIN", "HTTP_USER_AGENT", "HTTP_AUTHORIZATION"),
            *("HTTP_X_REQUEST_ID", "HTTP_X_CSRFTOKEN", "HTTP_X_REQUESTED_WITH", "CONTENT_LENGTH"),
            *("HTTP_HX_REQUEST", "HTTP_HX_CURRENT_URL", "HTTP_HX_CURRENT_URL_URI_AUTOENCODED"),
            *("HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_SEC_FETCH_SITE", "SERVER_PORT", "REMOTE_ADDR"),
        )
    ),
    st.sampled_from(
        (
            *(
                "",
                "0",
                "-1",
                "9" * 40,
                "*",
                "\xff\xfe",
                "true",
                "evil.example",
                "x" * 3000,
                '"',
                "W/",
            ),
            *("a, b, c", "203.0.113.7, 10.0.0.1", "::1", "bytes=0-,5-", "bytes=9-1", "de-\x00;q=x"),
            *(
                "sessionid=x; csrftoken=\xff; messages=W1tdXQ:x:y",
                "sessionid=",
                "gzip;q=nan",
                "http",
            ),
            *("Mon, 99 Nov 2026 99:00:00 GMT", "Basic \xff", "//evil.example/", "testserver:99999"),
            *(";;;=;", "messages=%00", "null", "https://evil.example", "[::1", "a b", "1.2.3.4.5"),
        )
    ),
    max_size=2,
)


def _zip(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


PARCEL = {"format": "hamstrong", "version": 1, "settings": None, "exercises": [], "plans": []}
CATALOGUE = {"format": "hamstrong-catalogue", "version": 1, "exercises": []}
JSON = st.recursive(
    ODD,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2)
    ),
    max_leaves=6,
)
CALENDAR_LINES = st.sampled_from(
    (
        *("UID:1", "SUMMARY:Tempo 40'", "DTSTART;VALUE=DATE:20261202", "DTSTART:20261202T060000Z"),
        *("DTSTART;TZID=Mars/Olympus:20261202T060000", "DTSTART:99991231T235959Z", "DTSTART:"),
        *("RRULE:FREQ=DAILY", "RRULE:FREQ=SECONDLY;COUNT=9999999", "RRULE:FREQ=YEARLY;BYDAY=5MO"),
        *("RRULE:FREQ=MONTHLY;BYDAY=-53SU", "RDATE:20261203,20261204", "EXDATE:20261202T060000Z"),
        *("DTEND:00010101T000000Z", "DURATION:-P9999999D", "RECURRENCE-ID:20261202T060000Z"),
        *("END:VEVENT", "BEGIN:VEVENT", "BEGIN:VALARM", " folded", "STATUS:CANCELLED", "\x00", ":"),
        *("X-WORKOUT-ESTIMATED-DURATION:9999999999", "SUMMARY:{day} %s", f"SUMMARY:{MARK}"),
    )
)
CALENDARS = st.lists(CALENDAR_LINES, max_size=8).map(
    lambda lines: "\r\n".join(
        ["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    ).encode()
)
RUN_FILES = CALENDARS | st.sampled_from(
    (
        *(b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT", b"\x0e\x10\xff\xff\xff\xff\xff\xff.FIT\x40" * 9),
        b"<gpx><trk><trkpt lat='1e400' lon='nan'><time>x</time></trkpt></trk></gpx>",
        b"<gpx><trkpt lat='1' lon='1'><time>0001-01-01T00:00:00+14:00</time></trkpt></gpx>",
        b"<!DOCTYPE g [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><gpx>&b;</gpx>",
        *(gzip.compress(b"0" * 61_000_000), gzip.compress(b"x")[:-4], b"\x1f\x8b"),
        *(_zip(**{f"{n}.gpx": b"<gpx/>" for n in range(70)}), b"PK\x03\x04\x00"),
        b"date,distance,type\n2026-12-02,9e999,run\n9999-12-31,1,run\n0001-01-01,-1,\n",
        b"Activity Date,Activity Type,Distance\n\xff,Run,1\n",
        "Tue 6x800, Thu tempo 99999999', Sun ٣ km, 31.02. long".encode(),
    )
)
FILE = RUN_FILES | st.one_of(
    st.binary(max_size=60),
    JSON.map(lambda value: json.dumps(PARCEL | {"plans": [value]}).encode()),
    JSON.map(lambda value: json.dumps(PARCEL | {"settings": value}).encode()),
    JSON.map(lambda value: json.dumps(CATALOGUE | {"exercises": [value]}).encode()),
    st.sampled_from(
        (
            *(b"", b"[" * 100_000, b'{"a":' * 50_000, b"\x00" * 9, b"\xff\xfe{", b"\xed\xa0\x80"),
            *(
                b"key,name\n\x00,\x00\n",
                b"key\n" + b"a" * 200_000,
                b'key,"name\n',
                b"\r\r\n,,;;\t\n",
            ),
            *(b"key,key\na,b", b"slug,name\n\xc2\xb2,{day}\n", b"1e999", b"NaN", b'"\\ud83c"'),
            *(
                b"<svg xmlns='http://www.w3.org/2000/svg' onload='fuzz()'/>",
                b"GIF89a",
                b"RIFF\x00WEBP",
            ),
            *(b"\x89PNG\r\n\x1a\n" + b"\x00" * 30, b"\xff\xd8\xff\xe0" + b"\x00" * 90),
            *(_zip(a=b"x"), _zip(**{"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<a/>"})),
            _zip(**{"xl/workbook.xml": b"0" * 61_000_000}),
            _zip(**{"[Content_Types].xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        )
    ),
)
FILE_NAMES = st.sampled_from(
    (
        *(
            "a.json",
            "a.csv",
            "a.xlsx",
            "a.JSON",
            "a",
            "",
            "../../a.json",
            "\x00.csv",
            "a" * 300 + ".json",
        ),
        *("a.ics", "a.fit.gz", "a.gpx", "a.zip"),
        *("²\u202e.xlsx", "con.json", "a.json/", ".csv", f"{MARK}.json", "a.json\r\nX: 1"),
    )
)


@dataclass
class Sent:
    """One request, as bytes on the wire would have it."""

    method: str
    query: str
    body: bytes
    content_type: str
    headers: dict[str, str] = field(default_factory=dict)


def query_of(pairs: list[tuple[str, Any]]) -> str:
    return urlencode([(name, clean(value)) for name, value in pairs], doseq=True)


@st.composite
def queries(draw: st.DrawFn) -> str:
    pairs = query_of(draw(PAIRS))
    return draw(st.sampled_from((pairs, pairs, f"{pairs}&{draw(RAW)}={draw(RAW)}", draw(RAW))))


@st.composite
def filled(draw: st.DrawFn, fields: list[tuple[str, str]], files: list[str]) -> dict[str, Any]:
    """A form as it was found on its page, with some answers spoilt, left out or added."""
    data: dict[str, Any] = {}
    for name, value in fields:
        data.setdefault(name, []).append(value)
    known = sorted(data) or ["title"]
    wrong = draw(st.dictionaries(st.sampled_from(known), SENSIBLE | VALUE, max_size=3))
    data |= {name: clean(value) for name, value in wrong.items()}
    data |= {name: clean(value) for name, value in draw(PAIRS)}
    for name in draw(st.lists(st.sampled_from(known), max_size=1)):
        data.pop(name, None)
    if "edits" in data and draw(st.booleans()):
        data["edits"] = json.dumps(draw(st.lists(EDIT, max_size=2) | ODD))
    for name in (*files, *draw(st.lists(st.sampled_from(("file", "upload", *NAMES)), max_size=1))):
        upload = BytesIO(draw(FILE))
        upload.name = draw(FILE_NAMES)
        data[name] = upload
    return data


EVENT_NAMES = ("id", "kind", "at", "item", "set", "side", "kg", "lb", "reps", "seconds", "rpe")
MORE_NAMES = ("form_broke", "to", "pain", "soreness", "feel", "text", "seq", "device", "odd")
TOLD = {"id": "0b9d1f6e-8a4b-4f57-9a39-6d7a53a4c001", "kind": "set", "at": 1_795_521_600_000}
EVENTS = st.dictionaries(st.sampled_from((*EVENT_NAMES, *MORE_NAMES)), ODD | VALUES, max_size=4)


@st.composite
def trainings(draw: st.DrawFn, sealed: list[str]) -> bytes:
    """What a phone tells of a training, and what only somebody else would."""
    told = draw(st.lists(EVENTS.map(lambda said: TOLD | {"item": 0, "set": 0} | said), max_size=3))
    said = {"sealed": draw(st.sampled_from(sealed)), "date": "2026-11-24", "events": told}
    wrong = st.dictionaries(st.sampled_from((*said, "odd")), ODD | VALUES, max_size=1)
    return json.dumps(said | draw(wrong | st.just({}))).encode()
