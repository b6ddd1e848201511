"""Escaping has one door: whatever stands in YAML is text and nothing else on the page."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup
from tests.examples import examples
from tests.html_pages import converted, read, shape

from variorum.render.escape import (
    bibtex,
    bibtex_url,
    characters,
    csv_text,
    data_block,
    front_matter,
    heading,
    json_lines,
    json_text,
    markdown,
    markup,
    setting,
    visible,
    xml,
)

# Text as the reader lets it through: no controls, no surrogates, nothing that is no character.
TEXT = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs"),
        exclude_characters="".join(
            chr(point)
            for point in (
                *range(0xFDD0, 0xFDF0),
                *(plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF)),
            )
        ),
    ),
    max_size=60,
)
# Text out of the pieces Markdown and HTML are made of.
PIECES = """
    < > & " ' ` ``` ~~~ * ** *** _ __ [ ] [] ( ) ! ![ # ## | \\ / : ; = == ++ {++ ++} ~ ^ ~2~ - --
    + 1. 2025. ??? !!! :: --8<-- *[is]: [^1]: [a]: http://x.example <script> </script> <!-- -->
    {: {#x} .c} onclick= javascript:alert(1) &lt; &#60; &amp; {{ }} {% %} [TOC] :smile: (c) 1/2
    <b <p markdown=1> href="x" word é 🗼 \u00a0 \u200b \ufeff
"""
MARKS = st.lists(
    st.sampled_from([*PIECES.split(), " ", "    ", "\t", "\n", "\n\n"]), max_size=12
).map("".join)
ANY = st.one_of(TEXT, MARKS)

HOSTILE = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;",
    "[a](javascript:alert(1))",
    "[a](data:text/html,<script>alert(1)</script>)",
    "![a](https://example.org/x.png)",
    "<javascript:alert(1)>",
    "text {: onclick=alert(1) }",
    "{#claim-other}",
    "a | b | c",
    "a\nb\n\nc",
    '--8<-- ".git/config"',
    ";--8<--",
    "*[is]: something else",
    "[^1]: a footnote",
    "[a]: https://example.org/ 'title'",
    "***",
    "---",
    "- x",
    "2025. x",
    "    four spaces",
    "https://example.org/",
    "<https://example.org/>",
    ":smile:",
    "(c) 1/2 1st",
    "++k++ ==m== H~2~O ^2^",
    "{++x++} {--x--} {~~a~>b~~} {>>c<<} {==d==}",
    "??? note\n    hidden",
    "!!! danger\n    shown",
    "=== tab",
    "[TOC]",
    "{{ ''.__class__ }}{% raw %}",
    "`code` ``` ~~~",
    "a\n```\ncode\n```\nb",
    "a\r~~~ x\r\ncode\r~~~",
    "title: x\n---\n",
    "<!-- a comment",
    "<![CDATA[ x ]]>",
    "<?php ?>",
    "&#x202e;",
    "\u2067right to left\u2069",
    "x" * 300,
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '0;url=https://example.org/" http-equiv="refresh',
    "<b>bold</b> &copy; &nbsp;",
    "\\<b\\>",
    "*a* _b_ **c**",
    "# heading",
    "> quote",
    "<img src=x onerror=alert(1)>",
    "</p></div></article>",
    "]]>",
)


def words(text: str) -> str:
    """What a reader should see of a text, on one line."""
    return " ".join(visible(text).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_a_line_of_markdown(text: str) -> None:
    check_markdown(text)


@given(ANY)
@examples(250)
def test_any_text_is_text_in_a_line_of_markdown(text: str) -> None:
    check_markdown(text)


def check_markdown(text: str) -> None:
    page = converted(f"Before {markdown(text)} after")
    assert shape(page) == [("p", ())]
    assert " ".join(read(page).text.split()) == f"Before {words(text)} after".replace("  ", " ")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_a_table(text: str) -> None:
    page = converted(f"| a | b |\n| --- | --- |\n| {markdown(text)} | last |\n")
    cells = [cell.words for cell in read(page).all("td")]
    assert cells == [words(text), "last"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_a_heading(text: str) -> None:
    check_heading(text)


@given(ANY.filter(words))
@examples(250)
def test_any_text_is_text_in_a_heading(text: str) -> None:
    check_heading(text)


def check_heading(text: str) -> None:
    page = converted(f"Before.{heading(2, text, 'the-anchor')}After.")
    link = ("class", "headerlink"), ("href", "#the-anchor"), ("title", "Link to this section")
    assert shape(page) == [("p", ()), ("h2", (("id", "the-anchor"),)), ("a", link), ("p", ())]
    assert read(page).one("h2").words.removesuffix("¶").strip() == words(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_inside_html(text: str) -> None:
    check_markup(text)


@given(ANY)
@examples(250)
def test_any_text_is_text_inside_html(text: str) -> None:
    check_markup(text)


def check_markup(text: str) -> None:
    """An element and an attribute of a raw HTML block, as every template writes them."""
    block = f'<div title="{markup(text)}"><p>{markup(text)}</p></div>'
    page = read(converted(f"Before.\n\n{block}\n\nAfter."))
    assert [e.name for e in page.all()] == ["p", "div", "p", "p"]
    assert set(page.one("div").attributes) == {"title"}
    assert words(page.one("div").attributes["title"]) == words(text)
    assert page.one("div").words == words(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_stay_text_in_the_head(text: str) -> None:
    check_front_matter(text)


@given(ANY.filter(words))
@examples(250)
def test_any_title_stays_text_in_the_head(text: str) -> None:
    check_front_matter(text)


def check_front_matter(text: str) -> None:
    """Both engines print a title as it is between tags, a description between double quotes."""
    block = str(front_matter(text, text))
    opening, content, rest = block.split("---\n", 1)[0], block[4:-4], block[-4:]
    assert (opening, rest) == ("", "---\n")
    given_values = yaml.safe_load(content)
    assert list(given_values) == ["title", "description"]
    head = read(
        f'<head><meta name="description" content="{given_values["description"]}">'
        f"<title>{given_values['title']}</title></head>"
    )
    assert [e.name for e in head.all()] == ["head", "meta", "title"]
    assert head.one("meta").attributes == {"name": "description", "content": words(text)}
    assert head.one("title").text == words(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_title_is_inert_after_the_theme_strips_its_tags(text: str) -> None:
    title = yaml.safe_load(str(front_matter(text))[4:-4])["title"]
    # What Material prints where it passes a title through `striptags` and escapes nothing.
    once = Markup(f"<b>{title}</b>").striptags()
    assert once == " ".join(words(text).split())
    # The engine's own page titles are stripped of tags without a second look: a title that was
    # escaped once more than it is unescaped can't open a tag.
    assert "<" not in str(title)
    assert ">" not in str(title)


@given(ANY)
def test_any_name_in_the_settings_stays_text(text: str) -> None:
    """Both engines print the site's name and its labels between tags and in attributes."""
    name = setting(text)
    page = read(f'<a title="{name}">{name}</a>')
    assert [e.name for e in page.all()] == ["a"]
    assert page.one("a").attributes == {"title": words(text)}
    assert page.one("a").text == words(text)


def test_marks_that_turn_the_direction_of_a_line_are_dropped() -> None:
    turned = "a\u202eb\u2066c\u200fd"
    for door in (markdown, markup, front_matter):
        assert "abcd" in str(door(turned))
    assert not any(unicodedata.bidirectional(c) in ("RLO", "LRI", "R") for c in visible(turned))


def test_markup_keeps_every_other_character() -> None:
    assert str(markup("<a href='x'>&amp;</a>")) == (
        "&lt;a href=&#x27;x&#x27;&gt;&amp;amp;&lt;/a&gt;"
    )


# Tables and documents


CELLS = st.one_of(
    TEXT, st.none(), st.integers(-(10**6), 10**6), st.decimals(-(10**6), 10**6, places=2)
)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5))
def test_a_table_comes_back_as_it_was(rows: list[list[str | int | Decimal | None]]) -> None:
    text = csv_text(("a", "b"), rows)
    back = list(csv.reader(io.StringIO(text, newline="")))
    assert back[0] == ["a", "b"]
    for row, cells in zip(rows, back[1:], strict=True):
        for value, cell in zip(row, cells, strict=True):
            if not isinstance(value, str):
                assert cell == ("" if value is None else str(value))
            elif cell != value:
                assert cell == f"'{value}"


