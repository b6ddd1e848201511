"""`annotations.jsonld`: every quote as a W3C Web Annotation on its article.

A quote in parts has one target for each part. The selectors hold the quote and its place, never
the words before and after it: the site publishes no more of an article than its quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.reported import Reported
from variorum.model.source import Source
from variorum.render.addresses import absolute, claim_address, relative
from variorum.render.escape import json_file
from variorum.render.words import STANCES, VOICES, answer_words, chain_words

from .table import Material, hash_name, present, urn

_FILE = "data/annotations.jsonld"
# How many levels stand above an annotation.
_DEPTH = 3


def annotation_collection(material: Material) -> bytes:
    """A collection of one page that holds every claim's annotation."""
    analysis = material.analysis
    info = analysis.dossier.info
    collection, page = (urn(kind, info.title) for kind in ("annotations", "annotation page"))
    whole = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": collection,
        "type": "AnnotationCollection",
        "label": info.title,
        "creator": [{"name": editor} for editor in info.editors],
        "total": len(analysis.claims),
        "first": {
            "id": page,
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
            "items": (_annotation(analysis, each) for each in analysis.claims),
        },
        # Of the annotations; the quoted words belong to the articles' owners.
        "rights": info.licence.url,
    }
    return json_file(present(whole), material.levels(_DEPTH))


def _annotation(analysis: Analysis, each: Reported) -> dict[str, Any]:
    info = analysis.dossier.info
    address = claim_address(each.id)
    targets = list(_targets(each))
    return {
        "id": urn("annotation", info.title, each.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {
                "type": "TextualBody",
                "value": _words(each),
                "format": "text/plain",
                "language": info.language,
                "purpose": "describing",
            },
            {
                "type": "SpecificResource",
                "source": absolute(analysis, address) or relative(address, _FILE),
                "purpose": "linking",
            },
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _words(each: Reported) -> str:
    """Who says what to which question, a line for each."""
    lines = [
        ("Question", each.question.ask if each.question else ""),
        ("Answer", answer_words(each)),
        ("Speaker", chain_words(each)),
        ("Stance", STANCES[each.claim.stance]),
        ("Voice", VOICES[each.claim.voice]),
    ]
    return "\n".join(f"{label}: {words}" for label, words in lines if words)


def _targets(each: Reported) -> Iterator[dict[str, Any]]:
    source, text = each.source, each.article.text
    for number, part in enumerate(each.claim.quote):
        span = each.spans[number] if text and number < len(each.spans) else None
        words = text.words(span) if text and span else part.text
        selectors: list[dict[str, Any]] = [{"type": "TextQuoteSelector", "exact": words}]
        if span:
            selectors.append({"type": "TextPositionSelector", "start": span.start, "end": span.end})
        yield {"type": "SpecificResource", "source": _source(source), "selector": selectors}


def _source(source: Source) -> dict[str, Any]:
    """The article; `canonical` is the text in which the positions count, by its hash."""
    name = hash_name(source.sha256)
    article = {
        "id": source.url or name,
        "type": "Text",
        "format": None if source.url else "text/plain",
        "canonical": name if source.url else None,
        "language": source.language,
    }
    return present(article)
