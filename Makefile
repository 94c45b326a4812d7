# make site   the digest, from a fresh clone
# make test   lint, types, tests
# make help   the rest
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site test lint types tests serve eval audit schema lock clean help
.DELETE_ON_ERROR:

site: $(VENV)/.site ## install, extract every article that has no briefing, build the site
	@$(BIN)/perilune add articles
	@$(BIN)/perilune check
	@$(BIN)/perilune build
	@echo "look at it: $(BIN)/python -m http.server --bind 127.0.0.1 --directory site 8000   then http://127.0.0.1:8000"

test: lint types tests ## everything that must hold before a push

lint: $(VENV)/.test
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(VENV)/.test
	@$(BIN)/mypy

tests: $(VENV)/.test
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadgroup

serve: $(VENV)/.site ## live preview: follows every change of a briefing or template
	@$(BIN)/perilune serve

eval: $(VENV)/.site ## accuracy on gold articles and what each part adds, written to docs/accuracy.md and docs/ablation.md: make eval GOLD="folder folder"
	@test -n "$(GOLD)" || { echo 'which labelled articles? make eval GOLD="benchmarks/gold"' >&2; exit 2; }
	@$(BIN)/perilune eval $(GOLD) benchmarks/further benchmarks/unseen --page docs/accuracy.md
	@$(BIN)/python benchmarks/ablation.py $(GOLD) --page docs/ablation.md

audit: $(VENV)/.test ## measure the built site: accessibility, Lighthouse, HTML, links, bytes, without script
	@if command -v npm >/dev/null; then npm ci --ignore-scripts --no-audit --no-fund --silent --prefix benchmarks/audit; else echo "no npm: apt-get install nodejs npm" >&2; fi
	@$(BIN)/python benchmarks/audit/audit.py

schema: $(VENV)/.site ## write docs/schema/*.json anew from the model
	@$(BIN)/perilune schema briefing --out docs/schema/briefing.json
	@$(BIN)/perilune schema disputes --out docs/schema/disputes.json

lock: $(VENV)/.test ## resolve the pinned dependencies anew
	@$(BIN)/python -m pip install -qq uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --group build pyproject.toml --output-file requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --group build --group dev pyproject.toml --output-file requirements-dev.lock

clean: ## remove what can be made again
	rm -rf $(VENV) .perilune site .site.* .mypy_cache .ruff_cache .pytest_cache .hypothesis

help:
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/'

$(VENV)/.python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is missing: install it, or name it: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than Python 3.11: name a newer one: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) lacks venv: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.site: $(VENV)/.python requirements.lock pyproject.toml
	@echo "installing the pinned dependencies (once)"
	@$(BIN)/python -m pip install -qq --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.site requirements-dev.lock
	@$(BIN)/python -m pip install -qq --require-hashes --requirement requirements-dev.lock
	@touch $@
