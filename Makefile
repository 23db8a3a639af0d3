# Two commands for a newcomer: `make run` and `make test`. Each sets up all it needs in .venv.
PY    ?= python3
PORT  ?= 8000
HOST  ?= 127.0.0.1
V     := .venv
MANAGE := $(V)/bin/python manage.py
PYTEST := $(V)/bin/python -m pytest -n auto --dist worksteal
ENGINE := tests/workouts/planning tests/golden
LOCK  := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url
PLURAL_HOSTS := 0.0.0.0 ::
ADDRESS := http://$(if $(filter $(HOST),$(PLURAL_HOSTS)),localhost,$(HOST)):$(PORT)

# Whatever the shell says: Python keeps what it has compiled, and pytest the asserts it has rewritten,
# which would take each process of a test run seven seconds.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test test-site test-long test-postgres check lint cover format bench load scale sweep cards lighthouse fuzz audit lock clean
.DELETE_ON_ERROR:

run: $(V)/base.ok
	@$(MANAGE) migrate --noinput --verbosity 0
	@$(MANAGE) load_catalogue
	@echo
	@echo "  Hamstrong:   $(ADDRESS)/"
	@echo "  Edit the exercises at /admin/; create an editor first: $(MANAGE) createsuperuser"
	@echo
	@export SITE_ADDRESS="$(ADDRESS)"; $(MANAGE) send_mail_queue --every 2 & $(MANAGE) publish_due --every 30 & export ALLOWED_HOSTS="$(if $(filter $(HOST),$(PLURAL_HOSTS)),*,localhost,127.0.0.1,[::1],$(HOST))"; exec $(MANAGE) runserver "$(HOST):$(PORT)"

# One process for each core. ARGS="-n0 tests/config" runs some of them in one.
test: $(V)/test.ok
	$(PYTEST) $(ARGS)

test-site: $(V)/test.ok
	$(PYTEST) $(addprefix --ignore=,$(ENGINE)) $(ARGS)

# All tests, those too that are slow and rarely break, with many more random examples: over an hour.
test-long: $(V)/test.ok fuzz sweep
	$(PYTEST) -m "long or not long" --hypothesis-profile=long $(ARGS)

# What depends on the database, on a PostgreSQL that lives as long as it runs (Debian: postgresql).
test-postgres: $(V)/test.ok $(V)/postgres.ok
	$(V)/bin/python -m tools.throwaway_postgres $(PYTEST) $(ARGS)

# All that must hold before a change lands.
check: lint cover test-site

lint: $(V)/dev.ok
	$(V)/bin/ruff format --check .
	$(V)/bin/ruff check .
	$(V)/bin/mypy .
	$(V)/bin/lint-imports
	$(V)/bin/vulture
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check
	$(V)/bin/djangofmt --check --quiet templates
	$(V)/bin/djangofmt check templates
	$(V)/bin/oxfmt --check static/css static/js
	$(V)/bin/oxlint static/js
	$(V)/bin/python -m tools.unused

# Every branch of the engine is reached by the tests of the engine alone.
cover: $(V)/test.ok
	$(PYTEST) -q --cov=workouts.planning --cov-branch --cov-fail-under=100 \
		--cov-report=term-missing:skip-covered $(ENGINE)

format: $(V)/dev.ok
	$(V)/bin/ruff check --fix .
	$(V)/bin/ruff format .
	$(V)/bin/djangofmt --quiet templates
	$(V)/bin/oxfmt static/css static/js

# The planner, and each page on SQLite and PostgreSQL next to a bare view (Debian: wrk, postgresql).
# PARTS="planner sqlite postgres session" names some of it; session is its page in a browser.
bench: $(V)/test.ok $(V)/postgres.ok
	$(V)/bin/python -m tools.bench $(PARTS)

# Traffic for MINUTES on SQLite and on PostgreSQL, and then with faults; loopback only. As root, and
# with a C compiler, also a full disk and a clock that jumps. LOAD="--only faults" for a part of it.
load: $(V)/test.ok $(V)/postgres.ok
	$(V)/bin/python -m tools.load --minutes $(or $(MINUTES),10) $(LOAD)

# Speed with 10, 10,000 and 1,000,000 saved plans; needs 20 GB for half an hour or more.
scale: $(V)/test.ok $(V)/postgres.ok
	$(V)/bin/python -m tools.scale $(SIZES)

# Random runners under the experts' checker; takes some minutes. RUNNERS sets how many.
sweep: $(V)/test.ok
	$(V)/bin/python -m tools.sweep $(RUNNERS)

# Pictures for link previews, drawn from the figures of a site that runs at SITE.
cards: $(V)/test.ok
	$(V)/bin/python -m tools.cards $(or $(SITE),http://$(HOST):$(PORT))

# Scores of the main pages as production serves them. Needs node 18 and chromium.
lighthouse: $(V)/test.ok
	$(V)/bin/python -m tools.lighthouse

# Hostile requests to every address as all kinds of people; EXAMPLES sets how many. Takes half an hour.
fuzz: $(V)/test.ok
	FUZZ_EXAMPLES=$(or $(EXAMPLES),20000) $(PYTEST) -q tests/fuzz $(ARGS)

# Known holes in what is pinned. Needs the advisory source to be reached.
audit: $(V)/base.ok
	@$(PY) -m venv $(V)/audit && $(V)/audit/bin/python -m pip install --quiet pip-audit
	@$(V)/audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements/postgres.txt -r requirements/redis.txt || \
		{ echo "audit: a hole is listed above; or the advisories could not be read, and nothing was looked up." >&2; exit 1; }

# Needs uv. Writes pins and hashes only, no host names.
lock:
	$(LOCK) pyproject.toml -o requirements/base.txt
	$(LOCK) pyproject.toml --extra postgres -o requirements/postgres.txt
	$(LOCK) pyproject.toml --extra redis -o requirements/redis.txt
	$(LOCK) pyproject.toml --extra test -o requirements/test.txt
	$(LOCK) pyproject.toml --extra test --extra dev -o requirements/dev.txt

$(V)/%.ok: requirements/%.txt
	@$(PY) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed: make PY=python3.11 ...")'
	@$(V)/bin/python -m pip --version >/dev/null 2>&1 || $(PY) -m venv --clear $(V)
	@echo "Installing $< into $(V) ..."
	@$(V)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $<
	@touch $@

clean:
	rm -rf $(V)
