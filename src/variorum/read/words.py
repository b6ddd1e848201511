"""What people are told of common mistakes: the words of `words.yaml`, with the codes of reading."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from variorum.model.problem import Code

_FILE = Path(__file__).with_suffix(".yaml")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
WORDS: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), _LOADER)  # noqa: S506
CODES: Mapping[str, Code] = {
    name: Code(name, **{"severity": "error", **words}) for name, words in WORDS["codes"].items()
}
