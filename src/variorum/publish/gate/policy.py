"""The Content-Security-Policy of every page: what a browser may load and run there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from variorum.publish.engine.engines import Engine

from .scripts import THEMES, digest, is_known

# What a page may use: nothing that is not named here, and nothing from another host.
# The hashes of the theme's own scripts and styles follow `'self'` in script-src and style-src.
POLICY: tuple[tuple[str, str], ...] = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),  # the search reads its index
    ("worker-src", "'self'"),  # and does so beside the page
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
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
    hashes = {
        "script-src": [digest(text) for text in scripts if is_known(engine, text)],
        "style-src": [style.sha256 for style in THEMES[engine].styles],
    }
    return f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">'


def policy(hashes: Mapping[str, Sequence[str]]) -> str:
    """The policy of a page; `hashes` are what each directive lets run beside the site's files."""
    named = {
        directive: "".join(f" '{each}'" for each in sorted(set(values)))
        for directive, values in hashes.items()
    }
    return "; ".join(
        f"{directive} {sources}{named.get(directive, '')}" for directive, sources in POLICY
    )
