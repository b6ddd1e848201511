"""The root's mkdocs.yml held against what it may settle: the look, and nothing that runs or loads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import yaml

from variorum.model.failure import OutsideFailure

FILE = "mkdocs.yml"
# What settles the look, how pages are read and what the site is called. All else is refused.
_SETTINGS = frozenset({
    "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template",
    "exclude_docs", "extra", "extra_css", "extra_javascript", "markdown_extensions", "nav",
    "not_in_nav", "plugins", "repo_name", "site_author", "site_description", "site_dir",
    "site_name", "site_url", "strict", "theme", "use_directory_urls", "validation", "watch",
})  # fmt: skip
# What some others would do.
_NEVER = {
    "INHERIT": "would bring in settings from another file",
    "extra_templates": "would run what a file of docs/ says as a template",
    "hooks": "would run code during the build, and one engine only",
    "repo_url": "makes every page ask another host",
}
_THEME_NEVER = {
    "custom_dir": "would put other templates in the theme's place",
    "static_templates": "would publish other templates of the theme",
}
_PLUGINS = frozenset({"search", "material/search"})
_SEARCH = frozenset({"enabled", "fields", "indexing", "lang", "min_search_length", "pipeline",
                     "separator"})  # fmt: skip
# Markdown extensions that read nothing but the page. Any other name would be imported and run.
_EXTENSIONS = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code",
    "footnotes", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc",
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details",
    "pymdownx.fancylists", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.magiclink", "pymdownx.mark", "pymdownx.quotes", "pymdownx.saneheaders",
    "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
    "pymdownx.tilde", "pymdownx.blocks.admonition", "pymdownx.blocks.caption",
    "pymdownx.blocks.definition", "pymdownx.blocks.details", "pymdownx.blocks.tab",
})  # fmt: skip
_READING = "puts other files of this machine on a page"
_EXTENSIONS_NEVER = {
    "pymdownx.b64": _READING,
    "pymdownx.critic": "makes markup of the words in generated pages",
    "pymdownx.emoji": "puts pictures from another host on a page",
    "pymdownx.snippets": _READING,
}


@dataclass(frozen=True, slots=True)
class RootFile:
    """What later steps must know of the file: the scripts that pages load, every one or one alone,
    and the Markdown extensions, each by its name or with its options."""

    scripts: tuple[str, ...]
    extensions: tuple[str | dict[str, Any], ...] = ()


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
        (*_paths(settings.get("extra_javascript")), *_of_pages(settings, "page_javascript")),
        tuple(
            name if options is None else {name: options}
            for name, options in _entries(settings.get("markdown_extensions"))
        ),
    )


def _faults(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each key at fault, and why."""
    for key, why in _NEVER.items():
        if key in settings:
            yield key, why
    for key in settings:
        if key not in _SETTINGS and key not in _NEVER:
            yield str(key), "is no setting of the look"
    yield from _theme_faults(settings.get("theme"))
    yield from _search_faults(settings.get("plugins"))
    for name, _ in _entries(settings.get("markdown_extensions")):
        yield from (("markdown_extensions", why) for why in _extension_faults(name))
    yield from _file_faults(settings)


def _theme_faults(theme: Any) -> Iterator[tuple[str, str]]:
    if isinstance(theme, dict):
        yield from ((f"theme.{key}", why) for key, why in _THEME_NEVER.items() if key in theme)
        if theme.get("font", True) is not False:
            yield "theme.font", "must be false, or every page loads fonts from another host"


def _search_faults(plugins: Any) -> Iterator[tuple[str, str]]:
    for name, options in _entries(plugins):
        if name not in _PLUGINS:
            yield "plugins", f"no plugin but search is used, and this is “{name}”"
        for option in options if isinstance(options, dict) else ():
            if option == "prebuild_index":
                yield "plugins", "prebuild_index would run a program"
            elif option not in _SEARCH:
                yield "plugins", f"“{option}” is no option of the search that is used here"


def _extension_faults(name: str) -> Iterator[str]:
    # An extension may be named with its module, its class or both.
    module = name.partition(":")[0].removeprefix("markdown.extensions.")
    if module in _EXTENSIONS_NEVER:
        yield f"“{name}” {_EXTENSIONS_NEVER[module]}"
    elif module not in _EXTENSIONS:
        yield f"“{name}” is not among the extensions known to add only what the page says"


def _file_faults(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each file that is loaded from elsewhere, or run although it is no script."""
    for kind, ending in (("javascript", ".js"), ("css", ".css")):
        loaded = {f"extra_{kind}": _paths(settings.get(f"extra_{kind}"))}
        loaded[f"extra.page_{kind}"] = _of_pages(settings, f"page_{kind}")
        for key, paths in loaded.items():
            for path in paths:
                if not _is_local(path):
                    yield key, f"“{path}” is not a file of the site, given by its path in it"
                elif not path.endswith(ending):
                    yield key, f"“{path}” does not end in {ending}"


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
