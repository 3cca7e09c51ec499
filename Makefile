# What a member or a builder types. `make` alone lists it.

PYTHON ?= python3
PIP := .venv/bin/python -m pip -qq --disable-pip-version-check
APP := .venv/.installed-app
CARDS := .venv/.installed-cards
DEV := .venv/.installed-dev
UV := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

# An environment that was moved, or whose Python is gone, is made again.
$(shell grep -qsF '$(CURDIR)/.venv/bin/' .venv/bin/cookout && .venv/bin/cookout --version >/dev/null 2>&1 || rm -f $(APP) $(CARDS) $(DEV))

# Every process would compile all modules anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := list
.PHONY: list serve demo cards test check pictures bench lock format meaning

list: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name words; do \
	  printf '%-15s%s\n' "$$name" "$$words"; done

serve: $(APP) ## Serve Cookout on this computer
	@exec .venv/bin/cookout serve --with-parent

demo: $(APP) ## Serve an invented world to look around in
	@exec .venv/bin/cookout demo --with-parent

cards: $(CARDS) ## Install what reads photographs of business cards

# No check and no test comes near anybody's people.
check test pictures bench: export COOKOUT_DATA := $(CURDIR)/.venv/data

# What the rooms' tests say holds on PostgreSQL too. They run there first, so that the whole comes last.
ROOMS := $(addprefix tests/,members people promises table plan referrals mastermind capture trash today letters export)

test: $(DEV) ## Run every test (ARGS="tests/people -x" for some)
	@.venv/bin/python -m tests.browser
	@.venv/bin/python -m tests.postgres
	@failed=; \
	$(if $(ARGS),,.venv/bin/python -m tests.postgres .venv/bin/python -m pytest -n 2 -q $(ROOMS) \
	  || failed="$$failed on PostgreSQL";) \
	.venv/bin/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder $(ARGS) || failed="$$failed on SQLite"; \
	[ -z "$$failed" ] || { echo "Tests failed:$$failed. What failed stands above."; exit 1; }

check: $(DEV) ## Check the style, the types, the floors, the templates and the migrations
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/djlint --lint --quiet cookout
	.venv/bin/python -m django makemigrations --check --dry-run --settings tests.settings

pictures: $(DEV) ## Take a picture of every page, into pictures/
	@.venv/bin/python -m tests.browser
	@.venv/bin/python -m tests.pictures $(ARGS)

bench: $(DEV) ## Measure, and print a table each
	@set -e; for file in $$(grep -l "^def main" bench/*.py); do \
	  .venv/bin/python -m bench.$$(basename $$file .py) $(ARGS); done

meaning: $(APP) ## Install what lets a need be looked up by meaning too
	@$(PIP) install --require-hashes -r requirements/meaning.txt

lock: $(DEV) ## Pin the newest of what requirements/*.in name
	$(UV) --upgrade requirements/app.in -o requirements/app.txt
	$(UV) --upgrade --constraint requirements/app.txt requirements/cards.in -o requirements/cards.txt
	$(UV) --upgrade --constraint requirements/app.txt --constraint requirements/cards.txt requirements/dev.in -o requirements/dev.txt
	$(UV) --upgrade --constraint requirements/dev.txt requirements/meaning.in -o requirements/meaning.txt

format: $(DEV) ## Format the code
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

$(APP): requirements/app.txt pyproject.toml
	@PYTHON='$(PYTHON)' tools/environment
	@echo 'Installing what Cookout needs. This happens once and takes about a minute.' >&2
	@$(PIP) install --require-hashes -r requirements/app.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(CARDS): requirements/cards.txt $(APP)
	@echo 'Installing what reads business cards. This takes about a minute.' >&2
	@$(PIP) install --require-hashes -r requirements/cards.txt
	@touch $@

$(DEV): requirements/dev.txt $(APP)
	@echo 'Installing what checks and tests need.' >&2
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
