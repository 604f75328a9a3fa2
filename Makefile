# Everything that a developer or CI runs. `make` alone lists the targets.

SHELL       := /bin/bash
.SHELLFLAGS := -o pipefail -c

GO      ?= go
PYTHON  ?= python3
VENV    := .venv
TOOLS   := $(CURDIR)/.tools
SHARED  ?= ../shared

GOLANGCI_VERSION := v2.15.0

.PHONY: help build test test-go lint fuzz torture mutate generate seeds bench score golden ci clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

build: ## build bin/dateline
	$(GO) build -trimpath -o bin/dateline ./cmd/dateline

test: $(VENV)/.stamp ## set up pandas, DuckDB, Polars and pyarrow, then run every test
	DATELINE_PYTHON=$(CURDIR)/$(VENV)/bin/python $(GO) test ./...

test-go: ## run the tests that need Go only, and list those that were skipped, with the reason
	@$(GO) test -v ./... 2>&1 | awk '/^(ok|FAIL|panic)/ || /--- FAIL/ || /go:[0-9]+:/ { why = $$0 } /^(ok|FAIL|panic)/ || /--- (SKIP|FAIL)/ { if (/SKIP/) print why; print }'

lint: $(TOOLS)/golangci-lint-$(GOLANGCI_VERSION) ## gofumpt, go vet, staticcheck and friends
	$(GO) vet ./...
	$(TOOLS)/golangci-lint-$(GOLANGCI_VERSION) run ./...

fuzz: ## fuzz each target for FUZZTIME (5s)
	@GO="$(GO)" FUZZTIME="$(or $(FUZZTIME),5s)" .ci/fuzz

torture: build ## kills, full disks, bombs, a million documents; PARTS="kills disk" for some, with fuzz for 10 minutes a target; SEED=7
	@FUZZTIME="$(FUZZTIME)" $(GO) run ./internal/torture $(if $(PARTS),-parts "$(PARTS)") $(if $(SEED),-seed $(SEED)) $(TORTURE)

# The packages whose thresholds are pinned by tests; those that are not there yet are left out.
PKG ?= ./export/pubdate $(wildcard $(addprefix ./export/article/internal/,plain dateline names prose))

mutate: ## move each threshold of PKG by a third and list those that no test misses; MUTATE="-j 2 -only REGEXP" and so on
	$(GO) run ./internal/mutate $(MUTATE) $(PKG)

generate: ## rewrite what is generated: docs, golden files, out/; what checks should find is written by hand (UPDATE=checks)
	UPDATE=1 $(GO) test ./...

seeds: ## export the seeds to out/
	$(GO) run ./cmd/dateline export seeds -o out --overwrite

bench: $(VENV)/.stamp build ## whole runs against peers; what is not installed is said
	DATELINE_PYTHON=$(CURDIR)/$(VENV)/bin/python .ci/bench

score: build ## measure extraction on the evaluation sets in $(SHARED)/eval
	SHARED=$(SHARED) .ci/score

golden: build ## compare exports of seeds and evaluation sets with the committed hashes; UPDATE=1 rewrites them
	SHARED=$(SHARED) .ci/golden

ci: ## what CI runs: every test with no skip, lint, fuzz, generated files fresh, out/ valid
	.ci/run

clean: ## remove what the targets above made
	rm -rf bin $(VENV) $(TOOLS)

REQUIREMENTS := export/dataset/testdata/loaders/requirements.txt

# Debian ships Python without ensurepip unless python3-venv is installed; virtualenv from pip needs nothing of the system.
$(VENV)/.stamp: $(REQUIREMENTS)
	$(PYTHON) -m venv $(VENV) 2>/dev/null && $(VENV)/bin/python -m pip --version >/dev/null 2>&1 \
		|| { rm -rf $(VENV); $(PYTHON) -m pip install --quiet --user --break-system-packages virtualenv && $(PYTHON) -m virtualenv --quiet $(VENV); } \
		|| { echo "make: no virtual environment can be made; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r $(REQUIREMENTS)
	touch $@

$(TOOLS)/golangci-lint-$(GOLANGCI_VERSION):
	GOBIN=$(TOOLS) $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)
	mv $(TOOLS)/golangci-lint $@
