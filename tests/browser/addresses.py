"""The addresses of the pages that a visitor sees."""

from dataclasses import replace

from django.utils import timezone

from tests.workouts.plans import saved_plan
from tests.workouts.trainings import first_session
from workouts.models import this_monday
from workouts.services.plans import sample_request
from workouts.services.sharing import share
from workouts.services.week.weeks import A_WEEK

ADDRESSES = (
    "/",
    "/exercises/",
    "/exercises/romanian-deadlift/",
    "/exercises/plyometric-exercises/",
    "/exercises/?impact=none&legs=two",
    "/exercises/?q=romaninan",
    "/exercises/?q=zither&impact=none",
    "/exercises/?impact=sideways",
    "/plans/new/",
    "/today/",
    "/offline/",
    "/plans/",
    "/account/",
    "/account/login/",
    "/account/signup/",
    "/account/login/code/",
    "/account/password/reset/",
    "/account/imports/",
    "/how-plans-are-made/",
    "/nowhere/",
)
PAGES = (
    "schools/",
    "import-runs/",
    "season/",
    "changed/",
    "changed/?what=ill",
    "changed/?what=race",
    "links/",
    "versions/",
    "log/",
    "log/deadlift/",
    "past-session/",
)
CHANGES = (
    "findings/",
    "load/",
    "paper/",
    "week-menu/",
    "day-menu/?day=Thu",
    "session-menu/?place=0",
    "exercise-menu/?place=0&position=0",
    "moves/?place=0",
    "swaps/?place=0&position=0",
    "additions/?day=Thu",
    "missed/?place=0",
    "doses/?place=0&position=0",
    "sessions/?place=0",
    "runs/?day=Sun",
)

#: How a season begins, and the race of a plan that is in none.
WITHOUT_SEASON = ("season/", "race/", "race/?without=on")
#: Pages that are listed with other answers too.
OTHER_STATES = (
    *("?impact=none&legs=two", "?impact=sideways", "?q=romaninan"),
    *("?without=on", "?what=ill", "?what=race", "?step=2"),
)


def plan_addresses() -> tuple[str, ...]:
    """A week that keeps all rules, one too short for all that is wanted, one withheld."""
    sample = sample_request()
    fine, short, withheld = (
        saved_plan(request, title="Autumn")
        for request in (sample, replace(sample, session_minutes=12), replace(sample, pain=8))
    )
    share(fine)
    fine.season_start = this_monday()
    fine.save()
    addresses = [plan.get_absolute_url() for plan in (fine, short, withheld)]
    coming = f"weeks/{this_monday() + A_WEEK}/proposed/"
    about = [addresses[1] + coming, addresses[2] + coming, addresses[0] + "progress/"]
    about += [addresses[0] + more for more in (*PAGES, *CHANGES)]
    about += [addresses[1] + more for more in WITHOUT_SEASON]
    shared = [fine.share_address + more for more in ("", "copies/", "season/")]
    train = f"{addresses[0]}train/{first_session(fine)}/{timezone.localdate()}/"
    about += [train + step for step in ("", "?step=2", "?step=finish")]
    return (*addresses, *about, *shared)
