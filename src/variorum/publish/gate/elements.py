"""What a page may hold: elements and attributes of HTML and SVG, and what each loads or leads to.

What stands in neither list is refused: what browsers learn next is not let in by being unknown.
"""

from __future__ import annotations

# Attributes whose address the browser loads by itself, without a click, or calls with one.
LOADED_ANYWHERE = ("background", "ping")
LOADED = {
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("imagesrcset",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src", "srcset"),
}
# On any other element a browser may load what such an attribute names.
FOLLOWED = ("href", "xlink:href", "cite")
FOLLOWING = frozenset({"a", "area", "blockquote", "del", "ins", "link", "q"})
# What a <link> says of the page without loading anything.
SAYING = frozenset({
    "alternate", "author", "canonical", "cite-as", "collection", "describedby", "feed", "help",
    "item", "license", "me", "next", "prev", "type", "up",
})  # fmt: skip
# Where a picture may stand in the page itself, as `data:image/…`.
PICTURES = frozenset({"img", "image", "source", "style"})

# Attributes of charts in which an address may stand as `url(…)`, as in a style sheet.
STYLED = (
    "clip-path", "cursor", "fill", "filter", "marker", "marker-end", "marker-mid", "marker-start",
    "mask", "stroke", "style",
)  # fmt: skip

_STYLE = "holds a style, which the page's policy stops: use a class"
_PAGE = "puts another page into this one"
_PROGRAM = "puts another page or program into this one"
_CHANGES = "changes where a link leads or what a page shows"
_STOPPED = "plays what the page's policy stops"
# What no page of the site has a use for, and what it would do.
NEVER = {
    "animate": _CHANGES,
    "animatemotion": _CHANGES,
    "animatetransform": _CHANGES,
    "applet": "runs a program",
    "audio": _STOPPED,
    "base": "moves every link of the page",
    "embed": _PROGRAM,
    "foreignobject": _PAGE,
    "frame": _PAGE,
    "iframe": _PAGE,
    "noscript": "is read in one way with scripts and in another without",
    "object": _PROGRAM,
    "portal": _PAGE,
    "set": _CHANGES,
    "style": _STYLE,
    "track": _STOPPED,
    "video": _STOPPED,
}
_ENTERED = "sends what a reader enters elsewhere"
NEVER_ATTRIBUTES = {
    "action": _ENTERED,
    "formaction": _ENTERED,
    "style": _STYLE,
    "srcdoc": _PAGE,
    "xml:base": "moves links of the page",
}
# What is for the head of a page, where the theme's templates write it.
HEAD_ONLY = frozenset({"link", "meta"})
# Names at which the themes' scripts load a program or ask a service elsewhere.
ASKING = {
    "class": frozenset({"glightbox", "mermaid", "pyodide"}),
    "data-md-component": frozenset({"outdated", "source"}),
}
NAMESPACES = {
    "xmlns": "http://www.w3.org/2000/svg",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
}

ELEMENTS = frozenset({
    "html", "head", "body", "title", "meta", "link", "script", "template",
    "a", "abbr", "address", "area", "article", "aside", "b", "bdi", "bdo", "blockquote", "br",
    "button", "caption", "cite", "code", "col", "colgroup", "data", "dd", "del", "details", "dfn",
    "dialog", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "img", "input", "ins", "kbd",
    "label", "legend", "li", "main", "map", "mark", "menu", "meter", "nav", "ol", "optgroup",
    "option", "output", "p", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp",
    "search", "section", "select", "small", "source", "span", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "textpath", "clippath", "mask", "pattern", "lineargradient",
    "radialgradient", "stop", "marker", "desc", "image",
})  # fmt: skip
PREFIXES = ("aria-",)
# Data that the themes' pages and ours hold. What a search in pieces would obey is none of it.
_DATA = frozenset({
    "data-cell", "data-house", "data-kind", "data-label", "data-name", "data-origin", "data-origins",
    "data-party", "data-question", "data-questions", "data-search-exclude", "data-sources",
    "data-standing", "data-voice", "data-words", "data-tabs", "data-clipboard-target",
    "data-clipboard-text", *(f"data-md-{each}" for each in (
        "color-accent", "color-media", "color-primary", "color-scheme", "component", "copy-url",
        "level", "scrollfix", "state", "toggle", "type", "value")),
})  # fmt: skip
# Elements whose name would stand in place of a member of `document` that scripts call.
NAMELESS = frozenset({"embed", "form", "iframe", "img", "object"})
FORM_NAME = "search"
ATTRIBUTES = _DATA | frozenset({
    "autocapitalize", "autocomplete", "autocorrect", "class", "dir", "draggable", "hidden", "id",
    "inputmode", "itemid", "itemprop", "itemscope", "itemtype", "lang", "role", "spellcheck",
    "tabindex", "title", "translate",
    "abbr", "align", "alt", "as", "async", "charset", "checked", "cite", "colspan", "content",
    "coords", "crossorigin", "datetime", "decoding", "defer", "disabled", "download",
    "fetchpriority", "for", "headers", "height", "high", "href", "hreflang", "http-equiv",
    "imagesizes", "imagesrcset", "integrity", "label", "loading", "low", "markdown", "max",
    "maxlength", "media", "min", "minlength", "multiple", "name", "nomodule", "open", "optimum",
    "pattern", "placeholder", "property", "readonly", "rel", "required", "reversed", "rowspan",
    "scope", "selected", "shape", "size", "sizes", "span", "src", "srcset", "start", "step",
    "target", "type", "usemap", "valign", "value", "width",
    "xlink:href", "xlink:title", "xml:lang", "xml:space", "xmlns", "xmlns:xlink",
    "baseline-shift", "clip-path", "clip-rule", "clippathunits", "color", "cursor", "cx", "cy", "d",
    "display", "dominant-baseline", "dx", "dy", "fill", "fill-opacity", "fill-rule", "filter",
    "font-family", "font-size", "font-stretch", "font-style", "font-variant", "font-weight", "fx",
    "fy", "gradienttransform", "gradientunits", "image-rendering", "lengthadjust",
    "letter-spacing", "marker", "marker-end", "marker-mid", "marker-start", "markerheight",
    "markerunits", "markerwidth", "mask", "maskcontentunits", "maskunits", "offset", "opacity",
    "orient", "overflow", "paint-order", "pathlength", "patterncontentunits", "patterntransform",
    "patternunits", "pointer-events", "points", "preserveaspectratio", "r", "refx", "refy",
    "rotate", "rx", "ry", "shape-rendering", "spreadmethod", "startoffset", "stop-color",
    "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor",
    "text-decoration", "text-rendering", "textlength", "transform", "transform-origin",
    "vector-effect", "version", "viewbox", "visibility", "word-spacing", "writing-mode", "x", "x1",
    "x2", "y", "y1", "y2",
})  # fmt: skip
