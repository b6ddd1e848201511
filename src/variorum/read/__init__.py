"""From files to a dossier: the only part that opens input."""

from __future__ import annotations

from . import decode, dossier, tree, yaml
from .dossier import read_dossier

CODES = (*tree.CODES, *yaml.CODES, *decode.CODES, *dossier.CODES)

__all__ = ["CODES", "read_dossier"]
