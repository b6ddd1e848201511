"""YAML whose every scalar is text: no word becomes a truth value, no key a number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load_yaml(text: str) -> Any:
    """The text, lists and dicts that YAML of our own, or what a reader has let through, says."""
    return yaml.load(text, LOADER)  # noqa: S506 - makes text, lists and dicts alone


def load_file(path: Path) -> dict[str, Any]:
    """The keys and values of a YAML file of this package."""
    loaded: dict[str, Any] = load_yaml(path.read_text("utf-8"))
    return loaded
