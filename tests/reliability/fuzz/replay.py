"""One input again, with its traceback: `python -m tests.reliability.fuzz.replay TARGET FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.reliability.fuzz.targets import TARGETS

if __name__ == "__main__":
    TARGETS[sys.argv[1]](Path(sys.argv[2]).read_bytes())
