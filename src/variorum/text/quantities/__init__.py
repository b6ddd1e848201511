"""The quantities and dates an article names, and what a phrase states."""

from .kinds import MentionKind
from .languages import language_of
from .phrases import Stated, modified, numbers_in, read_phrase
from .prose import months, weekdays
from .scanning import LANGUAGE, Mention, mentions
from .values import plain

__all__ = [
    "LANGUAGE", "Mention", "MentionKind", "Stated", "language_of", "mentions", "modified",
    "months", "numbers_in", "plain", "read_phrase", "weekdays",
]  # fmt: skip
