#!/bin/sh
# Fails where git holds files of build/ or site/: a build would take them for what it wrote itself.
set -eu
held=$(git ls-files build site 2>/dev/null | head -n 3) || held=
if [ -n "$held" ]; then
    echo "These folders are what builds write, and git holds files in them:" >&2
    echo "$held" >&2
    echo "Take them out with \`git rm -r --cached build site\`, then run this again." >&2
    exit 3
fi
