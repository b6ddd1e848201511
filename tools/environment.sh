#!/bin/sh
# Sets up .venv from requirements/NAME.txt and installs the project in it, both only when they changed.
# Needs Python 3.11 or newer; takes uv where it is found, otherwise that Python's own venv and pip.
set -eu
name=$1
cd "$(dirname "$0")/.."
python=.venv/bin/python
wants_python="Variorum needs Python 3.11 or newer with its venv module"

say() { printf '%s\n' "$*" >&2; }

# Content, not dates, decides: a fresh clone and a switched branch have dates that mean nothing.
# The folder counts too, because an environment that was moved does not work.
stamp_of() { { pwd -P; cat "$@"; } | cksum; }
fresh() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

stamp=.venv/variorum-$name.stamp
site_stamp=.venv/variorum-site.stamp
project_stamp=.venv/variorum-project.stamp
wanted=$(stamp_of requirements/"$name".txt)
site_wanted=$(stamp_of requirements/site.txt)
project_wanted=$(stamp_of pyproject.toml)

works() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

if fresh "$stamp" "$wanted" && fresh "$project_stamp" "$project_wanted" && works $python; then
    exit 0
fi

# Without a home of one's own there is no place for a cache, and uv would make one in somebody's root.
if [ -z "${XDG_CACHE_HOME:-}" ] && ! { [ -d "${HOME:-}" ] && [ -w "${HOME:-}" ]; }; then
    export PIP_NO_CACHE_DIR=1 UV_NO_CACHE=1
fi
export PIP_DISABLE_PIP_VERSION_CHECK=1 UV_PYTHON_DOWNLOADS=never
# uv brings certificates of its own; a machine behind a proxy has the right ones, as pip knows.
if [ -n "$(ls /etc/ssl/certs 2>/dev/null)" ]; then
    export UV_SYSTEM_CERTS=${UV_SYSTEM_CERTS:-1} UV_NATIVE_TLS=${UV_NATIVE_TLS:-1}
fi
# An environment that happens to be active, or a target set for other work, must not take the packages.
unset VIRTUAL_ENV PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX PIP_USER || true

find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if works "$candidate"; then
            "$candidate" -c 'import sys; print(getattr(sys, "_base_executable", None) or sys.executable)'
            return
        fi
    done
    say "$wants_python; none of python3, python3.14 … python3.11 on the PATH is one."
    exit 1
}

has_uv() { uv --version >/dev/null 2>&1; }

create() {
    base=$(find_python)
    if has_uv; then
        rm -rf .venv
        uv venv --quiet --no-project --python "$base" .venv
        return
    fi
    if ! "$base" -c 'import venv, ensurepip' >/dev/null 2>&1; then
        version=$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        say "$wants_python; $base has none: install the package python$version-venv (Debian, Ubuntu: apt-get install python$version-venv)."
        exit 1
    fi
    rm -rf .venv
    "$base" -m venv .venv
}

install() {
    if has_uv; then
        uv pip install --quiet --python $python "$@"
    else
        $python -m pip install --quiet --no-warn-script-location --root-user-action=ignore "$@"
    fi
}

# authors.txt and test.txt hold all of site.txt in the same versions: the first one after that adds.
# Anything else starts anew, so that nothing left over can make a build pass here and fail elsewhere.
if ! fresh "$stamp" "$wanted" || ! works $python; then
    say "Setting up .venv for \`make $name\` (needed when requirements changed; may take a minute)"
    if [ -f "$stamp" ] || ! fresh $site_stamp "$site_wanted" || ! works $python; then
        create
    fi
    install --require-hashes -r requirements/"$name".txt
    rm -f $project_stamp
fi

if ! fresh $project_stamp "$project_wanted"; then
    install --no-deps --no-build-isolation --editable .
    printf '%s' "$project_wanted" >$project_stamp
fi
printf '%s' "$site_wanted" >$site_stamp
printf '%s' "$wanted" >"$stamp"
