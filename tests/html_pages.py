"""Built or converted HTML as what a reader meets: elements, attributes and visible words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

import markdown
from mkdocs.config.config_options import MarkdownExtensions
from mkdocs.config.defaults import MkDocsConfig

from variorum.model.look import Look
from variorum.model.page_source import PageHead
from variorum.publish.engine.tree import settings as engine_settings
from variorum.render.pages.hand_written import written_page
from variorum.render.templating import Family, Page

# How the themes begin a page.
HEAD = b'<!doctype html><html lang="en" class="no-js"><head><meta charset="utf-8">'


def made(families: Iterable[Family]) -> Iterator[Page]:
    """Every page of these."""
    return (page for _, make in families for page in make())


# What ends a paragraph whose end tag was left out, and within what none is ended (the HTML standard).
_END_PARAGRAPHS = frozenset(
    [
        "article",
        "details",
        "div",
        "dl",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
_CELLS = frozenset({"table", "td", "th", "template", "button"})
_EMPTY = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr", "area", "base"})


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    line: int
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    @property
    def words(self) -> str:
        return " ".join(self.text.split())

    def all(self, *names: str) -> list[Element]:
        """Every element below, in order; of some names only, if any are given."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if not names or child.name in names:
                    found.append(child)
                found += child.all(*names)
        return found

    def one(self, name: str) -> Element:
        (only,) = self.all(name)
        return only

    def by_id(self, name: str) -> Element | None:
        return next((e for e in self.all() if e.attributes.get("id") == name), None)

    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def hidden(self) -> bool:
        """Whether an element, or one around it, is taken from the reader's sight."""
        here: Element | None = self
        while here is not None:
            if "hidden" in here.attributes or here.name in ("script", "style", "template"):
                return True
            here = here.parent
        return False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {}, 0)
        self.open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _END_PARAGRAPHS:
            self._end("p", _CELLS)
        if tag == "li":
            self._end("li", {"ul", "ol"})
        element = Element(tag, {n: v or "" for n, v in attrs}, self.getpos()[0], self.open)
        self.open.children.append(element)
        if tag not in _EMPTY:
            self.open = element

    def _end(self, name: str, outside: Collection[str]) -> None:
        """Ends an element whose end tag was left out, unless it stands around one of `outside`."""
        here: Element | None = self.open
        while here is not None and here.name not in outside:
            if here.name == name and here.parent is not None:
                self.open = here.parent
                return
            here = here.parent

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        here: Element | None = self.open
        while here is not None and here.name != tag:
            here = here.parent
        if here is not None and here.parent is not None:
            self.open = here.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


def read(html: str) -> Element:
    """The tree of a page or of a piece of one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def shape(html: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Every element with its attributes, in order: what a text must not be able to change."""
    return [(e.name, tuple(sorted(e.attributes.items()))) for e in read(html).all()]


@cache
def extensions() -> tuple[tuple[str, ...], dict[str, dict[str, object]]]:
    """The Markdown extensions that MkDocs always takes, then those that all sites have."""
    option = MkDocsConfig.markdown_extensions
    assert isinstance(option, MarkdownExtensions)
    names = list(option.builtins)
    settings: dict[str, dict[str, object]] = {}
    for entry in engine_settings(Look(), {})["markdown_extensions"]:
        if isinstance(entry, dict):
            settings.update(entry)
        names += entry if isinstance(entry, dict) else [entry]
    return tuple(dict.fromkeys(names)), settings


def converted(text: str) -> str:
    """`text` as the site engine turns it into HTML: the extensions that all sites have, and no other."""
    names, settings = extensions()
    engine = markdown.Markdown(extensions=list(names), extension_configs=settings)
    return str(engine.convert(text))


def body(text: str, **fillings: str) -> str:
    """What is staged of a hand-written page below its head."""
    given = {name: lambda words=words: words for name, words in fillings.items()}
    return str(written_page("page.md", text, PageHead(), given).make().body)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
