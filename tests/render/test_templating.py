"""The template engine: what it prints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from variorum.render import templating


def filled(folder: Path, template: str, **values: Any) -> str:
    (folder / "one.j2").write_text(template, encoding="utf-8")
    return templating.environment(folder).get_template("one.j2").render(**values)


HOSTILE = "<b>&\"'\n\u202e"
SAFE = "&lt;b&gt;&amp;&quot;&#x27;&#10;"


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ word }}", SAFE),
        ("{{ [word][0] }}", SAFE),
        ("{{ word ~ word }}", SAFE * 2),
        ("{% set held = word %}{{ held }}", SAFE),
        ("{% set held %}{{ word }}{% endset %}{{ held }}", SAFE),
        ("{% macro said(it) %}{{ it }}{% endmacro %}{{ said(word) }}{{ said(it=word) }}", SAFE * 2),
        ("{% for each in [word] %}{{ each }}{{ loop.index }}{% endfor %}", SAFE + "1"),
        ("{{ word if true else '' }}", SAFE),
        ("{{ '<i>' }}", "&lt;i&gt;"),
        ("{{ twice(word) }}", SAFE * 2),
        ("{{ markup }}", "<em>"),
        ("{{ 1200 }}{{ 0.5 }}", "12000.5"),
    ],
)
def test_every_value_is_escaped_once(tmp_path: Path, template: str, printed: str) -> None:
    values = {"word": HOSTILE, "markup": Markup("<em>"), "twice": lambda word: word + word}
    assert filled(tmp_path, template, **values) == printed


@pytest.mark.parametrize("value", [None, True, False])
def test_what_is_no_word_is_never_printed(tmp_path: Path, value: object) -> None:
    with pytest.raises(TypeError, match="not text or a number"):
        filled(tmp_path, "{{ value }}", value=value)


@pytest.mark.parametrize("template", ["{{ missing }}", "{{ missing.name }}", "{{ missing() }}"])
def test_a_name_that_nobody_gave_is_an_error(tmp_path: Path, template: str) -> None:
    with pytest.raises(UndefinedError, match="missing"):
        filled(tmp_path, template)


def test_an_attribute_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="nonesuch"):
        filled(tmp_path, "{{ value.nonesuch }}", value=Path())
