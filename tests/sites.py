"""This repository's own dossier, built into a folder of its own."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from variorum.model.dossier import Dossier
from variorum.model.look import Look
from variorum.pipeline.checking import check_dossier
from variorum.pipeline.publishing import publish_dossier
from variorum.publish import Engine

PROJECT = Path(__file__).parent.parent


@cache
def real_dossier() -> Dossier:
    return check_dossier(PROJECT).dossier


@cache
def project_look() -> Look:
    return real_dossier().look


def publish_real(root: Path, engine: Engine = "mkdocs") -> Path:
    """`root` with the dossier, its staged tree in `build/` and its site in `site/`."""
    for name in ("data", "seeds", "docs"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    publish_dossier(root, real_dossier(), engine, root / "site", lambda line: None)
    return root
