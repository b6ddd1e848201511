"""A hand-written page is staged as generated ones are: lines of headings, and lines of raw HTML."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.html_pages import body, converted, read
from tests.lighthouse import rendered
from tests.render.test_escape import ANY, HOSTILE

from variorum.model.page_source import PageHead, page_text
from variorum.publish.gate.page import elements
from variorum.render.pages.hand_written import written_page
from variorum.text.markdown import page as parser
from variorum.text.markdown import parts

# What stands in a heading's line: letters, entities, and tags without what Markdown reads.
HEADING = re.compile(
    r"#{1,6} (?:[A-Za-z ]|&#\d+;|<[^<>\\`*\[\]{}!|]*>)*(?: \{#[\w:.-]+(?: data-search-exclude)?\})?"
)
ELEMENTS = frozenset({
    "html", "head", "body", "p", "em", "strong", "s", "a", "img", "code", "pre", "br", "hr", "ul", "ol",
    "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "div", "details",
    "summary", "sup", "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
ATTRIBUTES = frozenset({"href", "src", "alt", "title", "class", "id", "align", "start", "open"})
MARKS = st.lists(
    st.sampled_from([
        "# ", "## ", "> ", "- ", "1. ", "    ", "\n", "\n\n", "```\n", "~~~ x\n", "| a | b |\n", "| - | -: |\n",
        "!!! note\n    ", "??? tip \"x\"\n", ": ", "[^1]", "[^1]: ", "[a](b.md#c)", "![a](b.png \"t\")", "<b>",
        "</p>", "<!--", "-->", "<!-- variorum: licence -->", "&#13;", "&#10;# ", "\\", "*", "_", "`", "~~",
        "{#x}", " {: #y onclick=z }", "[a]: //b\n", "[a]", "a", " ", "---\n", "===\n", "<a@b.c>", "&lt;", "\t",
    ]), max_size=40,
).map("".join)  # fmt: skip


def check(text: str) -> None:
    page = body(text)
    for line in page.split("\n"):
        assert not line or line.startswith("<") or HEADING.fullmatch(line), (text, line)
    for each in elements(converted(page)):
        assert each.name in ELEMENTS, (text, each.name)
        names = each.attributes.keys()
        assert names <= ATTRIBUTES, (text, each.name, names)
        if address := each.attributes.get("href"):
            assert re.match(r"https?://|mailto:|[^:/][^:]*(?:[#?]|\Z)|#", address), (text, address)


@given(st.one_of(ANY, MARKS))
def test_no_text_is_anything_but_headings_and_known_elements(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_neither(text: str) -> None:
    for each in (text, f"# {text}", f"> {text}", f'!!! note "{text}"\n    {text}', f"[a]({text})"):
        check(each)


def test_of_generated_pages_too_only_headings_begin_with_their_mark() -> None:
    pages = [path for path in rendered().files if path.endswith(".md")]
    assert len(pages) > 10
    for path in pages:
        text = rendered().files[path].decode().partition("\n---\n")[2]
        for block in re.split(r"^(#.*)$", text, flags=re.MULTILINE):
            if block.startswith("#"):
                assert HEADING.fullmatch(block), (path, block)
            elif block.strip():
                # What MkDocs puts aside as one must begin with an element of blocks.
                name = re.match(r"<([a-z0-9]+)", block.strip())
                assert name, (path, block[:80])
                assert markdown.Markdown().is_block_level(name[1]), (path, block[:80])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Words <b>x</b>\n  more", "<p>Words &lt;b&gt;x&lt;/b&gt; more</p>"),
        ("# A *b* `c_d`", "# A <em>b</em> <code>c&#95;d</code> {#a-b-c_d}"),
        ("## Über 40 {: #mine }", "## &#220;ber &#52;&#48; {#mine}"),
        ("### Same\n\n### Same", "### Same {#same}\n\n### Same {#same_1}"),
        ("#", "#  {#_1}"),
        ("a <!-- b --> c\n\n<!-- d\n\ne -->", "<p>a c</p>"),
        ("<!-- a", "<p>&lt;!-- a</p>"),
        ("~~~ x y\na\n\n# b\n~~~", '<pre><code class="language-x">a&#10;&#10;# b&#10;</code></pre>'),
        ("    a\n    b", "<pre><code>a&#10;b&#10;</code></pre>"),
        ("[a](b.md#c) [d](../e/README.md?f)", '<p><a href="b.html#c">a</a> <a href="../e/index.html?f">d</a></p>'),
        ("[a](//b) ![c](http://d)", '<p><a>a</a> <img alt="c"></p>'),
        ("| a |\n| -: |\n| b |", """<table> <thead> <tr> <th align="right">a</th> </tr> </thead> \
