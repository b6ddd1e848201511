"""Names of things that have no web address: the same on every machine and in every build."""

from __future__ import annotations

import base64
import uuid


def urn(*parts: str) -> str:
    """A name made of what it names: a UUID of version 5 (RFC 9562, section 5.5)."""
    # No address begins with that word. The length before each part keeps ("a b", "c") and ("a", "b c") apart.
    name = "variorum " + "".join(f"{len(part)} {part}" for part in parts)
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def hash_name(sha256: str) -> str:
    """The name of bytes by their hash (RFC 6920), from its 64 hexadecimal digits."""
    encoded = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii")
    return f"ni:///sha-256;{encoded.rstrip('=')}"
