"""Drawings that are kept change no byte, whether they are there, not there, or damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lighthouse import dossier

from variorum.pipeline.building import render_dossier
from variorum.publish import Store


@pytest.fixture(scope="module")
def plain() -> dict[str, bytes]:
    return render_dossier(dossier()).files


def rendered(root: Path) -> dict[str, bytes]:
    store = Store(root, "a program of test")
    files = render_dossier(dossier(), store).files
    store.sweep()
    return files


def test_cold_warm_damaged_and_deleted_give_the_same_bytes(
    tmp_path: Path, plain: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rendered(tmp_path) == plain
    held = sorted((tmp_path / "build" / "store").rglob("drawings/*"))
    assert held

    with monkeypatch.context() as patch:
        patch.setattr("importlib.import_module", _no_drawing)
        assert rendered(tmp_path) == plain

    for path in held[::2]:
        path.write_bytes(path.read_bytes()[:-1])
    for path in held[1::2]:
        path.unlink()
    assert rendered(tmp_path) == plain


def _no_drawing(name: str) -> None:
    pytest.fail(f"{name} was imported though every drawing is kept")
