"""Hand-written pages, with generated parts put where they ask for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ...model.analysis import Analysis
from ...model.parts import PART
from ...model.problem import Code
from ..context import common
from ..page import fill
from ..words import number_words

CODES_PART = "problem-codes"


def hand_written(analysis: Analysis, codes: Sequence[Code]) -> dict[str, bytes]:
    """The hand-written files by their path in the site's tree; Markdown pages filled."""
    out: dict[str, bytes] = {}
    for path, content in analysis.dossier.hand_written.items():
        if path.endswith(".md"):
            address = path.removesuffix(".md") + ".html"
            content = _filled(content.decode("utf-8"), _parts(analysis, codes, address)).encode()
        out[path] = content
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
