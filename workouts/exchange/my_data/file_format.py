"""What the file with everything of a person says of itself, how it is spelled, and how much it may
hold; see docs/data-format.md. Format 1, without what was done, is still read."""

import json

FORMAT, FORMAT_VERSION, WITHOUT_LOG = "hamstrong", 2, 1
MOST_BYTES = 5_000_000  # of a file that comes in, and so of what goes out
MOST_PLANS, MOST_WEEKS, MOST_VERSIONS, MOST_SNAPSHOTS = 1000, 400, 5000, 500
MOST_TOLD = 100_000  # bytes of the answers and sentences of one version: each change copies them
MOST_SNAPSHOT = 20_000  # bytes of an exercise as prescribed: two weeks always have room in a file
MOST_NUMBER = 10**9  # of a version


def json_of(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
