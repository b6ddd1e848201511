"""Names made of what they name."""

from __future__ import annotations

import base64
import hashlib
import uuid

from hypothesis import given
from hypothesis import strategies as st

from variorum.render.exports.table import hash_name, urn


@given(st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_a_name_is_a_uuid_of_what_it_names(one: list[str], other: list[str]) -> None:
    if any("\ud800" <= c <= "\udfff" for part in [*one, *other] for c in part):
        return
    assert uuid.UUID(urn(*one)).version == 5
    assert (urn(*one) == urn(*other)) == (one == other)


def test_a_name_stays() -> None:
    # Readers of a feed know its entries by these.
    assert urn("feed", "a b") == "urn:uuid:da5b6446-6062-56ee-9e8c-7fe9150ba66e"


def test_the_name_of_a_text_is_its_hash() -> None:
    # The example of RFC 6920, section 8.1.
    assert (
        hash_name(hashlib.sha256(b"Hello World!").hexdigest())
        == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"
    )
    digest = bytes(range(32))
    told = hash_name(digest.hex()).removeprefix("ni:///sha-256;")
    assert base64.urlsafe_b64decode(told + "=") == digest
