"""A store that lasts as long as a test."""

from __future__ import annotations


class Memory:
    """Keeps what it is given in this process."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], bytes] = {}

    def get(self, kind: str, key: str) -> bytes | None:
        return self.held.get((kind, key))

    def put(self, kind: str, key: str, content: bytes) -> None:
        self.held[kind, key] = content

    def spare(self, kind: str, key: str) -> bool:
        return (kind, key) in self.held
