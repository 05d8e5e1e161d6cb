# Targets explain themselves: run `make` or `make help`.
# On Debian and Ubuntu the first run installs what is missing; elsewhere it says what to install.

PY := .venv/bin/python
BOOK ?= book
OUTPUT ?= output
FORMATS ?= --epub --pdf
WORKERS ?= 2
export PYTHON

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup setup-dev setup-readers book site quick test fuzz attacks faults mutants check-readers lint format bench bench-tools update-golden schema lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))
	@echo
	@echo "  Another book: make book BOOK=path/to/book   (its folder holds book.yaml)"
	@echo "  Another Python: make setup PYTHON=/path/to/python3"

setup: ## Install what a build needs (quick when nothing is missing)
	@tools/setup

setup-dev:
	@tools/setup --dev

setup-readers: setup ## Install the reading systems that check-readers opens the e-book in
	@readers/setup

book: setup ## Build the book: output/*.epub, output/*.pdf and output/report.json
	@$(PY) build.py $(FORMATS) --book $(BOOK) --output $(OUTPUT)

site: setup ## Build the site, with its search
	@$(PY) build.py --web --book $(BOOK) --output $(OUTPUT)

# Tests start hundreds of processes, which need not compile the same modules again and again.
quick test: export PYTHONDONTWRITEBYTECODE :=
quick test: export PYTHONPYCACHEPREFIX := $(CURDIR)/.cache/pycache

quick: setup-dev ## Run the tests that need no engine, no Java and no browser: under a minute
	@$(PY) -m pytest --quick -n $(WORKERS) --dist worksteal $(ARGS)

test: setup-dev ## Run all tests: ten minutes (options for pytest: make test ARGS="-k notes")
	@$(PY) -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

fuzz: setup-dev ## Try 200 right books, of which no check may refuse one, and 20,000 spoiled ones (ARGS="--books 20 --cases 500")
	@$(PY) -m fuzz $(ARGS)

attacks: setup-dev ## Try hostile books and checkouts, and see what they reach (some: ARGS="'svg-*' --jobs 4")
	@$(PY) -m attacks $(ARGS)

faults: setup-dev ## Disturb builds by kills, full disks and damaged caches, and see what suffers (some: ARGS="'kill-*'")
	@$(PY) -m faults $(ARGS)

mutants: setup-dev ## Change the code in many small ways and tell what no test sees (rooms and more: ARGS="core --sample 50")
	@$(PY) tools/mutants.py $(ARGS)

check-readers: setup-readers ## Open the e-book in reading systems (BOOK=folder or file.epub for another; options: ARGS)
	@$(PY) -m readers $(if $(filter-out file default,$(origin BOOK)),$(BOOK)) $(ARGS)

lint: setup-dev ## Check style and types; and the packages for known vulnerabilities, where there is a network
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@tools/audit

format: setup-dev ## Put the code into the house style
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

update-golden: setup-dev ## Write the golden files of the tests anew; look at the difference before you commit
	@$(PY) -m pytest --update $(ARGS)

bench: setup-dev ## Measure speed, memory and sizes (half an hour; less: ARGS="--size 1/4 --quick")
	@$(PY) -m bench $(ARGS)

bench-tools: setup-dev ## Install what the bench compares with into .cache/bench
	@bench/setup

schema: setup ## Write the JSON Schemas of book.yaml, of table files and of the PageMap into schemas/
	@$(PY) -m octavo.cli.schemas schemas

lock: ## Resolve the dependencies anew (UPGRADE=--upgrade takes newer releases)
	@tools/lock $(UPGRADE)

clean: ## Remove what builds and tests have made (the environment .venv stays)
	rm -rf $(OUTPUT) $(OUTPUT).rejected .cache .pytest_cache .mypy_cache .ruff_cache build dist
	find octavo tests attacks bench faults fuzz readers -name __pycache__ -type d -prune -exec rm -rf {} +
