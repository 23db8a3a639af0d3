"""The addresses of planning."""

from datetime import date

from django.urls import include, path, register_converter

from workouts.views.account import accounts, device, my_data
from workouts.views.builder import answers, building
from workouts.views.exports import calendars, data_of_week, papers, watches
from workouts.views.plan import plans, sharing
from workouts.views.running import run_subscriptions, running
from workouts.views.season import changed, next_week, progress, races, seasons
from workouts.views.training import log, past_session, today, training_events, trainings
from workouts.views.week import board, changes, joining, menus, versions


class MondayConverter:
    """The Monday that a dated week starts with; any other day is no address."""

    regex = r"20[0-9]{2}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        day = date.fromisoformat(value)
        if day.weekday():
            raise ValueError(value)
        return day

    def to_url(self, value: date) -> str:
        return value.isoformat()


class DayConverter:
    """Any day of this century."""

    regex = MondayConverter.regex

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        return str(value)


register_converter(MondayConverter, "monday")
register_converter(DayConverter, "day")

#: What can be done with a week: with the one that repeats, and with a dated one.
week = [
    path("", data_of_week.page_or_data(board.plan, data_of_week.week_data), name="plan"),
    path("findings/", board.findings, name="findings"),
    path("load/", board.load, name="load"),
    path("paper/", papers.paper, name="paper"),
    path("paper/<uuid:session>/", papers.session_paper, name="session_paper"),
    path("week-menu/", menus.week_menu, name="week_menu"),
    path("day-menu/", menus.day_menu, name="day_menu"),
    path("session-menu/", menus.session_menu, name="session_menu"),
    path("exercise-menu/", menus.exercise_menu, name="exercise_menu"),
    path("moves/", menus.moves, name="moves"),
    path("changes/", changes.changes, name="changes"),
    path("both/", changes.both, name="both"),
    path("swaps/", changes.swaps, name="swaps"),
    path("additions/", changes.additions, name="additions"),
    path("remedies/", changes.remedies, name="remedies"),
    path("missed/", changes.missed, name="missed"),
    path("doses/", changes.doses, name="doses"),
    path("sessions/", changes.sessions, name="sessions"),
    path("runs/", changes.runs, name="runs"),
    path("week.ics", calendars.week_calendar, name="week_calendar"),
    path("week.json", data_of_week.week_data, name="week_data"),
    path("watch/", watches.watch, name="watch"),
    path("watch/<uuid:session>.fit", watches.watch_session, name="watch_session"),
    path("watch.zip", watches.watch_week, name="watch_week"),
    path("week.csv", my_data.table, name="table"),
    path("undo/", versions.undo, name="undo"),
    path("redo/", versions.redo, name="redo"),
    path("versions/", versions.versions, name="versions"),
    path("versions/<int:number>/", versions.version, name="version"),
    path("versions/<int:number>/restorations/", versions.restorations, name="restorations"),
    path("versions/<int:number>/names/", versions.names, name="names"),
]
plan = [
    path("plan.json", my_data.plan_data, name="plan_data"),
    path("schools/", board.schools, name="schools"),
    path("answers/", answers.answers, name="answers"),
    path("race/", races.race, name="race"),
    path("race/weeks/", races.race_weeks, name="race_weeks"),
    path("changed/", changed.changed, name="changed"),
    path("season/", seasons.season, name="season"),
    path("season/endings/", seasons.season_endings, name="season_endings"),
    path("import-runs/", running.import_runs, name="import_runs"),
    path("import-runs/subscription/", run_subscriptions.run_subscription, name="run_subscription"),
    path("import-runs/weeks/", running.import_runs_weeks, name="import_runs_weeks"),
    path("import-runs/removals/", running.import_runs_removals, name="import_runs_removals"),
    path("papers/", papers.papers, name="papers"),
    path("calendar/", calendars.calendar, name="calendar"),
    path("calendar/revocations/", calendars.calendar_revocations, name="calendar_revocations"),
    path("links/", sharing.links, name="links"),
    path("revocations/", sharing.revocations, name="revocations"),
    path("choices/", today.choices, name="choices"),
    path("train/<uuid:session>/<day:on>/", trainings.train, name="train"),
    path("train/<uuid:session>/<day:on>/events/", trainings.train_events, name="train_events"),
    path("log/", log.log, name="log"),
    path("log.csv", my_data.plan_log, name="plan_log"),
    path("log/<slug:exercise>/", log.exercise_log, name="exercise_log"),
    path("past-session/", past_session.past_session, name="past_session"),
    path("titles/", plans.titles, name="titles"),
    path("archive/", plans.archive, name="archive"),
    path("duplicates/", plans.duplicates, name="duplicates"),
    path("deletions/", plans.deletions, name="deletions"),
    path("returns/", plans.returns, name="returns"),
    path("claims/", plans.claims, name="claims"),
    path("progress/", progress.progress, name="progress"),
    path("next-week/", next_week.next_week, name="next_week"),
    path("weeks/<monday:monday>/proposed/", next_week.proposed, name="proposed"),
    path("weeks/<monday:monday>/report/", next_week.week_report, name="week_report"),
    path("weeks/<monday:monday>/following/", versions.following, name="following"),
    path("weeks/<monday:monday>/from-now-on/", versions.from_now_on, name="from_now_on"),
]

app_name = "workouts"
urlpatterns = [
    path("", building.home, name="home"),
    path("today/", today.today, name="today"),
    path("week/", today.week, name="week"),
    path("plans/", plans.my_plans, name="my_plans"),
    path("exercises/<slug:exercise>/my-week/", joining.joining, name="joining"),
    path("plans/new/", building.new_plan, name="new_plan"),
    path("plans/<slug:code>/", include([*week, *plan])),
    path("plans/<slug:code>/weeks/<monday:monday>/", include(week)),
    path("calendars/<slug:code>.ics", calendars.calendar_feed, name="calendar_feed"),
    path(
        "shared/<slug:code>/",
        data_of_week.page_or_data(sharing.shared, data_of_week.shared_data),
        name="shared",
    ),
    path("shared/<slug:code>/season/", sharing.shared_season, name="shared_season"),
    path("shared/<slug:code>/week.json", data_of_week.shared_data, name="shared_data"),
    path("shared/<slug:code>/copies/", sharing.copies, name="copies"),
    path("worker.js", device.worker, name="worker"),
    path("offline/", device.offline, name="offline"),
    path("manifest.webmanifest", device.manifest, name="manifest"),
    path("trainings/token/", training_events.fresh_token, name="fresh_token"),
    path(
        "trainings/<uuid:training>/events/", training_events.training_events, name="training_events"
    ),
    path("account/", accounts.account, name="account"),
    path("account/hamstrong.json", my_data.my_data, name="my_data"),
    path("account/log.csv", my_data.my_log, name="my_log"),
    path("account/imports/", my_data.imports, name="imports"),
    path("account/ending/", accounts.ending, name="ending"),
    # In the place of allauth's own pages.
    path("account/signup/", accounts.sign_up, name="sign_up"),
    path("account/password/set/", accounts.first_password, name="first_password"),
    path("account/sessions/", accounts.devices, name="devices"),
    path("account/sessions/<int:number>/sign-outs/", accounts.sign_outs, name="sign_outs"),
    path("how-plans-are-made/", building.rules, name="rules"),
]
