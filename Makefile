# make demo     makes .venv, installs leadtime and shows the report of a real-looking week, on a scratch copy
# make test     installs what the tests need, then ruff, mypy and pytest
# make torture  the fault suite in its long form: hours; SEED=NUMBER repeats the run that printed it
# make bench    CPU time and memory: the everyday commands, and the same work in other time trackers; writes
#               docs/performance.md. A quick look: .venv/bin/python benchmarks/bench.py --runs 3 --sizes 2500
# make clean    removes .venv and what the tools left behind
#
# PYTHON names the Python that .venv is made with: make demo PYTHON=python3.12
.POSIX:
.PHONY: demo test torture bench clean
.NOTPARALLEL:

BIN = .venv/bin
# Every test that has a long form; tests/docs/test_reliability_page.py holds this list against them.
TORTURED = tests/reliability tests/cli/test_doctor_restore.py tests/formats/calendars/test_mutations.py \
    tests/model/test_entry.py tests/reckoning/test_days.py tests/storage/test_hand_written_files.py \
    tests/storage/test_history.py

demo: .venv/leadtime.stamp
	@sh examples/demo.sh

test: .venv/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest -q

torture: .venv/dev.stamp
	@seed="$(SEED)"; seed=$${seed:-$$(od -An -N3 -tu4 /dev/urandom | tr -d ' ')}; \
	echo "make torture SEED=$$seed" >&2; \
	LEADTIME_TORTURE=$$seed $(BIN)/python -m pytest $(TORTURED); code=$$?; \
	echo "The same again: make torture SEED=$$seed" >&2; exit $$code

bench: .venv/leadtime.stamp
	@$(BIN)/python benchmarks/bench.py --page docs/performance.md

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find src tests examples benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps make a second run quick: pip runs again only when pyproject.toml has changed. pip's own words are shown
# only when it fails.
.venv/leadtime.stamp: .venv/python.stamp pyproject.toml
	@echo "Installing leadtime in .venv ..." >&2
	@$(BIN)/python -m pip install --quiet --editable . >.venv/pip.log 2>&1 || { cat .venv/pip.log >&2; exit 1; }
	@touch $@

.venv/dev.stamp: .venv/python.stamp pyproject.toml
	@echo "Installing leadtime and what its tests need in .venv (about a minute) ..." >&2
	@$(BIN)/python -m pip install --quiet --editable '.[dev]' >.venv/pip.log 2>&1 || { cat .venv/pip.log >&2; exit 1; }
	@touch .venv/leadtime.stamp $@

# A .venv whose Python still runs is kept. Without PYTHON the first that is new enough is taken; a name that is there
# but does not run (a launcher without its version) is passed over.
.venv/python.stamp:
	@if $(BIN)/python -c 'import pip' 2>/dev/null; then touch $@; exit; fi; \
	names=$${PYTHON:-python3 python3.13 python3.12 python3.11 python}; \
	for python in $$names; do \
	    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    $$python -m venv --clear .venv >&2 && touch $@ && exit; \
	    echo "make: $$python could not make .venv (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; \
	done; \
	echo "make: leadtime needs Python 3.11 or newer, and this is not one: $$names" >&2; \
	echo "    hint: install one, or say where it is: make demo PYTHON=/path/to/python3.12" >&2; exit 1
