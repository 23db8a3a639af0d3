"""What a prescription says of itself."""

from tests.workouts.planning.catalogue import exercise
from tests.workouts.planning.weeks import item


def test_a_prescription_has_the_id_of_its_version_and_none_without_one() -> None:
    (version, *_others) = exercise("deadlift").modifications
    assert item("deadlift", mod=version.id).modification_id == version.id
    assert item("deadlift").modification_id == ""
