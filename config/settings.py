"""One settings file, read from the environment.

A fresh checkout runs with no environment at all, in debug. As soon as SECRET_KEY is given the
site runs as in production; without it and with DEBUG=false it refuses to start.
"""

import os
import re
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def flag(name: str, *, default: bool) -> bool:
    """true or false; anything else is a mistake that must not pass for one of them."""
    value = env.str(name, default=str(default)).lower()
    if value not in ("true", "false", "1", "0", "yes", "no", "on", "off"):
        raise ImproperlyConfigured(f"Set {name} to true or false, not to {value!r}.")
    return value in ("true", "1", "yes", "on")


def in_memory(name: str, most: int) -> dict[str, Any]:
    """Some tens of kilobytes a piece; the ones that nobody asks for go first."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    options = {"MAX_ENTRIES": most}
    return {"BACKEND": backend, "LOCATION": name, "TIMEOUT": None, "OPTIONS": options}


SECRET_KEY = env.str("SECRET_KEY", default="")
DEBUG = flag("DEBUG", default=not SECRET_KEY)
if not SECRET_KEY:
    if not DEBUG:
        raise ImproperlyConfigured(
            "Set SECRET_KEY to a long random text (50 characters or more) when DEBUG is off."
        )
    SECRET_KEY = "django-insecure-only-for-a-laptop-never-for-a-site"  # noqa: S105

ALLOWED_HOSTS: list[str] = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEBUG else []
)
if not DEBUG and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the names this site is served under.")
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Where mails of the desk lead; some are written when nobody asks for a page.
SITE_ADDRESS = env.str("SITE_ADDRESS", default="").rstrip("/") or (
    "http://127.0.0.1:8000" if DEBUG else f"https://{ALLOWED_HOSTS[0].removeprefix('.')}"
)
# Whether reviewers and authors are told by mail what waits for them on the desk.
DESK_MAIL = flag("DESK_MAIL", default=False)
is_no_name = DESK_MAIL and "*" in SITE_ADDRESS  # ALLOWED_HOSTS may say that all are allowed
if is_no_name or not re.fullmatch(r"https?://[^/\s]+", SITE_ADDRESS):
    raise ImproperlyConfigured(
        f"Set SITE_ADDRESS to https:// and the name of the site, not to {SITE_ADDRESS!r}."
    )

INSTALLED_APPS = [
    "exercises.desk.admin.apps.EditorsAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.humanize",  # pages of passkeys say how long ago
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "django_htmx",
    "reversion",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "exercises",
    "workouts",
]

MIDDLEWARE = [
    "config.logs.requests",
    "config.public_pages.public_pages",
    "config.headers.security_headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",  # redirects, so below what adds headers
    "config.health.health",
    "config.metrics.page",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads at random, against BREACH
    "workouts.middleware.sound_headers",
    "workouts.middleware.small_bodies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "workouts.middleware.last_seen",
    "workouts.middleware.runner_settings",
]

ROOT_URLCONF = "config.urls"
FORCE_SCRIPT_NAME = ""  # the site is at the root of its host, whatever a header says
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

FORM_RENDERER = "config.widgets.Renderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = "hamstrong"
CRISPY_TEMPLATE_PACK = "hamstrong"
CRISPY_FAIL_SILENTLY = not DEBUG

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
if not DATABASES["default"].get("PASSWORD"):  # as it is: in DATABASE_URL it would be escaped
    DATABASES["default"]["PASSWORD"] = env.str("DATABASE_PASSWORD", default="")
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # Connections are kept, and looked at before they are used: a restarted database is no error.
    # While it is away a request waits some seconds until it says so, and the next one tries again.
    pool = {"min_size": 1, "max_size": env.int("DATABASE_POOL", default=8)}
    pool |= {"timeout": 5, "reconnect_timeout": 5}
    DATABASES["default"] |= {"CONN_HEALTH_CHECKS": True, "OPTIONS": {"pool": pool}}
else:
    # Without these, concurrent writers meet "database is locked" and lose their write.
    DATABASES["default"]["CONN_MAX_AGE"] = None  # opening it costs more than most queries
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 5,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-20000;"
            "PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=67108864;"
            "PRAGMA temp_store=MEMORY;"
        ),
    }
CATALOGUE_EFFECT = "workouts.pages.catalogue_effect.effect_of"  # asked before anything is published
SERIALIZATION_MODULES = {"catalogue": "exercises.desk.history_format"}  # how history keeps versions
# Shared by all processes: the database itself, or Redis where there is one.
CACHES = {
    "default": env.cache_url("CACHE_URL", default="dbcache://cache"),
    # Of each process, each under a name that changes with what it shows.
    "pages": in_memory("pages", 300),  # see config/public_pages.py
}
if CACHES["default"]["BACKEND"].endswith("DatabaseCache"):
    # With 300, as Django has it, counters of tries are forgotten; with many, each write is slower.
    kept = {"MAX_ENTRIES": 20_000, "CULL_FREQUENCY": 10}
    CACHES["default"]["BACKEND"] = "config.database_cache.DatabaseCache"
    CACHES["default"]["OPTIONS"] = kept | CACHES["default"].get("OPTIONS", {})
# Sessions are always written to the database; where Redis is, they are read from there. What a
# cache drops or loses, nobody is signed out by.
IS_REDIS = CACHES["default"]["BACKEND"].endswith("RedisCache")
SESSION_ENGINE = f"django.contrib.sessions.backends.{'cached_db' if IS_REDIS else 'db'}"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_REDIRECT_URL = "/today/"
LOGIN_URL = "/account/login/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "workouts.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_FORMS = {
    "signup": "workouts.forms.account.sign_up.SignUpForm",
    "change_password": "workouts.forms.account.passwords.ChangeForm",
    "reset_password_from_key": "workouts.forms.account.passwords.ResetForm",
}
# Only with verified addresses, and with a mail for each that is asked for, does nobody learn
# whether an address has an account.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # seconds; mail can be slow
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Hamstrong: "
ACCOUNT_SESSION_REMEMBER = True  # for how long, see workouts/services/account/devices.py
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # a stolen session does not take the account
ACCOUNT_EMAIL_NOTIFICATIONS = True  # to the old address, when it is changed
# Counted in the cache that all processes share. Far above what a person does, or a club behind one
# address; a machine that tries codes or fills the database is stopped.
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {
    # Wrong passwords, where nobody has signed in to the account before: from one address, for one
    # account from one address, and for one account. One address alone never reaches the last.
    "login_failed": "10/m/ip,5/5m/key",
    "login_failed_anywhere": "100/h/key",
    "login_failed_on_known_device": "10/5m/key",
    # What is asked for an account counts for who asks: nobody locks another out. How many mails an
    # address gets is limited in workouts/accounts.py.
    "reauthenticate": "10/m/ip",
    "confirm_email": "20/m/ip",
    # Each writes a mail, to whichever address.
    "signup": "20/m/ip,200/d/ip",
    "request_login_code": "20/m/ip,200/d/ip",
    "reset_password": "20/m/ip,200/d/ip",
    "build": "240/m/ip",  # the preview follows each answer, of a copy too
    # All weeks of a season, and what would become of them: two and five seconds at most, of the
    # largest plans there can be, so that nobody keeps more than one core busy.
    "outlook": "30/m/ip",
    "what_if": "15/m/ip",
    "change": "240/m/ip,5000/d/ip",  # a version of a week each
    "import": "60/h/ip,200/d/ip",
    "save": "200/d/ip",  # weeks without an account: as many as one browser lists
    "save_with_account": "500/d/user",
    "export": "60/m/ip",
    "export_all": "10/m/ip,30/h/ip",  # up to ten seconds each
    "feed": "120/m/ip",  # calendar services ask for many people from few addresses
    "train": "300/d/ip",  # sessions that are begun; what is told of each has its own limit
}
if not flag("RATE_LIMITS", default=True):
    ACCOUNT_RATE_LIMITS = False
# Whether calendars are fetched from addresses that runners give: then `fetch_runs` has to run.
FETCH_RUNS = flag("FETCH_RUNS", default=False)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "workouts.forms.account.second_factor.PasskeyForm",
    "activate_totp": "workouts.forms.account.second_factor.AppCodeForm",
}
MFA_TOTP_ISSUER = "Hamstrong"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
STAFF_TWO_FACTOR = flag("STAFF_TWO_FACTOR", default=False)

# In debug codes are printed where the site runs; without EMAIL_URL a public site has no sign-up.
CAN_SEND_MAIL = DEBUG or bool(env.str("EMAIL_URL", default=""))
mail_settings = env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else "dummymail://")
MAIL_TRANSPORT = mail_settings.pop("EMAIL_BACKEND")  # of `manage.py send_mail_queue`
vars().update(mail_settings)
EMAIL_BACKEND = "workouts.services.account.mail_queue.QueueBackend"
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", default="Hamstrong <hamstrong@localhost>")

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of accounts made before
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = False  # no language but English is there; asking for one takes a fifth of a page
USE_TZ = True
FORMAT_MODULE_PATH = "config.formats"

MESSAGE_STORAGE = "config.messages.Messages"
MESSAGES_COOKIE_NAME = "messages"  # ours; see config/messages.py
MESSAGE_TAGS = {20: "", 25: "ok", 30: "warn", 40: "bad"}  # levels as the notes of our CSS

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": "config.redaction.HideSecrets"}},
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "config.logs.JsonLines"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["secrets"],
            "formatter": "plain" if DEBUG else "json",
        },
    },
    "loggers": {
        "": {"handlers": ["console"], "level": "INFO"},
        "django": {"level": "INFO"},
        # Anybody can send a wrong host, and each would be an error with a traceback.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # Of workers: it names addresses, and would write them down as they are.
        "gunicorn.error": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # In debug, the development server writes a line for each request itself.
        "hamstrong.requests": {"level": "WARNING" if DEBUG else "INFO"},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}

METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
METRICS_DIR = env.str("METRICS_DIR", default=str(Path(gettempdir()) / "hamstrong-metrics"))
os.environ["PROMETHEUS_MULTIPROC_DIR"] = METRICS_DIR  # read when its library is imported

STATIC_URL = "static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        # Hashed names need collectstatic first, which a checkout in debug has not run.
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "config.static_files.StaticFiles",
    },
}

X_FRAME_OPTIONS = "DENY"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 365  # a runner without an account finds the plan next season
CSRF_FAILURE_VIEW = "config.errors.form_too_old"
CSRF_COOKIE_HTTPONLY = True  # our scripts send the forms of the page, which hold it
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # one exercise in the admin has more than 500

if not DEBUG:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", default=True)
    if SECURE_SSL_REDIRECT:
        # By this prefix browsers hold that nobody else, no neighbour below our domain, sets them.
        SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
        MESSAGES_COOKIE_NAME = "__Host-messages"
    SECURE_REDIRECT_EXEMPT = ["^(healthz|readyz|metrics)$"]  # asked from inside, without TLS
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=60 * 60 * 24 * 365)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    if flag("BEHIND_PROXY", default=False):
        ALLAUTH_TRUSTED_PROXY_COUNT = 1
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
