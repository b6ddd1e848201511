"""How articles say things: the patterns of `patterns.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml


def _patterns() -> dict[str, re.Pattern[str]]:
    """Each pattern by its name, with those that it names in it."""
    text = Path(__file__).with_name("patterns.yaml").read_text(encoding="utf-8")
    whole: dict[str, str] = {}
    for name, rows in yaml.safe_load(text).items():
        joined = rows if isinstance(rows, str) else "|".join(rows)
        whole[name] = re.sub("%([a-z ]+)%", lambda other: whole[other[1]], joined)
    return {name: re.compile(each) for name, each in whole.items()}


PATTERNS: Mapping[str, re.Pattern[str]] = _patterns()
