"""A page is the same with raw HTML handed past the Markdown parser as without, and so are its names."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import markdown
import pytest
from mkdocs.structure.pages import _RawHTMLPreprocessor

from variorum.publish import publish
from variorum.publish.engine.engines import run
from variorum.publish.engine.raw_html import makeExtension
from variorum.publish.engine.settings import CONFIG, CONFIG_MKDOCS

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "toc"]
PLAIN = (
    '<div class="v-a" id="one">\n\n<p>Some <b>words</b><br>and &#8220;more&#8221;.</p>\n\n</div>',
    "<p>One</p>",
    '<article id="two"><h3 id="three">A <a name="four" href="#one">link</a></h3><hr></article>',
    '<div><svg viewBox="0 0 1 1"><title>One &amp; all</title><linearGradient id="g"/></svg></div>',
    '<figure markdownish data-markdown="1"><table><tr><td>`x`</td></tr></table></figure>',
    "## A heading {#five}",
    "Words with [a link](#one), *one* &lt;tag&gt; & `code`.",
    "| a | b |\n| - | - |\n| 1 | 2 |",
)
AWKWARD = (
    "",
    " <p>Indented</p>",
    '<div markdown="1">\n*words*\n</div>',
    "<div markdown>\n*words*\n\n<p>more</p></div>",
    '<div><p id="six" markdown="span">*words*</p></div>',
    "<script>if (a < b) { '<p>' }</script>",
    "<div><script>\n\n'</div>'</script></div>",
    "<div><SCRIPT>'</div>'</SCRIPT></div>",
    "<!-- a comment -->",
    "<div><!-- <p> --></div>",
    "<p>Not closed",
    "<div><b>Crossed</div></b>",
    "</div>",
    "<p>Words &amp and &nothing; and & and &#8220 here</p>",
    "<p>One</p> more *words*",
    "<p>One</p><p>Two</p>",
    "A word <b>in *bold*</b> and <a id='seven'>a place</a>.",
    "<div class=bare id=eight>Words</div>",
    "<div title='a > b'>Words</div>",
    '<div title="a `b` > c <d>">Words</div>',
    "<div>a < b</div>",
    "<div>`<b>`</div>",
    "    <p>Code</p>",
    "- an entry\n<p>One</p>",
    "<svg><title>Alone</title></svg>",
    "<div><svg><title>a <b>b</b></title></svg></div>",
    "<textarea>\n\n<p></textarea>",
    "<hr>",
    "<br>",
    "<?php echo '<p>' ?>",
    "<b>Bold *alone*</b>",
    "!!! note\n    <p>Words</p>",
    "<DIV>Words</DIV>",
    "<div\tid='nine'>Words</div >",
)


def converted(page: str, *extensions: object) -> tuple[str, set[str], object]:
    """A page, the names MkDocs sees on it, and its headings."""
    md = markdown.Markdown(extensions=[*EXTENSIONS, *extensions])  # type: ignore[list-item]
    names = _RawHTMLPreprocessor()
    names._register(md)
    return md.convert(page), names.present_anchor_ids, md.toc_tokens  # type: ignore[attr-defined]


def put_aside(page: str) -> bool:
    """Whether the parser was left nothing to read."""
    md = markdown.Markdown(extensions=[*EXTENSIONS, makeExtension()])
    lines = md.preprocessors["variorum_raw_html"].run(page.split("\n"))
    return not any("<p" in line or "<div" in line or "<article" in line for line in lines)


@pytest.mark.parametrize("page", [*PLAIN, *AWKWARD])
def test_each_kind_of_markup_comes_out_as_it_would(page: str) -> None:
    for text in (page, f"Before.\n\n{page}\n\nAfter.", f"Before.\n{page}\nAfter."):
        assert converted(text, makeExtension()) == converted(text)


def test_so_do_pages_made_of_all_kinds() -> None:
    chance = random.Random(7)
    for _ in range(150):
        kinds = PLAIN if chance.random() < 0.5 else (*PLAIN, *AWKWARD)
        page = "".join(
            chance.choice(kinds) + chance.choice(("\n", "\n\n", "\n\n\n", "\n  \n"))
            for _ in range(chance.randint(1, 6))
        )
        assert converted(page, makeExtension()) == converted(page), page


def test_what_is_plain_never_reaches_the_parser() -> None:
    page = "\n\n".join(PLAIN) + "\n"
    assert put_aside(page)
    assert not put_aside(page + "<!-- a comment -->\n")


def test_a_rendered_page_comes_out_as_it_would() -> None:
    golden = Path(__file__).parents[1] / "render" / "golden"
    pages = sorted(golden.rglob("*.md"))
    assert pages
    for path in pages:
        page = path.read_text(encoding="utf-8").rpartition("\n---\n")[2]
        assert converted(page, makeExtension()) == converted(page), path


def test_mkdocs_writes_the_same_tree_without(
    root: Path, files: dict[str, bytes], config: dict[str, Any]
) -> None:
    files |= {"raw.md": "\n\n".join(("---\ntitle: Raw\n---", *PLAIN[:2])).encode()}
    config["nav"].append("raw.md")
    publish(root, files, config, engine="mkdocs", site_dir=root / "site", report=lambda _line: None)
    trees = []
    for settings in (CONFIG_MKDOCS, CONFIG):
        built = run("mkdocs", root / "build", settings)
        trees.append({p.relative_to(built): p.read_bytes() for p in built.rglob("*.html")})
    assert trees[0] == trees[1]
    assert trees[0]
