"""From files to a dossier: the only part that opens input."""

from __future__ import annotations

from . import decode, dossier, tree, undecided, yaml
from .dossier import read_dossier, read_files
from .files import Files, Folder
from .revision import read_revision

CODES = (*tree.CODES, *yaml.CODES, *decode.CODES, *undecided.CODES, *dossier.CODES)

__all__ = ["CODES", "Files", "Folder", "read_dossier", "read_files", "read_revision"]
