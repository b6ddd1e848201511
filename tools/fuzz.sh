#!/bin/sh
# Lays the locked atheris into .venv-fuzz, for the Python of .venv: it has wheels for few systems, so
# the tests' own environment must not need it. Where there is none, that is said, and is no failure.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
folder=.venv-fuzz
stamp=$folder/stamp
wanted=$({ pwd -P; $python --version; cat requirements/fuzz.txt; } | cksum)

if [ -f $stamp ] && [ "$(cat $stamp)" = "$wanted" ]; then
    exit 0
fi
rm -rf $folder
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
if "$@" --only-binary :all: --require-hashes --target $folder -r requirements/fuzz.txt >&2 &&
    PYTHONPATH=$folder $python -c 'import atheris' 2>/dev/null; then
    printf '%s' "$wanted" >$stamp
else
    rm -rf $folder
    echo "There is no atheris for this Python and system: inputs are varied without coverage." >&2
fi
