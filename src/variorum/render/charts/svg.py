"""A scene written as SVG that may stand in a page: own ids, no styles, classes for colours."""

from __future__ import annotations

import html
import posixpath
import re
import string
from collections.abc import Iterable
from itertools import count

from .palette import LIGHT
from .scene import Group, Part, Scene, Shape, Words, place
from .stored import Picture
from .words import clean

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# What is quoted and has letters that are written from right to left.
_TURNED = re.compile("“[^“”]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][^“”]*”")
# Punctuation that Markdown or one of its extensions could read; entities are safe in raw HTML.
_LOUD = {ord(c): f"&#{ord(c)};" for c in string.punctuation if c not in ".,;()/-"}
_NAMESPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="group"'
)
_FACES = "DejaVu Sans, Verdana, Arial, sans-serif"


def written(picture: Picture, scene: Scene, base: str | None = None) -> str:
    """The `<svg>` of a picture that is laid out as `scene`.

    In a page it has classes, whose colours follow the page's scheme, and links as they are; the figure
    around it has the picture's name. Alone it has a name, colours and a size of its own, and links
    only where they can be absolute: `base` is then the address of the page to which they are relative,
    "" where none is known.

    Raises ValueError for a link that is neither relative nor http(s).
    """
    name, numbers = picture.key, count()
    inner = "".join(
        _group(part, f"{name}-{next(numbers)}", base)
        if isinstance(part, Group)
        else _part(part, alone=base is not None)
        for part in scene.parts
    )
    width, height = f"{scene.width:.0f}", f"{scene.height:.0f}"
    box = f'viewBox="0 0 {width} {height}"'
    if base is None:
        return f'<svg {_NAMESPACES} class="v-chart" {box} aria-label="Chart">{inner}</svg>'
    return (
        f'<svg {_NAMESPACES} width="{width}" height="{height}" font-family="{_FACES}" {box} '
        f'aria-labelledby="{name}-title">'
        f'<title id="{name}-title">{escaped(picture.title)}</title>{inner}</svg>'
    )


def escaped(text: str) -> str:
    """Text for a node or an attribute, safe in XML, in HTML and in Markdown's raw HTML.

    A quote from right to left has a left-to-right mark at either end, or a number after it would be
    drawn before it: neither a title nor a label has elements to keep it apart with.
    """
    return _TURNED.sub("\u200e\\g<0>\u200e", clean(text).translate(_LOUD))


def safe_target(href: str) -> str:
    """`href` if it is relative or http(s); raises ValueError otherwise.

    White space and backslashes are refused too, since browsers drop or turn them.
    """
    scheme = _SCHEME.match(href)
    foreign = scheme is not None and scheme.group().lower() not in ("http:", "https:")
    if foreign or href[:2] == "//" or clean(href) != href or re.search(r"[\s\\]", href):
        raise ValueError(f"a mark leads to {href!r}, which is neither relative nor http(s)")
    return href


def _group(group: Group, name: str, base: str | None) -> str:
    """A mark as a link; as a group where it leads nowhere."""
    alone = base is not None
    title = escaped(group.title) or "report"
    inner = f"<title>{title}</title>{''.join(_part(part, alone) for part in group.parts)}"
    target = safe_target(group.href)
    kind = ""
    if base is None:
        kind = f'class="v-{"mark" if group.href else "part"}" '
        kind += f'data-ends="{html.escape(" ".join(group.ends))}" ' if group.ends else ""
    else:
        target = _absolute(target, base)
    if not target:
        return f'<g id="{name}" {kind}role="img">{inner}</g>'
    return f'<a id="{name}" {kind}role="link" xlink:href="{html.escape(target)}">{inner}</a>'


def _absolute(href: str, base: str) -> str:
    """`href` as it leads from the page at `base`; empty where neither is absolute."""
    if "://" in href or not base:
        return href if "://" in href else ""
    path, sign, anchor = href.partition("#")
    scheme, _, page = base.partition("://")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return f"{scheme}://{whole}{sign}{anchor}"


def _part(part: Part, alone: bool) -> str:
    """A part in the light scheme's colours where it stands `alone`, else with its classes."""
    if isinstance(part, Words):
        return f"<text {_of_words(part, alone)}>{escaped(part.text)}</text>"
    return f"<path {_of_shape(part, alone)}/>"


def _of_words(words: Words, alone: bool) -> str:
    return _attributes([
        ("text-anchor", words.anchor if words.anchor != "start" else ""),
        ("x", place(words.x)),
        ("y", place(words.y)),
        ("fill", LIGHT[words.role]) if alone else ("class", f"v-{words.role}"),
        ("font-size", f"{words.size:g}"),
        ("font-weight", "700" if words.bold else ""),
    ])  # fmt: skip


def _of_shape(shape: Shape, alone: bool) -> str:
    roles = {"fill": shape.fill, "stroke": shape.stroke}
    colours = [(kind, LIGHT[role]) for kind, role in roles.items() if role]
    return _attributes([
        *((kind, "none") for kind, role in roles.items() if not role),
        ("d", shape.path),
        *(colours if alone else [("class", shape.classes)]),
        ("opacity", f"{shape.alpha:g}" if shape.alpha < 1 else ""),
        ("stroke-dasharray", shape.dash_array),
        ("stroke-width", f"{shape.width:g}" if shape.stroke and shape.width != 1 else ""),
    ])  # fmt: skip


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """Attributes in order, those that are empty left out."""
    return " ".join(f'{name}="{value}"' for name, value in pairs if value)
