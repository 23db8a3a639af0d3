"""Use cases of a calendar that is fetched by its address: what came waits until the runner looks.

An address is a secret: it is shown to nobody, not even to the runner again, and is in no log.
"""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Lock
from urllib.parse import urlsplit

from django.db.models import F, Q
from django.utils import timezone

from exercises.vocabulary import gettext_noop
from workouts.exchange.running.comparing import gone_runs, was_asked
from workouts.exchange.running.fetching import Fetched, Network, checked_address, fetch
from workouts.exchange.running.files import GivenFile, When, read_files
from workouts.exchange.running.found import FoundRun, UnreadableError
from workouts.exchange.running.notation import read_runs, run_documents
from workouts.models import Plan, RunningPlan, this_monday
from workouts.planning.values.week import Reason

BETWEEN = timedelta(minutes=50)  # two looks at one address
MOST_AT_ONCE = 500  # addresses in one run of the command
ASKED_AT_ONCE = 8  # of them; at ten seconds each, 500 take ten minutes
WAITING = Lock()
BUSY = gettext_noop("We are looking at another calendar right now. Please try again.")
log = logging.getLogger(__name__)


def subscribe(plan: Plan, address: str, network: Network | None = None) -> None:
    """Look there at once; nothing is kept when that fails. Raises UnreadableError."""
    row = RunningPlan(plan=plan, address=checked_address(address))
    with _one_at_a_time():
        _read(row, fetch(row.address, network=network))
    facts = {"etag": row.etag, "checked_at": timezone.now(), "waiting": row.waiting}
    RunningPlan.objects.update_or_create(
        plan=plan, defaults={"address": row.address, "trouble": None, "left_alone": [], **facts}
    )


def unsubscribe(plan: Plan) -> None:
    """The runs that were taken stay."""
    RunningPlan.objects.filter(plan=plan).update(
        address="", etag="", trouble=None, waiting=[], left_alone=[], checked_at=None
    )


def leave_alone(plan: Plan) -> None:
    """What waits changes nothing, and only comes back with something that is new."""
    there = RunningPlan.objects.filter(plan=plan).exclude(waiting=[])
    there.update(left_alone=F("waiting"), waiting=[])


def look_again(row: RunningPlan, network: Network | None = None) -> None:
    """What came waits; trouble is kept for the runner to read, and the runs stay as they are.
    Raises UnreadableError when it has to be tried again."""
    with _one_at_a_time():
        _take_note(row, _fetched(row, network))


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """A page that waits for another site keeps a thread of ours: never more than one of a
    process."""
    if not WAITING.acquire(blocking=False):
        raise UnreadableError(BUSY)
    try:
        yield
    finally:
        WAITING.release()


def look_at_all(network: Network | None = None) -> tuple[int, int]:
    """Every address whose time has come, the longest waiting first; how many, and how many of them
    gave trouble. Several are asked at once: a slow one keeps no other waiting."""
    due = Q(checked_at=None) | Q(checked_at__lt=timezone.now() - BETWEEN)
    there = RunningPlan.objects.exclude(address="").filter(due, plan__deleted_at=None)
    rows = list(there.order_by(F("checked_at").asc(nulls_first=True))[:MOST_AT_ONCE])
    troubled = 0
    with ThreadPoolExecutor(ASKED_AT_ONCE) as pool:
        for first in range(0, len(rows), ASKED_AT_ONCE):  # no more answers than these in memory
            asked = rows[first : first + ASKED_AT_ONCE]
            came = pool.map(lambda row: _fetched(row, network), asked)
            for row, answer in zip(asked, came, strict=True):
                troubled += not _try_to_note(row, answer)
    return len(rows), troubled


def _fetched(row: RunningPlan, network: Network | None) -> Fetched | Exception:
    """Touches no database."""
    try:
        return fetch(row.address, row.etag, network)
    except Exception as error:
        return error


def _take_note(row: RunningPlan, came: Fetched | Exception) -> None:
    """Raises what nobody foresaw."""
    try:
        _read(row, came)
        row.trouble = None
    except UnreadableError as error:
        row.trouble = {"sentence": error.reason.sentence, "facts": dict(error.reason.facts)}
    row.checked_at = timezone.now()
    # Perhaps the runner has forgotten the address meanwhile, or given another one.
    RunningPlan.objects.filter(pk=row.pk, address=row.address).update(
        etag=row.etag, checked_at=row.checked_at, trouble=row.trouble, waiting=row.waiting
    )


def _try_to_note(row: RunningPlan, came: Fetched | Exception) -> bool:
    """False unless all went well. What nobody foresaw in one keeps no other calendar waiting."""
    try:
        _take_note(row, came)
    except Exception as error:  # its words might hold the address
        log.error("calendar of running plan %s: %s", row.pk, type(error).__name__)
        RunningPlan.objects.filter(pk=row.pk).update(checked_at=timezone.now())
        return False
    return not row.trouble


def waiting_runs(row: RunningPlan | None) -> tuple[FoundRun, ...]:
    return read_runs(row.waiting) if row is not None else ()


def host_of(row: RunningPlan | None) -> str:
    """All of an address that is shown."""
    return urlsplit(row.address).hostname or "" if row is not None and row.address else ""


def trouble_of(row: RunningPlan | None) -> Reason | None:
    if row is None or not row.trouble:
        return None
    return Reason(rule="", sentence=row.trouble["sentence"], facts=row.trouble["facts"])


def _read(row: RunningPlan, came: Fetched | Exception) -> None:
    """Raises UnreadableError, and what nobody foresaw."""
    if isinstance(came, Exception):
        raise came
    if came.data is None:
        return
    when = When(
        today=timezone.localdate(), monday=this_monday(), zone=timezone.get_current_timezone()
    )
    reading = read_files([GivenFile(name="calendar", data=came.data)], when)
    row.etag = came.etag
    row.waiting = run_documents(reading.runs) if _is_news(row, reading.runs) else []


def _is_news(row: RunningPlan, came: tuple[FoundRun, ...]) -> bool:
    """A coming run that was neither taken nor left alone, or one that is gone and was not asked
    about before."""
    today = timezone.localdate()
    taken, left_alone = read_runs(row.runs), read_runs(row.left_alone)
    known = {_known_by(run) for run in (*taken, *left_alone)}
    if any(_known_by(run) not in known for run in came if run.when >= today):
        return True
    asked = {_known_by(run) for run in taken if was_asked(run)}
    asked |= {_known_by(run) for run in gone_runs(taken, left_alone, today)}
    return any(_known_by(run) not in asked for run in gone_runs(taken, came, today))


def _known_by(run: FoundRun) -> tuple[object, ...]:
    return run.when, run.written, run.minutes, run.km
