# Everything runs in .venv, made from hash-pinned requirements. PYTHON chooses the interpreter.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := $(VENV)/.tools
READY := $(VENV)/.ready
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo check setup format lint types contracts dependencies test pythons docs docs-check init-check pictures workflows parity bench requirements clean

help: ## List what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(READY) ## Show the gate at work on a throwaway repository
	@$(BIN)/python tools/demo.py

check: lint types contracts dependencies docs-check init-check workflows test ## Everything that must be green before a push

setup: $(READY) ## Make .venv

$(TOOLS): requirements/dev.txt
	@echo "setting up $(VENV) (once; about a minute)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "gatepost needs Python 3.10 or newer: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements/dev.txt
	@touch $@

$(READY): $(TOOLS) pyproject.toml
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

format: $(READY) ## Rewrite the code in the house format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix --quiet .

lint: $(READY) ## ruff: format and rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY) ## mypy, beyond strict
	$(BIN)/mypy

contracts: $(READY) ## The direction of imports
	$(BIN)/lint-imports

dependencies: $(READY) ## Declared dependencies are the used ones
	$(BIN)/deptry src

docs: $(READY) ## Write the generated pages
	@$(BIN)/python tools/generate_docs.py

pictures: $(READY) ## Make the pictures in the docs from the real program, in tmux
	@$(BIN)/python tools/make_pictures.py

docs-check: $(READY) ## The generated pages are current
	$(BIN)/python tools/generate_docs.py --check

init-check: $(READY) ## The files that `gatepost init` makes are current
	$(BIN)/gatepost init --check

workflows: $(READY) ## The workflows pass zizmor, actionlint, check-jsonschema and shellcheck
	@$(BIN)/python tools/check_workflows.py

test: $(READY) ## All tests, with coverage
	$(BIN)/python tools/run_tests.py

pythons: $(READY) ## The tests on every supported interpreter that is found
	$(BIN)/python tools/run_tests.py --every-python

parity: $(READY) ## Compare messages and plans with the real release-please from npm
	PYTHONPATH=tools $(BIN)/python -m parity

bench: $(READY) ## Measure against the peers, side by side
	$(BIN)/python bench/run.py

requirements: $(READY) ## Compile the pinned requirements again
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.10 --upgrade requirements/dev.in -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.10 --upgrade requirements/build.in -o requirements/build.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.10 --upgrade requirements/run.in -o requirements/run.txt

clean: ## Remove what make made
	rm -rf $(VENV) .cache build dist
