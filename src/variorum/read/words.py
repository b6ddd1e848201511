"""What people are told of common mistakes: the words of `words.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_suffix(".yaml")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
WORDS: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), _LOADER)  # noqa: S506
