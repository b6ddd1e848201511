"""Plain values to records: all problems at once, and as much of the record as can be built."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.claim import Claim
from variorum.model.entities import ActorsFile, NamesFile, OriginsFile
from variorum.model.fields import Record
from variorum.model.info import DossierInfo
from variorum.model.questions import QuestionsFile
from variorum.model.readings import ReadingsFile  # fmt: skip
from variorum.model.source import Source
from variorum.read.decode import decode
from variorum.read.yaml import YamlFile

FILES: tuple[type[Record], ...] = (
    Source, DossierInfo, ActorsFile, OriginsFile, QuestionsFile, ReadingsFile, NamesFile,
)  # fmt: skip


def keys_of(model: type[Record]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


MODELS: tuple[type[Record], ...] = (*FILES, Claim)
KEYS = sorted(
    {key for model in MODELS for key in keys_of(model)} | {"when", "from", "actor", "text"}
)
SCALARS = st.one_of(
    st.sampled_from(
        ["", " ", "a", "unknown", "none", "2024-03-01", "1", "stated", "exact", "a/b", "withheld"]
    ),
    st.text(max_size=6),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=5)
    ),
    max_leaves=25,
)


@given(st.sampled_from(FILES), VALUES, st.booleans())
def test_no_value_raises(model: type[Record], value: Any, with_stand_in: bool) -> None:
    file = YamlFile("a.yaml", "")
    decoded = decode(
        model, value, file, {"summary": "unknown", "id": "a"} if with_stand_in else None
    )
    assert (decoded.record is not None) or decoded.problems
    for problem in decoded.problems:
        assert problem.message
        assert problem.path == "a.yaml"


@st.composite
def near_misses(draw: st.DrawFn) -> dict[str, Any]:
    """A source that is right but for some values."""
    claim = {"id": "c", "quote": "some words", "by": "none", "voice": "direct", "as_of": "unknown"}
    source: dict[str, Any] = {
        "id": "a", "seed": "a.txt", "sha256": "0" * 64, "title": "t", "outlet": "o", "agency": "a",
        "byline": "b", "published": "unknown", "summary": "s",
        "claims": [dict(claim) for _ in range(draw(st.integers(0, 4)))],
    }  # fmt: skip
    for _ in range(draw(st.integers(1, 4))):
        target: Any = draw(st.sampled_from([source, *source["claims"]]))
        target[draw(st.sampled_from([*keys_of(Claim), *keys_of(Source)]))] = draw(VALUES)
        if not isinstance(source.get("claims"), list) or not all(
            isinstance(c, dict) for c in source["claims"]
        ):
            break
    return source


@given(near_misses())
def test_what_is_left_stands_where_kept_says(value: dict[str, Any]) -> None:
    decoded = decode(Source, value, YamlFile("a.yaml", ""), {"summary": "unknown", "id": "a"})
    if decoded.record is None:
        assert decoded.problems
        return
    assert isinstance(decoded.record, Source)
    claims = value.get("claims")
    if isinstance(claims, list):
        kept = decoded.file.kept.get("claims", tuple(range(len(claims))))
        assert [claims[at]["id"] for at in kept] == [claim.id for claim in decoded.record.claims]
    else:
        assert claims is None or "claims" in decoded.cut


def test_a_broken_claim_goes_and_the_others_stay() -> None:
    text = (
        "id: a\nseed: a.txt\nsha256: " + "0" * 64 + "\ntitle: t\noutlet: o\nagency: a\nbyline: b\n"
        "published: unknown\nsummary: s\nclaims:\n"
        "  - {id: one, quote: some words, by: none, voice: shouted}\n"
        "  - {id: two, quote: some words, by: none, voice: direct}\n"
        "  - {id: Three, quote: some words, by: none, voice: direct}\n"
        "  - {id: four, quote: some words, by: none, voice: direct}\n"
    )
    file = YamlFile("a.yaml", text)
    decoded = decode(Source, file.parse()[0], file)
    assert [(p.code, p.line) for p in decoded.problems] == [("bad-choice", 11), ("bad-id", 13)]
    assert decoded.record is not None
    assert [claim.id for claim in decoded.record.claims] == ["two", "four"]
    assert decoded.file.kept == {"claims": (1, 3)}
    assert decoded.cut == {"claims"}


@pytest.mark.parametrize("value", [None, "", "text", [], ["a"], [{}]])
def test_what_is_no_mapping_gives_no_record(value: Any) -> None:
    assert decode(Source, value, YamlFile("a.yaml", "")).record is None


def test_all_problems_of_a_record_are_told_at_once() -> None:
    text = "id: A\nseeed: x\ntitle: [a]\nsha256: 5f\npublished: 2024-13\nurl: nowhere\n"
    file = YamlFile("a.yaml", text)
    codes = [problem.code for problem in decode(Source, file.parse()[0], file).problems]
    assert sorted(set(codes)) == [
        "bad-date", "bad-hash", "bad-id", "bad-url", "missing-key", "unknown-key", "wrong-type",
    ]  # fmt: skip
