# `make` lists what there is. Nothing is needed before any target but Python 3.11+ with venv.
PYTHON ?= python3
BIN := .venv/bin
DEMO := var/demo

.PHONY: help setup demo test check fmt translations bench clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: .venv/ready ## Make .venv with all dependencies

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[demo,dev]'
	@touch $@

demo: setup ## Build the demonstration collection, index it and serve it
	$(BIN)/putokaz demo

# A worker takes 1.5 GB at its largest; the tests of a file share what they have read. How many there are and which files
# begin, says tests/conftest.py. Those of the architecture ran with the checks.
test: setup check ## Everything: checks, then all tests
	$(BIN)/pytest --numprocesses auto --maxprocesses 6 --dist loadfile --no-loadscope-reorder --ignore tests/architecture

check: setup ## Format, lint, types, architecture, catalogs up to date and sound
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/putokaz i18n check --complete hr
	$(BIN)/pytest tests/architecture

fmt: setup ## Format and mend what ruff can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

translations: setup ## Bring the catalogs up to date with the sources
	$(BIN)/putokaz i18n extract
	$(BIN)/putokaz i18n update

bench: setup ## Speed of both engines on a synthetic collection
	$(BIN)/python -m bench.engines --records 500

clean: ## Remove what was made, but not your data
	rm -rf .venv $(DEMO) build *.egg-info
