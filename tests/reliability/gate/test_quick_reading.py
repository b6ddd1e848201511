"""Short cuts of the gate, which may tell nothing else than the whole way.

Reading a page without its claims passes tags over by their words, a file without the letters of a
machine's path is not searched for it, and lines are counted on from the one told last.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from variorum.publish.leaks import machine_names
from variorum.publish.markup import Lines
from variorum.publish.page import Page, only_points, read_page

# Bits of markup that begin, end, hide and break one another.
BITS = (
    "<p>", "</p>", "</p x>", "<p", '<p title="', "'", '"', ">", "<", "<!--", "-->", "--!>", "<!x>",
    "<script>", "</script>", '<script src="a.js">', "<style>", "</style>", "<title>", "</title>",
    "<title/>", "<textarea>", "</textarea>", "<head>", "</head>", "<body>", "<body onload=x>",
    "<meta charset=utf-8>", '<meta http-equiv=refresh content="0;url=x">', '<base href="x">',
    '<a href="b.html#c">', "</a>", '<a name="c">', '<div id="c">', "</div>", '<p onclick="x">',
    '<img src="https://h.example/x.png">', "<svg>", "</svg>", "<foreignObject>", "<dt>", "</DT>",
    "</p\n>", "</p", "</-p>", "</!", '<a href="b.html#c" id="d">', '<img srcset="a.png 1x, b.png 2x">',
    "<br/>", "<p/onclick=x>", "\0", "\n", " ", "words & more", "&lt;p onclick=x&gt;",
)  # fmt: skip


def told(page: Page) -> tuple[object, ...]:
    return page.references, page.scripts, page.names, page.faults


@given(st.lists(st.sampled_from(BITS), max_size=14).map("".join))
def test_both_ways_of_reading_tell_the_same(html: str) -> None:
    assert told(read_page(html, claims=False)) == told(read_page(html))


def test_what_is_passed_over_only_points() -> None:
    assert only_points("<dt>") == only_points("</div>") == ()
    assert only_points('<a href="b.html#c">') == (("a", "b.html#c", "link"),)
    assert only_points('<img src="b.png">') == (("img", "b.png", "resource"),)
    for words in ('<p onclick="x">', '<a href="b" id="c">', '<p id="c">', "<title>", "<body>"):
        assert only_points(words) is None, words
    assert only_points("</p x>") is None


# A path in some of its spellings, and in pieces.
NAMES = machine_names([Path("/home/ci"), Path("/srv/épo.c/w"), Path("/ñ")], "/")
PATHS = (
    "/home/ci/", "/home", "home", "/ci", "ci/", "%2Fhome%2fci%2F", "\\\\home\\ci\\", "x", ".", " ", "/",
    "/srv/", "épo", "%C3%A9po", "&#233;po", "\\u00e9po", ".c", "&#46;c", "/w/", "w", "/ñ/", "%c3%b1", "\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PATHS), max_size=10).map("".join))
def test_both_ways_of_searching_find_the_same_path(text: str) -> None:
    assert NAMES is not None
    found, whole = NAMES.search(text.encode()), NAMES.pattern.search(text.encode())
    assert (found and found.span()) == (whole and whole.span())


def test_a_path_in_other_spellings_is_found() -> None:
    assert NAMES is not None
    for text in ("/home/ci/x", "/srv/%C3%A9po&#46;c/w/", " /ñ/", "%22%2Fhome%2fci%2F"):
        assert NAMES.search(text.encode()), text


@given(st.text("a\n", max_size=20), st.lists(st.integers(0, 20), max_size=6))
def test_lines_are_counted_in_any_order(text: str, offsets: list[int]) -> None:
    lines = Lines(text)
    assert [lines.of(at) for at in offsets] == [text.count("\n", 0, at) + 1 for at in offsets]
