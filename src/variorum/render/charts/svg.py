"""matplotlib's SVG made fit to stand in a page: own ids, no styles, classes for colours."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from variorum.model.chart import Bars, Chart, OriginMap

from .ink import ANCHOR, LINK
from .palette import role_of
from .scene import Linked, Titled
from .words import clean

_SVG = "{http://www.w3.org/2000/svg}"
_DROPPED = (f"{_SVG}metadata", f"{_SVG}style", f"{_SVG}defs")
_TRANSLATE = re.compile(r"translate\(([-0-9.e]+)[ ,]+([-0-9.e]+)\)\Z")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Punctuation that Markdown or one of its extensions could read; entities are safe in raw HTML.
_LOUD = re.compile(r"[^\w\s.,;()/ -]|_", re.ASCII)
_ROOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' class="v-chart v-chart-{width}" viewBox="{box}" role="group"'
    ' aria-labelledby="{key}-title {key}-desc">'
    '<title id="{key}-title">{title}</title><desc id="{key}-desc">{description}</desc>{inner}</svg>'
)


def finished(
    raw: str, chart: Chart | OriginMap | Bars, groups: Sequence[Linked | Titled], width: str
) -> str:
    """The inline `<svg>` of a chart from matplotlib's raw one.

    Raises ValueError for a link that is neither relative nor http(s).
    """
    root = ET.fromstring(raw)  # noqa: S314 - matplotlib wrote it a moment ago
    key = slug(chart.key) if width == "wide" else f"{slug(chart.key)}-{width}"
    names = _distinct(f"{key}-mark-{slug(group.key)}" for group in groups)
    inner = "".join(_written(child, groups, names) for child in root)
    return _ROOT.format(
        width=width,
        box=root.attrib["viewBox"],
        key=key,
        title=escaped(chart.title),
        description=escaped(chart.description),
        inner=inner,
    )


def escaped(text: str) -> str:
    """Text for a node or an attribute, safe in XML, in HTML and in Markdown's raw HTML."""
    return _LOUD.sub(_entity, clean(text))


def _entity(match: re.Match[str]) -> str:
    c = match.group()
    return f"&#{ord(c)};" if c.isascii() else c


def slug(text: str) -> str:
    """`text` as part of an id."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", text).strip("-") or "x"


def safe_target(href: str) -> str:
    """`href` if it is relative or http(s); raises ValueError otherwise.

    White space and backslashes are refused too, since browsers drop or turn them.
    """
    scheme = _SCHEME.match(href)
    foreign = scheme is not None and scheme.group().lower() not in ("http:", "https:")
    if foreign or href[:2] == "//" or clean(href) != href or re.search(r"[\s\\]", href):
        raise ValueError(f"a mark leads to {href!r}, which is neither relative nor http(s)")
    return href


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in names:
        fresh, number = name, 1
        while fresh in found:
            number += 1
            fresh = f"{name}-{number}"
        found[fresh] = None
    return tuple(found)


def _written(node: ET.Element, groups: Sequence[Linked | Titled], names: Sequence[str]) -> str:
    """A node and what is in it; groups that only name something dissolve."""
    if node.tag in _DROPPED:
        return ""
    name = node.get("id", "")
    if node.tag == f"{_SVG}g":
        inner = "".join(_written(child, groups, names) for child in node)
        if name.startswith(LINK):
            number = int(name.removeprefix(LINK))
            group = groups[number]
            if isinstance(group, Titled):
                return _titled(group, names[number], inner)
            return _link(group, names[number], inner)
        if name.startswith(ANCHOR) and name != f"{ANCHOR}start":
            return inner.replace("<text ", f'<text text-anchor="{name.removeprefix(ANCHOR)}" ', 1)
        return inner
    if node.tag == f"{_SVG}text":
        return f"<text {_attributes(_of_text(node))}>{escaped(node.text or '')}</text>"
    if node.tag == f"{_SVG}path":
        return f"<path {_attributes(_of_path(node))}/>"
    raise ValueError(f"matplotlib wrote an unknown element {node.tag}")


def _link(link: Linked, name: str, inner: str) -> str:
    title = escaped(link.title) or "report"
    target = html.escape(safe_target(link.href))
    return (
        f'<a id="{name}" class="v-mark" role="link" xlink:href="{target}" aria-label="{title}">'
        f"<title>{title}</title>{inner}</a>"
    )


def _titled(group: Titled, name: str, inner: str) -> str:
    return (
        f'<g id="{name}" class="v-part" role="img">'
        f"<title>{escaped(group.title) or 'part'}</title>{inner}</g>"
    )


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f'{name}="{html.escape(value)}"' for name, value in pairs if value)


def _styles(node: ET.Element) -> dict[str, str]:
    pairs = (pair.partition(":") for pair in node.get("style", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}


def _of_text(node: ET.Element) -> Iterator[tuple[str, str]]:
    style = _styles(node)
    place = _TRANSLATE.match(node.get("transform", "translate(0 0)").replace(" rotate(-0)", ""))
    if not place:
        raise ValueError(f"matplotlib wrote an unknown place {node.get('transform')}")
    yield "x", place.group(1)
    yield "y", place.group(2)
    yield "class", f"v-{role_of(style.get('fill', '')) or 'text'}"
    yield "font-size", style["font-size"].removesuffix("px")
    yield "font-weight", style.get("font-weight", "")


def _of_path(node: ET.Element) -> Iterator[tuple[str, str]]:
    style = _styles(node)
    classes = []
    for kind in ("fill", "stroke"):
        role = role_of(style.pop(kind, ""))
        if role:
            classes.append(f"v-{kind}-{role}")
        else:
            yield kind, "none"
    yield "d", " ".join(node.attrib["d"].split())
    yield "class", " ".join(classes)
    if "opacity" in style:
        yield "opacity", style.pop("opacity")
    yield from style.items()
