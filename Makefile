# make run · make test · make check · make bench — each sets up first; nothing but Python 3.11 and make is needed.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: run setup train test check bench lock clean

run: setup
	@$(BIN)/threeany run

setup:
	@$(PYTHON) requirements/setup_env.py

train: setup
	@$(BIN)/threeany train

test: train
	@$(BIN)/python -m pytest

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/threeany check
	@$(MAKE) --no-print-directory test

bench: train
	@$(BIN)/python -m tests.bench

# Rewrites requirements/main.txt from what .venv holds, after `pip install` of a changed requirements/main.in.
lock:
	@$(BIN)/python requirements/lock.py

clean:
	rm -rf .venv .venv-rasa var threeany.egg-info
	rm -f models/*.tar.gz models/current
