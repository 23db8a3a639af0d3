"""Use cases of sharing: a link to read, and a copy around one's own runs."""

from typing import Any

from django.db import transaction

from workouts.models import Plan, RaceDay, Season, new_code
from workouts.planning import Transfer, transfer
from workouts.planning.values.request import Request
from workouts.services.plans import keep_week
from workouts.services.season.races import RaceChange, plan_race, usual_request
from workouts.services.season.seasons import season_to_copy
from workouts.services.week.weeks import open_week
from workouts.storage.catalogue import read_exercises


def share(plan: Plan, *, instead_of: str | None = None) -> None:
    """Make a link that nobody can guess; `instead_of`, the code of an older one, stops working.

    Nothing happens when the plan has another one by now: a second tap has made it.
    """
    shared = Plan.objects.filter(pk=plan.pk, share_code=instead_of)
    shared.update(share_code=new_code())
    plan.refresh_from_db(fields=["share_code"])


def stop_sharing(plan: Plan) -> None:
    plan.share_code = None
    plan.save(update_fields=["share_code"])


def preview_copy(plan: Plan, request: Request) -> Transfer:
    """A shared week around somebody else's runs. Saves nothing."""
    return transfer(open_week(plan).week, request, read_exercises())


def copy_for(
    plan: Plan,
    request: Request,
    *,
    title: str,
    owner: Any,
    shown_as: str,
    race: RaceDay | None = None,
    with_season: bool = False,
) -> Plan:
    """Save the shared week around my runs and my race; `shown_as` is the name that the sharer may
    see. With the season, mine leads to my race, or to those of the shared one."""
    usual = usual_request(request, race)
    mine = preview_copy(plan, usual)
    with transaction.atomic():
        copy = keep_week(
            usual, mine.week, title=title, owner=owner, copied_from=plan, copied_as=shown_as
        )
        if with_season and plan.season is not None:
            _begin_season_of(copy, plan.season, race)
        if race is not None:
            plan_race(copy, RaceChange(race=race))
    return copy


def _begin_season_of(copy: Plan, theirs: Season, race: RaceDay | None) -> None:
    season = season_to_copy(theirs)
    copy.season_start = season.start
    copy.races = season.races if race is None else (race,)
    copy.save(update_fields=["season_start", "race_days"])
