"""The quantities and dates an article names, and the numbers a phrase states."""

from .scanning import Mention, MentionKind, mentions
from .values import numbers_in

__all__ = ["Mention", "MentionKind", "mentions", "numbers_in"]
