"""This repository's own dossier, built into a folder of its own, or once for all who look at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock

from variorum.model.dossier import Dossier
from variorum.model.look import Look
from variorum.pipeline.building import render_dossier
from variorum.pipeline.checking import check_dossier
from variorum.publish import Engine, Published, publish

PROJECT = Path(__file__).parent.parent


@cache
def real_dossier() -> Dossier:
    return check_dossier(PROJECT).dossier


@cache
def project_look() -> Look:
    return real_dossier().look


def publish_dossier(root: Path, dossier: Dossier, engine: Engine, site: Path) -> Published:
    """A dossier without errors, rendered and published at `site`."""
    rendered = render_dossier(dossier)
    return publish(
        root, rendered.made(), rendered.config, engine=engine, site_dir=site,
        report=lambda line: None, look=dossier.look, written=dossier.hand_written,
    )  # fmt: skip


def publish_real(root: Path, engine: Engine = "mkdocs") -> Path:
    """`root` with the dossier, its staged tree in `build/` and its site in `site/`."""
    for name in ("data", "seeds", "docs"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    publish_dossier(root, real_dossier(), engine, root / "site")
    return root


def published_once(folders: pytest.TempPathFactory, engine: Engine = "mkdocs") -> Path:
    """What `publish_real` gives, made once in this run of the tests."""
    return made_once(folders, f"real-{engine}", lambda root: publish_real(root, engine))


def made_once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that `make` fills for the first who asks for `name` in this run of the tests.

    Tests that run beside each other in other processes get the same one: it is only looked at.
    """
    base = folders.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    root, whole = base / name, base / f"{name}.whole"
    with FileLock(base / f"{name}.lock"):
        if not whole.exists():
            shutil.rmtree(root, ignore_errors=True)
            root.mkdir()
            make(root)
            whole.touch()
    return root
