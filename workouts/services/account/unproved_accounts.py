"""Accounts whose address was never proved: nobody has been in them, and nothing is in them."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from workouts.models import UNPROVED_DAYS, Plan

MOST_AT_ONCE = 1000  # accounts of one run


def forget_unproved() -> int:
    """Delete those whose days are over; returns how many."""
    old = list(_unproved().values_list("pk", flat=True)[:MOST_AT_ONCE])
    User.objects.filter(pk__in=old).delete()
    return len(old)


def _unproved() -> QuerySet[User]:
    """Of those who signed up themselves: whom staff have made has proved nothing either."""
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    return User.objects.filter(
        Exists(addresses),
        ~Exists(addresses.filter(verified=True)),
        ~Exists(Plan.objects.filter(owner=OuterRef("pk"))),
        last_login=None,
        is_staff=False,
        date_joined__lt=timezone.now() - timedelta(days=UNPROVED_DAYS),
    )
