"""Hand-written pages: Markdown without HTML, the generated parts they ask for, and their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from variorum.model.dossier import Dossier
from variorum.model.page_source import page_text
from variorum.model.problem import Code, Place, Problem
from variorum.text.markdown import MARKUP, PARTS, REFUSED, inline_tokens, page, parts
from variorum.text.nearest import nearest_name

UNKNOWN_PART = Code(
    "unknown-part", "error", "A hand-written page asks for a generated part that does not exist.",
    bad="<!-- variorum: reeding-rules -->", good="<!-- variorum: reading-rules -->",
)  # fmt: skip
PART_IN_TEXT = Code(
    "part-in-text", "error",
    "A hand-written page asks for a generated part inside a sentence, a list or code.",
    bad="The rules: <!-- variorum: reading-rules -->",
    good="The rules:\n\n<!-- variorum: reading-rules -->",
)  # fmt: skip
PART_TWICE = Code(
    "part-twice", "error", "A hand-written page asks for the same generated part twice.",
    bad="<!-- variorum: reading-rules -->\n\nAnd again:\n\n<!-- variorum: reading-rules -->",
    good="<!-- variorum: reading-rules -->",
)  # fmt: skip
GENERATED = Code(
    "page-is-generated", "error",
    "A hand-written file stands where the site has a generated page or file, or the theme its own.",
    bad="docs/comparison.md", good="docs/how-we-compare.md",
)  # fmt: skip
HTML_AS_TEXT = Code(
    "html-as-text", "warning",
    "A hand-written page has HTML. Pages are Markdown without it, so readers see the tags themselves.",
    bad="A number is <b>never</b> guessed.", good="A number is **never** guessed.",
)  # fmt: skip
ADDRESS = Code(
    "address-not-allowed", "error",
    "A hand-written page links to an address, or shows a picture from one, that no page may have.",
    bad="See [the rules](//example.org/rules).", good="See [the rules](https://example.org/rules).",
)  # fmt: skip
# What Markdown has in the place of common tags.
_NAME = re.compile(r"[</>]|\s.*", re.DOTALL)
_INSTEAD: Mapping[str, str] = {
    **dict.fromkeys(("b", "strong"), "write `**words**`"),
    **dict.fromkeys(("i", "em"), "write `*words*`"),
    **dict.fromkeys(("del", "s", "strike"), "write `~~words~~`"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "write the words between backticks"),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "th", "td"), "write a table of Markdown"),
    **dict.fromkeys(("details", "summary"), 'write `??? note "Title"` and indent what is folded'),
    "a": "write `[words](address)`; a heading is named by `{#name}` behind it",
    "br": "end the line with a backslash",
    "img": "write `![what it shows](path)`",
}
_OTHERWISE = "say it in Markdown; where readers are to see the tag, put it between backticks"
# What the site's own files and the themes' are called, in small letters, and the folders that are
# theirs whole.
GENERATED_FILES = frozenset({
    "index.md", "comparison.md", "names.md", "data.md", "timeline.md",
    "assets/variorum.css", "assets/comparison.css", "assets/charts.css", "assets/home.css",
    "assets/comparison.js", "assets/page.js",
})  # fmt: skip
THEME_FILES = frozenset({
    "404.md", "sitemap.xml", "sitemap.xml.gz", "search.json", "assets/images/favicon.png",
})  # fmt: skip
# The further sheets of a long list beside its first.
GENERATED_SHEETS = re.compile(r"(comparison|timeline)_[0-9]+\.md")
GENERATED_FOLDERS = ("questions", "sources", "origins", "actors", "data", "charts")
THEME_FOLDERS = ("search", "assets/search", "assets/javascripts", "assets/stylesheets")


def is_generated(path: str) -> bool:
    """Whether a file at `path` in docs/ would be taken for a generated one on some system.

    A page is one with the HTML file it becomes, and a site engine takes README.md for index.md.
    """
    folded = path.casefold()
    page = folded.removesuffix(".html") + ".md" if folded.endswith(".html") else folded
    if page == "readme.md":
        page = "index.md"
    parts = page.split("/")
    above = {"/".join(parts[:depth]) for depth in range(1, len(parts) + 1)}
    return (
        folded.startswith(tuple(f"{folder}/" for folder in (*GENERATED_FOLDERS, *THEME_FOLDERS)))
        or bool(above & (GENERATED_FILES | THEME_FILES))
        or any(GENERATED_SHEETS.fullmatch(each) for each in above)
    )


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    for path in dossier.hand_written:
        if is_generated(path):
            yield GENERATED.at(
                Place(f"docs/{path}"), "the site has a generated file in this place",
                expected="a name that no generated page has", found=path,
                fix="rename the file; its words may go into the `introduction:` of "
                "data/dossier.yaml"
                if path.casefold() == "index.md" else "rename the file",
            )  # fmt: skip
    for path, data in dossier.hand_written.items():
        if path.endswith(".md"):
            text = page_text(data.decode("utf-8", "replace"))
            tokens = page().parse(text)
            yield from _part_problems(f"docs/{path}", text, tokens)
            yield from _token_problems(f"docs/{path}", text.split("\n"), tokens)


def _part_problems(path: str, text: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    seen: set[str] = set()
    for part in parts(text, tokens):
        place = Place(path, part.line, part.column)
        if part.name not in PARTS:
            near = nearest_name(part.name, PARTS)
            yield UNKNOWN_PART.at(
                place, f"there is no generated part `{part.name}`",
                expected=", ".join(PARTS), found=part.name,
                fix=f"did you mean `{near}`?" if near
                else "name one of these parts, or remove the comment",
            )  # fmt: skip
        elif not part.stands_alone:
            yield PART_IN_TEXT.at(
                place, f"the generated part `{part.name}` does not stand alone",
                expected="the comment on a line of its own, at the margin, a blank line before "
                "and after it",
                found=text.split("\n")[part.line - 1].strip()[:80],
                fix="put it on such a line, outside sentences, lists, code and the page's head",
            )  # fmt: skip
        elif part.name in seen:
            yield PART_TWICE.at(
                place, f"the generated part `{part.name}` stands on this page already",
                expected="each part once on a page", found=part.name, fix="remove the comment",
            )  # fmt: skip
        else:
            seen.add(part.name)


def _token_problems(path: str, lines: Sequence[str], tokens: Sequence[Token]) -> Iterator[Problem]:
    """The first tag of each line that has one, and every address that a page may not have."""
    told = 0
    for line, token in inline_tokens(tokens):
        words = token.content if token.type == MARKUP else token.meta.get(REFUSED, "")
        place = Place(path, line, lines[line - 1].find(words.split("\n")[0]) + 1 or 1)
        if token.type == MARKUP and line != told:
            told = line
            yield HTML_AS_TEXT.at(
                place, "HTML is no markup here: readers see it as it is written",
                expected="Markdown", found=words[:80],
                fix=_INSTEAD.get(_NAME.sub("", words).lower(), _OTHERWISE),
            )  # fmt: skip
        elif REFUSED in token.meta:
            picture = token.type == "image"
            yield ADDRESS.at(
                place,
                "a page takes its pictures from docs/ only" if picture
                else "no page may link to this address",
                expected="the path of a picture in docs/, from this page" if picture
                else "an address with http or https, `mailto:`, or the path from this page to another",
                found=words[:80] or "nothing",
                fix="put the picture into docs/ and name it by its path" if picture
                else "write the whole address, or the path",
            )  # fmt: skip
