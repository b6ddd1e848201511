"""Runs a command under limits and writes what it cost as JSON: `launcher.py RESULT COMMAND…`.

It is a small process of its own, since what Linux counts as a process's peak memory begins with that
of the process it was forked from.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys

# Where a run is ended whatever it does; both are far above what is allowed.
SECONDS, BYTES = 60, 4_000_000_000

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    process = subprocess.Popen(sys.argv[2:])
    _, status, used = os.wait4(process.pid, 0)
    told = {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": used.ru_utime + used.ru_stime,
        # Linux counts the peak in kibibytes, macOS in bytes.
        "megabytes": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1_000_000,
    }
    with open(sys.argv[1], "w", encoding="utf-8") as result:  # noqa: PTH123 - few imports
        json.dump(told, result)
