"""The machine and the versions that figures were taken on; neither its name nor any path."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

_PACKAGES = (
    "variorum", "pyyaml", "pydantic", "mkdocs", "mkdocs-material", "markdown", "zensical",
    "matplotlib", "pagefind-bin",
)  # fmt: skip


def facts() -> dict[str, str]:
    """What is known of this machine, in words."""
    told = {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GiB",
        "system": platform.system(),
        "Python": platform.python_version(),
    }
    told |= {name: metadata.version(name) for name in _PACKAGES}
    hugo = shutil.which("hugo")
    if hugo:
        words = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout
        found = re.search(r"v[\d.]+", words)
        told["hugo"] = found[0] if found else "unknown"
    return told


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        found = re.search(r"model name\s*:\s*(.+)", cpuinfo.read_text())
        if found:
            return found[1].strip()
    return platform.processor() or platform.machine()
