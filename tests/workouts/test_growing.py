"""What stays fast when there are very many plans: nothing reads a whole table."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.workouts.plans import sample_plan
from workouts.admin import LISTED_PLANS
from workouts.models import Plan

pytestmark = pytest.mark.django_db
INDEXES = ("plans_that_are_deleted", "plans_the_newest_first")


def how_found(plans: Any) -> str:
    """As the database would do it, were a table of a few rows not read whole anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    return str(plans.explain())


def test_plans_to_forget_are_found_by_an_index() -> None:
    assert INDEXES[0] in how_found(Plan.objects.forgotten())


def test_the_newest_plans_are_found_by_an_index() -> None:
    assert INDEXES[1] in how_found(Plan.objects.order_by("-created_at", "-pk")[:100])


def test_support_never_counts_all_plans(admin_client: Client, catalogue: None) -> None:
    sample_plan(title="Mine")
    with CaptureQueriesContext(connection) as asked:
        page = admin_client.get("/admin/workouts/plan/").content.decode()
    assert "1 plan" in page
    assert "Mine" in page
    of_plans = [one["sql"] for one in asked if 'FROM "workouts_plan"' in one["sql"]]
    assert not [sql for sql in of_plans if "COUNT(*)" in sql]
    assert any(f"LIMIT {LISTED_PLANS}" in sql for sql in of_plans)
