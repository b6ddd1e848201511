"""An article out of a file that somebody saved, by a confined process."""

from __future__ import annotations

import json
from pathlib import Path

from variorum.model.elsewhere import Captured
from variorum.publish.engine.engines import run_module
from variorum.read import capture as reader
from variorum.read.capture import NotCaptured


def capture(file: Path, entry: str = "") -> Captured:
    """The article in a saved page, a PDF or a web archive, there in the entry of that address.

    Raises NotCaptured, and OutsideFailure where the process can't be run.
    """
    arguments = [reader.__name__, str(file.absolute()), entry]
    ended = run_module("What reads saved files", arguments, Path("/"), 0)
    lines = [each for each in ended.output.split("\n") if each.startswith(reader.RESULT)]
    if ended.code < 0 or (not lines and ended.code == 0):
        raise NotCaptured(
            f"reading it takes more than {reader.MOST_SECONDS} seconds or "
            f"{reader.MOST_MEMORY >> 20:,} MB of memory, or makes what reads it fail"
        )
    if not lines:
        last = ended.output.strip().rpartition("\n")[2]
        raise NotCaptured(f"it is broken: {last[:200]}")
    result = json.loads(lines[-1].removeprefix(reader.RESULT))
    if "missing" in result:
        raise NotCaptured(
            f"what reads it is not installed ({result['missing']}); run `make authors`, then this again"
        )
    if "refused" in result:
        raise NotCaptured(result["refused"])
    return Captured(**result["captured"])
