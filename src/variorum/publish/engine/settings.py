"""The settings file that a site engine reads, written whole from plain values.

Nothing is inherited and nothing of an author's file is copied: a `Look` holds scalars and short lists
of known kinds, the rest is decided here or comes from the pages that were rendered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import yaml

from variorum.model.look import Look

DOCS = "docs"
SITE = "site"
CONFIG = "mkdocs.yml"
# The same for MkDocs, with what only it is asked for.
CONFIG_MKDOCS = "mkdocs-only.yml"
OVERRIDES = "overrides"
# What `child` lends MkDocs: without it the pages are the same and take twice as long.
RAW_HTML = "variorum_raw_html"
# A staged page has headings with their ids, and raw HTML: nothing else is left to Markdown.
_EXTENSIONS = ("attr_list", {"toc": {"permalink": True, "permalink_title": "Link to this section"}})
# Quotation marks stand at the words of a quote: they are no part of a word.
_SEPARATOR = r"""[\s\-_,:!?=\[\]()\\"`/“”‘’„«»…]+|\.(?!\d)"""
# No link of a page is Markdown: where they lead is seen by the gate.
_VALIDATION = {"omitted_files": "warn", "anchors": "ignore"}


def settings(
    look: Look, config: Mapping[str, Any], feed: str = "", *, pieces: bool = False
) -> dict[str, Any]:
    """The settings of a site with that `look`; `config` are those of what was rendered.

    `feed` is the path of the site's feed of changes, if it has one; with `pieces` the theme has no
    search of its own, and pages load ours.
    """
    extra = {**_filled(look.extra), **config.get("extra", {})}
    if feed:
        extra["changes_feed"] = feed
    if pieces:
        extra["search_in_pieces"] = True
    search = {"enabled": False} if pieces else {"separator": _SEPARATOR, **_filled(look.plugins)}
    return {
        **config,
        "docs_dir": DOCS,
        "site_dir": SITE,
        "strict": True,
        # A page then works from disk too, and links inside charts mean the same in both engines.
        "use_directory_urls": False,
        "theme": {**_filled(look.theme), "custom_dir": OVERRIDES},
        "extra": extra,
        "extra_css": [*config.get("extra_css", ()), *look.extra_css],
        "markdown_extensions": list(_EXTENSIONS),
        "plugins": [{"search": search}],
        "validation": _VALIDATION,
    }


def for_mkdocs(settings: Mapping[str, Any], exclude: Collection[str] = ()) -> dict[str, Any]:
    """The same for MkDocs alone; `exclude` are the patterns of pages to leave out."""
    extensions = [*settings["markdown_extensions"], RAW_HTML]
    leave_out = {"exclude_docs": "\n".join(exclude) + "\n"} if exclude else {}
    return {**settings, "markdown_extensions": extensions, **leave_out}


def scripts_of(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """The script files that pages load by these settings, every page or one alone."""
    alone = settings.get("extra", {}).get("page_javascript", {})
    return (*settings.get("extra_javascript", ()), *alone.values())


def as_file(settings: Mapping[str, Any]) -> bytes:
    """The bytes of a settings file."""
    text = yaml.dump(
        _plain(settings), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100
    )
    return b"# Written by `variorum build`; changes here are lost.\n" + text.encode()


def _filled(record: Any) -> dict[str, Any]:
    """A record's values as plain data, without those that nobody gave."""
    plain: dict[str, Any] = record.model_dump(exclude_none=True)
    return {key: value for key, value in plain.items() if value not in ((), {})}


class _Dumper(yaml.SafeDumper):
    """Writes a value that occurs twice twice, so that no anchor depends on object identity."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _plain(value: Any) -> Any:
    """`value` in the types YAML knows."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value
