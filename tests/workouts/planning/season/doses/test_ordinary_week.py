"""What a report makes of the doses of the next ordinary week."""

from tests.workouts.planning.season.seasons import felt, lived, runner


def test_very_sore_legs_take_a_set_from_what_made_them_sore() -> None:
    season = lived(runner(), 1).live([lambda past: felt(past, soreness=6)])
    less = [change for change in season.next().changes if change.why.rule == "R45"]
    assert less
    for change in less:
        assert change.before is not None
        assert change.item.sets == max(1, change.before.sets - 1)
