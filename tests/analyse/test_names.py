"""A name is credited to an article only where it stands there whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.lighthouse import dossier

from variorum.analyse.spellings import spelled
from variorum.model.entities import Name
from variorum.text.passages import SeedText


def found(text: str, *variants: tuple[str, ...]) -> list[str]:
    """The variants that are credited to an article of that text."""
    first = dossier().articles[0]
    article = replace(first, text=SeedText("a.txt", text, first.source.sha256))
    names = tuple(
        Name(id=f"n{at}", kind="body", label=forms[0], variants=forms)
        for at, forms in enumerate(variants)
    )
    told = spelled(replace(dossier(), articles=(article,), names=names))
    return [form for forms in told.values() for form, users in forms.items() if users]


@pytest.mark.parametrize(
    ("text", "variants", "expected"),
    [
        ("Osterbekk said so.", [("Osterbekk", "Osterbek")], ["Osterbekk"]),
        ("Osterbekk and Osterbek.", [("Osterbekk", "Osterbek")], ["Osterbekk", "Osterbek"]),
        ("Osterbek’s words; (Osterbek)", [("Osterbek",)], ["Osterbek"]),
        # A name inside a longer one, of the same thing or of another.
        ("Joint Watch Group", [("Joint Watch Group", "Joint Watch")], ["Joint Watch Group"]),
        ("Joint Watch Group and Joint Watch", [("Joint Watch Group", "Joint Watch")],
         ["Joint Watch Group", "Joint Watch"]),
        ("the Sandhaven Post", [("Sandhaven",), ("Sandhaven Post",)], ["Sandhaven Post"]),
        ("Jan Oke spoke", [("Jan Oke", "Oke", "Jan")], ["Jan Oke"]),
        # Two that only touch, and one spelling of two names.
        ("New Sandhaven Post", [("New Sandhaven",), ("Sandhaven Post",)],
         ["New Sandhaven", "Sandhaven Post"]),
        ("Sandhaven", [("Sandhaven",), ("Sandhaven",)], ["Sandhaven", "Sandhaven"]),
        # Line breaks count as one space.
        ("Joint\nWatch", [("Joint Watch",)], ["Joint Watch"]),
        # Scripts without spaces, and with particles written onto a name.
        ("在沙港港口", [("沙港",)], ["沙港"]),
        ("서울은 조용했다", [("서울",)], ["서울"]),
        ("وقال في بيروت", [("بيروت",)], ["بيروت"]),
        ("nothing", [("Sandhaven",)], []),
    ],
)  # fmt: skip
def test_whole_names_only(text: str, variants: list[tuple[str, ...]], expected: list[str]) -> None:
    assert found(text, *variants) == expected