@given(st.lists(CELLS | st.dates(), min_size=1, max_size=9))
@example([1, Decimal("1.0"), True])
def test_equal_values_of_a_column_are_written_each_as_it_is(column: list[object]) -> None:
    each = [csv_text(["a"], [[value]]).partition("\n")[2] for value in column]
    assert csv_text(["a"], [[value] for value in column]) == "a\n" + "".join(each)


def only_cell(text: str) -> str:
    header, (cell, last) = csv.reader(io.StringIO(csv_text("ab", [[text, "x"]]), newline=""))
    assert (header, last) == (["a", "b"], "x")
    return cell


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
def test_a_spreadsheet_runs_no_cell(start: str) -> None:
    assert only_cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_break_stays_inside_its_cell(end: str) -> None:
    assert only_cell(f"a{end}b") == "a\nb"
    assert only_cell(f"{end}=1") == "'\n'=1"


@given(ANY)
def test_no_cell_begins_a_formula(text: str) -> None:
    assert not only_cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_numbers_keep_their_sign() -> None:
    assert csv_text(("a", "b"), [[-1, Decimal("-2.5")]]) == "a,b\n-1,-2.5\n"


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), TEXT),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(TEXT, inner)),
    max_leaves=8,
)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | ANY,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_json_in_lines_is_the_standard_librarys(value: object) -> None:
    assert json_lines(value) == json.dumps(value, ensure_ascii=False, indent=1)


