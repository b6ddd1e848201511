"""From files to a dossier: the only part that opens input."""

from __future__ import annotations

from . import words
from .dossier import read_dossier, read_seed
from .files import Files, Folder, Replaced
from .installed import installed_program, read_wheel
from .revision import files_at, read_revision
from .source import Held, Shared, understand_source
from .web_annotations import NotAnnotations, read_annotations

CODES = tuple(words.CODES.values())

__all__ = [
    "CODES", "Files", "Folder", "Held", "NotAnnotations", "Replaced", "Shared", "files_at", "installed_program",
    "read_annotations", "read_dossier", "read_revision", "read_seed", "read_wheel", "understand_source",
]  # fmt: skip
