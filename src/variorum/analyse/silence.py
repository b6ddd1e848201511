"""Silence has kinds (rule 8): not mentioned, published before the question arose, or not to tell."""

from __future__ import annotations

from variorum.model.analysis import Silence
from variorum.model.questions import Question
from variorum.model.source import Source


def silence_of(source: Source, question: Question) -> Silence:
    """Why `source`, which does not answer `question`, may be silent; only what is certain."""
    if question.arises is None:
        return "not-mentioned"
    arises, published = question.arises.when, source.published.when
    if arises.first and published.last and published.last < arises.first:
        return "published-before"
    if published.first is not None and arises.last is not None and published.first >= arises.last:
        return "not-mentioned"
    return "cannot-tell"
