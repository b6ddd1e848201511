"""matplotlib's SVG made fit to stand in a page: own ids, no styles, classes for colours."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from xml.etree import ElementTree as ET

from .ink import ANCHOR, LINK
from .outline import outline, place
from .palette import role_of
from .scene import Linked, Titled
from .stored import Picture
from .words import clean

_SVG = "{http://www.w3.org/2000/svg}"
_DROPPED = (f"{_SVG}metadata", f"{_SVG}style", f"{_SVG}defs")
_TRANSLATE = re.compile(r"translate\(([-0-9.e]+)[ ,]+([-0-9.e]+)\)\Z")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Punctuation that Markdown or one of its extensions could read; entities are safe in raw HTML.
# What is quoted and has letters that are written from right to left.
_TURNED = re.compile("“[^“”]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][^“”]*”")
_LOUD = re.compile(r"[^\w\s.,;()/ -]|_", re.ASCII)
_ROOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' {look} viewBox="{box}" aria-labelledby="{key}-title {key}-desc">'
    '<title id="{key}-title">{title}</title><desc id="{key}-desc">{description}</desc>{inner}</svg>'
)


class Look(Protocol):
    """What differs between a picture inside a page and one that stands alone."""

    def root(self, width: float, height: float) -> Iterable[tuple[str, str]]:
        """The root's attributes."""
        ...

    def ink(self, fill: str, stroke: str) -> Iterable[tuple[str, str]]:
        """The attributes that give a path its roles of colour."""
        ...

    def words(self, role: str) -> Iterable[tuple[str, str]]:
        """The attributes that give a text its role of colour."""
        ...

    def group(self, kind: str) -> str:
        """The start of a group's attributes."""
        ...

    def target(self, href: str) -> str | None:
        """Where a link leads from here, None where it can lead nowhere."""
        ...


@dataclass(frozen=True)
class PageLook:
    """Inside a page: classes, whose colours follow the page's scheme, and links as they are."""

    def root(self, width: float, height: float) -> Iterable[tuple[str, str]]:
        return (("class", "v-chart"), ("role", "group"))

    def ink(self, fill: str, stroke: str) -> Iterable[tuple[str, str]]:
        roles = [f"v-{kind}-{role}" for kind, role in (("fill", fill), ("stroke", stroke)) if role]
        return [("class", " ".join(roles))]

    def words(self, role: str) -> Iterable[tuple[str, str]]:
        return [("class", f"v-{role}")]

    def group(self, kind: str) -> str:
        return f'class="v-{kind}" '

    def target(self, href: str) -> str | None:
        return href


def finished(
    raw: str,
    chart: Picture,
    groups: Sequence[Linked | Titled],
    look: Look,
) -> str:
    """The `<svg>` of a chart from matplotlib's raw one.

    Raises ValueError for a link that is neither relative nor http(s).
    """
    root = ET.fromstring(raw)  # noqa: S314 - matplotlib wrote it a moment ago
    key = slug(chart.key)
    names = _distinct(f"{key}-mark-{slug(group.key)}" for group in groups)
    inner = "".join(_written(child, groups, names, look) for child in root)
    box = root.attrib["viewBox"]
    return _ROOT.format(
        look=_attributes(look.root(*map(float, box.split()[2:]))),
        box=box,
        key=key,
        title=escaped(chart.title),
        description=escaped(chart.description),
        inner=inner,
    )


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


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in names:
        fresh, number = name, 1
        while fresh in found:
            number += 1
            fresh = f"{name}-{number}"
        found[fresh] = None
    return tuple(found)


def _written(
    node: ET.Element, groups: Sequence[Linked | Titled], names: Sequence[str], look: Look
) -> str:
    """A node and what is in it; groups that only name something dissolve."""
    if node.tag in _DROPPED:
        return ""
    name = node.get("id", "")
    if node.tag == f"{_SVG}g":
        inner = "".join(_written(child, groups, names, look) for child in node)
        if name.startswith(LINK):
            number = int(name.removeprefix(LINK))
            group = groups[number]
            if isinstance(group, Titled):
                return _titled(group, names[number], inner, look)
            return _link(group, names[number], inner, look)
        if name.startswith(ANCHOR) and name != f"{ANCHOR}start":
            return inner.replace("<text ", f'<text text-anchor="{name.removeprefix(ANCHOR)}" ', 1)
        return inner
    if node.tag == f"{_SVG}text":
        return f"<text {_attributes(_of_text(node, look))}>{escaped(node.text or '')}</text>"
    if node.tag == f"{_SVG}path":
        return f"<path {_attributes(_of_path(node, look))}/>"
    raise ValueError(f"matplotlib wrote an unknown element {node.tag}")


def _link(link: Linked, name: str, inner: str, look: Look) -> str:
    title = escaped(link.title) or "report"
    target = look.target(safe_target(link.href))
    if target is None:
        return f'<g id="{name}" role="img"><title>{title}</title>{inner}</g>'
    href = html.escape(target)
    return (
        f'<a id="{name}" {look.group("mark")}role="link" xlink:href="{href}" aria-label="{title}">'
        f"<title>{title}</title>{inner}</a>"
    )


def _titled(group: Titled, name: str, inner: str, look: Look) -> str:
    return (
        f'<g id="{name}" {look.group("part")}role="img">'
        f"<title>{escaped(group.title) or 'part'}</title>{inner}</g>"
    )


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f'{name}="{html.escape(value)}"' for name, value in pairs if value)


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
    yield from look.words(role_of(style.get("fill", "")) or "text")
    yield "font-size", style["font-size"].removesuffix("px")
    yield "font-weight", style.get("font-weight", "")


def _of_path(node: ET.Element, look: Look) -> Iterator[tuple[str, str]]:
    style = _styles(node)
    roles = {kind: role_of(style.pop(kind, "")) or "" for kind in ("fill", "stroke")}
    yield from ((kind, "none") for kind, role in roles.items() if not role)
    yield "d", outline(node.attrib["d"])
    yield from look.ink(roles["fill"], roles["stroke"])
    if "opacity" in style:
        yield "opacity", style.pop("opacity")
    yield from style.items()
