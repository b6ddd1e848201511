"""A dossier and texts to draft claims from."""

from __future__ import annotations

import hashlib

from tests.conftest import HARBOUR

from variorum.read import read_dossier
from variorum.text.passages import SeedText

EMPTY = read_dossier(HARBOUR)[0]


def seed_text(text: str) -> SeedText:
    return SeedText("drafted.txt", text, hashlib.sha256(text.encode()).hexdigest())
