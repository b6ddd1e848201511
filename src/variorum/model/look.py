"""What a dossier's own `mkdocs.yml` may settle: the site's look, each setting of one plain kind.

The engines' settings files can run code, read other files and load from elsewhere. So nothing of the
author's file reaches an engine but the values of these records, written anew by the build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator

from .failure import Refused
from .fields import Many, Record, Url

LOOK = "mkdocs.yml"
CODE = "setting-not-allowed"
# Parts of the theme that show a page's words as words. Others, such as tooltips, take a page's
# attributes for markup, or load pages into one another.
FEATURES = (
    "announce.dismiss", "content.code.copy", "content.tabs.link", "header.autohide",
    "navigation.expand", "navigation.footer", "navigation.indexes", "navigation.path",
    "navigation.prune", "navigation.sections", "navigation.tabs", "navigation.tabs.sticky",
    "navigation.top", "navigation.tracking", "search.highlight", "search.share", "search.suggest",
    "toc.follow", "toc.integrate",
)  # fmt: skip


def refused(what: str, expected: str, found: object, fix: str = "") -> Refused:
    """A setting that can't stand, with what may stand in its place."""
    shown = found if isinstance(found, str) else "a list or mapping"
    return Refused(CODE, what, expected=expected, found=shown[:80], fix=fix or f"write {expected}")


def _matching(pattern: str, wrong: str, expected: str, fix: str = "") -> Callable[[object], str]:
    """A reader of texts that are as `pattern` says as a whole; of any other it tells what is wrong."""
    whole = re.compile(pattern)

    def read(value: object) -> str:
        if not isinstance(value, str) or not whole.fullmatch(value):
            raise refused(wrong, expected, value, fix)
        return value

    return read


_flag_word = _matching("true|false", "this is neither true nor false", "`true` or `false`")
# A theme prints its settings as they are: nothing in them may be markup or turn what follows.
_words = _matching(
    '[^<>"&{}\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]{0,200}',
    "these are no plain words", "at most 200 letters without markup",
)  # fmt: skip
_no_font = _matching(
    "false", "a font would be loaded from another host", "`false`", "write `font: false`"
)


def _only(pattern: str, wrong: str, expected: str, fix: str = "") -> BeforeValidator:
    return BeforeValidator(_matching(pattern, wrong, expected, fix))


def _file(*endings: str) -> BeforeValidator:
    kinds = " or ".join(endings)
    return _only(
        rf"(?:[A-Za-z0-9][A-Za-z0-9_-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*(?:{'|'.join(map(re.escape, endings))})",
        f"this names no {kinds} file of the site", f"the path inside docs/ of a {kinds} file",
    )  # fmt: skip


Flag = Annotated[bool, PlainValidator(lambda value: _flag_word(value) == "true")]
Font = Annotated[bool, PlainValidator(lambda value: _no_font(value) == "true")]
Words = Annotated[str, BeforeValidator(_words)]
Language = Annotated[str, _only(
    "[a-z]{2,3}(?:-[A-Za-z]{2,4})?", "this is no language", "a code such as `en` or `de`"
)]  # fmt: skip
IconName = Annotated[str, _only(
    r"(?=.{0,200}\Z)[a-z0-9-]+(?:/[a-z0-9-]+)+", "this is no icon",
    "a name such as `material/scale-balance`",
)]  # fmt: skip
Colour = Annotated[str, _only(
    r"(?=.{0,200}\Z)[a-z]+(?:[ -][a-z]+){0,3}", "this is no colour or scheme",
    "a name such as `deep purple`",
)]  # fmt: skip
Media = Annotated[str, _only(
    r"\(prefers-color-scheme(?:: (?:light|dark))?\)", "this is no condition",
    "`(prefers-color-scheme: light)` or one of its kind",
)]  # fmt: skip
Feature = Annotated[str, _only(
    "|".join(map(re.escape, FEATURES)), "this is no feature of the theme that may be on",
    f"one of {', '.join(FEATURES)}", "remove the line",
)]  # fmt: skip
Picture = Annotated[str, _file(".png", ".jpg", ".webp", ".ico")]
StyleSheet = Annotated[str, _file(".css")]


class Toggle(Record):
    """The button that leads from one colour scheme to the next."""

    icon: IconName
    """Its icon, for example `material/weather-night`."""
    name: Words
    """What it says, for example `Switch to the light scheme`."""


class Palette(Record):
    """A colour scheme, and when it holds."""

    media: Media | None = None
    """When it holds, for example `(prefers-color-scheme: dark)`."""
    scheme: Colour | None = None
    """The scheme, for example `slate`."""
    primary: Colour | None = None
    """The main colour, for example `indigo`."""
    accent: Colour | None = None
    """The colour of what is pointed at, for example `indigo`."""
    toggle: Toggle | None = None
    """The button to the next scheme."""


