"""What no browser of a friendly person sends, for forms and for changes."""

from hypothesis import strategies as st

from workouts.planning.notation.edits import KINDS
from workouts.planning.values.week import Day

NASTY = st.sampled_from(
    (
        "",
        " ",
        "0",
        "-1",
        "1e9",
        "NaN",
        "９",
        "\x00",
        "\ud83c",
        "<script>",
        "' OR 1=1 --",
        "../..",
        "{{7*7}}",
        "%00",
        "x" * 5000,
        "1\r\n2",
        "on",
        "race",
        "rest",
        "hills",
        "marathon",
        "2024",
    )
)
VALUES = NASTY | st.text(max_size=12) | st.integers().map(str) | st.lists(NASTY, max_size=3)
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 20),
    st.integers(),
    st.floats(),
    st.text(max_size=8) | st.sampled_from(["\x00", "\ud83c", "{day}"]),
    st.sampled_from(
        ["Mon", "Sun", "lunge", "deadlift", "hill_sprint", "jump_squat", "barbell", "easy"]
    ),
    st.sampled_from(["race:10k", "long:90min", "quality:hills@25:00", "rest@07:00", "none"]),
)
ITEM = st.fixed_dictionaries(
    {"exercise": st.sampled_from(["lunge", "deadlift", "hill_sprint", "jump_squat", "step_up"])},
    optional={
        name: st.integers(0, 12) | ODD
        for name in ("sets", "reps", "rest", "rpe", "seconds", "kg", "equipment", "modification")
    },
)
EDIT = st.fixed_dictionaries(
    {"kind": st.sampled_from(sorted(KINDS)) | ODD},
    optional={
        **{name: st.integers(0, 4) | ODD for name in ("place", "position", "minutes")},
        **{name: st.sampled_from([day.code for day in Day]) | ODD for name in ("day", "to")},
        "warmup_minutes": st.integers(0, 20) | ODD,
        "run": ODD,
        "text": ODD,
        "item": ITEM | st.none() | ODD,
    },
)


def clean(value: str | list[str]) -> str | list[str]:
    """A browser cannot send half a character, the test client would refuse to."""
    if isinstance(value, list):
        return [str(clean(part)) for part in value]
    return value.encode("utf-8", "replace").decode()
