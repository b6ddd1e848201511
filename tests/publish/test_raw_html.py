"""A page reads the same with raw HTML handed past the Markdown parser as without."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import markdown
import pytest
from tests.html_pages import body, extensions
from tests.lighthouse import rendered

from variorum.publish import publish
from variorum.publish.engine.engines import run
from variorum.publish.engine.extensions.variorum_raw_html import makeExtension
from variorum.publish.engine.tree import CONFIG, CONFIG_MKDOCS

BLOCKS = (
    '<div class="v-a" id="one">\n\n<p>Some <b>words</b><br>and &#8220;more&#8221;.</p>\n</div>',
    "<p>One</p>",
    '<p data-search-exclude>Two</p>\n<section>\n<h3 id="three">A <a href="#one">link</a></h3>\n</section>',
    '<div><svg viewBox="0 0 1 1"><title>One &amp; all</title><linearGradient id="g"/></svg></div>',
    '<script type="application/ld+json">\n{"a": "`b` *c*"}\n</script>',
    "<pre><code>a&#10;&#10;# b&#10;    c</code></pre>",
    "## A heading &#38; more {#five}",
    '# A <code>b&#95;c</code> and <a href="x.html">d</a> {#six data-search-exclude}',
    "### Another {#seven}\n\n### And another {#eight}",
)
WRITTEN = """# A *page* with `a_b*`, [more](format.md "x `y` [z]") and <b>

Words <b>bold</b> &#13;# no heading, ![p](x.png) ~~old~~[^1] {: onclick=x }

!!! note "A *title*"
    Some words.

    ```text
    # code
    ```

??? tip
    folded

| a | b |
| --- | ---: |
| 1 `x` | <br> |

Term
:   Meaning

- one
- two

      # code

[^1]: A note
"""


def converted(page: str, *more: object) -> tuple[str, object]:
    """A page without its white space, and its headings."""
    names, settings = extensions()
    md = markdown.Markdown(extensions=[*names, *more], extension_configs=settings)  # type: ignore[list-item]
    return re.sub(r"\s+", "", md.convert(page)), md.toc_tokens  # type: ignore[attr-defined]


@pytest.mark.parametrize("block", BLOCKS)
def test_each_kind_of_block_comes_out_as_it_would(block: str) -> None:
    for page in (
        block,
        f"\n\n## First {{#first}}\n\n{block}\n\n## Last {{#last}}\n",
        block + "\n\n",
    ):
        assert converted(page, makeExtension()) == converted(page)


def test_a_rendered_page_comes_out_as_it_would() -> None:
    files = rendered().files
    pages = [
        content.decode().split("---\n", 2)[2]
        for path, content in files.items()
        if path.endswith(".md")
    ]
    assert pages
    for page in (*pages, body(WRITTEN)):
        assert converted(page, makeExtension()) == converted(page)


def test_mkdocs_writes_the_same_tree_without(
    root: Path, files: dict[str, bytes], config: dict[str, Any]
) -> None:
    raw = "\n\n".join(
        ("---\ntitle: Raw\n---", *(block for block in BLOCKS if "x.html" not in block))
    )
    files |= {"raw.md": raw.encode()}
    config["nav"].append("raw.md")
    publish(
        root,
        files.items(),
        config,
        engine="mkdocs",
        site_dir=root / "site",
        report=lambda _line: None,
    )
    trees = []
    for settings in (CONFIG_MKDOCS, CONFIG):
        built = run("mkdocs", root / "build", settings)
        pages = built.rglob("*.html")
        trees.append({p.relative_to(built): re.sub(rb"\s+", b"", p.read_bytes()) for p in pages})
    assert trees[0] == trees[1]
    assert trees[0]