class Icons(Record):
    """The icons that stand for things."""

    logo: IconName | None = None
    """Beside the title, for example `material/compare-horizontal`."""
    edit: IconName | None = None
    """For editing a page."""
    view: IconName | None = None
    """For seeing a page's source."""
    previous: IconName | None = None
    """For the page before."""
    next: IconName | None = None
    """For the page after."""
    top: IconName | None = None
    """For the way back to the top."""
    search: IconName | None = None
    """For the search."""
    menu: IconName | None = None
    """For the menu."""


class Theme(Record):
    """The theme's settings."""

    name: Literal["material"] = "material"
    """The theme; there is one."""
    language: Language = "en"
    """The language of the theme's own words, for example `en`."""
    direction: Literal["ltr", "rtl"] | None = None
    """The direction in which the theme's own words are read."""
    variant: Literal["classic", "modern"] | None = None
    """Which of Zensical's looks is taken; Material has one."""
    font: Font = False
    """Always `false`: the site asks no other host for anything."""
    palette: Annotated[
        Many[Palette], BeforeValidator(lambda value: [value] if isinstance(value, dict) else value)
    ] = ()
    """One colour scheme, or several with buttons between them."""
    icon: Icons = Field(default_factory=Icons)
    """The icons that stand for things."""
    logo: Picture | None = None
    """A picture beside the title, by its path in `docs/`."""
    favicon: Picture | None = None
    """The picture of the browser's tab, by its path in `docs/`."""
    features: Many[Feature] = ()
    """Parts of the theme that are off by default, for example `navigation.top`."""


class Social(Record):
    """A link with an icon, at the foot of each page."""

    icon: IconName
    """Its icon, for example `material/web`."""
    link: Url
    """Where it leads, for example `https://www.example`."""
    name: Words
    """What it says to those who don't see it."""


class Extra(Record):
    """What the theme takes beside its own settings."""

    generator: Flag = False
    """Whether the foot of each page names the theme."""
    homepage: Url | None = None
    """Where the logo leads, if not to the site's own home page."""
    social: Many[Social] = ()
    """Links at the foot of each page."""


class SearchSettings(Record):
    """How the theme's own search splits words."""

    lang: Annotated[
        Many[Language], BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
    ] = ()
    """The languages of the words, for example `[en]`."""


def _search(value: object) -> object:
    """The search's settings from any form that the engines take; there is no other plugin."""
    settings: object = {}
    entries = [{name: each} for name, each in value.items()] if isinstance(value, dict) else value
    for entry in entries if isinstance(entries, list) else [entries]:
        name, given = entry, None
        if isinstance(entry, dict) and len(entry) == 1:
            ((name, given),) = entry.items()
        if name not in ("search", "material/search"):
            raise refused(
                f"no plugin but search is used, and this is “{name}”", "`search`", name,
                "remove the line",
            )  # fmt: skip
        settings = given or {}
    return settings


class Look(Record):
    """`mkdocs.yml`: the site's look, read by the build and by no engine.

    The build writes the settings file of the engine itself, from these values and its own.
    """

    theme: Theme = Field(default_factory=Theme)
    """The theme's settings."""
    extra: Extra = Field(default_factory=Extra)
    """What the theme takes beside them."""
    extra_css: Many[StyleSheet] = ()
    """Style sheets of your own, by their paths in `docs/`."""
    plugins: Annotated[SearchSettings, BeforeValidator(_search)] = Field(
        default_factory=SearchSettings
    )
    """`search` with its settings; there is no other plugin."""


# What a settings file of the engines may say and a look can't, and why.
NEVER: Mapping[str, str] = {
    "INHERIT": "would bring in settings from another file",
    "hooks": "would run code during the build, and one engine only",
    "extra_templates": "would run what a file of docs/ says as a template",
    "extra_javascript": "would run a script on every page",
    "repo_url": "makes every page ask another host",
    "watch": "would have a preview read other folders",
    "markdown_extensions": "is not asked for: pages of docs/ have tables, boxes, folds, footnotes and "
    "lists of terms anyhow, and no other extension",
    **dict.fromkeys(
        ("docs_dir", "site_dir", "strict", "use_directory_urls", "validation", "exclude_docs",
         "draft_docs", "not_in_nav", "nav", "dev_addr", "edit_uri", "edit_uri_template",
         "repo_name", "remote_branch", "remote_name"),
        "is settled by the build",
    ),
    **dict.fromkeys(
        ("site_name", "site_url", "site_description", "site_author", "copyright"),
        "comes from data/dossier.yaml",
    ),
}  # fmt: skip
NEVER_THEME: Mapping[str, str] = {
    "custom_dir": "would put other templates in the theme's place",
    "static_templates": "would publish other templates of the theme",
    "locale": "would have the theme read other files; `language` tells its language",
}
