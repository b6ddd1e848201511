"""The quantities and dates an article names, and what a phrase states."""

from .matching import MentionKind
from .phrases import Stated, modified, numbers_in, only_reading, read_phrase
from .scanning import Mention, mentions
from .values import plain

__all__ = [
    "Mention", "MentionKind", "Stated", "mentions", "modified", "numbers_in",
    "only_reading", "plain", "read_phrase",
]  # fmt: skip
