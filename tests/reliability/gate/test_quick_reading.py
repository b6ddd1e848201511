"""Reading a page without its claims passes tags over by their words, and may miss nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.publish.page import Page, read_page, says_nothing

# Bits of markup that begin, end, hide and break one another.
BITS = (
    "<p>", "</p>", "</p x>", "<p", '<p title="', "'", '"', ">", "<", "<!--", "-->", "--!>", "<!x>",
    "<script>", "</script>", '<script src="a.js">', "<style>", "</style>", "<title>", "</title>",
    "<title/>", "<textarea>", "</textarea>", "<head>", "</head>", "<body>", "<body onload=x>",
    "<meta charset=utf-8>", '<meta http-equiv=refresh content="0;url=x">', '<base href="x">',
    '<a href="b.html#c">', "</a>", '<a name="c">', '<div id="c">', "</div>", '<p onclick="x">',
    '<img src="https://h.example/x.png">', "<svg>", "</svg>", "<foreignObject>", "<dt>", "</DT>",
    "<br/>", "<p/onclick=x>", "\0", "\n", " ", "words & more", "&lt;p onclick=x&gt;",
)  # fmt: skip


def told(page: Page) -> tuple[object, ...]:
    return page.references, page.scripts, page.names, page.faults


@given(st.lists(st.sampled_from(BITS), max_size=14).map("".join))
def test_both_ways_of_reading_tell_the_same(html: str) -> None:
    assert told(read_page(html, claims=False)) == told(read_page(html))


def test_what_is_passed_over_says_nothing() -> None:
    assert says_nothing("<dt>")
    assert says_nothing("</div>")
    for words in ('<p onclick="x">', '<a href="b">', '<p id="c">', "<title>", "<body>", "</p x>"):
        assert not says_nothing(words), words
