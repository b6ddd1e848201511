"""The quantities and dates an article names, and the numbers a phrase states."""

from .matching import MentionKind
from .scanning import LANGUAGE, Mention, mentions
from .values import numbers_in

__all__ = ["LANGUAGE", "Mention", "MentionKind", "mentions", "numbers_in"]
