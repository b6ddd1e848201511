"""Links between pages are those that a file system would give."""

from __future__ import annotations

import posixpath

from hypothesis import given
from hypothesis import strategies as st

from variorum.render.addresses import relative

ADDRESSES = st.builds(
    lambda folders, name: "/".join([*folders, f"{name}.html"]),
    st.lists(st.sampled_from("ab"), max_size=3),
    st.sampled_from("xy"),
)


@given(ADDRESSES, ADDRESSES)
def test_links_are_relative_to_the_page(target: str, page: str) -> None:
    way = posixpath.relpath(target, posixpath.dirname(page) or ".")
    assert relative(target, page) == way
    assert relative(f"{target}#c", page) == ("#c" if target == page else f"{way}#c")
