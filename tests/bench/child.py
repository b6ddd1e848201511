"""What a step runs in a process of its own: the way to pages without charts, of the dossier in a folder."""

from __future__ import annotations

import gc
import sys
from pathlib import Path


class NoDrawings:
    """Has an empty drawing for every picture, so that neither matplotlib nor a drawing is counted."""

    def get(self, kind: str, _key: str) -> bytes | None:
        return b"" if kind == "drawings" else None

    def put(self, kind: str, _key: str, _content: bytes) -> None:
        raise AssertionError(kind)

    def spare(self, kind: str, _key: str) -> bool:
        raise AssertionError(kind)


def core(root: Path) -> int:
    """The number of files that check, analyse, render and the exports give without charts."""
    from variorum.pipeline.building import render_dossier
    from variorum.pipeline.checking import check_dossier

    # As the command line has it.
    gc.set_threshold(50_000, 20, 20)
    checked = check_dossier(root)
    assert not checked.errors
    files = sum(1 for _ in render_dossier(checked.dossier, NoDrawings()).made())
    assert "matplotlib" not in sys.modules
    return files


if __name__ == "__main__":
    print(core(Path(sys.argv[1])))
