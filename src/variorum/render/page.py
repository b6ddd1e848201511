"""A page of the site: a template filled with values, every one of them escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from . import addresses, months, words
from .escape import front_matter, heading
from .prose import inline, prose
from .templating import environment


@dataclass(frozen=True)
class Page:
    """A page's address on the site, its Markdown without front matter, and its figures' files.

    `image` is the address of the picture that other sites show beside a link to the page, relative
    to the site's root, and `image_alt` says what it shows.
    """

    address: str
    title: str
    description: str
    body: str
    image: str = ""
    image_alt: str = ""
    hide: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The page's Markdown."""
        more = {"hide": list(self.hide)} if self.hide else {}
        head = front_matter(self.title, self.description, self.image, self.image_alt, **more)
        return head + self.body


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment(
        Path(__file__).parent / "templates",
        h=heading,
        prose=prose,
        inline=inline,
        month_words=months.month_words,
        month_anchor=months.month_anchor,
        months_on=months.months_on,
        when_words=words.when_words,
        moment_words=words.moment_words,
        spoken_of=words.spoken_of,
        capital=words.capital,
        few=words.few,
        named=words.named,
        language_name=words.language_name,
        line_words=words.line_words,
        number_words=words.number_words,
        bounds_words=words.bounds_words,
        plural=words.plural,
        joined=words.joined,
        chain_words=words.chain_words,
        answer_words=words.answer_words,
        VOICES=words.VOICES,
        STANCES=words.STANCES,
        source_address=addresses.source_address,
        claim_address=addresses.claim_address,
        question_address=addresses.question_address,
        origin_address=addresses.origin_address,
        actor_address=addresses.actor_address,
        name_address=addresses.name_address,
    )


def fill(template: str, address: str, **values: Any) -> Markup:
    """A template's text for the page at `address`; its links are relative to that page."""
    to: Callable[[str], str] = partial(addresses.relative, page=address)
    return Markup(_environment().get_template(template).render(to=to, **values))


def page(
    template: str,
    address: str,
    title: str,
    description: str,
    *,
    hide: Sequence[str] = (),
    image: str = "",
    image_alt: str = "",
    files: Mapping[str, bytes] | None = None,
    **values: Any,
) -> Page:
    """A whole page from a filled template. `hide` names parts of the theme."""
    body = fill(template, address, title=title, **values)
    return Page(address, title, description, body, image, image_alt, tuple(hide), files or {})
