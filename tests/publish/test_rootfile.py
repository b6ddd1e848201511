from __future__ import annotations

from pathlib import Path

import pytest

from variorum.publish import OutsideFailure, publish
from variorum.publish.rootfile import read_rootfile


def refused(text: str) -> str:
    with pytest.raises(OutsideFailure) as failure:
        read_rootfile(text.encode())
    return failure.value.message


def test_a_look_passes_and_its_scripts_are_known() -> None:
    text = (
        "theme: {name: material, font: false}\nplugins:\n  - search:\n      lang: en\n"
        "extra_javascript:\n  - assets/a.js\n  - path: assets/b.js\n    defer: true\n"
        "markdown_extensions:\n  - tables\n  - markdown.extensions.toc: {permalink: true}\n"
    )
    assert read_rootfile(text.encode()).scripts == ("assets/a.js", "assets/b.js")
    toc = {"markdown.extensions.toc": {"permalink": True}}
    assert read_rootfile(text.encode()).extensions == ("tables", toc)
    alone = text + "extra:\n  page_javascript: {a.html: assets/c.js}\n"
    assert read_rootfile(alone.encode()).scripts == ("assets/a.js", "assets/b.js", "assets/c.js")
    assert read_rootfile(b"plugins: {search: {}}").scripts == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hooks: [x.py]", "hooks: would run code"),
        ("INHERIT: ../other.yml", "INHERIT: would bring in"),
        ("repo_url: https://example.org/", "repo_url: makes every page ask"),
        ("theme:\n  name: material\n  custom_dir: mine", "theme.custom_dir: would put"),
        ("base: &b {hooks: [x.py]}\n<<: *b", "hooks: would run code"),
        (
            "plugins: [search, macros]",
            "plugins: no plugin but search is used, and this is “macros”",
        ),
        ("plugins: {search: {}, macros: {}}", "this is “macros”"),
        ("plugins:\n  - macros: {a: 1}", "this is “macros”"),
        ("plugins:\n  - search: {prebuild_index: node}", "plugins: prebuild_index would run"),
        ("plugins: [{search: {jieba_dict: x}}]", "“jieba_dict” is no option of the search"),
        ("extra_templates: [x.txt]", "extra_templates: would run what a file of docs/ says"),
        ("unheard_of: 1", "mkdocs.yml:1: unheard_of: is no setting of the look"),
        ("1: 2", "mkdocs.yml:1: 1: is no setting of the look"),
        ("theme: {name: material}", "theme.font: must be false"),
        ("theme: {font: {text: Roboto}}", "theme.font: must be false"),
        ("theme: {font: false, static_templates: [x]}", "theme.static_templates: would publish"),
        ("markdown_extensions: [pymdownx.snippets]", "puts other files of this machine"),
        ('markdown_extensions: ["pymdownx.snippets:SnippetExtension"]', "other files of this"),
        ("markdown_extensions: {pymdownx.b64: {}}", "puts other files of this machine"),
        ("markdown_extensions: [pymdownx.emoji]", "puts pictures from another host"),
        ("markdown_extensions: [pymdownx.critic]", "makes markup of the words"),
        ("markdown_extensions: [antigravity]", "“antigravity” is not among the extensions"),
        ("markdown_extensions: [{markdown.extensions.x: {}}]", "is not among the extensions"),
        ("extra_javascript: ['https://example.org/x.js']", "“https://example.org/x.js” is not a"),
        ("extra_javascript: [//example.org/x.js]", "is not a file of the site"),
        ("extra_javascript: [{path: /x.js}]", "extra_javascript: “/x.js” is not a file"),
        ("extra_javascript: [../x.js]", "is not a file of the site"),
        (
            "extra: {page_javascript: {a.html: //example.org/x.js}}",
            "extra.page_javascript: “//example.org/x.js” is not a file",
        ),
        ("extra: {page_css: {a.html: /x.css}}", "extra.page_css: “/x.css” is not a file"),
        ("extra_javascript: [notes.txt]", "“notes.txt” does not end in .js"),
        ("extra_css: [notes.txt]", "“notes.txt” does not end in .css"),
        ("extra_css: ['http://[']", "extra_css: “http://[” is not a file"),
    ],
)
def test_what_runs_or_loads_is_refused_with_its_key(text: str, told: str) -> None:
    assert told in refused(text)


def test_each_is_told_with_its_line() -> None:
    assert refused("site_name: x\nplugins: [a]\nhooks: [b]\n").splitlines() == [
        "mkdocs.yml settles more than the look:",
        "  mkdocs.yml:3: hooks: would run code during the build, and one engine only",
        "  mkdocs.yml:2: plugins: no plugin but search is used, and this is “a”",
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"a: 1\nb: !!python/object/apply:os.system [id]", "mkdocs.yml:2: "),
        (b"a: !ENV HOME", "mkdocs.yml:1: "),
        (b"a: [", "mkdocs.yml:1: "),
        (b"\xff", "mkdocs.yml: "),
        (b"a: 2025-02-30", "mkdocs.yml: "),
        (b"[" * 5000, "mkdocs.yml: "),
        (b"- a", "mkdocs.yml: this is no mapping"),
        (b"", "mkdocs.yml: this is no mapping"),
    ],
)
def test_what_makes_objects_or_is_no_settings_is_refused(content: bytes, line: str) -> None:
    with pytest.raises(OutsideFailure) as failure:
        read_rootfile(content)
    assert failure.value.message.startswith(line)


def test_no_engine_runs_with_it(root: Path) -> None:
    (root / "mkdocs.yml").write_text("hooks: [x.py]")
    with pytest.raises(OutsideFailure, match=r"mkdocs\.yml:1: hooks"):
        publish(root, {}, {}, engine="mkdocs", site_dir=root / "site", report=pytest.fail)
    assert not (root / "build").exists()
