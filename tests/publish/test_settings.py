"""The settings file that an engine reads: whole, from a closed list, and of plain values."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import yaml

from variorum.model.look import Look
from variorum.publish.engine.tree import as_file, for_mkdocs, scripts_of, settings
from variorum.render.site import LOADED

PLAIN = Look()


def look(**values: object) -> Look:
    return Look.model_validate(values)


def read(given: dict[str, Any]) -> Any:
    """What a parser that makes no objects reads back."""
    return yaml.safe_load(as_file(given))


def test_nothing_is_inherited_and_nothing_is_left_to_the_engine() -> None:
    assert read(settings(PLAIN, {"site_name": "x"})) == {
        "site_name": "x",
        "docs_dir": "docs",
        "site_dir": "site",
        "strict": True,
        "use_directory_urls": False,
        "theme": {"name": "material", "language": "en", "font": False, "custom_dir": "overrides"},
        "extra": {"generator": False},
        "extra_css": [],
        "markdown_extensions": [
            "attr_list", {"toc": {"permalink": True, "permalink_title": "Link to this section"}},
        ],
        "plugins": [{"search": {"enabled": False}}],
        "validation": {"omitted_files": "warn", "anchors": "ignore"},
    }  # fmt: skip


def test_text_stays_text_and_no_anchor_stands_there() -> None:
    shared = ["a.md", "b.md"]
    config = MappingProxyType(
        {"site_name": "Ко\u0301т: {x} !ENV HOME", "nav": [{"A": shared}, {"B": shared}]}
    )
    written = as_file(settings(PLAIN, config))
    assert yaml.safe_load(written)["site_name"] == "Ко\u0301т: {x} !ENV HOME"
    assert yaml.safe_load(written)["nav"] == [{"A": shared}, {"B": shared}]
    assert b"&" not in written


def test_a_look_adds_to_what_pages_need() -> None:
    given = settings(
        look(
            theme={"language": "de", "features": ["navigation.top"], "icon": {"logo": "a/b"}},
            extra_css=["mine.css"],
            plugins=["search"],
        ),
        LOADED,
    )
    assert given["theme"]["features"] == ("navigation.top",)
    assert given["extra_css"] == [
        "assets/variorum.css", "assets/charts.css", "assets/search.css", "mine.css",
    ]  # fmt: skip
    assert given["plugins"] == [{"search": {"enabled": False}}]


def test_the_feed_is_told_to_the_theme() -> None:
    given = settings(PLAIN, {"extra": {"other": 1}}, "data/changes.atom")
    assert given["extra"]["changes_feed"] == "data/changes.atom"
    assert given["extra"]["other"] == 1


def test_the_scripts_of_pages_are_known() -> None:
    assert scripts_of(settings(PLAIN, LOADED)) == (
        "assets/page.js", "assets/marks.js", "assets/search.js", "assets/comparison.js", "assets/claims.js",
        "assets/search_found.js",
    )  # fmt: skip
    assert scripts_of(settings(PLAIN, {})) == ()


def test_mkdocs_alone_is_asked_for_more() -> None:
    given = settings(PLAIN, {})
    assert for_mkdocs(given)["markdown_extensions"] == [
        *given["markdown_extensions"], "variorum_raw_html",
    ]  # fmt: skip
    assert for_mkdocs(given, ["/a.md", "/b.md"])["exclude_docs"] == "/a.md\n/b.md\n"
    assert "exclude_docs" not in for_mkdocs(given)
