"""Hand-written pages, with generated parts put where they ask for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.page_source import PageHead, parts, plain_lines, split_head
from variorum.model.problem import Code
from variorum.render.context import common
from variorum.render.escape import front_matter
from variorum.render.sensitivity_words import limits, method_sentence
from variorum.render.templating import fill
from variorum.render.words import number_words

CODES_PART = "problem-codes"


def hand_written(analysis: Analysis, codes: Sequence[Code]) -> dict[str, bytes]:
    """The hand-written files by their path in the site's tree; Markdown pages filled."""
    out: dict[str, bytes] = {}
    for path, content in analysis.dossier.hand_written.items():
        out[path] = content
        if path.endswith(".md"):
            address = path.removesuffix(".md") + ".html"
            fillings = _fillings(analysis, codes, address)
            _, text = split_head(plain_lines(content.decode("utf-8")))
            head = _head(analysis.dossier.heads.get(path, PageHead()))
            out[path] = (head + _filled(text, fillings)).encode()
    return out


def _head(head: PageHead) -> str:
    """The head that the engine reads. There is always one, or it would look for another below."""
    more: dict[str, Any] = {"hide": head.hide}
    if head.search.exclude:
        more["search"] = {"exclude": True}
    # As plain text: what follows it is the author's Markdown, which is not escaped here.
    return str(front_matter(head.title or "", head.description or "", **more))


def _filled(text: str, fillings: Mapping[str, Callable[[], str]]) -> str:
    """A page's text with each part that stands alone filled; elsewhere it would be read otherwise."""
    pieces, at = [], 0
    for part in parts(text):
        if part.name in fillings and part.stands_alone:
            pieces += [text[at : part.start], fillings[part.name]()]
            at = part.end
    return "".join([*pieces, text[at:]])


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
