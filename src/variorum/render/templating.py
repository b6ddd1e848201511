"""Pages from templates: what a template prints is escaped by our own rules, every value of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import addresses, long_lists, quotations, words
from .escape import front_matter, heading, is_plain, markup
from .long_lists import Sheet
from .restricted_markdown import inline, prose

TEMPLATES = Path(__file__).parent / "templates"


def finalize(value: Any) -> str:
    """What a template prints of `value`: the words of text and numbers, safe inside HTML.

    Raises TypeError for a truth value and for None, which are no words.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, bool) or value is None:
        raise TypeError("a template printed a value that is not text or a number")
    # Most words need no escaping, and to make markup of them takes longer than to see it.
    return value if type(value) is str and is_plain(value) else markup(value)


def environment(
    folder: Path, finalize: Callable[[Any], str] = finalize, **named: Any
) -> Environment:
    """What fills the templates of a folder, in which each has the values and functions `named`, and
    whatever is printed goes through `finalize`."""
    made = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(named)
    return made


@dataclass(frozen=True)
class Page:
    """A page's address on the site, its Markdown without front matter, and its figures' files.

    `image` is the address of the picture that other sites show beside a link to the page, relative
    to the site's root, and `image_alt` says what it shows. A page that is not `searched` stays out of
    the site's search. `finding` says in a sentence or two what it shows; `layout` names a template of the
    theme that is not the usual one.
    """

    address: str
    title: str
    description: str
    body: str
    image: str = ""
    image_alt: str = ""
    hide: tuple[str, ...] = ()
    searched: bool = True
    finding: str = ""
    layout: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The page's Markdown."""
        more: dict[str, Any] = {"hide": list(self.hide)} if self.hide else {}
        more |= {} if self.searched else {"search": {"exclude": True}}
        more |= {"template": self.layout} if self.layout else {}
        head = front_matter(self.title, self.description, self.image, self.image_alt, **more)
        return head + self.body


# What every template can call, by its own name.
_FUNCTIONS: tuple[Callable[..., object], ...] = (
    prose, inline, words.capital, words.few, words.joined, words.language_name, words.line_words,
    words.moment_words, words.number_words, words.plural, words.spoken_of, words.when_words,
    words.without_year,
    addresses.source_address, addresses.claim_address, addresses.question_address,
    addresses.origin_address, addresses.actor_address, addresses.name_address,
    quotations.said, quotations.speaker_of, quotations.told,
    long_lists.month_words, long_lists.month_anchor, long_lists.months_on,
)  # fmt: skip


@lru_cache(maxsize=1)
def _environment() -> Environment:
    functions = {function.__name__: function for function in _FUNCTIONS}
    tables = {name: getattr(words, name) for name in ("SILENCES", "STANCES", "VOICES", "WORDS")}
    return environment(TEMPLATES, finalize, **functions, **tables, h=heading)


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
    finding: str = "",
    layout: str = "",
    files: Mapping[str, bytes] | None = None,
    **values: Any,
) -> Page:
    """A whole page from a filled template. `hide` names parts of the theme."""
    body = fill(template, address, title=title, **values)
    return Page(
        address, title, description, body, image, image_alt, tuple(hide),
        finding=finding, layout=layout, files=files or {},
    )  # fmt: skip


Family = tuple[str, Callable[[], Iterable[Page]]]
"""The address of a page, and what makes it, with those that belong to it: further sheets of its list."""


def further(
    sheets: Sequence[Sheet[Any]], template: str, title: str, about: str, **values: Any
) -> Iterator[Page]:
    """The pages of the sheets after the first, which stands on a page of its own kind."""
    for sheet in sheets[1:]:
        yield page(
            template, sheet.address, f"{title}, page {sheet.number}", about, sheet=sheet, **values
        )
