"""A person's data as one file, and back: `FORMAT` 1, described in README."""

from workouts.exchange.export import FORMAT, FORMAT_VERSION, parcel_document, week_rows
from workouts.exchange.import_file import MOST_BYTES, Parcel, read_parcel
from workouts.exchange.import_rows import put_in

__all__ = [
    "FORMAT",
    "FORMAT_VERSION",
    "MOST_BYTES",
    "Parcel",
    "parcel_document",
    "put_in",
    "read_parcel",
    "week_rows",
]
