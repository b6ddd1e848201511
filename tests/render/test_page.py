"""Templates are strict: what is missing or has no words never reaches a page unseen."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from variorum.render.templating import fill, page

LIST = "actors.md.j2"


def listed(words: object) -> dict[str, Any]:
    entry = ("a/b.html", words, "", "b")
    return {"title": "X", "parties": (), "strips": None, "groups": [("", None, [entry])]}


def test_a_value_that_a_template_lacks_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="groups"):
        fill(LIST, "x.html", title="X", parties=())


@pytest.mark.parametrize("nothing", [None, True, False])
def test_a_value_without_words_is_an_error(nothing: object) -> None:
    with pytest.raises(TypeError, match="not text or a number"):
        fill(LIST, "x.html", **listed(nothing))


def test_a_value_is_escaped_once_and_escaped_text_is_left() -> None:
    assert ">&lt;&amp;&gt;</a>" in fill(LIST, "x.html", **listed("<&>"))
    assert "><em>x</em></a>" in fill(LIST, "x.html", **listed(Markup("<em>x</em>")))


def test_links_are_relative_to_the_page() -> None:
    assert 'href="b.html"' in fill(LIST, "a/x.html", **listed("B"))
    assert 'href="../a/b.html"' in fill(LIST, "c/x.html", **listed("B"))


def test_a_page_begins_with_its_front_matter() -> None:
    made = page(LIST, "x.html", "A <b>", "About it", parties=(), strips=None, groups=[])
    assert made.address == "x.html"
    assert made.text.startswith('---\ntitle: "A &lt;b&gt;"\ndescription: "About it"\n---\n')
    assert "# A &#60;b&#62;" in made.text
