"""Hand-written pages, with generated parts put where they ask for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from variorum.model.analysis import Analysis
from variorum.model.page_source import PageHead, page_text, parts
from variorum.model.problem import Code
from variorum.render.context import common
from variorum.render.escape import front_matter
from variorum.render.restricted_markdown import page
from variorum.render.sensitivity_words import limits, method_sentence
from variorum.render.templating import fill
from variorum.render.words import number_words
from variorum.text.markdown import page as parser

CODES_PART = "problem-codes"


def hand_written(analysis: Analysis, codes: Sequence[Code]) -> dict[str, bytes]:
    """The hand-written files by their path in the site's tree; pages as generated ones are."""
    out: dict[str, bytes] = {}
    for path, content in analysis.dossier.hand_written.items():
        out[path] = content
        if path.endswith(".md"):
            fillings = _fillings(analysis, codes, path.removesuffix(".md") + ".html")
            head = _head(analysis.dossier.heads.get(path, PageHead()))
            out[path] = (head + body(content.decode("utf-8"), fillings)).encode()
    return out


def _head(head: PageHead) -> Markup:
    """The head that the engine reads. There is always one, or it would look for another below."""
    more: dict[str, Any] = {"hide": head.hide}
    if head.search.exclude:
        more["search"] = {"exclude": True}
    return front_matter(head.title or "", head.description or "", **more)


def body(text: str, fillings: Mapping[str, Callable[[], str]]) -> Markup:
    """A page's text as lines of headings and raw HTML, each part filled that stands alone."""
    text = page_text(text)
    tokens = parser().parse(text)
    alone = {part.line: part.name for part in parts(text, tokens) if part.stands_alone}
    return page(
        tokens, {line: fillings[name]() for line, name in alone.items() if name in fillings}
    )


def _fillings(
    analysis: Analysis, codes: Sequence[Code], address: str
) -> Mapping[str, Callable[[], str]]:
    info = analysis.dossier.info

    def part(name: str, **values: object) -> Callable[[], str]:
        return lambda: fill(f"part_{name}.md.j2", address, **common(analysis), **values).strip()

    def sensitivity() -> str:
        # Worked out only for the page that asks for it.
        told = part("sensitivity", moves=method_sentence(analysis), limits=limits(analysis))
        return told()

    return {
        "reading-rules": part(
            "reading_rules", readings=analysis.dossier.readings, number=number_words
        ),
        "sensitivity": sensitivity,
        "problem-codes": part("problem_codes", codes=sorted(codes, key=lambda code: code.name)),
        "corrections": part("corrections", corrections=info.corrections),
        "changes": part("changes", changes=info.changes),
        "licence": part("licence", licence=info.licence),
    }
