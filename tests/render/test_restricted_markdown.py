"""Summaries and notes: of Markdown by strangers, only plain prose and web links pass."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from tests.examples import examples
from tests.html_pages import converted, read, shape
from tests.reliability.counts import MOST_SECONDS
from tests.render.test_escape import ANY, HOSTILE

from variorum.render.restricted_markdown import inline, plain, prose

PROSE = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "br"}


def check(html: str) -> None:
    """Only the elements of prose, and links to whole web addresses as the only attributes."""
    for element in read(html).all():
        assert element.name in PROSE, html
        if element.name == "ol":
            # A list that begins at another number says so.
            assert set(element.attributes) <= {"start"}, html
            assert all(value.isdigit() for value in element.attributes.values())
        elif element.name == "a":
            assert set(element.attributes) <= {"href", "title"}, html
            address = urlsplit(element.attributes["href"])
            assert address.scheme in ("http", "https"), html
            assert address.hostname, html
        else:
            assert not element.attributes, html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "<p>plain</p>"),
        ("*a* and **b**", "<p><em>a</em> and <strong>b</strong></p>"),
        ("_a_ and __b__", "<p><em>a</em> and <strong>b</strong></p>"),
        ("one\n\ntwo", "<p>one</p> <p>two</p>"),
        ("- a\n- b", "<ul> <li>a</li> <li>b</li> </ul>"),
        ("1. a\n2. b", "<ol> <li>a</li> <li>b</li> </ol>"),
        ("> a", "<blockquote> <p>a</p> </blockquote>"),
        ("a\\\nb", "<p>a<br> b</p>"),
        ("[a](https://example.org/b?c=d#e)", '<p><a href="https://example.org/b?c=d#e">a</a></p>'),
        ("[a](http://example.org)", '<p><a href="http://example.org">a</a></p>'),
        (
            "<https://example.org/>",
            '<p><a href="https://example.org/">https://example.org/</a></p>',
        ),
        ("&copy; &lt;", "<p>© &lt;</p>"),
        ("\\*a\\*", "<p>*a*</p>"),
    ],
)
def test_prose_passes(text: str, html: str) -> None:
    page = str(prose(text))
    assert page.replace("<br />", "<br>") == html
    check(page)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "mailto:a@example.org",
        "ftp://example.org/",
        "//example.org/",
        "/\\example.org",
        "/rooted",
        "../up.html",
        "page.html",
        "#anchor",
        "http:example.org",
        "http:///example.org",
        "http://",
        "https://user@example.org/",
        "https://user:word@example.org/",
        "https://example.org@evil.example/",
        "https:\\\\example.org",
        "https://exa mple.org/",
        "http://[::1]/",
    ],
)
def test_only_whole_web_addresses_are_links(address: str) -> None:
    for text in (f"[a]({address})", f"[a](<{address}>)", f"<{address}>"):
        for page in (prose(text), inline(text)):
            check(str(page))
            assert not read(str(page)).all("a"), page


@pytest.mark.parametrize(
    "text",
    [
        "# a heading",
        "a\n=",
        "    code",
        "```\ncode\n```",
        "`code`",
        "| a | b |\n| - | - |\n| c | d |",
        "<b>bold</b>",
        "<div>\n*a*\n</div>",
        "<!-- a -->",
        "<a href='https://example.org'>a</a>",
        "[a][b]\n\n[b]: https://example.org/",
        "[^1]\n\n[^1]: note",
        "~~struck~~",
        "https://example.org/ bare",
        "---",
        "a<br>b",
    ],
)
def test_everything_else_is_text(text: str) -> None:
    for element in read(str(prose(text))).all():
        assert element.name in ("p", "em"), element.name
    check(str(inline(text)))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_prose_is_harmless(text: str) -> None:
    check(str(prose(text)))
    check(str(inline(text)))


@given(ANY)
@examples(300)
def test_any_prose_is_harmless(text: str) -> None:
    check(str(prose(text)))
    check(str(inline(text)))


@given(ANY)
@examples(150)
def test_prose_stays_what_it_is_inside_its_block(text: str) -> None:
    """The page's own Markdown leaves the finished HTML of a note alone."""
    html = str(prose(text))
    block = f'<div class="v-note">{html}</div>'
    assert shape(converted(f"Before.\n\n{block}\n\nAfter."))[1:-1] == shape(block)
    assert "\n" not in html


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "![" * 10_000,
        "*" * 20_000,
        "*a " * 7_000,
        "_a_" * 7_000,
        "> " * 5_000 + "x",
        "- " * 5_000 + "x",
        "\n".join("  " * n + "- x" for n in range(300)),
        "1. " * 3_000,
        "[a](" * 5_000,
        "<" * 20_000,
        "&" * 20_000,
        "\\" * 20_000,
        "](" * 10_000,
        "[a](<" * 5_000,
        "<http://a.example/" * 2_000,
    ],
    ids=lambda text: f"{text[:6]!r}",
)
def test_deep_and_long_prose_is_quick(text: str) -> None:
    start = time.process_time()
    page = str(prose(text))
    inline(text)
    assert time.process_time() - start < MOST_SECONDS
    check(page)


def test_nesting_ends_somewhere() -> None:
    deepest = str(prose("\n".join("  " * n + "- x" for n in range(300))))
    assert deepest.count("<ul>") < 20
    assert str(prose("> " * 100 + "x")).count("<blockquote>") < 20


def test_an_image_is_at_most_a_link_to_it() -> None:
    page = str(prose("![a](https://example.org/x.png)"))
    assert page == '<p>!<a href="https://example.org/x.png">a</a></p>'


def test_marks_that_turn_the_direction_of_a_line_are_dropped() -> None:
    assert str(prose("a\u202eb &#x202e;")) == "<p>ab </p>"
    assert str(inline("a\u2066b")) == "ab"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*One* and [two](https://example.org).", "One and two."),
        ("- a\n- b & <c>", "a b & <c>"),
        ("&lt;script&gt;", "<script>"),
        ("word " * 40, ("word " * 32).strip() + "…"),
        ("x" * 200, "x" * 159 + "…"),
        ("x" * 160, "x" * 160),
    ],
)
def test_plain_prose_has_no_marks(text: str, expected: str) -> None:
    assert plain(text) == expected
    assert len(plain(text)) <= 160
