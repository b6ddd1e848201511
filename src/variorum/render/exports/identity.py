"""Names of things that have no web address: the same on every machine and in every build."""

from __future__ import annotations

import base64
import hashlib

# The name space of RFC 9562 for addresses; ours begin with a word no address begins with.
_NAME_SPACE = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")


def urn(*parts: str) -> str:
    """A name made of what it names: a UUID of version 5 (RFC 9562, section 5.5)."""
    # The length before each part keeps ("a b", "c") and ("a", "b c") apart.
    name = "variorum " + "".join(f"{len(part)} {part}" for part in parts)
    digest = bytearray(
        hashlib.sha1(_NAME_SPACE + name.encode(), usedforsecurity=False).digest()[:16]
    )
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def hash_name(sha256: str) -> str:
    """The name of bytes by their hash (RFC 6920), from its 64 hexadecimal digits."""
    encoded = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii")
    return f"ni:///sha-256;{encoded.rstrip('=')}"
