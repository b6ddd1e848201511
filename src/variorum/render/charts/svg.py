"""A scene written as SVG that may stand in a page: own ids, no styles, classes for colours."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from .palette import LIGHT
from .scene import Group, Part, Scene, Shape, Words, place
from .stored import Picture
from .words import clean

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
        _, _, width, height = box.split()
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


def written(picture: Picture, scene: Scene, look: Look) -> str:
    """The `<svg>` of a picture that is laid out as `scene`.

    Raises ValueError for a link that is neither relative nor http(s).
    """
    name, numbers = slug(picture.key), count()
    inner = "".join(
        _group(part, f"{name}-{next(numbers)}", look)
        if isinstance(part, Group)
        else _part(part, look)
        for part in scene.parts
    )
    return f"{look.root(picture, f'0 0 {scene.width:.0f} {scene.height:.0f}')}{inner}</svg>"


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


def _group(group: Group, name: str, look: Look) -> str:
    """A mark as a link; as a group where it leads nowhere."""
    title = escaped(group.title) or "report"
    inner = f"<title>{title}</title>{''.join(_part(part, look) for part in group.parts)}"
    target = look.target(safe_target(group.href))
    kind = ""
    if isinstance(look, Page):
        kind = f'class="v-{"mark" if group.href else "part"}" '
        kind += f'data-ends="{html.escape(" ".join(group.ends))}" ' if group.ends else ""
    if not target:
        return f'<g id="{name}" {kind}role="img">{inner}</g>'
    href = html.escape(target)
    return f'<a id="{name}" {kind}role="link" xlink:href="{href}">{inner}</a>'


def _part(part: Part, look: Look) -> str:
    if isinstance(part, Shape):
        return f"<path {_of_shape(part, look)}/>"
    return f"<text {_of_words(part, look)}>{escaped(part.text)}</text>"


def _of_words(words: Words, look: Look) -> str:
    return _attributes([
        ("text-anchor", words.anchor if words.anchor != "start" else ""),
        ("x", place(words.x)),
        ("y", place(words.y)),
        look.colour("text", words.role),
        ("font-size", f"{words.size:g}"),
        ("font-weight", "700" if words.bold else ""),
    ])  # fmt: skip


def _of_shape(shape: Shape, look: Look) -> str:
    roles = {"fill": shape.fill, "stroke": shape.stroke}
    return _attributes([
        *((kind, "none") for kind, role in roles.items() if not role),
        ("d", shape.path),
        *(look.colour(kind, role) for kind, role in roles.items() if role),
        ("opacity", f"{shape.alpha:g}" if shape.alpha < 1 else ""),
        ("stroke-dasharray", shape.dash_array),
        ("stroke-width", f"{shape.width:g}" if shape.stroke and shape.width != 1 else ""),
    ])  # fmt: skip


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """Attributes in order, those that are empty left out; the classes together."""
    found: dict[str, str] = {}
    for name, value in pairs:
        if value:
            found[name] = f"{found[name]} {value}" if name in found else value
    return " ".join(f'{name}="{value}"' for name, value in found.items())
