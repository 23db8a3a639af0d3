"""What our pages are measured against, on the same server: the least that Django can do.

`bare` answers two bytes without any middleware; `page` renders a list of some 20 KB, with the
middleware that `startproject` writes, a base template, links and escaped values.
"""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

ROWS = 50
BASE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{% block title %}{% endblock %}</title><link rel="stylesheet" href="/static/site.css"></head>
<body><nav><a href="{% url "bare" %}">Home</a> <a href="{% url "page" %}">Rows</a>
{% if user.is_authenticated %}{{ user }}{% endif %}</nav>
{% for message in messages %}<p>{{ message }}</p>{% endfor %}{% block content %}{% endblock %}
</body></html>"""
PAGE = """{% extends "base.html" %}{% block title %}Rows{% endblock %}
{% block content %}<h1>Rows</h1>
{% for row in rows %}<section class="card stack{% if row.is_on %} on{% endif %}">
<h2><a href="{% url "row" row.number %}">{{ row.name }}</a></h2>
<p class="quiet small">{{ row.text }}</p><p>{{ row.number }} of {{ rows|length }}</p></section>
{% endfor %}{% endblock %}"""
TEXT = "Slow on the way down & strong on the way up. " * 5


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def page(request: HttpRequest, number: int = 0) -> HttpResponse:
    rows = [
        {"name": f"Row {n}", "text": TEXT, "number": n, "is_on": bool(n % 2)} for n in range(ROWS)
    ]
    return render(request, "page.html", {"rows": rows})


urlpatterns = [
    path("bare/", bare, name="bare"),
    path("page/", page, name="page"),
    path("page/<int:number>/", page, name="row"),
]
CONTRIB = "django.contrib"
PROCESSORS = (
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
)
LOADER = ("django.template.loaders.locmem.Loader", {"base.html": BASE, "page.html": PAGE})
STARTPROJECT = [
    "django.middleware.security.SecurityMiddleware",
    f"{CONTRIB}.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    f"{CONTRIB}.auth.middleware.AuthenticationMiddleware",
    f"{CONTRIB}.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def configure(folder: Path, *, with_middleware: bool) -> None:
    settings.configure(
        SECRET_KEY="only-for-a-yardstick",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=[f"{CONTRIB}.{n}" for n in ("auth", "contenttypes", "sessions", "messages")],
        MIDDLEWARE=STARTPROJECT if with_middleware else [],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "context_processors": list(PROCESSORS),
                    "loaders": [("django.template.loaders.cached.Loader", [LOADER])],
                },
            }
        ],
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "none.sqlite3"}
        },
    )
    django.setup()


if "YARDSTICK" in os.environ:
    configure(Path(os.environ["TMPDIR"]), with_middleware=os.environ["YARDSTICK"] == "page")
    application = get_wsgi_application()
