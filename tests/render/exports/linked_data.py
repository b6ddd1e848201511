"""JSON-LD expanded by a processor, with local contexts and no network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CONTEXTS = Path(__file__).parent / "contexts"
LOCAL = {
    "http://www.w3.org/ns/anno.jsonld": "anno.jsonld",
    "https://schema.org/": "schema.jsonld",
}


def context(address: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((CONTEXTS / LOCAL[address]).read_text(encoding="utf-8"))
    return told


def expanded(content: bytes, base: str) -> dict[str, Any]:
    """The one node of the document, as if it had been read at the address `base`."""
    from pyld import jsonld

    def load(address: str, options: object) -> dict[str, Any]:
        document = context(address)
        return {"contextUrl": None, "documentUrl": address, "document": document}

    (node,) = jsonld.expand(json.loads(content), {"documentLoader": load, "base": base})
    found: dict[str, Any] = node
    return found


def unknown_terms(content: bytes) -> list[str]:
    """Keys that no context defines: a processor drops them without a word."""
    whole = json.loads(content)
    defined = context(whole.pop("@context"))["@context"]
    return sorted({key for key in _keys(whole) if not key.startswith("@") and key not in defined})


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _keys(each)
