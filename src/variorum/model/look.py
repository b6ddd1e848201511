"""What a dossier's own `mkdocs.yml` may settle: the site's look, each setting of one plain kind.

The engines' settings files can run code, read other files and load from elsewhere. So nothing of the
author's file reaches an engine but the values of these records, written anew by the build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .failure import Refused
from .fields import Many, Record, Scalar, Url

LOOK = "mkdocs.yml"
# Parts of the theme that show a page's words as words. Others, such as tooltips, take a page's
# attributes for markup, or load pages into one another.
FEATURES = (
    "announce.dismiss", "content.code.copy", "content.tabs.link", "header.autohide",
    "navigation.expand", "navigation.footer", "navigation.indexes", "navigation.path",
    "navigation.prune", "navigation.sections", "navigation.tabs", "navigation.tabs.sticky",
    "navigation.top", "navigation.tracking", "toc.follow", "toc.integrate",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Setting(Scalar):
    """Text of one form in the settings; no other value can stand there."""

    def refused(self, value: object) -> Refused:
        found = value if isinstance(value, str) else "a list or mapping"
        return Refused(self.refusal, expected=self.says, found=found[:80])


def _feature(name: str) -> str:
    """A feature, unless it is one of the theme's own search."""
    if name.startswith("search."):
        raise Refused("feature-of-search", found=name)
    return name


_PATH = "(?:[A-Za-z0-9][A-Za-z0-9_-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*"
Flag = Annotated[bool, Setting("true|false", "", "no-flag", read="true".__eq__)]
Font = Annotated[bool, Setting("false", "", "font-from-elsewhere", read="true".__eq__)]
# A theme prints its settings as they are: nothing in them may be markup or turn what follows.
Words = Annotated[str, Setting(
    '[^<>"&{}\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]{0,200}', "", "no-plain-words"
)]  # fmt: skip
Language = Annotated[str, Setting("[a-z]{2,3}(?:-[A-Za-z]{2,4})?", "", "no-language")]
IconName = Annotated[str, Setting(r"(?=.{0,200}\Z)[a-z0-9-]+(?:/[a-z0-9-]+)+", "", "no-icon")]
Colour = Annotated[str, Setting(r"(?=.{0,200}\Z)[a-z]+(?:[ -][a-z]+){0,3}", "", "no-colour")]
Media = Annotated[
    str, Setting(r"\(prefers-color-scheme(?:: (?:light|dark))?\)", "", "no-condition")
]
Feature = Annotated[str, Setting(
    "|".join((*map(re.escape, FEATURES), r"search\.(?:highlight|share|suggest)")),
    f"one of {', '.join(FEATURES)}", "no-feature", read=_feature,
)]  # fmt: skip
Picture = Annotated[str, Setting(rf"{_PATH}\.(?:png|jpg|webp|ico)", "", "no-picture")]
StyleSheet = Annotated[str, Setting(rf"{_PATH}\.css", "", "no-style-sheet")]


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
    """The icons that stand for things: beside the title (`logo`), for editing a page or seeing its source,
    on the ways from page to page, on the search and the menu. For example `material/magnify`."""

    logo: IconName | None = None
    edit: IconName | None = None
    view: IconName | None = None
    previous: IconName | None = None
    next: IconName | None = None
    top: IconName | None = None
    menu: IconName | None = None


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


def _no_plugins(value: object) -> None:
    """Nothing of what engines call plugins: the search may be named, and has no options."""
    for entry in value if isinstance(value, list) else [value]:
        plugins = entry.items() if isinstance(entry, dict) else [(entry, None)]
        for name, options in plugins:
            if name not in ("search", "material/search"):
                found = name if isinstance(name, str) else "a list or mapping"
                raise Refused("another-plugin", name=name, found=found[:80])
            if options:
                found = ", ".join(options) if isinstance(options, dict) else "a value"
                raise Refused("search-options", found=found[:80])


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
    plugins: Annotated[None, BeforeValidator(_no_plugins)] = None
    """`search` may stand there, without options; there is no other plugin."""
