# Everything runs in .venv, which is made on first use from pyproject.toml and kept until that changes.

REPORTS ?= examples/reports/*.txt
PORT    ?= 8000
PYTHON  ?=
SHELL   := /bin/sh
BIN     := .venv/bin
DEFAULT := .venv/default-installed
DEV     := .venv/dev-installed
PIP     := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help demo serve test check clean

help:
	@echo "make demo                     trace examples/reports and write build/dossier.html"
	@echo "make demo REPORTS='my/*.txt'  the same with your own reports"
	@echo "make serve                    make demo, then show the record at http://127.0.0.1:$(PORT) (PORT=8000)"
	@echo "make test                     all tests, the quality gate among them"
	@echo "make check                    lint, format, types, house rules and the quick tests"
	@echo "make clean                    remove build products and .venv"

# The interpreter is looked for by version, because `python3` is older than 3.11 on many machines.
.venv/bin/python:
	@set -e; \
	for python in $(PYTHON) python3.13 python3.12 python3.11 python3.14 python3 python; do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making .venv with $$python"; \
			"$$python" -m venv .venv || { rm -rf .venv; exit 1; }; \
			exit 0; \
		fi; \
	done; \
	echo "Headwater needs Python 3.11 or later, and none was found. Install one, or name it: make PYTHON=/path/to/python3.11" >&2; \
	exit 1

$(DEFAULT): pyproject.toml | .venv/bin/python
	@set -e; echo "Installing Headwater into .venv"; $(PIP) --editable .; touch $@

$(DEV): pyproject.toml | .venv/bin/python
	@set -e; echo "Installing Headwater and its development tools into .venv"; $(PIP) --editable '.[dev]'; touch $(DEFAULT) $@

demo: $(DEFAULT)
	@set -e; mkdir -p build; rm -f build/story.hw build/story.hw-wal build/story.hw-shm; \
	$(BIN)/headwater trace $(REPORTS) -o build/story.hw; \
	$(BIN)/headwater export build/story.hw --format html -o build/dossier.html; \
	echo "The dossier: $(CURDIR)/build/dossier.html"

serve: demo
	@$(BIN)/headwater serve build/story.hw --port $(PORT)

test: $(DEV)
	$(BIN)/python -m pytest --numprocesses auto --dist loadgroup

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -m 'not slow' --numprocesses auto --dist loadgroup

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
