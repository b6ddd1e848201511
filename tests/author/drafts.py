"""A dossier and texts to draft claims from."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Any

from tests.conftest import HARBOUR

from variorum.model.dossier import Dossier
from variorum.read import read_dossier
from variorum.read.short_forms import in_full
from variorum.read.yaml import YamlFile
from variorum.text.passages import SeedText

EMPTY = read_dossier(HARBOUR)[0]


def file_of(draft: str, dossier: Dossier = EMPTY) -> YamlFile:
    """The file of a draft, as the reader of that dossier takes it."""
    rewrite = partial(in_full, vague=dossier.vague_words, language=dossier.info.language)
    return YamlFile("data/sources/drafted.yaml", draft, rewrite=rewrite)


def claims_of(draft: str, dossier: Dossier = EMPTY) -> list[dict[str, Any]]:
    """The claims of a draft with their short forms put in full."""
    value, problems = file_of(draft, dossier).parse()
    assert problems == ()
    return list(value["claims"])


def seed_text(text: str) -> SeedText:
    return SeedText("drafted.txt", text, hashlib.sha256(text.encode()).hexdigest())
