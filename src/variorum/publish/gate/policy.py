"""What a browser may load and run on a page: its Content-Security-Policy, and the theme's own inline
scripts, pinned by their bytes in `engines.yaml`."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from variorum.publish.engine.engines import PROGRAMS, Engine, versions

from .elements import POLICY

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
    hashes = {
        "script-src": [digest(text) for text in scripts if is_known(engine, text)],
        "style-src": list(PROGRAMS[engine].theme.styles.values()),
    }
    return f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">'


def policy(hashes: Mapping[str, Sequence[str]]) -> str:
    """The policy of a page; `hashes` are what each directive lets run beside the site's files."""
    named = {
        directive: "".join(f" '{each}'" for each in sorted(set(values)))
        for directive, values in hashes.items()
    }
    return "; ".join(
        f"{directive} {sources}{named.get(directive, '')}" for directive, sources in POLICY.items()
    )


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
