# Fengqiao. Needs Python 3.11 or newer with venv, and make; nothing else.
# INSTALLER=pip uses pip instead of uv (slower); PORT=8080 serves elsewhere.

PYTHON    ?= python3
VENV      ?= .venv
PORT      ?= 8000
INSTALLER ?= uv
WORKERS   ?= 2
ARGS      ?=
FILE      ?= backups/fengqiao-$(shell date +%Y%m%d-%H%M%S).jsonl.gz

BIN   := $(VENV)/bin
FLASK := $(BIN)/flask --app app

export PORT
export WEB_CONCURRENCY ?= $(WORKERS)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run setup demo-reset backup restore test lint format shape messages messages-update catalogues revision bench lock clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

run: setup ## Install, migrate, load the demo county when empty, serve on 127.0.0.1, port 8000 or PORT=...
	$(BIN)/gunicorn --config gunicorn.conf.py 'app:create_app()'

setup: $(VENV)/.run.stamp catalogues ## Everything `run` does, short of serving
	$(FLASK) setup

demo-reset: $(VENV)/.run.stamp catalogues ## Throw the demo county's database away and load it afresh
	$(FLASK) setup --reset

backup: $(VENV)/.run.stamp ## Write every row into FILE=... (default: backups/ and the moment); people may go on working
	@mkdir -p backups
	$(FLASK) backup $(FILE)

restore: $(VENV)/.run.stamp ## Bring FILE=... back into an empty database and verify it
	$(FLASK) db upgrade
	$(FLASK) restore $(FILE)

test: $(VENV)/.dev.stamp catalogues ## All tests: rules, both databases, pages, migrations, shape, browser
	$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

lint: $(VENV)/.dev.stamp ## ruff, ruff format, mypy strict on platform/ and models/
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy platform/mediation models

format: $(VENV)/.dev.stamp ## Let ruff order imports and lay out the code
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

shape: $(VENV)/.dev.stamp ## Print the shape of the house; always succeeds
	@$(BIN)/python -m tests.shape

bench: $(VENV)/.dev.stamp ## Time what must stay fast
	$(BIN)/python -m tests.bench $(ARGS)

revision: $(VENV)/.dev.stamp ## Write a migration for what the models say and the database does not: M="add ..." ID=0003
	$(FLASK) db revision --autogenerate --rev-id $(ID) -m "$(M)"
	$(BIN)/ruff format --quiet migrations

# ---- words

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/*.po))

catalogues: $(CATALOGUES)

%.mo: %.po
	$(BIN)/pybabel -q compile --input-file $< --output-file $@

messages: $(VENV)/.dev.stamp ## Fail when the English catalogue misses a sentence
	$(BIN)/python -m tests.catalogue check

messages-update: $(VENV)/.dev.stamp ## Bring new sentences into the English catalogue
	$(BIN)/python -m tests.catalogue update

# ---- the environment

$(VENV)/.py:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.uv: requirements/uv.txt | $(VENV)/.py
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $<
	@touch $@

# --no-deps: the locks are complete, and django-htmx is wanted without Django.
UV_INSTALL  = $(MAKE) -s $(VENV)/.uv \
	&& $(BIN)/uv pip install -q --python $(BIN)/python --no-deps --require-hashes -r $(1) \
	&& $(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
PIP_INSTALL = $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r $(1) \
	&& $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .

define INSTALL
@echo "Installing $(1) ..."
@if [ "$(INSTALLER)" = uv ]; then \
	{ $(UV_INSTALL); } || { echo "uv could not; trying pip ..."; $(PIP_INSTALL); }; \
else $(PIP_INSTALL); fi
endef

$(VENV)/.run.stamp: requirements/run.txt pyproject.toml | $(VENV)/.py
	$(call INSTALL,requirements/run.txt)
	@touch $@

$(VENV)/.dev.stamp: requirements/dev.txt pyproject.toml | $(VENV)/.py
	$(call INSTALL,requirements/dev.txt)
	@touch $(VENV)/.run.stamp $@

COMPILE = $(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header --no-emit-index-url --generate-hashes

lock: $(VENV)/.uv ## Resolve the dependencies afresh and rewrite requirements/
	printf 'uv\n' | $(COMPILE) --no-annotate --upgrade - -o requirements/uv.txt
	$(COMPILE) --upgrade pyproject.toml --extra build --extra postgres --extra dev -o requirements/dev.txt
	$(COMPILE) --constraint requirements/dev.txt --upgrade pyproject.toml --extra build --extra postgres -o requirements/run.txt

clean: ## Remove the environment and what tools left behind (never the database)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
