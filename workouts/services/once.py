"""A form that is sent twice, by a second tap or over a poor line, makes its plans once."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from workouts.models import Plan
from workouts.services.plans import remove


def made_once(once: str, make: Callable[[], list[Plan]]) -> list[Plan]:
    """What `make` makes; for the same sending again only the first of what it made before.

    `once` names the sending, and is empty where that is not known. Two that arrive together may
    both make something: the database lets one keep the name, and the other takes its own back.
    """
    if not once:
        return make()
    Plan.objects.filter(once=once).exclude(deleted_at=None).update(once=None)
    known = _made_before(once)
    if known:
        return known
    plans = make()
    if not plans:
        return []
    try:
        with transaction.atomic():
            Plan.objects.filter(pk=plans[0].pk).update(once=once)
    except IntegrityError:
        for plan in plans:
            remove(plan)
        return _made_before(once)
    return plans


def _made_before(once: str) -> list[Plan]:
    return list(Plan.objects.filter(once=once))
