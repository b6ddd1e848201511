"""What may keep bytes from one run to the next."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Protocol


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def key_of(*parts: Any) -> str:
    """The key of plain JSON values: the digest of their JSON."""
    return digest(json.dumps(parts, sort_keys=True).encode())


class Store(Protocol):
    """Keeps values by kind and key; whoever gives one answers for its being this program's own."""

    def get(self, kind: str, key: str) -> bytes | None:
        """What is kept under that key, or None."""

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keeps it, or does not: nothing depends on it."""

    def spare(self, kind: str, key: str) -> bool:
        """Says that what is kept under that key is still used; False where it is to be put anew."""


class NoStore:
    """Keeps nothing."""

    def get(self, kind: str, key: str) -> None:
        return None

    def put(self, kind: str, key: str, content: bytes) -> None:
        pass

    def spare(self, kind: str, key: str) -> bool:
        return True


NO_STORE = NoStore()
