# Everything a person or a server does with this repository. Needs only Python 3.11+ and make.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
BENCH := $(VENV)/bench
CHROMIUM ?= $(firstword $(wildcard /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome))
CODE := app.py src pages data tests bench docs
WORKERS ?= 2
SCRIPTS := src/payback/ui/static/board src/payback/ui/static/start tests/ui/board
# Tests start a hundred interpreters of ours: each would compile all of Payback again.
export PYTHONDONTWRITEBYTECODE :=
NODE := PATH="$(abspath $(BIN)):$$PATH"
# No address of an index here: pip asks whichever the machine is set to.
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: help install install-dev run test lint types imports spelling scripts pytest coverage faults lake replicas chromium office bench picture lock licences clean
.DEFAULT_GOAL := help

help: ## List the targets.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

install: $(STAMPS)/run ## Create .venv and install the exact versions of requirements.txt.
install-dev: $(STAMPS)/dev

run: $(STAMPS)/run ## Start the dashboard; the demo company is made on the first start.
	@echo "Payback: http://localhost:$(PORT)  (stop with Ctrl+C)"
	@$(BIN)/streamlit run app.py --server.port $(PORT) --server.headless true --browser.gatherUsageStats false

test: $(STAMPS)/dev $(STAMPS)/node ## Install what is missing, check everything, run every test.
	@$(MAKE) --no-print-directory --jobs $(WORKERS) --output-sync lint types imports spelling scripts
	@$(MAKE) --no-print-directory pytest

lint: $(STAMPS)/dev ## Style and format.
	@$(BIN)/ruff check $(wildcard $(CODE))
	@$(BIN)/ruff format --check $(wildcard $(CODE))

types: $(STAMPS)/dev
	@$(BIN)/mypy

imports: $(STAMPS)/dev
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

spelling: $(STAMPS)/dev
	@$(BIN)/codespell

# Node comes from PyPI with what the tests need; its tools from package-lock.json, which names no address.
scripts: $(STAMPS)/node ## Style, types and unit tests of our own scripts.
	@$(NODE) node_modules/.bin/oxlint --deny-warnings $(SCRIPTS)
	@$(NODE) node_modules/.bin/tsc
	@$(NODE) node --test --test-reporter=dot tests/ui/board/*.test.js

pytest: $(STAMPS)/dev chromium office
	@rm -f .coverage .coverage.*
	@PAYBACK_CHROMIUM="$(CHROMIUM)" $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=
	@$(MAKE) --no-print-directory coverage

coverage: $(STAMPS)/dev
	@for part in model history share exports; do \
	  $(BIN)/coverage report --skip-covered --show-missing --fail-under=100 --include="src/payback/$$part/*" || exit 1; \
	done

faults: $(STAMPS)/dev ## Imports, undos, backups and migrations under kills and a full disk, from seeds; SEED=7 runs one again.
	@$(BIN)/python -m tests.store.faults $(SEED)

lake: $(STAMPS)/dev ## The whole suite of the store on a lake with a PostgreSQL of its own (apt-get install postgresql).
	@PAYBACK_TEST_BACKENDS=lake PAYBACK_TEST_UPKEEPS=30 $(BIN)/python -m pytest tests/store -n $(WORKERS) --dist worksteal

replicas: $(STAMPS)/dev ## Three replicas on one lake behind nginx, one of them killed again and again; needs nginx and PostgreSQL.
	@$(BIN)/python -m bench.hosting.failover

chromium:
	@if [ -z "$(CHROMIUM)" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	  else \
	    echo "The browser tests need Chromium: install it (apt-get install chromium) or name it, CHROMIUM=/path make test." >&2; \
	    exit 1; \
	  fi; \
	fi

office:
	@if ! command -v soffice >/dev/null || ! command -v pdftotext >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc poppler-utils; \
	  else \
	    echo "The tests of papers need LibreOffice and pdftotext: apt-get install libreoffice-calc poppler-utils." >&2; \
	    exit 1; \
	  fi; \
	fi

bench: $(STAMPS)/bench chromium ## Measure; the results are written beside each benchmark.
	@for script in $(wildcard bench/*/__main__.py); do \
	  part=$$(dirname $$script | tr / .); echo "== $$part"; \
	  PAYBACK_CHROMIUM="$(CHROMIUM)" $(BENCH)/bin/python -m $$part || exit 1; \
	done

picture: $(STAMPS)/dev chromium ## Draw the moving picture of the README again.
	@PAYBACK_CHROMIUM="$(CHROMIUM)" $(BIN)/python -m docs.picture

lock: $(STAMPS)/dev ## Resolve pyproject.toml again into requirements*.txt and deploy/requirements.txt, each package with its hashes.
	@$(BIN)/uv pip compile $(LOCK) --output-file requirements.txt pyproject.toml
	@$(BIN)/uv pip compile $(LOCK) --all-extras --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	@$(BIN)/uv pip compile $(LOCK) --extra auth --extra lake --constraint requirements-dev.txt --output-file deploy/requirements.txt pyproject.toml

licences: $(STAMPS)/run ## List the licence of every package that the dashboard installs.
	@$(BIN)/python -m docs.licences

clean: ## Remove what the tools made; the store and its data stay.
	@rm -rf $(VENV) node_modules .coverage* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis test-results

LOCK := --python $(BIN)/python --quiet --upgrade --generate-hashes --no-strip-extras --no-header --no-emit-index-url --no-emit-find-links

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Payback needs Python 3.11 or newer: PYTHON=/path/to/python3.11 make ...")'
	@$(PYTHON) -m venv $(VENV)

$(STAMPS)/run: requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing the exact versions of requirements.txt into $(VENV) ..."
	@$(PIP) --require-hashes --requirement requirements.txt
	@$(PIP) --no-deps --editable .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: requirements-dev.txt $(STAMPS)/run
	@echo "Installing what the tests need ..."
	@$(PIP) --require-hashes --requirement requirements-dev.txt
	@touch $@

$(STAMPS)/node: package-lock.json $(STAMPS)/dev
	@$(NODE) npm ci --silent --no-audit --no-fund
	@touch $@

# The tools that people would use instead live in a venv of their own.
$(STAMPS)/bench: requirements-dev.txt $(wildcard bench/*/requirements.txt) pyproject.toml | $(BIN)/python
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --requirement requirements-dev.txt
	@$(BENCH)/bin/python -m pip --disable-pip-version-check install --quiet $(addprefix --requirement ,$(wildcard bench/*/requirements.txt))
	@$(BENCH)/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --editable .
	@mkdir -p $(STAMPS) && touch $@