<tbody> <tr> <td align="right">b</td> </tr> </tbody> </table>"""),
        ('!!! note "A *b*"\n    c', """<div class="admonition note"> <p class="admonition-title">\
A <em>b</em></p> <p>c</p> </div>"""),
        ("???+ tip\n    c", '<details class="tip" open=""> <summary>Tip</summary> <p>c</p> </details>'),
        ("a\n: b", "<dl> <dt>a</dt> <dd>b</dd> </dl>"),
        ("> # a", '<blockquote> <h1 id="a">a</h1> </blockquote>'),
        ("*a* **b** ~~c~~", "<p><em>a</em> <strong>b</strong> <s>c</s></p>"),
    ],
)  # fmt: skip
def test_what_people_expect_is_there(text: str, html: str) -> None:
    assert re.sub(r"\n{2,}", "\n\n", body(text)).strip() == html.replace("a c", "a  c")


def test_a_footnote_leads_there_and_back() -> None:
    page = read(body("One[^a], two[^b] and again[^a].\n\n[^a]: A\n\n[^b]: B\n"))
    names = {each.attributes["id"] for each in page.all() if "id" in each.attributes}
    assert names == {"fnref:1", "fnref2:1", "fnref:2", "fn:1", "fn:2"}
    assert {each.attributes["href"][1:] for each in page.all("a")} == names
    assert page.one("div").classes() == ["footnote"]


def test_slugs_are_those_that_the_engines_would_give() -> None:
    text = "# A *b* & `c`\n\n## Über 40: “Öl”!\n\n## Same\n\n## Same\n\n## Та\n\n## Own {#same_1}\n"
    theirs = read(converted(text))
    ours = read(converted(body(text)))
    heads = ("h1", "h2")
    assert [e.attributes["id"] for e in ours.all(*heads)] == [
        e.attributes["id"] for e in theirs.all(*heads)
    ]


def test_parts_stand_on_their_own_lines_and_keep_their_numbers() -> None:
    text = page_text(
        "---\ntitle: a\n---\n\n<!-- variorum: licence -->\n\nA <!-- variorum: b -->.\n"
    )
    found = list(parts(text, parser().parse(text)))
    assert [(each.name, each.line, each.column, each.stands_alone) for each in found] == [
        ("licence", 5, 1, True), ("b", 7, 3, False),
    ]  # fmt: skip
    assert "<p>CC</p>" in body("a\n\n<!-- variorum: licence -->\n", licence="<p>CC</p>")


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("a/b.md", "---\ntitle: A title\n---\n# A heading\n", "A title"),
        ("a/b.md", "Words.\n\n# A *heading* & `code`\n", "A heading & code"),
        ("a/two_words-more.md", "## Below\n", "Two words more"),
        ("a/FAQ.md", "", "FAQ"),
    ],
)
def test_every_page_has_a_title(path: str, text: str, title: str) -> None:
    head = PageHead(title="A title") if text.startswith("---") else PageHead()
    page = written_page(path, text, head, {}).make()
    assert (page.title, page.address) == (title, path.replace(".md", ".html"))
