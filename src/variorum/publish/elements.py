"""What each element of HTML and SVG loads, where it leads, and which ones no page has a use for."""

from __future__ import annotations

# Attributes whose address the browser loads by itself, without a click, or calls with one.
LOADED_ANYWHERE = ("background", "ping")
LOADED = {
    "audio": ("src",),
    "feimage": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("imagesrcset",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
FOLLOWED = ("href", "xlink:href")
# Attributes of charts in which an address may stand as `url(…)`, as in a style sheet.
STYLED = (
    "clip-path",
    "cursor",
    "fill",
    "filter",
    "marker",
    "marker-end",
    "marker-mid",
    "marker-start",
    "mask",
    "stroke",
    "style",
)
# What no page of the site has a use for, and what it would do.
NEVER = {
    "applet": "runs a program",
    "base": "moves every link of the page",
    "embed": "puts another page or program into this one",
    "frame": "puts another page into this one",
    "iframe": "puts another page into this one",
    "object": "puts another page or program into this one",
    "portal": "puts another page into this one",
    "style": "holds a style, which the page's policy stops: use a class",
}
NEVER_ATTRIBUTES = {
    "action": "sends what a reader enters elsewhere",
    "formaction": "sends what a reader enters elsewhere",
    "style": "holds a style, which the page's policy stops: use a class",
    "srcdoc": "puts another page into this one",
    "xml:base": "moves links of the page",
}
ANIMATIONS = frozenset({"animate", "set"})
LOADING_RELATIONS = frozenset(
    {
        "apple-touch-icon",
        "dns-prefetch",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
    }
)
