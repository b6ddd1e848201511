"""The tables that all sources share, each a file `data/NAME.yaml`."""

from __future__ import annotations

from collections.abc import Mapping

from .actors import ActorsFile
from .fields import Record
from .info import DossierInfo
from .names import NamesFile
from .origins import OriginsFile
from .questions import QuestionsFile
from .readings import ReadingsFile

TABLES: Mapping[str, type[Record]] = {
    "dossier": DossierInfo,
    "actors": ActorsFile,
    "origins": OriginsFile,
    "questions": QuestionsFile,
    "readings": ReadingsFile,
    "names": NamesFile,
}
