#!/bin/sh
# Writes requirements/*.txt from pyproject.toml. UPGRADE=1 takes the newest versions.
set -eu
cd "$(dirname "$0")/.."

if ! uv --version >/dev/null 2>&1; then
    echo "make lock needs uv on the PATH (it is a Python package: pip install uv)" >&2
    exit 1
fi

lock() {
    output=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --no-annotate ${UPGRADE:+--upgrade} \
        "$@" --output-file "requirements/$output"
}

# Whoever annotates, and the tests, run with exactly the packages that build the site, and more: the tests with all extras.
lock site.txt pyproject.toml --group build
lock authors.txt pyproject.toml --extra authors --group build --constraints requirements/site.txt
lock test.txt pyproject.toml --all-extras --group build --group test --constraints requirements/authors.txt
# Advisories are looked up by a tool that has an environment of its own.
lock audit.txt --group audit
# So do the fuzzer and what tells a process's memory, beside the packages of the tests.
lock fuzz.txt --group fuzz
lock bench.txt --group bench --constraints requirements/test.txt
