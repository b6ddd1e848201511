"""matplotlib's SVG made fit to stand in a page: own ids, no styles, classes for colours."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from .ink import ANCHOR, LINK
from .outline import outline, place
from .palette import LIGHT, ROLE_OF
from .scene import Group, Scene
from .stored import Picture
from .words import clean

_SVG = "{http://www.w3.org/2000/svg}"
_DROPPED = (f"{_SVG}metadata", f"{_SVG}style", f"{_SVG}defs")
_TRANSLATE = re.compile(r"translate\(([-0-9.e]+)[ ,]+([-0-9.e]+)\)\Z")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# What is quoted and has letters that are written from right to left.
_TURNED = re.compile("“[^“”]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][^“”]*”")
# Punctuation that Markdown or one of its extensions could read; entities are safe in raw HTML.
_LOUD = re.compile(r"[^\w\s.,;()/ -]|_", re.ASCII)
_NAMESPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="group"'
)
_FACES = "DejaVu Sans, Verdana, Arial, sans-serif"


@dataclass(frozen=True)
class Page:
    """Inside a page: classes, whose colours follow the page's scheme, and links as they are.

    The figure around it has the picture's name.
    """

    def root(self, _picture: Picture, box: str) -> str:
        return f'<svg {_NAMESPACES} class="v-chart" viewBox="{box}" aria-label="Chart">'

    def colour(self, kind: str, role: str) -> tuple[str, str]:
        return "class", f"v-{role}" if kind == "text" else f"v-{kind}-{role}"

    def target(self, href: str) -> str:
        return href


@dataclass(frozen=True)
class Alone:
    """Alone: a name, colours and a size of its own, and links only where they can be absolute.

    `base` is the address of the page to which links are relative, "" where none is known.
    """

    base: str

    def root(self, picture: Picture, box: str) -> str:
        name = f"{slug(picture.key)}-title"
        width, height = (f"{float(each):g}" for each in box.split()[2:])
        return (
            f'<svg {_NAMESPACES} width="{width}" height="{height}" font-family="{_FACES}" '
            f'viewBox="{box}" aria-labelledby="{name}">'
            f'<title id="{name}">{escaped(picture.title)}</title>'
        )

    def colour(self, kind: str, role: str) -> tuple[str, str]:
        return "fill" if kind == "text" else kind, LIGHT[role]

    def target(self, href: str) -> str:
        if "://" in href or not self.base:
            return href if "://" in href else ""
        path, sign, anchor = href.partition("#")
        scheme, _, page = self.base.partition("://")
        place = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        return f"{scheme}://{place}{sign}{anchor}"


Look = Page | Alone


def finished(raw: str, picture: Picture, scene: Scene, look: Look) -> str:
    """The `<svg>` of a picture from matplotlib's raw one.

    Raises ValueError for a link that is neither relative nor http(s).
    """
    root = ET.fromstring(raw)  # noqa: S314 - matplotlib wrote it a moment ago
    groups = [(group, f"{slug(picture.key)}-{n}") for n, group in enumerate(scene.groups)]
    inner = "".join(_written(child, groups, look) for child in root)
    return f"{look.root(picture, root.attrib['viewBox'])}{inner}</svg>"


def escaped(text: str) -> str:
    """Text for a node or an attribute, safe in XML, in HTML and in Markdown's raw HTML.

    A quote from right to left has a left-to-right mark at either end, or a number after it would be
    drawn before it: neither a title nor a label has elements to keep it apart with.
    """
    return _TURNED.sub("\u200e\\g<0>\u200e", _LOUD.sub(_entity, clean(text)))


def _entity(match: re.Match[str]) -> str:
    c = match.group()
    return f"&#{ord(c)};" if c.isascii() else c


def slug(text: str) -> str:
    """`text` as part of an id."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", text).strip("-") or "x"


def safe_target(href: str) -> str:
    """`href` if it is relative or http(s); raises ValueError otherwise.

    White space and backslashes are refused too, since browsers drop or turn them.
    """
    scheme = _SCHEME.match(href)
    foreign = scheme is not None and scheme.group().lower() not in ("http:", "https:")
    if foreign or href[:2] == "//" or clean(href) != href or re.search(r"[\s\\]", href):
        raise ValueError(f"a mark leads to {href!r}, which is neither relative nor http(s)")
    return href


def _written(node: ET.Element, groups: Sequence[tuple[Group, str]], look: Look) -> str:
    """A node and what is in it; groups that only name something dissolve."""
    if node.tag in _DROPPED:
        return ""
    name = node.get("id", "")
    if node.tag == f"{_SVG}g":
        inner = "".join(_written(child, groups, look) for child in node)
        if name.startswith(LINK):
            return _group(*groups[int(name.removeprefix(LINK))], inner, look)
        if name.startswith(ANCHOR) and name != f"{ANCHOR}start":
            return inner.replace("<text ", f'<text text-anchor="{name.removeprefix(ANCHOR)}" ', 1)
        return inner
    if node.tag == f"{_SVG}text":
        return f"<text {_attributes(_of_text(node, look))}>{escaped(node.text or '')}</text>"
    if node.tag == f"{_SVG}path":
        return f"<path {_attributes(_of_path(node, look))}/>"
    raise ValueError(f"matplotlib wrote an unknown element {node.tag}")


def _group(group: Group, name: str, inner: str, look: Look) -> str:
    """A mark as a link; as a group where it leads nowhere."""
    title = escaped(group.title) or "report"
    inner = f"<title>{title}</title>{inner}"
    target = look.target(safe_target(group.href))
    kind = ""
    if isinstance(look, Page):
        kind = f'class="v-{"mark" if group.href else "part"}" '
        kind += f'data-ends="{html.escape(" ".join(group.ends))}" ' if group.ends else ""
    if not target:
        return f'<g id="{name}" {kind}role="img">{inner}</g>'
    href = html.escape(target)
    return f'<a id="{name}" {kind}role="link" xlink:href="{href}">{inner}</a>'


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """Attributes in order; the classes together."""
    found: dict[str, str] = {}
    for name, value in pairs:
        if value:
            found[name] = f"{found[name]} {value}" if name in found else value
    return " ".join(f'{name}="{html.escape(value)}"' for name, value in found.items())


def _styles(node: ET.Element) -> dict[str, str]:
    pairs = (pair.partition(":") for pair in node.get("style", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}


def _of_text(node: ET.Element, look: Look) -> Iterator[tuple[str, str]]:
    style = _styles(node)
    moved = _TRANSLATE.match(node.get("transform", "translate(0 0)").replace(" rotate(-0)", ""))
    if not moved:
        raise ValueError(f"matplotlib wrote an unknown place {node.get('transform')}")
    yield "x", place(moved[1])
    yield "y", place(moved[2])
    yield look.colour("text", ROLE_OF.get(style.get("fill", "")) or "text")
    yield "font-size", style["font-size"].removesuffix("px")
    yield "font-weight", style.get("font-weight", "")


def _of_path(node: ET.Element, look: Look) -> Iterator[tuple[str, str]]:
    style = _styles(node)
    roles = {kind: ROLE_OF.get(style.pop(kind, "")) for kind in ("fill", "stroke")}
    yield from ((kind, "none") for kind, role in roles.items() if not role)
    yield "d", outline(node.attrib["d"])
    yield from (look.colour(kind, role) for kind, role in roles.items() if role)
    yield from style.items()
