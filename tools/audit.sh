#!/bin/sh
# Tells in Markdown which advisories are known of the locked requirements; exits 1 where there are any.
# Nothing is known where the look-up can't be made: that is said, and is no failure.
set -eu
cd "$(dirname "$0")/.."
environment=.venv-audit
python=$environment/bin/python
report=$environment/report.md

skip() {
    echo "Advisories were not looked up: $1."
    exit 0
}

if ! [ -x "$environment/bin/pip-audit" ]; then
    rm -rf $environment
    python3 -m venv $environment
    $python -m pip install --quiet --disable-pip-version-check --require-hashes \
        -r requirements/audit.txt >&2 || skip "the tool could not be installed"
fi

rm -f $report
status=0
$environment/bin/pip-audit --disable-pip --require-hashes --progress-spinner off \
    --format markdown --output $report \
    -r requirements/site.txt -r requirements/authors.txt -r requirements/test.txt \
    -r requirements/audit.txt -r requirements/bench.txt -r requirements/fuzz.txt >&2 || status=$?
[ -f $report ] || [ $status -eq 0 ] || skip "the service could not be reached"
if [ $status -eq 0 ]; then
    echo "No advisory is known of the locked requirements."
else
    cat $report
fi
exit $status
