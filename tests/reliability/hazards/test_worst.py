"""The worst inputs through the real command line: a clear answer, in time, in little memory."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.reliability.counts import MOST_MEGABYTES, MOST_SECONDS
from tests.reliability.figures import Tell
from tests.reliability.hazards.measured import Measured, variorum
from tests.reliability.hazards.worst import WORST, Worst


def assert_sound(done: Measured, *codes: int) -> None:
    """The command answered as documented, and cost no more than it may."""
    assert done.code in codes, (done.code, done.stderr[-2000:])
    assert "Traceback" not in done.stdout + done.stderr
    assert done.seconds < MOST_SECONDS, f"{done.seconds:.1f} s"
    assert done.megabytes < MOST_MEGABYTES, f"{done.megabytes:.0f} MB"


@pytest.mark.parametrize(
    "worst",
    [
        pytest.param(each, id=each.name, marks=() if each.often else pytest.mark.long)
        for each in WORST
    ],
)
def test_the_worst_is_answered_in_time(worst: Worst, harbour: Path, tell: Tell) -> None:
    worst.lay(harbour)
    done = variorum(harbour, "check")
    assert_sound(done, 0, 1)
    told = set(re.findall(r"^\S+:\d+:\d+: \w+\[([a-z0-9-]+)\]", done.stdout, re.MULTILINE))
    assert worst.codes <= told, told
    tell("hostile inputs through the command line", 1)
    tell("tracebacks of hostile inputs", 0)
    tell(f"hostile inputs that took {MOST_SECONDS} s or {MOST_MEGABYTES} MB", 0)


@pytest.mark.long
@pytest.mark.parametrize("form", ["json", "github"])
def test_every_format_prints_many_problems_in_time(form: str, harbour: Path) -> None:
    worst = next(each for each in WORST if each.name == "many claims that are nothing")
    worst.lay(harbour)
    done = variorum(harbour, "check", "--format", form)
    assert_sound(done, 1)
    if form == "json":
        assert len(json.loads(done.stdout)) > 10_000


def test_the_measure_sees_time_and_memory(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    little = variorum(tmp_path, "check")
    assert 0 < little.seconds < MOST_SECONDS
    assert 10 < little.megabytes < MOST_MEGABYTES
