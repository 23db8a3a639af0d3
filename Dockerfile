# docker build -t hamstrong .
FROM python:3.11.13-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
RUN python -m venv /venv
COPY requirements/ requirements/
RUN /venv/bin/pip install --require-hashes --no-deps -r requirements/postgres.txt \
 && /venv/bin/pip install --require-hashes --no-deps -r requirements/redis.txt
COPY manage.py pyproject.toml gunicorn.conf.py ./
COPY config/ config/
COPY exercises/ exercises/
COPY workouts/ workouts/
COPY templates/ templates/
COPY static/ static/
# Only to collect files; the real secret comes from the environment.
RUN SECRET_KEY=collecting-static-files-only ALLOWED_HOSTS=localhost STATIC_ROOT=/app/staticfiles \
    /venv/bin/python manage.py collectstatic --noinput

FROM python:3.11.13-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    STATIC_ROOT=/app/staticfiles METRICS_DIR=/tmp/hamstrong-metrics PORT=8000
RUN useradd --system --uid 10001 --no-create-home hamstrong
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
USER hamstrong
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/readyz')"]
# Prepares the database, then serves. SIGTERM lets requests that have begun come to their end.
CMD ["sh", "-c", "python manage.py migrate --noinput && python manage.py load_catalogue && exec gunicorn config.wsgi -b 0.0.0.0:${PORT} --worker-tmp-dir /dev/shm"]
