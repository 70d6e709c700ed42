# Everything that users and CI do; `make help` lists it.

PYTHON ?= python3
UV_VERSION := 0.13.8
BIN := .venv/bin
# The interpreter that the first run chose serves all later ones.
CHOSEN := build/uv/bin/python
UV := build/uv/bin/uv
PACKAGES := $(wildcard generated/*/src overlays/*/src)

empty :=
space := $(empty) $(empty)
export MYPYPATH := $(subst $(space),:,$(strip scripts tests $(PACKAGES)))
export UV_PYTHON_DOWNLOADS := never
export UV
export REDOCLY_TELEMETRY := off

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: all help env generate check build install tour dist sbom wheelhouse lint types spec-lint test bench docs browser lock clean \
	release-plan release publish index update-spec

all: generate build install tour ## Environment, generation, wheels, a clean installation, a table of what came out, and a tour of it

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | sort | \
		awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv build/uv
	build/uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

env: $(UV) ## The development environment .venv, as locked
	$(UV) sync --quiet --locked --all-packages --all-groups --no-group sbom --no-group loops --all-extras --python $(CHOSEN)

generate: env ## Bring generated/ up to date with specs/
	$(BIN)/python scripts/generate.py --report build/generate.json
	$(UV) lock --quiet --python $(CHOSEN)
	$(UV) sync --quiet --locked --all-packages --all-groups --no-group sbom --no-group loops --all-extras --python $(CHOSEN)

check: env ## Generate elsewhere and compare with generated/
	$(BIN)/python scripts/generate.py --check
	$(BIN)/python scripts/release.py ranges

build: env ## Wheels and sdists of every distribution in dist/
	rm -rf dist
	$(UV) build --quiet --all-packages --python $(CHOSEN) --out-dir dist

install: env ## Install dist/ into a clean environment, import every module, print the table
	rm -rf build/install
	$(UV) venv --quiet --python $(CHOSEN) build/install
	$(UV) export --quiet --locked --all-packages --no-emit-workspace --no-hashes --format requirements-txt --output-file build/constraints.txt
	$(UV) pip install --quiet --python build/install --constraint build/constraints.txt dist/*.whl \
		"$(CURDIR)/$$(ls dist/mailrig-[0-9]*.whl)[cli,export,fast]"
	build/install/bin/python -I scripts/check_install.py --report build/generate.json

tour: ## Call every operation from the clean installation against its sandbox, print what was found
	build/install/bin/python -I -m mailrig_sandbox.tour --installed

release-plan: generate scripts/node/node_modules ## The next version of each distribution and why: INDEX_URL=
	$(BIN)/python scripts/release.py plan --index-url "$(INDEX_URL)"

release: env scripts/node/node_modules ## Write and commit the next versions and the changelog: INDEX_URL=
	$(BIN)/python scripts/release.py write --index-url "$(INDEX_URL)"

# CHECKS names targets that have to succeed before anything is uploaded, such as "lint test".
publish: env scripts/node/node_modules ## Check everything, then upload what the index lacks: INDEX_URL= [CHECKS=] [PUBLIC=yes]
	$(BIN)/python scripts/publish.py --index-url "$(INDEX_URL)" $(CHECKS:%=--check %) $(if $(filter yes,$(PUBLIC)),--public)

index: env ## A package index on loopback until Ctrl-C: [PORT=]
	$(BIN)/python scripts/index.py $(PORT:%=--port %)

dist: env ## Build twice, in two folders, compare and check the files of dist/
	$(BIN)/python scripts/dist.py

sbom: env ## The same with a CycloneDX bill of materials beside each wheel
	$(BIN)/python scripts/dist.py --sbom

wheelhouse: env ## All third-party wheels, checked by hash, in build/wheelhouse/
	$(BIN)/python scripts/wheelhouse.py

update-spec: env scripts/node/node_modules ## Take a vendor's new file: API=mailbaby FROM=FILE
	$(BIN)/python scripts/update_spec.py "$(API)" "$(FROM)"

lint: env types spec-lint ## Ruff, mypy and Redocly
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: env
	$(BIN)/mypy scripts tests $(PACKAGES) overlays/mailrig/examples

# npm and Redocly find the Node that the environment carries.
scripts/node/node_modules spec-lint: export PATH := $(CURDIR)/$(BIN):$(PATH)

scripts/node/node_modules: scripts/node/package-lock.json | env
	$(BIN)/npm ci --silent --ignore-scripts --no-audit --no-fund --prefix scripts/node
	@touch $@

spec-lint: scripts/node/node_modules
	scripts/node/node_modules/.bin/redocly lint --config scripts/node/redocly.yaml --format=stylish \
		$(wildcard generated/*/src/*/spec/effective.json)

test: env scripts/node/node_modules ## The tests
	$(BIN)/pytest -q -n auto --dist loadfile

bench: env ## What calls, decoding, imports and generation cost, side by side; writes tests/bench/RESULTS.md
	UV=$(UV) PYTHONPATH=scripts:tests $(BIN)/python -m bench $(BENCH)

docs: scripts/node/node_modules ## The reference site in build/docs
	$(BIN)/python scripts/docs.py

browser: ## Chromium, bash and curl, which the tests of the site need, through apt where they are missing
	@sh scripts/browser.sh

lock: $(UV) ## Resolve uv.lock anew
	$(UV) lock

clean: ## Remove what make made, but not generated/
	rm -rf build dist .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .schemathesis scripts/node/node_modules
