"""The root's mkdocs.yml held against what it may settle: the look, and nothing that runs or loads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import yaml

from variorum.model.failure import OutsideFailure

FILE = "mkdocs.yml"
# Settings that no dossier has a use for, and what they would do.
_NEVER = {
    "INHERIT": "would bring in settings from another file",
    "hooks": "would run code during the build, and one engine only",
    "repo_url": "makes every page ask another host",
}
_PLUGINS = frozenset({"search", "material/search"})
# Markdown extensions that put other files of this machine on a page.
_READING = frozenset({"pymdownx.snippets", "pymdownx.b64"})


@dataclass(frozen=True, slots=True)
class RootFile:
    """What later steps must know of the file: the scripts that pages load, every one or one alone."""

    scripts: tuple[str, ...]


def read_rootfile(content: bytes) -> RootFile:
    """What the root's settings say that later steps must know.

    Raises OutsideFailure with each line and key that would run code, add a plugin, put other
    templates in the theme's place or load anything from another host.
    """
    try:
        text = content.decode("utf-8")
        # Also refuses tags: MkDocs would make any Python object of them.
        settings = yaml.safe_load(text)
        lines = _lines(text)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise OutsideFailure(f"{FILE}{_where(error)}") from error
    if not isinstance(settings, dict):
        raise OutsideFailure(f"{FILE}: this is no mapping of settings")
    faults = [
        f"  {FILE}:{lines.get(key.split('.')[0], 1)}: {key}: {text}"
        for key, text in _faults(settings)
    ]
    if faults:
        raise OutsideFailure("\n".join([f"{FILE} settles more than the look:", *faults]))
    return RootFile(
        (*_paths(settings.get("extra_javascript")), *_of_pages(settings, "page_javascript"))
    )


def _faults(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each key at fault, and why."""
    for key, why in _NEVER.items():
        if key in settings:
            yield key, why
    theme = settings.get("theme")
    if isinstance(theme, dict) and "custom_dir" in theme:
        yield "theme.custom_dir", "would put other templates in the theme's place"
    for name, options in _entries(settings.get("plugins")):
        if name not in _PLUGINS:
            yield "plugins", f"no plugin but search is used, and this is “{name}”"
        elif isinstance(options, dict) and "prebuild_index" in options:
            yield "plugins", "prebuild_index would run a program"
    for name, _ in _entries(settings.get("markdown_extensions")):
        if name in _READING:
            yield "markdown_extensions", f"“{name}” puts other files of this machine on a page"
    loaded = [(key, _paths(settings.get(key))) for key in ("extra_javascript", "extra_css")]
    loaded += [
        (f"extra.{key}", _of_pages(settings, key)) for key in ("page_javascript", "page_css")
    ]
    for key, paths in loaded:
        for path in paths:
            if not _is_local(path):
                yield key, f"“{path}” is not a file of the site, given by its path in it"


def _entries(value: Any) -> Iterator[tuple[str, Any]]:
    """Names with their options, from either form that the engines take."""
    if isinstance(value, dict):
        yield from ((str(name), options) for name, options in value.items())
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict):
            yield from _entries(entry)
        else:
            yield str(entry), None


def _paths(value: Any) -> Iterator[str]:
    for entry in value if isinstance(value, list) else ():
        yield str(entry.get("path", "")) if isinstance(entry, dict) else str(entry)


def _of_pages(settings: Mapping[str, Any], key: str) -> Iterator[str]:
    """The files that `extra` names for one page each, by the page's address."""
    extra = settings.get("extra")
    pages = extra.get(key) if isinstance(extra, dict) else None
    yield from (str(path) for path in (pages.values() if isinstance(pages, dict) else ()))


def _is_local(path: str) -> bool:
    try:
        parts = urlsplit(path)
    except ValueError:
        return False
    inside = path and not path.startswith(("/", "\\")) and ".." not in path.split("/")
    return bool(inside) and not parts.scheme and not parts.netloc


def _lines(text: str) -> dict[str, int]:
    """The line of each key at the top, counted from 1."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {key.value: key.start_mark.line + 1 for key, _ in pairs}


def _where(error: Exception) -> str:
    """The line and the trouble a YAML parser names."""
    mark = getattr(error, "problem_mark", None)
    line = f":{mark.line + 1}" if mark else ""
    return f"{line}: {getattr(error, 'problem', None) or 'this is not UTF-8 or not YAML'}"
