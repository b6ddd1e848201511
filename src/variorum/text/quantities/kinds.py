"""What kinds of mentions there are."""

from typing import Literal

MentionKind = Literal["number", "date", "vague"]
