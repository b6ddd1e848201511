"""A dossier by a stranger who means harm, built with both engines, changes no page's shape.

The same dossier is built twice: with harmless words in each field that takes free text, and with
hostile ones. Both must give the same elements with the same attributes, page for page.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.html_pages import Element, read
from tests.lighthouse import copy
from tests.sites import publish_dossier

from variorum.pipeline.checking import check_dossier
from variorum.publish import Engine
from variorum.render.words import quoted

HOSTILE = (
    "</title></script></style><script>alert(document)</script><img src=x onerror=alert(document)>"
    '" onload="alert(document)" http-equiv="refresh \' onfocus=\'alert(document) {{ config }} {# #}'
    " [x](javascript:alert(document)) ![x](//x.example/x.png) {: onclick=x }"
    " &lt;script&gt;alert(document)&lt;/script&gt; `code` $x$ | a | <!-- --> {++x++} [TOC] <x:y>"
)
HARMLESS = "words that mean no harm"
# Every key whose value is our own free text, in any file.
FREE = frozenset(
    [
        "name",
        "note",
        "occasion",
        "language",
        "short",
        "ask",
        "label",
        "counted",
        "unit",
        "method",
        "reach",
        "cite",
        "because",
        "summary",
        "text",
        "reason",
        "translator",
        "question",
        "title",
    ]
)
# Where such a key means something else: words of an article, ids, listed values.
FIXED = {
    "sources": {"question", "title", "reason", "language"},
    "from": {"text"},
    "names": {"name"},
}


def poison(value: Any, words: str, fixed: frozenset[str] = frozenset()) -> Any:
    if isinstance(value, dict):
        out = {}
        for key, item in value.items():
            inner = fixed | FIXED.get(key, set())
            free = key in FREE and key not in fixed and isinstance(item, str)
            out[key] = words if free else poison(item, words, inner)
        return out
    if isinstance(value, list):
        return [poison(item, words, fixed) for item in value]
    return value


def dossier(folder: Path, words: str) -> Path:
    """The invented dossier with `words` in each of its free fields, and in an article's text."""
    root = copy(folder)
    for path in sorted((root / "data").rglob("*.yaml")):
        value = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        fixed = frozenset(FIXED["sources"]) if path.parent.name == "sources" else frozenset()
        value = poison(value, words, fixed)
        if path.name == "harbour-gazette.yaml":
            # Verbatim fields: the article itself says it.
            value = replaced(value, "Storm at Skerry light", f"Storm {words}")
            value = replaced(value, "Ann Reed", f"Ann {words}")
            value = replaced(value, "The lamp is reportedly out", f"The lamp {words} is reportedly")
            seed = root / "seeds" / "harbour-gazette.txt"
            text = seed.read_text(encoding="utf-8")
            text = replaced(text, "Storm at Skerry light", f"Storm {words}")
            text = replaced(text, "Ann Reed", f"Ann {words}")
            text = replaced(text, "The lamp is reportedly", f"The lamp {words} is reportedly")
            # What the dossier lacks: notes, metadata, and what a number says of itself.
            value["note"] = words
            value["metadata"] = {"read_in": words, "read": "2024-03-04", "title": words}
            counted = f"More than 12 boats, up from 9 {words}, went out"
            value = replaced(value, "More than 12 boats went out", counted)
            text = replaced(text, "More than 12 boats went out", counted)
            (claim,) = (c for c in value["claims"] if c["id"] == "boats-a-day")
            claim["count"] |= {"certainty": words, "revises": [f"up from 9 {words}"]}
            seed.write_text(text, encoding="utf-8")
            value["sha256"] = hashlib.sha256(seed.read_bytes()).hexdigest()
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return root


def replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, dict):
        return {key: replaced(item, old, new) for key, item in value.items()}
    return [replaced(item, old, new) for item in value] if isinstance(value, list) else value


def built(folder: Path, words: str, engine: Engine) -> dict[str, Element]:
    root = dossier(folder, words)
    checked = check_dossier(root)
    assert not checked.errors, [p for p in checked.problems if p.severity == "error"]
    site = root / "site"
    publish_dossier(root, checked.dossier, engine, site)
    return {
        path.relative_to(site).as_posix(): read(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def shape(page: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Elements and the names of their attributes; how a chart breaks its labels is its own, and so
    is whether a quote has hidden words for the search."""
    return [
        (element.name, tuple(sorted(element.attributes)))
        for element in page.all()
        if not inside_drawing(element) and "hidden" not in element.attributes
    ]


def inside_drawing(element: Element) -> bool:
    here = element.parent
    while here is not None:
        if here.name == "svg" and here.attributes.get("viewbox"):
            return True
        here = here.parent
    return False


@pytest.mark.parametrize("engine", ["mkdocs", pytest.param("zensical", marks=pytest.mark.long)])
def test_hostile_words_change_no_page(tmp_path: Path, engine: Engine) -> None:
    calm = built(tmp_path / "calm", HARMLESS, engine)
    foul = built(tmp_path / "foul", HOSTILE, engine)
    assert calm.keys() == foul.keys()
    assert len(calm) > 20
    for path, page in foul.items():
        assert shape(page) == shape(calm[path]), path
        for element in page.all():
            assert not [name for name in element.attributes if name.startswith("on")], path
            if inside_drawing(element):
                assert element.name not in ("script", "foreignobject", "image", "style"), path
    # The words are there to be read: escaping is not deleting.
    heading = foul["sources/harbour-gazette.html"].all("h1")[0].words
    assert heading.removesuffix("¶").strip() == quoted(f"Storm {HOSTILE}")
    assert HOSTILE in foul["index.html"].one("head").one("title").text
