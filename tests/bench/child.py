"""What two steps run in a process of their own: plain YAML, and the way to pages without charts.

It is called with `yaml` or `core` and the dossier's folder.
"""

from __future__ import annotations

import gc
import sys
import types
from pathlib import Path

import yaml


def read_yaml(root: Path) -> int:
    """The number of files that PyYAML's fastest safe loader has read, as anyone would call it."""
    files = sorted((root / "data").rglob("*.yaml"))
    for path in files:
        with path.open("rb") as opened:
            yaml.load(opened, Loader=yaml.CSafeLoader)
    return len(files)


def without_charts() -> None:
    """Puts empty drawings in the place of the charts, whose module is then never imported."""
    charts = types.ModuleType("variorum.render.charts")
    stand_ins = {
        "Frame": lambda *_: None,
        "Picture": object,
        "alone": lambda *_: ("", b""),
        "responsive": lambda *_: "",
        "small": lambda *_: "",
    }
    for name, value in stand_ins.items():
        setattr(charts, name, value)
    sys.modules[charts.__name__] = charts


def core(root: Path) -> int:
    """The number of files that check, analyse, render and the exports give without charts."""
    without_charts()
    from variorum.pipeline.checking import check_dossier
    from variorum.pipeline.publishing import render_dossier

    # As the command line has it.
    gc.set_threshold(50_000, 20, 20)
    checked = check_dossier(root)
    assert not checked.errors
    files = render_dossier(checked.dossier).files
    assert "matplotlib" not in sys.modules
    return len(files)


if __name__ == "__main__":
    what, folder = sys.argv[1:]
    print({"yaml": read_yaml, "core": core}[what](Path(folder)))
