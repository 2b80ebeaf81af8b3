# Everything is made in .venv/, site/ and, for the tests, tests/browser/node_modules/; outside this folder
# nothing is touched but the cache of charterhouse.
# `make PYTHON=python3.12 handbook` chooses the Python; without it, a .venv that works is kept.

VENV := .venv
BIN := $(VENV)/bin
PACKAGES := tests/browser/node_modules
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help handbook lint test check benchmark pictures clean distclean FORCE
unexport PYTHONHOME PYTHONPATH

VERSION := -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
HAVE := $(shell $(BIN)/python $(NEW_ENOUGH) && $(BIN)/python $(VERSION))
MADE_FOR := $(shell cat $(VENV)/.made-for 2>/dev/null)
ifneq ($(MADE_FOR),)
ifneq ($(MADE_FOR),Python $(HAVE) in $(CURDIR))
HAVE :=
endif
endif
ifeq ($(origin PYTHON),undefined)
PYTHON := python3
WANT := $(or $(HAVE),$(shell $(PYTHON) $(VERSION)),none)
else
WANT := $(or $(shell $(PYTHON) $(VERSION)),none)
endif

help: ## Say what can be made.
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

handbook: $(VENV)/.handbook ## Check charters/ and build the handbook in site/.
	@$(BIN)/python -m charterhouse lint
	@$(BIN)/python -m charterhouse build
	@echo "To read it with its search, and see changes as they are saved, run: $(BIN)/charterhouse serve"

lint: $(VENV)/.handbook ## Check charters/ alone.
	@$(BIN)/python -m charterhouse lint

test: check $(PACKAGES)/.installed ## Check the code (style, types, layers) and run all tests.
	$(BIN)/python -m pytest --numprocesses auto --dist loadgroup

check: $(VENV)/.tests ## Check the code without running the tests.
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports

benchmark: $(VENV)/.tests ## Time lint and build beside other tools, which it installs in .benchmark/ (needs npm; takes long).
	@$(BIN)/python -m benchmarks.lint
	@$(BIN)/python -m benchmarks.build

pictures: $(VENV)/.tests ## Take the pictures of the handbook in README.md anew (needs Chromium).
	@$(BIN)/python -m tests.browser.pictures

clean: ## Remove what was built, and the caches.
	rm -rf site dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

distclean: clean ## Remove the environments in .venv/ and .benchmark/ as well.
	rm -rf $(VENV) .benchmark $(PACKAGES)

# The environment is made anew when the Python or the place of this folder changes, and filled when pyproject.toml does.
NONE := $(PYTHON) is not there: install Python 3.11 or newer, or name it, as in "make PYTHON=python3.12 handbook".
OLD := $(PYTHON) is $(WANT), and charterhouse needs 3.11 or newer: name another, as in "make PYTHON=python3.12 handbook".
NO_VENV := $(PYTHON) lacks the module venv: install it (on Debian and Ubuntu: apt install python3-venv).
stop = { echo '$(1)' >&2; exit 1; }
export MAKE_FOR := Python $(WANT) in $(CURDIR)
ifneq ($(MADE_FOR),$(MAKE_FOR))
$(VENV)/.made-for: FORCE
endif

$(VENV)/.made-for:
ifneq ($(HAVE),$(WANT))
	@$(PYTHON) -c '' 2>/dev/null || $(call stop,$(NONE))
	@$(PYTHON) $(NEW_ENOUGH) || $(call stop,$(OLD))
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(call stop,$(NO_VENV))
	@$(PYTHON) -m venv --clear $(VENV)
endif
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@printf '%s\n' "$$MAKE_FOR" >$@

$(VENV)/.handbook: $(VENV)/.made-for pyproject.toml
	@echo 'Installing charterhouse into $(VENV)/; the first time takes a minute.'
	@$(BIN)/python -m pip install --quiet --editable '.[all]'
	@touch $@

$(VENV)/.tests: $(VENV)/.made-for pyproject.toml
	@echo 'Installing charterhouse and the test tools into $(VENV)/; the first time takes a minute or two.'
	@$(BIN)/python -m pip install --quiet --editable '.[all]' --group dev
	@touch $@ $(VENV)/.handbook

# Where npm is missing or finds no registry, the tests that need these packages are left out and say so.
# No script of a package is run: what they would fetch is not needed.
NPM := npm install --prefix tests/browser --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel error
$(PACKAGES)/.installed: tests/browser/package.json
	@command -v npm >/dev/null || { echo 'npm is not there: the tests that need its packages will be left out.'; exit 0; }; \
	$(NPM) >/dev/null && touch $@ || { echo 'npm could not install the packages of tests/browser/package.json.'; \
	test "$$CHARTERHOUSE_BROWSER" != required; }
