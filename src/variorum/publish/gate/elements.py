"""What a page may hold and use, as `elements.yaml` lists it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from variorum.publish.engine.engines import load_yaml


def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in _LISTS[name].split())


def _in_order(name: str) -> tuple[str, ...]:
    return tuple(_LISTS[name].split())


_LISTS: dict[str, Any] = load_yaml(Path(__file__).with_name("elements.yaml"))
ELEMENTS = _words("html elements", "svg elements")
ATTRIBUTES = _words(
    "attributes of any element", "html attributes", "xml attributes", "svg attributes",
    "data attributes",
)  # fmt: skip
PREFIXES = ("aria-",)
LOADED_ANYWHERE, FOLLOWED, STYLED = map(_in_order, ("loaded anywhere", "followed", "styled"))
LOADED = {element: tuple(names.split()) for element, names in _LISTS["loaded"].items()}
FOLLOWING, SAYING, PICTURES = map(_words, ("following", "saying", "pictures"))
HEAD_ONLY, NAMELESS = map(_words, ("head only", "nameless"))
NEVER: Mapping[str, str] = _LISTS["never"]
NEVER_ATTRIBUTES: Mapping[str, str] = _LISTS["never attributes"]
ASKING = {name: frozenset(words.split()) for name, words in _LISTS["asking"].items()}
NAMESPACES: Mapping[str, str] = _LISTS["namespaces"]
FORM_NAME = "search"
FILES = _words("files")
POLICY: Mapping[str, str] = _LISTS["policy"]
