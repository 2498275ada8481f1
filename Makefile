# Two commands are all a newcomer needs: `make run` and `make test`.

PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11; do \
	if command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$p; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test quick faults fuzz bench peers lint sizes messages format lock clean

run: $(VENV)/run.stamp
	@exec $(BIN)/python -m bot

test: $(VENV)/dev.stamp
	@CHROMIUM="$$(sh tools/chromium.sh $(BIN)/python)" || exit 1; export CHROMIUM; \
	set -e; \
	$(BIN)/ruff check; \
	$(BIN)/ruff format --check; \
	$(BIN)/mypy; \
	$(BIN)/lint-imports; \
	$(BIN)/python -m pytest

# Real processes on both databases with everything that may fail; a table at its end. SECONDS of the soak are simulated
# ones; SEEDS=20 is the long soak, which takes about two hours.
faults: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.faults --seeds $(or $(SEEDS),3) --seconds $(or $(SECONDS),600)

# The inner loop: lint, types, rules and the tests that need neither browser nor PostgreSQL nor the wire, nor start a bot.
quick: $(VENV)/dev.stamp
	@set -e; \
	$(BIN)/ruff check; \
	$(BIN)/ruff format --check; \
	$(BIN)/mypy; \
	$(BIN)/lint-imports; \
	$(BIN)/python -m pytest -q -n 2 --dist loadfile tests/domain tests/formats tests/locales tests/test_architecture.py \
		-m "not slow"

lint: $(VENV)/dev.stamp
	@$(BIN)/ruff check && $(BIN)/ruff format --check && $(BIN)/mypy && $(BIN)/lint-imports

# Long files, as a report.
sizes: $(VENV)/dev.stamp
	@$(BIN)/python -m tools.long_files

# docs/messages.html: everything the bot says, in each language side by side.
messages: $(VENV)/dev.stamp
	@$(BIN)/python -m tools.messages

format: $(VENV)/dev.stamp
	@$(BIN)/ruff check --fix; $(BIN)/ruff format

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer, with its venv module, is needed."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# Without a token `make run` starts the sandbox, so what the sandbox needs is installed too. A server that only runs the
# bot can do with requirements.lock.
$(VENV)/run.stamp: requirements-sandbox.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the bot needs…"
	@$(PIP) --require-hashes -r requirements-sandbox.lock
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the tests need…"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/run.stamp

COMPILE := .cache/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links
# `make lock LOCK_UPGRADE=` keeps the versions that fit and adds only what is missing.
LOCK_UPGRADE := --upgrade

# Newest versions that fit, with hashes, and without a word about where they came from.
lock:
	@test -x .cache/lock/bin/uv || { $(PYTHON) -m venv .cache/lock && .cache/lock/bin/python -m pip install --quiet uv; }
	@$(COMPILE) $(LOCK_UPGRADE) pyproject.toml -o requirements.lock
	@$(COMPILE) $(LOCK_UPGRADE) --all-extras -c requirements.lock pyproject.toml -o requirements-sandbox.lock
	@$(COMPILE) $(LOCK_UPGRADE) --all-extras --group dev -c requirements-sandbox.lock pyproject.toml -o requirements-dev.lock

# A hundred thousand odd updates, seeded, and a table of what was found. SEED and UPDATES choose others; ON=postgresql.
SEED ?= 1
UPDATES ?= 100000
ON ?= sqlite
fuzz: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.fuzz --seed $(SEED) --updates $(UPDATES) --on $(ON)

# The product beside bare bots of python-telegram-bot and aiogram, against the same server. ROUNDS=7 for steadier numbers.
peers: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.bench.peers --rounds $(or $(ROUNDS),5) --picture docs/pictures/peers.png

# That, the start, and a broadcast: each a table at its end. On quiet cores about fifteen minutes.
bench: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.bench

clean:
	@rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
