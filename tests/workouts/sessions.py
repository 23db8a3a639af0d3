"""A browser that knows plans."""

from django.conf import settings
from django.test import Client

from workouts.models import Plan


def made_here(client: Client, *plans: Plan) -> None:
    """As if they had been saved in this browser, the last one last."""
    session = client.session
    session["plans"] = [plan.code for plan in reversed(plans)]
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
