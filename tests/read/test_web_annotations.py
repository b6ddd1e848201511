"""Files of annotations: whatever they hold, they are read or refused, and become claims or do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import HARBOUR
from tests.lighthouse import sound

from variorum.author.importing import imported
from variorum.read import NotAnnotations, read_annotations

_KEYS = (
    "target", "selector", "type", "exact", "prefix", "suffix", "refinedBy", "source", "id", "body", "value",
    "purpose", "tags", "text", "uri", "items", "first", "rows", "annotations", "@graph",
)  # fmt: skip
_WORDS = (
    "TextQuoteSelector", "tagging", "question:harbour", "by:none", "id:x", "he said", "The harbour is closed",
    "up to 90 tonnes", "2 March 2024", "https://gazette.example/tanker", "a: b # c\n- d", "\u2028TODO\x07", "",
)  # fmt: skip
_SCALARS = st.sampled_from(_WORDS) | st.none() | st.integers() | st.text(max_size=12)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip
# Most of what is drawn would hold no annotation at all.
_ANNOTATION = st.fixed_dictionaries(
    {"target": st.fixed_dictionaries({"selector": st.fixed_dictionaries(
        {"type": st.just("TextQuoteSelector"), "exact": _SCALARS}, optional={"prefix": _VALUES, "suffix": _SCALARS},
    ) | _VALUES})},
    optional={"body": _VALUES, "tags": _VALUES, "text": _VALUES, "uri": _VALUES},
)  # fmt: skip


def drafted(file: Path) -> list[Any]:
    """The drafts of a file's annotations, each as YAML reads it."""
    dossier = sound(HARBOUR)
    found = imported(read_annotations(file), dossier.article["harbour-gazette"], dossier)
    return [yaml.load(each.lines, yaml.BaseLoader) for each in found.drafts]


def read(file: Path) -> tuple[list[Any], NotAnnotations | None]:
    try:
        return drafted(file), None
    except NotAnnotations as refused:
        return [], refused


@given(value=_VALUES | st.lists(_ANNOTATION, max_size=4))
def test_any_json_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    claims, refused = read(file)
    assert refused is None or (refused.line >= 1 and refused.reason)
    # Of one claim each.
    for (claim,) in claims:
        assert {"id", "quote", "question", "by", "voice"} <= claim.keys()


@given(content=st.binary(max_size=60) | st.text('quoteby,;"\n\t:#[]', max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(content)
    _, refused = read(file)
    assert refused is None or 1 <= refused.line <= content.count(b"\n") + content.count(b"\r") + 1


def test_what_is_drawn_holds_claims(tmp_path: Path) -> None:
    # Else the laws above would say nothing.
    file = tmp_path / "one.json"
    file.write_text(
        json.dumps([{"target": {"selector": {"type": "TextQuoteSelector", "exact": _WORDS[7]}}}])
    )
    assert [claim["quote"] for (claim,) in drafted(file)] == [_WORDS[7]]
