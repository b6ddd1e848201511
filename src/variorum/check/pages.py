"""Hand-written pages name only generated parts that exist, and stand in no generated page's place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.model.dossier import Dossier
from variorum.model.page_source import PARTS, parts
from variorum.model.problem import Code, Place, Problem
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
CODES = (UNKNOWN_PART, PART_IN_TEXT, PART_TWICE, GENERATED)
# What the site's own files and the themes' are called, in small letters, and the folders that are
# theirs whole.
GENERATED_FILES = frozenset({
    "index.md", "comparison.md", "names.md", "data.md", "timeline.md",
    "assets/variorum.css", "assets/comparison.css", "assets/charts.css", "assets/comparison.js",
    "assets/print.js",
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
        if not path.endswith(".md"):
            continue
        text = data.decode("utf-8", "replace")
        seen: set[str] = set()
        for part in parts(text):
            line = text.count("\n", 0, part.start) + 1
            column = part.start - (text.rfind("\n", 0, part.start) + 1) + 1
            place = Place(f"docs/{path}", line, column)
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
                    found=text.split("\n")[line - 1].strip()[:80],
                    fix="put it on such a line, outside sentences, lists, code and the page's head",
                )  # fmt: skip
            elif part.name in seen:
                yield PART_TWICE.at(
                    place, f"the generated part `{part.name}` stands on this page already",
                    expected="each part once on a page", found=part.name, fix="remove the comment",
                )  # fmt: skip
            else:
                seen.add(part.name)
