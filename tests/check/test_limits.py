"""Quotes are the shortest words that hold the claim (rule 13)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

Shown = list[tuple[str, str, int, int]]


@pytest.mark.parametrize(
    ("limit", "expected"), [("50.1", []), ("50", []), ("49.9", ["quoted-too-much"])]
)
def test_the_limit_itself_may_be_reached(
    limit: str, expected: list[str], harbour: Path, shown: Callable[[], Shown]
) -> None:
    for path in (harbour / "data" / "sources").iterdir():
        path.write_text(path.read_text(encoding="utf-8") + "text: withheld\n", encoding="utf-8")
    info = harbour / "data" / "dossier.yaml"
    info.write_text(info.read_text().replace("quote_limit: 95", f"quote_limit: {limit}"))
    text = b"All is calm here.All is calm now.."
    (harbour / "seeds" / "half.txt").write_bytes(text)
    (harbour / "data" / "sources" / "half.yaml").write_text(
        f"id: half\nseed: half.txt\nsha256: {hashlib.sha256(text).hexdigest()}\ntitle: unknown\n"
        "outlet: unknown\nagency: unknown\nbyline: unknown\npublished: unknown\nsummary: Short.\n"
        "claims:\n  - {id: calm, quote: All is calm here., by: none, voice: narrator}\n"
    )
    # Words that other files take from the withheld texts are not looked up.
    assert [code for code, *_ in shown()] == expected
