"""What a page may hold, load and run, as `elements.yaml` lists it: its elements, what its styles load in the
tokens that browsers read them in, and its Content-Security-Policy, with the theme's own inline scripts pinned
by their bytes in `engines.yaml`."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from tinycss2 import ast, parse_component_value_list

from variorum.publish.engine.engines import PROGRAMS, Engine, versions
from variorum.text.yaml_values import load_file


def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in _LISTS[name].split())


def _in_order(name: str) -> tuple[str, ...]:
    return tuple(_LISTS[name].split())


_LISTS: dict[str, Any] = load_file(Path(__file__).with_name("elements.yaml"))
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
FILES = _words("files")
# Most of a page: elements and attributes that no rule is about, whatever their values.
PLAIN_ELEMENTS = ELEMENTS - NEVER.keys() - {"script", "style"}
PLAIN_ATTRIBUTES = ATTRIBUTES - {
    "id", "name", "http-equiv", *NEVER_ATTRIBUTES, *NAMESPACES, *LOADED_ANYWHERE, *FOLLOWED, *STYLED,
    *(name for names in LOADED.values() for name in names),
}  # fmt: skip
POLICY: dict[str, str] = _LISTS["policy"]

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
            elif isinstance(node, ast.CurlyBracketsBlock) or (
                isinstance(node, ast.LiteralToken) and node.value == ";"
            ):
                importing = False


# The address of the site's root differs from page to page; nothing but an address may stand there.
_ROOT = re.compile(
    r'^(__md_scope=new URL\(")(\.|\.\.(?:/\.\.)*|/[\w.~%/-]*)(",location\))', re.ASCII
)
# As the themes write them: one written otherwise is not theirs, and gets no hash.
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# How both themes begin a page. A policy counts only from where it stands in the one head, so nothing
# that a browser could load or run may come before it.
_HEAD = re.compile(
    r'\s*<!doctype html>\s*<html lang="[\w-]*" class="no-js">\s*<head>\s*'
    r'<meta charset="utf-8">'
)


def with_policy(html: str, engine: Engine) -> str | None:
    """A page with its policy right after its character set, None where its head does not begin as the
    known themes' do. Scripts that are not known get no hash, so no browser runs them."""
    head = _HEAD.match(html)
    if head is None:
        return None
    tag = _tag(engine, tuple(_INLINE.findall(html)))
    return f"{head[0]}\n      {tag}{html[head.end() :]}"


# Only the root's address differs between the theme's scripts of two pages, and it only by folder.
@lru_cache(maxsize=100)
def _tag(engine: Engine, scripts: tuple[str, ...]) -> str:
    """The policy of a page with these scripts in it, as the tag that says it."""
    hashes = [digest(text) for text in scripts if is_known(engine, text)]
    return f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">'


def policy(hashes: Collection[str]) -> str:
    """The policy of a page; `hashes` are those of the inline scripts that run on it."""
    inline = "".join(f" '{each}'" for each in sorted(set(hashes)))
    named = POLICY | {"script-src": POLICY["script-src"] + inline}
    return "; ".join(f"{directive} {sources}" for directive, sources in named.items())


def digest(text: str) -> str:
    """A script's hash in the form a Content-Security-Policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def pinned(text: str) -> str:
    """The hash under which a theme's script is known: that of its text for the root itself."""
    return digest(_ROOT.sub(r"\g<1>.\g<3>", text))


def is_known(engine: Engine, text: str) -> bool:
    """Whether `text` is, byte for byte, a script that the engine's theme is known to write."""
    return pinned(text) in PROGRAMS[engine].theme.scripts.values()


def unknown(engine: Engine) -> str:
    """What is wrong with an inline script that is not known, with the versions it could be of."""
    theme = PROGRAMS[engine].theme
    installed = versions(engine)[theme.package]
    return (
        "holds a script that is not the theme's; known are those of "
        f"{theme.package} {theme.version}, installed is {installed}"
    )
