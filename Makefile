# `make site` builds the site into site/, `make serve` previews it while you write, `make test` runs
# the tests, `make quick` the quick ones. Each sets up its own environment in .venv on first use and
# when the locked requirements changed.
.POSIX:
.NOTPARALLEL:
.PHONY: site check diff authors serve quick test test-long reliability fuzz bench links audit lock clean

BIN = .venv/bin
# A file of tests for each core, the next as soon as one is done: what a file has built is built once.
PARALLEL = -n logical --dist loadfile --no-loadscope-reorder

# What builds the site (zensical is the other), and how `make check` prints problems (github, json).
ENGINE = mkdocs
FORMAT = text

site:
	@sh tools/untracked.sh
	@sh tools/environment.sh site
	@$(BIN)/variorum build --engine $(ENGINE)

# Everything a pull request is asked about its dossier; warnings count.
check:
	@sh tools/untracked.sh
	@sh tools/environment.sh site
	@$(BIN)/variorum check --strict --format $(FORMAT)
	@$(BIN)/variorum schema --check

# `make diff BASE=origin/main` tells in Markdown what changed in the evidence.
diff:
	@sh tools/environment.sh site
	@$(BIN)/variorum diff "$(BASE)"

# What reads saved pages, PDFs and web archives, and works out how far two readings agree.
authors:
	@sh tools/environment.sh authors

# PORT=8001 serves on another port.
serve:
	@sh tools/environment.sh site
	@$(BIN)/variorum serve $${PORT:+--port "$$PORT"}

# Less than a minute: without what builds sites, drives a browser or tries faults.
quick:
	@sh tools/environment.sh test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest $(PARALLEL) -m "not long and not slow" --hypothesis-profile=quick

# Mypy runs beside the tests, and is told after them.
test:
	@sh tools/environment.sh test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@told=$$(mktemp) && { $(BIN)/mypy >"$$told" 2>&1 & } && types=$$! && \
		$(BIN)/pytest $(PARALLEL); tests=$$?; \
		wait "$$types"; types=$$?; echo "$(BIN)/mypy"; cat "$$told"; rm -f "$$told"; \
		[ $$tests -eq 0 ] && [ $$types -eq 0 ]

# What is marked long, and every law on more examples.
test-long:
	@sh tools/environment.sh test
	@sh tools/beside.sh fuzz atheris "inputs are varied without coverage"
	$(BIN)/pytest $(PARALLEL) -m "long or hypothesis" --hypothesis-profile=long

# Untrusted input and faults, all of it; writes the figures into docs/dev/reliability.md.
reliability:
	@sh tools/environment.sh test
	@sh tools/beside.sh fuzz atheris "inputs are varied without coverage"
	VARIORUM_RENEW_RELIABILITY=1 $(BIN)/pytest $(PARALLEL) -m "long or not long" tests/reliability

# Fuzzes what reads a stranger's bytes and keeps the inputs that reach new code; what fails is told.
# `make fuzz SECONDS=600 TARGETS="reader dates"` takes longer over some.
SECONDS =
TARGETS =
fuzz:
	@sh tools/environment.sh test
	@sh tools/beside.sh fuzz atheris "inputs are varied without coverage"
	@$(BIN)/python -m tests.reliability.fuzz.run --seconds "$(SECONDS)" $(TARGETS)

# What everything takes, up to 3,000 sources: SOURCES="5 100" measures these alone, REAL=300 so many real articles,
# FIRST=1 a fresh clone too; RUNS=1 less often, SERVE="5" fewer previews, STEPS="check cold" fewer steps.
# RENEW=1 writes the results into docs/dev/performance.md.
bench:
	@sh tools/environment.sh test
	@sh tools/beside.sh bench memray "no profile shows where memory goes"
	$(BIN)/python -m tests.bench measure $${SOURCES:+--sources "$$SOURCES"} \
		$${REAL:+--real "$$REAL"} $${FIRST:+--first} \
		$${RUNS:+--runs "$$RUNS"} $${SERVE:+--serve "$$SERVE"} \
		$${STEPS:+--steps "$$STEPS"} $${RENEW:+--renew}

# Which linked addresses are gone, and which advisories are known; both ask the network.
links:
	@python3 tools/links.py

audit:
	@sh tools/audit.sh

# Writes requirements/*.txt anew from pyproject.toml. UPGRADE=1 takes the newest versions.
lock:
	@UPGRADE="$(UPGRADE)" sh tools/lock.sh

# The site is removed only where a build of ours left its mark.
clean:
	rm -rf build dist .venv .venv-audit .venv-bench .venv-fuzz .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@if [ -f site/.variorum-site ]; then rm -rf site; fi
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
