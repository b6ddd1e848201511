"""What a page may hold and use, as `elements.yaml` lists it, and what a style sheet loads, in the tokens
that browsers read it in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tinycss2 import ast, parse_component_value_list

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

_LOADING = re.compile(r"url|src|image|(?:-[a-z]+-)?(?:image-set|cross-fade)")
_IMPORTING = frozenset({"import", "namespace"})
# A string that names a host can reach a function through a variable.
_FOREIGN = re.compile(
    r"\s*(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}|\s*(?:https?|wss?|ftp|data|javascript):", re.IGNORECASE
)
_BLOCKS = (ast.ParenthesesBlock, ast.SquareBracketsBlock, ast.CurlyBracketsBlock)


def style_addresses(css: str) -> Iterator[str]:
    """The addresses a style sheet loads, and what else in it names another host."""
    waiting: list[tuple[Sequence[ast.Node], bool]] = [(parse_component_value_list(css), False)]
    while waiting:
        nodes, loading = waiting.pop()
        importing = False
        for node in nodes:
            if isinstance(node, ast.URLToken):
                yield node.value
            elif isinstance(node, ast.StringToken):
                if loading or importing or _FOREIGN.match(node.value):
                    yield node.value
            elif isinstance(node, ast.ParseError) and node.kind == "bad-url":
                yield node.message
            elif isinstance(node, ast.FunctionBlock):
                waiting.append((node.arguments, _LOADING.fullmatch(node.lower_name) is not None))
            elif isinstance(node, _BLOCKS):
                waiting.append((node.content, False))
            if isinstance(node, ast.AtKeywordToken):
                importing = node.lower_value in _IMPORTING
            elif _ends_rule(node):
                importing = False


def _ends_rule(node: ast.Node) -> bool:
    """Whether what `@import` begins ends here."""
    if isinstance(node, ast.LiteralToken):
        return bool(node.value == ";")
    return isinstance(node, ast.CurlyBracketsBlock)
