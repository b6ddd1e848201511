"""Hand-written pages, with generated parts put where they ask for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from markdown_it.token import Token

from variorum.model.analysis import Analysis
from variorum.model.page_source import PageHead, page_text
from variorum.model.problem import Code
from variorum.render import sensitivity_words as moving
from variorum.render.context import common
from variorum.render.restricted_markdown import page as html
from variorum.render.templating import Page, fill
from variorum.render.words import quoted
from variorum.text.markdown import page as parser
from variorum.text.markdown import parts, words


class Written(NamedTuple):
    """A hand-written page: its title, and what makes it as generated ones are."""

    title: str
    make: Callable[[], Page]


def hand_written(analysis: Analysis, codes: Sequence[Code]) -> dict[str, Written]:
    """The hand-written pages by their path in the site's tree."""
    dossier = analysis.dossier
    found = {}
    for path, text in dossier.hand_written.items():
        if path.endswith(".md"):
            head = dossier.heads.get(path, PageHead())
            fillings = _fillings(analysis, codes, _address(path))
            found[path] = written_page(path, text.decode(), head, fillings)
    return found


def written_page(
    path: str, text: str, head: PageHead, fillings: Mapping[str, Callable[[], str]]
) -> Written:
    """A page as lines of headings and raw HTML, each part filled that stands alone."""
    text = page_text(text)
    tokens = parser().parse(text)
    title = head.title or _first_heading(tokens) or _in_words(path)

    def make() -> Page:
        alone = {part.line: part.name for part in parts(text, tokens) if part.stands_alone}
        filled = {line: fillings[name]() for line, name in alone.items() if name in fillings}
        return Page(
            _address(path), title, head.description or "", html(tokens, filled),
            hide=tuple(head.hide), searched=not head.search.exclude,
        )  # fmt: skip

    return Written(title, make)


def _address(path: str) -> str:
    return path.removesuffix(".md") + ".html"


def _first_heading(tokens: Sequence[Token]) -> str:
    headings = (at for at, each in enumerate(tokens) if each.tag == "h1" and each.nesting == 1)
    return next((words(tokens[at + 1]).strip() for at in headings), "")


def _in_words(path: str) -> str:
    """The title that a page has by its name alone."""
    name = path.rpartition("/")[2].removesuffix(".md").replace("-", " ").replace("_", " ")
    return name.capitalize() if name.islower() else name


def _fillings(
    analysis: Analysis, codes: Sequence[Code], address: str
) -> Mapping[str, Callable[[], str]]:
    def part(name: str, **values: object) -> Callable[[], str]:
        template = f"part_{name.replace('-', '_')}.md.j2"
        return lambda: fill(template, address, **common(analysis), **values).strip()

    alone = ("reading-rules", "second-readings", "corrections", "licence")
    return {
        **{name: part(name) for name in alone},
        "changes": part("changes", changes=analysis.dossier.info.changes),
        "problem-codes": part("problem-codes", codes=codes),
        # Worked out only for the page that asks for it.
        "sensitivity": part(
            "sensitivity", quoted=quoted, now=moving.now_words, holds=moving.holds_words,
            moves=partial(moving.method_sentence, analysis), limits=partial(moving.limits, analysis),
            otherwise=partial(moving.otherwise_words, analysis),
        ),
    }  # fmt: skip
