from __future__ import annotations

import re
from importlib import resources

import pytest

from variorum.publish import Engine
from variorum.publish.engine.engines import PROGRAMS, versions
from variorum.publish.gate.elements import is_known, pinned, unknown

_FOLDERS: tuple[tuple[Engine, str], ...] = (("mkdocs", "material"), ("zensical", "zensical"))


def theme_scripts(package: str) -> list[str]:
    """The scripts of the theme's templates that a page of ours can have."""
    folder = resources.files(package) / "templates" / "partials" / "javascripts"
    found = []
    for name in ("base", "palette", "content"):
        text = (folder / f"{name}.html").read_text(encoding="utf-8")
        found += re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    return found


@pytest.mark.parametrize(("engine", "package"), _FOLDERS)
def test_the_pins_are_the_scripts_of_the_version_they_name(engine: Engine, package: str) -> None:
    theme = PROGRAMS[engine].theme
    assert versions(engine)[theme.package] == theme.version
    scripts = [re.sub(r"\{\{.*?\}\}", ".", text) for text in theme_scripts(package)]
    assert {pinned(text) for text in scripts} == set(theme.scripts.values())


@pytest.mark.parametrize(("engine", "package"), _FOLDERS)
@pytest.mark.parametrize(
    ("root", "known"),
    [
        (".", True),
        ("..", True),
        ("../..", True),
        ("/", True),
        ("/a-b/c/", True),
        ("https://example.org/", False),
        ('.",location);alert("', False),
        ("", False),
    ],
)
def test_nothing_but_a_path_may_stand_where_the_root_stands(
    engine: Engine, package: str, root: str, known: bool
) -> None:
    text = re.sub(r"\{\{.*?\}\}", root, theme_scripts(package)[0])
    assert is_known(engine, text) is known
    assert not is_known(engine, text + ";alert(1)")
    assert not is_known(engine, "alert(1);" + text)


def test_no_other_text_is_known() -> None:
    assert not is_known("mkdocs", "")
    assert not is_known("mkdocs", "alert(1)")


def test_the_versions_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "variorum.publish.gate.elements.versions", lambda engine: {"mkdocs-material": "9.9.0"}
    )
    assert unknown("mkdocs").endswith(
        "known are those of mkdocs-material 9.8.1, installed is 9.9.0"
    )
