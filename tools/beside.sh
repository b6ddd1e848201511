#!/bin/sh
# `beside.sh NAME MODULE WORDS` lays what requirements/NAME.txt locks into .venv-NAME, for the Python of .venv: such packages
# have wheels for few systems, so the tests' own environment must not need them. Where MODULE is not to be had, that
# is said with WORDS, which say what follows, and is no failure.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
module=$2
requirements=requirements/$1.txt
folder=.venv-$1
stamp=$folder/stamp
wanted=$({ pwd -P; $python --version; cat "$requirements"; } | cksum)

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    exit 0
fi
rm -rf "$folder"
if uv --version >/dev/null 2>&1; then
    set -- uv pip install --quiet --python $python
else
    set -- $python -m pip install --quiet --disable-pip-version-check --root-user-action=ignore
fi
if [ -z "${XDG_CACHE_HOME:-}" ] && ! { [ -d "${HOME:-}" ] && [ -w "${HOME:-}" ]; }; then
    export PIP_NO_CACHE_DIR=1 UV_NO_CACHE=1
fi
if [ -n "$(ls /etc/ssl/certs 2>/dev/null)" ]; then
    export UV_SYSTEM_CERTS=${UV_SYSTEM_CERTS:-1} UV_NATIVE_TLS=${UV_NATIVE_TLS:-1}
fi
unset VIRTUAL_ENV PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX PIP_USER || true
if "$@" --only-binary :all: --require-hashes --target "$folder" -r "$requirements" >&2 &&
    PYTHONPATH="$folder" $python -c "import $module" 2>/dev/null; then
    printf '%s' "$wanted" >"$stamp"
else
    rm -rf "$folder"
    echo "There is no $module for this Python and system: $3." >&2
fi
