"""Silence has kinds (rule 8): not mentioned, published before the question arose, or not to tell."""

from __future__ import annotations

from variorum.model.analysis import Silence
from variorum.model.source import Source
from variorum.model.tables import Question


def silence_of(source: Source, question: Question) -> Silence:
    """Why `source`, which does not answer `question`, may be silent; only what is certain."""
    arises = question.arises.when if question.arises else None
    if arises is None or arises.first is None:
        return "not-mentioned"
    published = source.published.when
    if published.last is not None and published.last < arises.first:
        return "published-before"
    if arises.last is not None and published.first is not None and published.first >= arises.last:
        return "not-mentioned"
    return "cannot-tell"
