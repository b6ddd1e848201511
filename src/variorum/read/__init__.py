"""From files to a dossier: the only part that opens input."""

from __future__ import annotations

from . import choices, decode, dossier, tree, yaml
from .dossier import read_dossier, read_files
from .files import Files, Folder
from .fingerprint import fingerprint
from .installed import installed_program, read_wheel
from .revision import read_revision
from .seeds import read_seed
from .setup_files import setup_files

CODES = (*tree.CODES, *yaml.CODES, *decode.CODES, *choices.CODES, *dossier.CODES)

__all__ = [
    "CODES", "Files", "Folder", "fingerprint", "installed_program", "read_dossier", "read_files",
    "read_revision", "read_seed", "read_wheel", "setup_files",
]  # fmt: skip
