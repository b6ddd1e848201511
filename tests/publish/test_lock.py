from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.waiting import PATIENCE

from variorum.model.failure import OutsideFailure
from variorum.publish.exchange.folders import only_build, only_exchange

_HOLD = """
import sys
from pathlib import Path
from variorum.publish.exchange.folders import only_build
with only_build(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_build_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(OutsideFailure, match="another build"), only_build(tmp_path):
            pass
        first.kill()
        first.wait()
    with only_build(tmp_path):
        pass


def test_the_lock_is_free_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(KeyError), only_build(tmp_path):
        raise KeyError
    with only_build(tmp_path):
        pass


_WAIT = """
import sys
from pathlib import Path
from variorum.publish.exchange.folders import only_exchange
print("waits", flush=True)
with only_exchange(Path(sys.argv[1])):
    print("held", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens no folder")
def test_exchanges_in_one_folder_wait_for_each_other(tmp_path: Path) -> None:
    with only_exchange(tmp_path / "site"):
        second = subprocess.Popen(
            [sys.executable, "-c", _WAIT, str(tmp_path / "other")], stdout=subprocess.PIPE
        )
        assert second.stdout is not None
        assert second.stdout.readline() == b"waits\n"
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(0.5)
    told, _ = second.communicate(timeout=PATIENCE)
    assert told == b"held\n"
    assert list(tmp_path.iterdir()) == []
