"""What `init` wrote as an example is gone once a dossier has articles of its own."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.dossier import Dossier
from variorum.model.problem import Problem

from .spots import WORDS, Spot, shared_spots

_CALLED = {"origins": "occasion", "questions": "ask", "names": "label"}


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    example = WORDS.entries["example-left"]["example"]
    if not any(article.source.sha256 != example["article"] for article in dossier.articles):
        return
    for key, words in example["words"].items():
        for spot, text in shared_spots(dossier, key):
            if text == words or (key == "introduction" and words in text):
                needed = key in ("title", "question")
                name = "example-words" if needed else "example-words-unneeded"
                yield spot.problem(name, key=key, words=words)
    for spot, change in shared_spots(dossier, "changes.*"):
        if change.text == example["change"]:
            yield spot.problem("example-change", words=change.text)
    for table, records in example["records"].items():
        for spot, record in shared_spots(dossier, f"{table}.*"):
            words = getattr(record, _CALLED.get(table, "name"))
            if records.get(record.id) == words:
                yield spot.problem("example-record", id=record.id, words=words)
    for article in dossier.articles:
        if article.source.sha256 == example["article"]:
            yield Spot(dossier, article.path, ("id",)).problem("example-article", article=article)
