"""Hand-written pages, with generated parts put where they ask for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from variorum.model.analysis import Analysis
from variorum.model.parts import PART
from variorum.model.problem import Code
from variorum.render.context import common
from variorum.render.page import fill
from variorum.render.words import number_words

CODES_PART = "problem-codes"


def hand_written(analysis: Analysis, codes: Sequence[Code]) -> dict[str, bytes]:
    """The hand-written files by their path in the site's tree; Markdown pages filled."""
    out: dict[str, bytes] = {}
    for path, content in analysis.dossier.hand_written.items():
        out[path] = content
        if path.endswith(".md"):
            address = path.removesuffix(".md") + ".html"
            parts = _parts(analysis, codes, address)
            out[path] = _filled(content.decode("utf-8"), parts).encode()
    return out


def _filled(text: str, parts: Mapping[str, Callable[[], str]]) -> str:
    return re.sub(PART, lambda match: parts[match[1]]() if match[1] in parts else match[0], text)


def _parts(
    analysis: Analysis, codes: Sequence[Code], address: str
) -> Mapping[str, Callable[[], str]]:
    info = analysis.dossier.info

    def part(name: str, **values: object) -> Callable[[], str]:
        return lambda: fill(f"part_{name}.md.j2", address, **common(analysis), **values).strip()

    return {
        "reading-rules": part(
            "reading_rules", readings=analysis.dossier.readings, number=number_words
        ),
        "problem-codes": part("problem_codes", codes=sorted(codes, key=lambda code: code.name)),
        "corrections": part("corrections", corrections=info.corrections),
        "changes": part("changes", changes=info.changes),
        "licence": part("licence", licence=info.licence),
    }
