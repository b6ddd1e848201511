"""The schemas that know a dossier's ids, kept up to date for editors beside what else a command does."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from variorum.author.known_ids import MARK, PATHS, known_ids, schemas_with_ids, stamp
from variorum.model.dossier import SHARED_FILES, Dossier
from variorum.model.failure import OutsideFailure
from variorum.publish import program
from variorum.publish.exchange.folders import open_build
from variorum.publish.writing import beginning, write_generated


def refresh_schemas(root: Path, dossier: Dossier) -> None:
    """Nothing; afterwards the schemas in `build/schema/` offer the ids of the dossier, if that can be written.

    While a table can't be read, what its schemas offered before stays.
    """
    known = known_ids(dossier)
    comment = stamp(known, program())
    heads = [beginning(root / path) for path in PATHS.values()]
    if all(comment in head for head in heads):
        return
    if all(heads) and not SHARED_FILES.keys() - {"dossier", "readings"} <= dossier.declared.keys():
        return
    # It is for convenience alone: a folder that nobody can write is no reason to tell anything.
    with suppress(OutsideFailure, OSError):
        open_build(root)
        write_generated(root, schemas_with_ids(known, comment), MARK)
