"""The template engine: what it prints, and that it fills pages as Jinja itself would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup
from tests.bench.invented import invent
from tests.lighthouse import dossier

from variorum.analyse import analyse
from variorum.model.dossier import Dossier
from variorum.pipeline.checking import CODES, check_dossier
from variorum.render import page, templating
from variorum.render.paging import FEW_SOURCES
from variorum.render.site import render


def filled(folder: Path, template: str, **values: Any) -> str:
    (folder / "one.j2").write_text(template, encoding="utf-8")
    return templating.environment(folder).get_template("one.j2").render(**values)


@pytest.fixture
def _usual(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Templates compiled as Jinja itself does, which escapes what is printed a second time."""
    monkeypatch.setattr(templating._Environment, "code_generator_class", CodeGenerator)
    page._environment.cache_clear()
    yield
    page._environment.cache_clear()


@pytest.fixture(scope="module", params=["few", "many"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    if request.param == "few":
        return dossier()
    return check_dossier(invent(tmp_path_factory.mktemp("many"), FEW_SOURCES + 1)).dossier


@pytest.fixture(scope="module")
def ours(told: Dossier) -> dict[str, bytes]:
    page._environment.cache_clear()
    return render(analyse(told), CODES).files


@pytest.mark.usefixtures("_usual")
def test_pages_are_those_of_jinja_itself(told: Dossier, ours: dict[str, bytes]) -> None:
    usual = render(analyse(told), CODES).files
    assert usual.keys() == ours.keys()
    assert [path for path in ours if ours[path] != usual[path]] == []


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
    with pytest.raises(AttributeError, match="nonesuch"):
        filled(tmp_path, "{{ value.nonesuch }}", value=Path())
