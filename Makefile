# Every chore of Zhengwen. `make` alone lists them. Needs Python 3.11 or newer, make, and a network for packages.
#
# The checkout may lie in a folder whose name has spaces or Chinese characters; only VENV itself must not hold a
# space (make splits names there).
#
#   PYTHON=/path/to/python3.12   the Python to build .venv with (default: python3)
#   FULL=1                       `run`, `ask`, … with the full set (torch, transformers) instead of the light one
#   WORKERS=1                    so many processes for `test` (default: one a core, at most four; each reads the reports and models)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules
SHELL := /bin/sh

PYTHON ?= python3
VENV ?= .venv
FULL ?=
WORKERS ?= auto

PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --quiet

# Each stamp carries a checksum of the requirement files it stands for: unchanged files are never installed
# again, whatever their dates say after a checkout.
checksum = $(shell cat $(1) 2>/dev/null | cksum | tr -d ' \t')
LIGHT_STAMP := $(VENV)/.light-$(call checksum,requirements-light.txt)
FULL_STAMP := $(VENV)/.full-$(call checksum,requirements-light.txt requirements.txt)
DEV_STAMP := $(VENV)/.dev-$(call checksum,requirements-light.txt requirements.txt requirements-dev.txt)
ANSWER_STAMP := $(if $(filter-out 0,$(FULL)),$(FULL_STAMP),$(LIGHT_STAMP))

# The question reaches the program through the environment, never through shell text, and `value` keeps make from
# expanding a $(…) in it.
override Q := $(value Q)
export Q

# Nothing that the tests do may leave the machine.
test soak: export GRADIO_ANALYTICS_ENABLED := False
test soak: export HF_HUB_OFFLINE := 1

SEED ?= $(shell git rev-parse HEAD 2>/dev/null || date +%F)

.PHONY: help run ask index test eval gate defects bench soak check format clean

help: ## this list
	@echo "Zhengwen (政问): answers from Chinese government reports, each sentence with its passage."
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)$$/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-14s %s\n", $$1, $$2}'

run: $(ANSWER_STAMP) ## set up, build the index if there is none, open the page on http://127.0.0.1:7860
	@$(PY) app.py

ask: $(ANSWER_STAMP) ## one answer in the terminal: make ask Q="2026年GDP目标是多少？"
	@test -n "$$Q" || { echo 'make ask needs a question: make ask Q="2026年GDP目标是多少？"' >&2; exit 2; }
	@$(PY) ask.py -- "$$Q"

index: $(ANSWER_STAMP) ## read data/reports into the index
	@$(PY) ingest.py

test: $(DEV_STAMP) ## set up with the full set, then the test suite; what this machine cannot run is named at its end
	@$(PY) -m pytest -n "$(WORKERS)" --maxprocesses 4 --dist loadfile

eval: $(ANSWER_STAMP) ## score the answers on the question files of eval/
	@$(PY) -m eval

gate: $(ANSWER_STAMP) ## compare the answers with eval/baseline.json, question by question; fails on a fall
	@$(PY) -m eval.gate

defects: $(ANSWER_STAMP) ## plant five mistakes, chosen by SEED (default: the commit), and see that the gate stops them
	@$(PY) -m eval.seeded --five "$(SEED)"

bench: $(ANSWER_STAMP) ## speed and memory, side by side with a plain LlamaIndex pipeline
	@$(PY) -m bench

soak: $(DEV_STAMP) ## the long checks: every test marked soak, then the page in a real browser
	@$(PY) -m pytest -m "soak or browser"

check: $(DEV_STAMP) ## formatting, lint, types
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy

format: $(DEV_STAMP) ## put the code into its format
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

clean: ## remove .venv and caches; the index stays, as uploads lie beside it
	rm -rf "$(VENV)" .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Zhengwen needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) --version 2>/dev/null || echo 'not there'): name one with PYTHON=/path/to/python3.11" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make virtual environments: install its venv package (Debian, Ubuntu: apt-get install python3-venv)" >&2; exit 2; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)" >&2
	@$(PYTHON) -m venv "$(VENV)"

$(LIGHT_STAMP): | $(PY)
	@echo "Installing requirements-light.txt (once: some minutes, about 0.6 GB)" >&2
	@$(PIP) -r requirements-light.txt
	@rm -f "$(VENV)"/.light-* && touch "$@"

$(FULL_STAMP): | $(PY)
	@echo "Installing torch, then requirements.txt (once: some minutes, 2 GB and more; README.md: the CPU build)" >&2
	@$(PIP) "$$(sed -n 's/^\(torch==[^ ]*\).*/\1/p' requirements.txt)"
	@$(PIP) -r requirements.txt
	@rm -f "$(VENV)"/.light-* "$(VENV)"/.full-* && touch "$(LIGHT_STAMP)" "$@"

$(DEV_STAMP): | $(FULL_STAMP)
	@echo "Installing requirements-dev.txt" >&2
	@$(PIP) -r requirements-dev.txt
	@rm -f "$(VENV)"/.dev-* && touch "$@"
