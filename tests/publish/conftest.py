"""A small invented dossier's pages, and a folder for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.render.site import LOADED

_HERE = Path(__file__).parent


@pytest.fixture
def files() -> dict[str, bytes]:
    small = _HERE / "small"
    return {
        path.relative_to(small).as_posix(): path.read_bytes()
        for path in sorted(small.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def config() -> dict[str, object]:
    return {
        **LOADED,
        "site_name": "The harbour",
        "site_description": "Who counted whom",
        "nav": [{"Home": "index.md"}, {"Claims": [{"Aboard": "claims/aboard.md"}]}],
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "a dossier"
    root.mkdir()
    return root
