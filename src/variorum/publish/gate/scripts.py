"""The scripts a page may run: the theme's own, pinned by their bytes, and files that are listed."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from variorum.publish.engine.engines import Engine, versions

# Blocks of data that no browser runs.
DATA_TYPES = frozenset({"application/json", "application/ld+json"})


@dataclass(frozen=True, slots=True)
class Inline:
    """A script or style that a theme puts into its pages: what it is for, the hash of its text."""

    purpose: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The inline scripts of one theme, as the named version of its package writes them.

    `styles` are those that its own script files add to a page in the browser.
    """

    package: str
    version: str
    scripts: tuple[Inline, ...]
    styles: tuple[Inline, ...] = ()


_ROOT_PURPOSE = "where the site starts, and with it where a reader's choices are kept"
_PALETTE = Inline(
    "the colour scheme chosen before", "sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4="
)
_TAB = Inline(
    "the tab that the address names", "sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8="
)
_LINKED_TABS = Inline(
    "the tabs chosen before", "sha256-10uztYJZm7OLYtHrFaYKCvTOAUfjM17+CoEWk5hLcc4="
)

THEMES: Mapping[Engine, Theme] = {
    "mkdocs": Theme(
        "mkdocs-material",
        "9.8.1",
        (
            Inline(_ROOT_PURPOSE, "sha256-apoQPHefCNWjxbCm+HzVDOAW4CSVWhY7VylQjgOFyfk="),
            _PALETTE,
            _TAB,
            _LINKED_TABS,
        ),
    ),
    "zensical": Theme(
        "zensical",
        "0.0.73",
        (
            Inline(_ROOT_PURPOSE, "sha256-NtDSpqsbRHTCuvO0w09HWywQFB8wasC3z/ikU4KgRmk="),
            _PALETTE,
            _TAB,
            _LINKED_TABS,
        ),
        (Inline("the search dialog", "sha256-NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k="),),
    ),
}
# The address of the site's root differs from page to page; nothing but an address may stand there.
_ROOT = re.compile(
    r'^(__md_scope=new URL\(")(\.|\.\.(?:/\.\.)*|/[\w.~%/-]*)(",location\))', re.ASCII
)


def digest(text: str) -> str:
    """A script's hash in the form a Content-Security-Policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def pinned(text: str) -> str:
    """The hash under which a theme's script is known: that of its text for the root itself."""
    return digest(_ROOT.sub(r"\g<1>.\g<3>", text))


def is_known(engine: Engine, text: str) -> bool:
    """Whether `text` is, byte for byte, a script that the engine's theme is known to write."""
    return pinned(text) in {script.sha256 for script in THEMES[engine].scripts}


def unknown(engine: Engine) -> str:
    """What is wrong with an inline script that is not known, with the versions it could be of."""
    theme = THEMES[engine]
    installed = versions(engine)[theme.package]
    return (
        "holds a script that is not the theme's; known are those of "
        f"{theme.package} {theme.version}, installed is {installed}"
    )
