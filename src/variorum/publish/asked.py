"""The settings that MkDocs alone is asked with, on top of those that are staged for any engine."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import yaml

from .staging import CONFIG

CONFIG_ASKED = "asked.yml"
# What `child` lends MkDocs: without it the pages are the same and take twice as long.
RAW_HTML = "variorum_raw_html"


def settings_asked(extensions: Sequence[object], exclude: Collection[str] = ()) -> bytes:
    """The settings with `extensions`, the root's own for Markdown, and ours; `exclude` are the
    patterns of pages to leave out."""
    settings = {"INHERIT": CONFIG, "markdown_extensions": [*extensions, RAW_HTML]}
    if exclude:
        settings["exclude_docs"] = "\n".join(exclude) + "\n"
    text = yaml.safe_dump(settings, sort_keys=True)
    return b"# Written by `variorum build`; changes here are lost.\n" + text.encode()
