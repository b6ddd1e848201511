"""Hand-written pages name only generated parts that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.model.dossier import Dossier
from variorum.model.parts import PART, PARTS
from variorum.model.problem import Code, Place, Problem
from variorum.text.nearest import nearest_name

UNKNOWN_PART = Code(
    "unknown-part", "error", "A hand-written page asks for a generated part that does not exist.",
    bad="<!-- variorum: reeding-rules -->", good="<!-- variorum: reading-rules -->",
)  # fmt: skip
CODES = (UNKNOWN_PART,)


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    for path, data in dossier.hand_written.items():
        if not path.endswith(".md"):
            continue
        text = data.decode("utf-8", "replace")
        for match in re.finditer(PART, text):
            if match[1] not in PARTS:
                line = text.count("\n", 0, match.start()) + 1
                column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
                near = nearest_name(match[1], PARTS)
                yield UNKNOWN_PART.at(
                    Place(f"docs/{path}", line, column), f"there is no generated part `{match[1]}`",
                    expected=", ".join(PARTS), found=match[1],
                    fix=f"did you mean `{near}`?" if near else "",
                )  # fmt: skip