@given(VALUES, st.integers(0, 3))
def test_json_in_fewer_lines_is_the_same_value(value: object, levels: int) -> None:
    text = json_lines(value, levels)
    assert json.loads(text) == value
    assert all(len(line) - len(line.lstrip(" ")) <= levels for line in text.split("\n"))


@given(JSON)
@example("</script><!--&\u2028")
@example({"<a>": ["&"]})
def test_json_comes_back_as_it_was_and_never_leaves_a_script(value: object) -> None:
    text = json_text(value)
    assert json.loads(text) == value
    assert not set("<>&") & set(text)


def test_json_has_only_numbers_that_json_knows() -> None:
    for odd in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="JSON"):
            json_text({"x": odd})


# XML, BibTeX, JSON-LD


@given(ANY)
@example("\x00\x08\x0b\x1f\x7f\x85\ufffe\uffff\U0001f600")
@example("]]>&amp;<x y='\"'>\r\n\u202e")
def test_xml_comes_back_but_for_what_it_cannot_hold(text: str) -> None:
    element = ET.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')
    kept = visible(text).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in kept if holds(c))
    assert (element.text or "") == kept
    assert not list(element)
    assert element.attrib["b"] == kept.replace("\n", " ").replace("\t", " ")


def holds(character: str) -> bool:
    """Whether XML 1.0 can hold it (section 2.2)."""
    code = ord(character)
    return (
        code in (0x9, 0xA) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
    )


BIBTEX_NAMES = {
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    **{f"\\{sign}": sign for sign in "$&%#_"},
}


@given(ANY)
@example("{}\\$&%#_~^<>| \\{ }{ \\textbackslash{}")
def test_bibtex_comes_back_on_one_line_and_keeps_its_braces_in_pairs(text: str) -> None:
    told = bibtex(text)
    assert "\n" not in told
    assert told.count("{") == told.count("}")
    assert "}{" not in told
    back = re.sub(r"\\(?:text[a-z]+\{\}|[$&%#_])", lambda match: BIBTEX_NAMES[match[0]], told)
    assert back == characters(text)


def test_an_address_in_bibtex_is_read_as_it_stands() -> None:
    assert (
        bibtex_url("https://x.example/a_b%20c?d=~{e}#f") == "https://x.example/a_b%20c?d=~%7Be%7D#f"
    )


@given(JSON)
@example({"</script>": "</script ><!--"})
def test_a_data_block_ends_where_it_should(value: object) -> None:
    block = data_block(value)
    start, end = '<script type="application/ld+json">\n', "\n</script>"
    assert block.startswith(start)
    assert block.endswith(end)
    inside = block[len(start) : -len(end)]
    assert not set("<>&") & set(inside)
    # A blank line would end the block of HTML for a Markdown parser.
    assert "\n\n" not in inside
    assert json.loads(inside) == value
