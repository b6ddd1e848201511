"""Templates are strict: what is missing or has no words never reaches a page unseen."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from variorum.render.templating import fill, page

LISTED: dict[str, Any] = {"opening": "Opening.", "groups": [("", None, [("a/b.html", "B", "")])]}


def test_a_value_that_a_template_lacks_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="opening"):
        fill("index_list.md.j2", "x.html", title="X", groups=[])


@pytest.mark.parametrize("nothing", [None, True, False])
def test_a_value_without_words_is_an_error(nothing: object) -> None:
    with pytest.raises(TypeError, match="not text or a number"):
        fill("index_list.md.j2", "x.html", title="X", **LISTED | {"opening": nothing})


def test_a_value_is_escaped_once_and_escaped_text_is_left() -> None:
    text = fill("index_list.md.j2", "x.html", title="X", **LISTED | {"opening": "<&>"})
    assert "<p>&lt;&amp;&gt;</p>" in text
    done = Markup("<em>x</em>")
    text = fill("index_list.md.j2", "x.html", title="X", **LISTED | {"opening": done})
    assert "<p><em>x</em></p>" in text


def test_links_are_relative_to_the_page() -> None:
    assert 'href="b.html"' in fill("index_list.md.j2", "a/x.html", title="X", **LISTED)
    assert 'href="../a/b.html"' in fill("index_list.md.j2", "c/x.html", title="X", **LISTED)


def test_a_page_begins_with_its_front_matter() -> None:
    made = page("index_list.md.j2", "x.html", "A <b>", "About it", **LISTED)
    assert made.address == "x.html"
    assert made.text.startswith('---\ntitle: "A &lt;b&gt;"\ndescription: "About it"\n---\n')
    assert "# A &#60;b&#62;" in made.text
