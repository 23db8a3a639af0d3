"""A person's data as one file, and back: `FORMAT` 1, described in README."""

from workouts.exchange.putting import put_in
from workouts.exchange.reading import MOST_BYTES, Parcel, read_parcel
from workouts.exchange.writing import FORMAT, FORMAT_VERSION, parcel_document, week_rows

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
